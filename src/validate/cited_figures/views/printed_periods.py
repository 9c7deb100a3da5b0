"""Periods as phrases print them, held against the dates of a row."""

import re
from datetime import date

from . import periods

_ANY_YEAR = "XXXX"
_HALF = re.compile(r"-H([12])")


def fits(printed: str, start: date, end: date, stated_on: date | None) -> bool:
    """Return whether the dates of a row are those of a printed period.

    A year that is not printed (``XXXX-09``) is the latest that had ended by the statement. The end
    of a period is its last day, or the period as a whole with the point inside it. A printed year
    or month that contains the dates fits, as the phrase need not print all of the period.
    """
    name = printed.removeprefix("end ")
    found = _dates(name, stated_on)
    if found is None:
        return True
    if printed != name and "/" not in name:
        return end == found[1]
    return found[0] <= start and end <= found[1]


def dates(printed: str, stated_on: date | None) -> tuple[date, date] | None:
    """Return the dates of a row for a printed period, or None where it does not tell them."""
    name = printed.removeprefix("end ")
    found = _dates(name, stated_on)
    if found is None or printed == name:
        return found
    if "/" in name:  # which day a split year ends on is not printed
        return None
    return found[1], found[1]


def _completed(first: str, last: str) -> str:
    """Return the second part of 2023/24 in full."""
    return last if len(last) > 2 else first[: len(first) - len(last)] + last  # noqa: PLR2004


def _dates(name: str, stated_on: date | None) -> tuple[date, date] | None:
    """Return the first and the last day of a label, be it from one to another, or None."""
    first, slash, last = name.partition("/")
    if slash:
        end = _dates(_completed(first, last), stated_on)
        if end and last.startswith(_ANY_YEAR):
            first = first.replace(_ANY_YEAR, str(end[1].year))
        start = _dates(first, stated_on)
        return (start[0], end[1]) if start and end else None
    label = _HALF.sub(r"-S\1", name)
    if not label.startswith(_ANY_YEAR):
        return known(label)
    if stated_on is None:
        return None
    for year in (stated_on.year, stated_on.year - 1):
        found = known(f"{year}{label.removeprefix(_ANY_YEAR)}")
        if found and found[1] <= stated_on:
            return found
    return None


def known(label: str) -> tuple[date, date] | None:
    """Return the first and the last day of an SDMX label, or None where it is none."""
    try:
        return periods.dates(label)
    except ValueError:
        return None
