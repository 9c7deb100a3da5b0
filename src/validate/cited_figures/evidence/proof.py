"""What became of a row beside a copy of its source."""

from dataclasses import dataclass
from enum import StrEnum

EVIDENCE = ("locator", "sentence_sha256", "sentence_chars")  # columns that `figures verify` fills


class Status(StrEnum):
    """How far a figure is proven by a copy of its source.

    EXACT: its sentence stands at its locator and says what the row says. MOVED: the same, at
    another place. CONTRADICTED: its sentence says more, less or the opposite. PHRASE_ONLY: the
    printed phrase stands in the text, but not in the sentence of the row. MISSING: not even that.
    ELSEWHERE: it is from another source.
    """

    EXACT = "exact"
    MOVED = "moved"
    CONTRADICTED = "contradicted"
    PHRASE_ONLY = "phrase-only"
    MISSING = "missing"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence in which the printed phrase stands, with its fingerprint and length.

    ``locator`` is empty where the sentence is outside the answer of the speaker. ``reason`` tells
    why the sentence does not say what the row says, if it does not, and ``longer`` is a phrase that
    would be right.
    """

    locator: str
    sha256: str
    chars: int
    reason: str = ""
    longer: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one row; ``row`` counts from zero in ``table``.

    ``place`` is the locator at which the sentence of the row was found, if any; ``reason`` and
    ``longer`` are those of a contradiction; ``found`` has all sentences with the printed phrase.
    ``has_sentence`` tells whether the sentence of the row stands in the text at all.
    """

    row: int
    figure: str
    status: Status
    printed: str
    locator: str
    table: str = "figures"
    place: str = ""
    reason: str = ""
    longer: str = ""
    has_sentence: bool = False
    found: tuple[Found, ...] = ()

    @property
    def where(self) -> str:
        """Return in words where the printed phrase stands."""
        if not self.found:
            return "nowhere in the text"
        shown = ", ".join(place.locator or "outside the answer" for place in self.found[:_SHOWN])
        more = len(self.found) - _SHOWN
        return shown + (f" and {more} more places" if more > 0 else "")


_SHOWN = 10
