"""A page by its places: the title, the sentences of an answer, the cells of tables, the rest."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .fingerprint import SPEED, Passages, fingerprint, normal_form
from .html import Visible
from .sentences import Paragraph, answers, paragraphs, sentences
from .timing import Timing

_LETTER = "0-9A-Za-zÀ-ɏͰ-ӿ"
_WORD = re.compile(f"[{_LETTER}]")
_BEGINS = re.compile(rf"(?<![{_LETTER}^_])(?<![0-9][.,])")
_ENDS = re.compile(rf"(?![{_LETTER}])(?![.,][0-9])(?!(?<=[0-9])[\^_])")
_ANYWHERE = re.compile("")


class ExhaustedError(Exception):
    """A search that takes more steps than any honest text needs."""


class Budget:
    """The steps that are left of a search."""

    def __init__(self, steps: int) -> None:
        """Begin with all of them."""
        self._left = steps

    def spend(self, steps: int) -> None:
        """Take steps away; raise ExhaustedError when there are too few."""
        self._left -= steps
        if self._left < 0:
            raise ExhaustedError


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, a title or a cell, in normal form; ``locator`` is empty outside the answer.

    ``paragraph`` counts the paragraphs of the page from zero; -1 stands for a title or a cell.
    ``note`` is the caption of the table of a cell, or the line in front of it.
    """

    locator: str
    text: str
    paragraph: int = -1
    note: str = ""

    @property
    def sha256(self) -> str:
        """Return the fingerprint."""
        return fingerprint(self.text)


class Page:
    """A copy of a source in normal form, with the sentences that its locators name.

    Locators count what ``speaker`` says, or the whole text where no speaker has a label in it.
    ``steps`` bounds the work of all searches; ExhaustedError is raised beyond.
    """

    def __init__(self, copy: Visible, speaker: str, steps: int) -> None:
        """Cut the text of a page into its places."""
        pieces = paragraphs(copy.text)
        parts = answers(pieces, speaker)
        cut = [sentences(part.text) for part in parts]
        self.text = normal_form(copy.text)
        self.budget = Budget(steps)
        self.timing = Timing([*cut, [normal_form(copy.title)]])
        self.places = [*_sentences(parts, cut), *_apart(copy)]
        self._pieces = pieces
        self._searched: dict[tuple[str, int], str] = {}
        starts, length = [], 0
        for place in self.places:
            starts.append(length)
            length += len(place.text) + 1
        self._starts = starts
        self._joined = "\n".join(place.text for place in self.places)

    @property
    def text_sha256(self) -> str:
        """Return the fingerprint of the whole text, without title and tables."""
        return fingerprint(self.text)

    @cached_property
    def _passages(self) -> Passages:
        return Passages([piece.text for piece in self._pieces])

    @cached_property
    def _by_locator(self) -> dict[str, Place]:
        return {place.locator: place for place in self.places if place.locator}

    @cached_property
    def _by_hash(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.sha256, []).append(place)
        return found

    def at(self, locator: str) -> Place | None:
        """Return what stands at a locator."""
        return self._by_locator.get(locator)

    def find(self, sha256: str, chars: int) -> Place | None:
        """Return the passage with this fingerprint and length, wherever it stands.

        A passage that is no whole sentence has no locator.
        """
        known = [place for place in self._by_hash.get(sha256, []) if len(place.text) == chars]
        if known:
            return max(known, key=lambda place: bool(place.locator))
        key = sha256, chars
        if key not in self._searched:
            self._searched[key] = self._passages.find(sha256, chars, self.budget.spend)
        found = self._searched[key]
        return Place("", found) if found else None

    def holding(self, phrase: str) -> list[Place]:
        """Return the places in which a phrase in normal form stands, each once, in order."""
        found = {
            bisect_right(self._starts, start) - 1
            for start in occurrences(self._joined, phrase, self.budget)
        }
        return [self.places[index] for index in sorted(found)]


def places(copy: Visible) -> Iterator[Place]:
    """Yield the sentences of a copy of a source, then its title and the cells of its tables."""
    parts = paragraphs(copy.text)
    yield from _sentences(parts, (sentences(part.text) for part in parts))
    yield from _apart(copy)


def _sentences(parts: list[Paragraph], cut: Iterable[list[str]]) -> Iterator[Place]:
    for number, (part, texts) in enumerate(zip(parts, cut, strict=True)):
        for n, text in enumerate(texts, 1):
            locator = f"{part.locator}.s{n}" if part.locator else ""
            yield Place(locator, text, number)


def _apart(copy: Visible) -> Iterator[Place]:
    title = normal_form(copy.title)
    if title:
        yield Place("title", title)
    for number, table in enumerate(copy.tables, 1):
        note = normal_form(table.note)
        for row, column, text in table.cells:
            if text:
                yield Place(f"t{number}.r{row}.c{column}", normal_form(text), note=note)


def occurrences(text: str, phrase: str, budget: Budget | None = None) -> Iterator[int]:
    """Yield where a phrase stands in a text as whole words and numbers.

    ``4.2 trillion`` does not stand in ``14.2 trillion``, nor ``over 70`` in ``over 70.5``.
    """
    spend = budget.spend if budget else lambda _: None
    spend(len(text) // SPEED)
    begins = _BEGINS.match if _WORD.match(phrase[:1]) else _ANYWHERE.match
    ends = _ENDS.match if _WORD.match(phrase[-1:]) else _ANYWHERE.match
    place = text.find(phrase) if phrase else -1
    while place >= 0:
        spend(1)
        if begins(text, place) and ends(text, place + len(phrase)):
            yield place
        place = text.find(phrase, place + 1)
