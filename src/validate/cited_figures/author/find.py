"""The figures that a text states, each with its place, its phrase and its reading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ..evidence.html import Visible
from ..evidence.page import visible_text
from ..evidence.places import Place, places
from ..package.membership import profile
from ..phrases import NO_FIGURE, Mention, Reading, Unreadable, read, scan


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
                yield (own and _cell(place, mention, language)) or _found(place, mention, own)


def _found(place: Place, mention: Mention, own: int) -> Found:
    """Return a number with its phrase; the text of a cell begins at ``own``."""
    reason = mention.reason or (_headed(mention) if own else "")
    phrase = place.text[mention.start : mention.end]
    return Found(place.locator, place.text, mention.start, phrase, mention.reading, reason)


def _cell(place: Place, mention: Mention, language: str | None) -> Found | None:
    """Return the number of a cell with what its headers or the caption of its table add."""
    is_bare = mention.reading is not None and mention.reading.unit == "count"
    if not is_bare or len(place.text) > _longest():
        return None
    cell = place.text.rpartition(_CELL)[2]
    headed = _with_headers(place.text, language)
    noted = _with_headers(f"{place.note}{_CELL}{cell}", language) if place.note else None
    if headed and (noted is None or headed.unit == "percent"):
        return Found(place.locator, place.text, 0, place.text, headed)
    reason = "its unit may be in the caption" if noted else ""
    return replace(_found(place, mention, len(cell)), reason=reason) if reason else None


@cache
def _longest() -> int:
    """Return how many characters the phrase of a figure may have."""
    fields = profile("figures")["fields"]
    longest: int = next(
        field["constraints"]["maxLength"] for field in fields if field["name"] == "printed"
    )
    return longest


def _with_headers(text: str, language: str | None) -> Reading | None:
    """Return the reading of a cell that has a unit or a scale from its headers."""
    try:
        reading = read(text, language)
    except Unreadable:
        return None
    return reading if reading.scale != 1 or not reading.unit.startswith("count") else None


_CELL = " | "  # in front of a cell, behind its headers


def _headed(mention: Mention) -> str:
    """Return why a bare number in a cell is not read, or ""."""
    is_bare = mention.reading is not None and mention.reading.unit == "count"
    return "its unit may be in the headers" if is_bare else ""
