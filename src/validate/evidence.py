"""Prove figures against a copy of their source: where the sentence of each one stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .documents import UnreadableError
from .finding import Location, Proof, Status
from .fingerprints import find, fingerprint, normalise_page
from .pages import answer, read_page, sentences
from .workspace import Workspace

Cells = Mapping[str, Any]

_WORD = re.compile(r"[0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class Page:
    """A copy of a source in normal form: the whole text, and its sentences by locator."""

    normal: str
    places: Mapping[str, str]

    @classmethod
    def of(cls, text: str, speaker: str) -> "Page":
        """Return the page of a text; locators count the paragraphs that the speaker says."""
        places = {
            f"p{p}.s{s}": sentence
            for p, paragraph in enumerate(answer(text, speaker), 1)
            for s, sentence in enumerate(sentences(paragraph), 1)
        }
        return cls(normalise_page(text), places)


def prove(workspace: Workspace, file: str, source: str | None = None) -> list[Proof]:
    """Return the proof of every figure of a source, in the order of the table.

    ``file`` holds the copy of the source; ``source`` may be left out when the package has one
    source with a fingerprint. Raises UnreadableError when the copy or the tables cannot be used.
    """
    figures = workspace.require("figures")
    cited = _source(workspace, source)
    page = Page.of(_text(file), cited["speaker"] or "")
    rows = enumerate(figures.records())
    return [
        _proof(row, each, page) for row, each in rows if each["source_id"] == cited["source_id"]
    ]


def _source(workspace: Workspace, source: str | None) -> Cells:
    table = workspace.require("sources")
    sources = {each["source_id"]: each for each in table.records()}
    known = [name for name, each in sources.items() if each.get("text_sha256")]
    if source is None and len(known) == 1:
        return sources[known[0]]
    if source in sources:
        return sources[source]
    place = Location(table.resource.shown)
    found = f"no source {source}" if source else f"{len(known)} sources with a fingerprint"
    raise UnreadableError(found, f"--source with one of {', '.join(sources)}", place)


def _text(file: str) -> str:
    try:
        return read_page(Path(file))
    except OSError as error:
        found = error.strerror or "no readable file"
    except ValueError:
        found = "bytes that are not UTF-8"
    raise UnreadableError(found, "a copy of the source, as text in UTF-8 or HTML", Location(file))


def _proof(row: int, figure: Cells, page: Page) -> Proof:
    printed, locator = figure["printed"] or "", figure["locator"] or ""
    hashed, chars = figure["sentence_sha256"] or "", figure["sentence_chars"] or 0
    there = page.places.get(locator, "")
    phrase = normalise_page(printed)
    if fingerprint(there) == hashed and len(there) == chars:
        status, sentence, place = Status.EXACT, there, locator
    elif (start := find(hashed, chars, page.normal)) >= 0:
        status, sentence = Status.MOVED, page.normal[start : start + chars]
        place = next((name for name, each in page.places.items() if each == sentence), "")
    else:
        known = contains(page.normal, phrase)
        status, sentence, place = Status.PHRASE_ONLY if known else Status.MISSING, "", ""
    return Proof(
        row=row,
        figure=figure["figure_id"] or "",
        status=status,
        printed=printed,
        locator=locator,
        place=place,
        phrase_fits=contains(sentence, phrase),
        there=f"{fingerprint(there)}, {len(there)} characters" if there else "",
    )


def contains(text: str, phrase: str) -> bool:
    """Return whether a phrase stands in a text as whole words and numbers.

    ``4.2 trillion`` does not stand in ``14.2 trillion``, nor ``over 70`` in ``over 70.5``.
    """
    if not phrase:
        return False
    before = r"(?<![0-9A-Za-z])(?<![0-9][.,])" if _WORD.match(phrase[0]) else ""
    behind = r"(?![0-9A-Za-z])(?![.,][0-9])" if _WORD.match(phrase[-1]) else ""
    return re.search(before + re.escape(phrase) + behind, text) is not None
