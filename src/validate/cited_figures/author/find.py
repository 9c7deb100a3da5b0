"""The figures that a text states, each with its place, its phrase and its reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..evidence.html import Visible
from ..evidence.page import visible_text
from ..evidence.places import places
from ..phrases import NO_FIGURE, Mention, Reading, scan


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: ``sentence[start:start + len(phrase)]`` is the phrase that states it.

    ``locator`` and ``sentence``, in normal form, are those of ``figures verify``; the locator is
    that of a whole text, without a speaker. ``reading`` is what the phrase says. ``reason`` is
    empty where the reader understands the phrase; otherwise it says why not, and ``reading`` holds
    no more than number, comparator and direction, and the unit as printed. A number that
    is no figure (a date, part of a name) has no reading, nor has one that may be several.
    """

    locator: str
    sentence: str
    start: int
    phrase: str
    reading: Reading | None
    reason: str = ""

    @property
    def status(self) -> str:
        """Return "read", or "seen" where there is a reason why the phrase is not read."""
        return "seen" if self.reason else "read"

    @property
    def is_figure(self) -> bool:
        """Return whether the number is a figure, read or only seen."""
        return not self.reason.startswith(NO_FIGURE)


def find(text: str, language: str | None = None) -> Iterator[Found]:
    """Yield the numbers of a text, plain or HTML, in order; ``is_figure`` tells the figures.

    ``language`` is the BCP 47 tag of the text; without it, the script of each sentence decides.
    Never raises for what is in the text.
    """
    return find_in(visible_text(text), language)


def find_in(copy: Visible, language: str | None = None) -> Iterator[Found]:
    """Yield the numbers of a copy of a source, sentence by sentence; see ``find``."""
    for place in places(copy):
        is_cell = place.locator.startswith("t") and place.locator != "title"
        own = len(place.text) - len(place.text.rpartition(_CELL)[2]) if is_cell else 0
        for mention in scan(place.text, language):
            if mention.start >= own:
                reason = mention.reason or (_headed(mention) if own else "")
                phrase = place.text[mention.start : mention.end]
                yield Found(
                    place.locator, place.text, mention.start, phrase, mention.reading, reason
                )


_CELL = " | "  # in front of a cell, behind its headers


def _headed(mention: Mention) -> str:
    """Return why a bare number in a cell is not read, or ""."""
    is_bare = mention.reading is not None and mention.reading.unit == "count"
    return "its unit may be in the headers" if is_bare else ""
