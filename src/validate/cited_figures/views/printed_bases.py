"""Bases of comparison as phrases print them, held against the base of a row."""

import re
from calendar import monthrange
from datetime import date, timedelta

from . import printed_periods

YEAR = 12
_DURATION = re.compile(r"P([1-9][0-9]*)([DWMY])")
_IN_MONTHS, _IN_DAYS = {"M": 1, "Y": YEAR}, {"D": 1, "W": 7}
_NAMED = ("start-of-year", "previous-estimate")

Dates = tuple[date, date]


def fits(
    printed: str, base: str, base_period: str | None, period: Dates, stated_on: date | None
) -> bool:
    """Return whether a printed base can be the base of a row that is about ``period``.

    A printed duration or name must be that of the row, a printed period the one that the row is
    compared with. Where the row has a stated base, a printed duration is not held against it.
    Words that allow several bases name them all, separated by ``|``; one of them must fit.
    """
    names = printed.split("|")
    return any(_fits(name, base, base_period, period, stated_on) for name in names)


def fits_always(printed: str, base: str) -> bool:
    """Return whether a printed base is that of a row whatever the period of the row is."""
    names = printed.split("|")
    return any(name == base or (_length(name) and _length(name) == _length(base)) for name in names)


def _fits(
    printed: str, base: str, base_period: str | None, period: Dates, stated_on: date | None
) -> bool:
    if printed in _NAMED:
        return printed == base
    if _length(printed):
        return base == "stated" or _length(printed) == _length(base)
    known = compared(base, base_period, period)
    return known is None or printed_periods.fits(printed, *known, stated_on)


def _length(base: str) -> tuple[str, int] | None:
    """Return a duration as a unit and a number of it, so that P12M and P1Y are the same."""
    found = _DURATION.fullmatch(base)
    if not found:
        return None
    number, step = int(found[1]), found[2]
    if step in _IN_MONTHS:
        return "months", number * _IN_MONTHS[step]
    return "days", number * _IN_DAYS[step]


def compared(base: str, base_period: str | None, period: Dates) -> Dates | None:
    """Return the period that a row is compared with, or None where the tables do not say."""
    if base == "stated":
        return printed_periods.known(base_period or "")
    length = _length(base)
    if length is None or length[0] == "days":
        return None
    start, end = (_earlier(day, length[1]) for day in period)
    is_whole = (period[1] + timedelta(days=1)).day == 1
    return start, (_month_end(end) if is_whole else end)


def _earlier(day: date, months: int) -> date:
    """Return the same day some months before, or the last day of a shorter month."""
    year, month = divmod(day.year * YEAR + day.month - 1 - months, YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
