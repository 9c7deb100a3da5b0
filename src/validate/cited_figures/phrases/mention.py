"""A number that stands in a sentence, and what is made of it."""

from fractions import Fraction
from typing import NamedTuple

from .numerals import flip, negative
from .reading import NO_SIGN, Reading

NO_FIGURE = "no figure: "
DIRECTIONS = frozenset({"up", "down"})


class Mention(NamedTuple):
    """A number in a sentence: the phrase `sentence[start:end]` around it, and its reading.

    `reason` is empty where the grammar reads the phrase. Otherwise it says why not, and `reading`
    holds what the scan alone makes of it: number, comparator, direction, unit as printed. `reading`
    is None where the number is no figure but a date, part of a name and the like (then the reason
    begins with `NO_FIGURE`), or where it is not known which number is meant.
    """

    start: int
    end: int
    reading: Reading | None
    reason: str = ""


def directed(mention: Mention, way: str, reason: str) -> Mention:
    """Return a mention with the direction of words that are no part of its phrase."""
    reading = mention.reading
    if reading is None or way not in DIRECTIONS or reading.value < 0:
        return mention
    if way == "down":
        value, upper = negative(reading.value, reading.upper)
        comparator, side = flip(reading.comparator, reading.side)
        reading = reading._replace(value=value, upper=upper, comparator=comparator, side=side)
    notices = tuple(notice for notice in reading.notices if notice != NO_SIGN)
    return mention._replace(
        reading=reading._replace(direction=way, notices=notices), reason=mention.reason or reason
    )


def agrees(reading: Reading, value: Fraction, upper: Fraction | None) -> bool:
    """Return whether a reading has the size of a number or a range that was seen."""
    ends = {abs(reading.value), abs(reading.value if reading.upper is None else reading.upper)}
    return ends == {abs(value), abs(value if upper is None else upper)}
