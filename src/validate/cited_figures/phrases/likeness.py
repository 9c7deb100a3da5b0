"""Phrases that differ in nothing but the digits of one number: read two, and the rest follows.

Reading is slow beside looking at a number. Where two phrases of the same words have been read,
and their readings differ in the number only and by the same factor, the number of any other is
its printed number times this factor. Whatever might be read in another way is read by itself.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from .reading import Reading, Unreadable

# Where the grammars ask how large a number is: a year, an age, a day, a name.
BANDS = (0, 1, 10, 30, 31, 100, 120, 1000, 1900, 2100, 10**6)
MOST = 100_000  # wordings that are kept
LONGEST = 100  # characters of a phrase that is worth it

_NUMBER = re.compile(r"\D*(?<![A-Za-z])([1-9][0-9,]*(?:\.[0-9]+)?)\D*")
_YEAR = re.compile(r"[0-9]{4}")
_BLANKS = str.maketrans("123456789", "0" * 9)

Wording = tuple[str, tuple[int, bool]]


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """What phrases of the same words have in common: one of their readings, and the factor.

    The number of a reading is the printed one, without its marks, times ``factor``.
    """

    reading: Reading
    factor: Fraction
    band: tuple[int, bool]

    def holds(self, number: int) -> bool:
        """Return whether the phrase with this number is surely read like the others."""
        return _band(number * self.factor.numerator / self.factor.denominator) == self.band


class Wordings:
    """The likenesses that were found so far, with the function that reads a phrase."""

    def __init__(self, read: Callable[[str], Reading]) -> None:
        """Begin with none."""
        self._read = read
        self._known: dict[Wording, Likeness | tuple[int, Reading] | None] = {}

    def find(self, phrase: str) -> tuple[Likeness, int] | Reading | None:
        """Return the likeness of a phrase with its number, or its reading, if it had to be read.

        None means that neither is known: read it.
        """
        match = _NUMBER.fullmatch(phrase) if len(phrase) <= LONGEST else None
        if match is None or _YEAR.fullmatch(match[1]):
            return None
        digits = match[1].replace(",", "")
        number, band = int(digits.replace(".", "")), _band(float(digits))
        if band is None:
            return None
        wording = phrase.translate(_BLANKS), band
        known = self._known.get(wording)
        if not isinstance(known, Likeness):
            return self._learn(phrase, wording, number)
        return (known, number) if known.holds(number) else None

    def _learn(self, phrase: str, wording: Wording, number: int) -> Reading | None:
        first = self._known.get(wording, ())
        if first is None or len(self._known) >= MOST:
            return None
        try:
            reading = self._read(phrase)
        except Unreadable:
            return None
        if not first:
            self._known[wording] = number, reading
        elif isinstance(first, tuple) and first[0] != number:
            self._known[wording] = _likeness(first, (number, reading))
        return reading


def _likeness(first: tuple[int, Reading], second: tuple[int, Reading]) -> Likeness | None:
    """Return what two readings have in common, or None if they differ in more than a number."""
    (number, reading), (other_number, other) = first, second
    factor = reading.value / number
    if reading.upper is not None or replace(other, value=reading.value) != reading:
        return None
    bands = _band(float(reading.value)), _band(float(other.value))
    if factor != other.value / other_number or bands[0] != bands[1] or bands[0] is None:
        return None
    return Likeness(reading, factor, bands[0])


def _band(value: float) -> tuple[int, bool] | None:
    """Return between which bounds a number lies and whether it is whole; None on a bound."""
    size = abs(value)
    place = bisect_right(BANDS, size)
    if not place or size == BANDS[place - 1]:
        return None
    return place, size.is_integer()
