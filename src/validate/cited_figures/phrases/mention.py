"""A number that stands in a sentence, and what is made of it."""

from typing import NamedTuple

from .reading import Reading

NO_FIGURE = "no figure: "


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
