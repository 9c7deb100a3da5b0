"""Prove figures against a copy of their source: where the sentence of each one stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import UnreadableError
from ..finding import Location, Proof, Status
from ..package.limits import SEARCH
from ..package.paths import on_disk
from ..rules.workspace import Workspace
from .fingerprint import (
    SPEED,
    Passages,
    fingerprint,
    normalise_page,
)
from .sentences import (
    answer,
    paragraphs,
    read_page,
    sentences,
)

Cells = Mapping[str, Any]

_WORD = re.compile(r"[0-9A-Za-z]")
_BEGINS = re.compile(r"(?<![0-9A-Za-z])(?<![0-9][.,])")
_ENDS = re.compile(r"(?![0-9A-Za-z])(?![.,][0-9])")
_ANYWHERE = re.compile("")


class ExhaustedError(Exception):
    """A search that takes more steps than any honest text needs."""


class Budget:
    """The steps that are left of a search."""

    def __init__(self) -> None:
        """Begin with all of them."""
        self._left = SEARCH.most

    def spend(self, steps: int) -> None:
        """Take steps away; raise ExhaustedError when there are too few."""
        self._left -= steps
        if self._left < 0:
            raise ExhaustedError


@dataclass(frozen=True, slots=True)
class Page:
    """A copy of a source in normal form: the whole text, and its sentences by locator.

    ``names`` leads from a sentence back to its locator; ``known`` holds every sentence of the
    text, also outside the answer, by its fingerprint.
    """

    places: Mapping[str, str]
    names: Mapping[str, str]
    known: Mapping[str, str]
    passages: Passages
    budget: Budget

    @classmethod
    def of(cls, text: str, speaker: str) -> "Page":
        """Return the page of a text; locators count the paragraphs that the speaker says."""
        pieces = paragraphs(text)
        places = {
            f"p{p}.s{s}": sentence
            for p, paragraph in enumerate(answer(pieces, speaker), 1)
            for s, sentence in enumerate(sentences(paragraph), 1)
        }
        names = {sentence: place for place, sentence in reversed(places.items())}
        everywhere = (each for piece in pieces for each in sentences(piece))
        known = {fingerprint(each): each for each in (*names, *everywhere)}
        return cls(places, names, known, Passages(pieces), Budget())

    def find(self, hashed: str, chars: int) -> str:
        """Return the sentence with this fingerprint and length, wherever it stands, or nothing."""
        found = self.known.get(hashed) or self.passages.find(hashed, chars, self.budget.spend)
        return found if len(found) == chars else ""

    def has(self, phrase: str) -> bool:
        """Return whether a phrase stands anywhere in the text, as ``contains`` says."""
        return contains(self.passages.normal, phrase, self.budget.spend)


def prove(workspace: Workspace, file: str, source: str | None = None) -> list[Proof]:
    """Return what a copy of a source says of every figure, in the order of the table.

    ``file`` holds the copy of the source; ``source`` may be left out when the package has one
    source with a fingerprint. Raises UnreadableError when the copy or the tables cannot be used.
    """
    figures = workspace.require("figures")
    cited = _source(workspace, source)
    page = Page.of(_text(file), cited["speaker"] or "")
    rows = enumerate(figures.records())
    cites = cited["source_id"]
    try:
        return [
            _proof(row, each, page) if each["source_id"] == cites else _elsewhere(row, each)
            for row, each in rows
        ]
    except ExhaustedError:
        found = f"a text too long to search, of more than {SEARCH.words} steps"
        raise UnreadableError(found, "a copy cut down to the statement", Location(file)) from None


def text_fingerprint(file: str) -> str:
    """Return the fingerprint of a copy of a source, as the table of sources has it.

    Raises UnreadableError when the copy cannot be used.
    """
    return fingerprint(normalise_page(_text(file)))


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
        return read_page(Path(on_disk(file)))
    except OSError as error:
        found = error.strerror or "no readable file"
    except ValueError:
        found = "bytes that are not UTF-8"
    raise UnreadableError(found, "a copy of the source, as text in UTF-8 or HTML", Location(file))


def _elsewhere(row: int, figure: Cells) -> Proof:
    name, printed, locator = (figure[each] or "" for each in ("figure_id", "printed", "locator"))
    return Proof(row, name, Status.ELSEWHERE, printed, locator)


def _proof(row: int, figure: Cells, page: Page) -> Proof:
    printed, locator = figure["printed"] or "", figure["locator"] or ""
    hashed, chars = figure["sentence_sha256"] or "", figure["sentence_chars"] or 0
    there = page.places.get(locator, "")
    phrase = normalise_page(printed)
    if fingerprint(there) == hashed and len(there) == chars:
        status, sentence, place = Status.EXACT, there, locator
    elif sentence := page.find(hashed, chars):
        status, place = Status.MOVED, page.names.get(sentence, "")
    else:
        status, place = Status.PHRASE_ONLY if page.has(phrase) else Status.MISSING, ""
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


def contains(text: str, phrase: str, spend: Callable[[int], None] = lambda _: None) -> bool:
    """Return whether a phrase stands in a text as whole words and numbers.

    ``4.2 trillion`` does not stand in ``14.2 trillion``, nor ``over 70`` in ``over 70.5``.
    ``spend`` is told how much work there is.
    """
    spend(len(text) // SPEED)
    begins = _BEGINS.match if _WORD.match(phrase[:1]) else _ANYWHERE.match
    ends = _ENDS.match if _WORD.match(phrase[-1:]) else _ANYWHERE.match
    place = text.find(phrase) if phrase else -1
    while place >= 0:
        spend(1)
        if begins(text, place) and ends(text, place + len(phrase)):
            return True
        place = text.find(phrase, place + 1)
    return False
