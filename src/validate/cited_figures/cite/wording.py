"""Numbers, days and periods in English words, whatever the locale."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from ..errors import FiguresError
from ..text import MONTHS
from ..views.periods import dates

QUALIFIERS = {
    "eq": "",
    "gt": "more than ",
    "ge": "at least ",
    "lt": "less than ",
    "le": "at most ",
    "approx": "about ",
    "range": "",
}
APPROXIMATE, RANGE = "approx", "range"
UNQUALIFIED = "(comparator unknown) "  # never let a possible bound look like a value
SHORT = 3  # letters of a month
SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
# From a million on: four digits or fewer that are not zeros, or whole millions.
_ROUND = re.compile("(-?)([1-9][0-9]{,3}0{3,}|[1-9][0-9]*0{6})", re.ASCII)
_BEFORE_THOUSANDS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+\Z)")
MILLION = 7  # digits


def grouped(number: str) -> str:
    """Return a number with thousands separators, otherwise as it is written."""
    whole, point, decimals = number.partition(".")
    return _BEFORE_THOUSANDS.sub(",", whole) + point + decimals


def readable(number: str) -> str:
    """Return a number as people write it, none of its digits lost: 4.2 trillion, 250,000, 71.5."""
    round_number = _ROUND.fullmatch(number)
    if round_number is None or len(round_number[2]) < MILLION:
        return grouped(number)
    sign, digits = round_number.groups()
    zeros, word = next(scale for scale in SCALES if len(digits) > scale[0])
    whole, decimals = digits[:-zeros], digits[-zeros:].rstrip("0")
    return f"{sign}{grouped(whole)}{'.' if decimals else ''}{decimals} {word}"


def qualifier(cells: Mapping[str, str]) -> str:
    """Return the words before the number of a row: more than, nearly; none for a range."""
    comparator, low, high = cells["comparator"], cells["value_min"], cells["value_max"]
    if comparator == APPROXIMATE and bool(low) != bool(high):
        is_toward_zero = bool(high) != cells["value"].startswith("-")
        return "nearly " if is_toward_zero else "a little over "
    return QUALIFIERS.get(comparator, UNQUALIFIED)


def numbers(cells: Mapping[str, str]) -> list[str]:
    """Return the number that a row states; for a range its two ends."""
    return [cells["value_min"], cells["value_max"]] if is_range(cells) else [cells["value"]]


def is_range(cells: Mapping[str, str]) -> bool:
    """Return whether a row states one value between two ends, and no number of its own."""
    return cells["comparator"] == RANGE


def quantity(cells: Mapping[str, str], unit: str) -> str:
    """Return what a row states, with qualifier and unit: more than 84.2 percent."""
    return f"{qualifier(cells)}{' to '.join(map(readable, numbers(cells)))} {unit}"


def day(text: str) -> date | None:
    """Return the date in a cell, None for an empty cell; FiguresError for anything else."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FiguresError(f'"{text}" is not a date; figures check says more') from None


def long_date(when: date) -> str:
    """Return a day in words: 17 September 2020."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def period(label: str) -> str:
    """Return an SDMX time period in words: January to July 2020.

    Raises FiguresError for a label that is not a period.
    """
    try:
        start, end = dates(label)
    except ValueError as error:
        raise FiguresError(f"{error}; figures check says more") from None
    if start == end:
        return long_date(start)
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return f"{long_date(start)} to {long_date(end)}"
    return _months(start, end)


def short_period(label: str) -> str:
    """Return an SDMX time period in short form: Jan-Jul 2020."""
    text = period(label).replace(" to ", "-")
    return re.sub("|".join(MONTHS), lambda month: month[0][:SHORT], text)


def _months(start: date, end: date) -> str:
    first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
    if (first, last) == (MONTHS[0], MONTHS[-1]):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if start.year != end.year:
        return f"{first} {start.year} to {last} {end.year}"
    return f"{last} {end.year}" if first == last else f"{first} to {last} {end.year}"
