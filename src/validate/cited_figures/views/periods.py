"""Two dates and the SDMX time period that names them (SDMX ObservationalTimePeriod)."""

import re
from calendar import monthrange
from datetime import date, timedelta

QUARTER, HALF, YEAR = 3, 6, 12

_LABEL = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|S(?P<half>[12])"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:/P(?P<length>[1-9]\d*)(?P<step>[YMD]))?)?))?",
    re.ASCII,
)


def label(start: date, end: date) -> str:
    """Return the SDMX label of a period from its first and last day, both included.

    Days, months, calendar quarters, halves and years have labels of their own (``2020-06``);
    any other period is its first day and a duration (``2020-01-01/P7M``).
    """
    if start == end:
        return start.isoformat()
    months = _whole_months(start, end)
    if not months:
        return f"{start.isoformat()}/P{(end - start).days + 1}D"
    if months == 1:
        return f"{start.year:04d}-{start.month:02d}"
    return _calendar_label(start, months) or _duration_label(start, months)


def dates(text: str) -> tuple[date, date]:
    """Return the first and the last day that an SDMX label names.

    Raises ValueError when the text is no such label or names no real date.
    """
    match = _LABEL.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not an SDMX time period")
    try:
        return _dates(match)
    except OverflowError:
        raise ValueError(f"{text!r} ends after the year 9999") from None


def _dates(match: re.Match[str]) -> tuple[date, date]:
    part = {name: int(value) for name, value in match.groupdict().items() if _is_number(value)}
    start = date(part["year"], _first_month(part), part.get("day", 1))
    if match["step"] == "D":
        return start, start + timedelta(days=part["length"] - 1)
    if "day" in part and "length" not in part:
        return start, start
    months = (
        part["length"] * (YEAR if match["step"] == "Y" else 1) if match["step"] else _span(part)
    )
    return start, _add_months(start, months) - timedelta(days=1)


def _is_number(value: str | None) -> bool:
    return value is not None and value.isdigit()


def _first_month(part: dict[str, int]) -> int:
    if "quarter" in part:
        return (part["quarter"] - 1) * QUARTER + 1
    if "half" in part:
        return (part["half"] - 1) * HALF + 1
    return part.get("month", 1)


def _span(part: dict[str, int]) -> int:
    if "quarter" in part:
        return QUARTER
    if "half" in part:
        return HALF
    return 1 if "month" in part else YEAR


def _whole_months(start: date, end: date) -> int:
    """Return how many whole calendar months the days cover, 0 if they do not."""
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return 0
    return (end.year - start.year) * YEAR + end.month - start.month + 1


def _calendar_label(start: date, months: int) -> str:
    if months == YEAR and start.month == 1:
        return f"{start.year:04d}"
    if months == QUARTER and start.month % QUARTER == 1:
        return f"{start.year:04d}-Q{start.month // QUARTER + 1}"
    if months == HALF and start.month % HALF == 1:
        return f"{start.year:04d}-S{start.month // HALF + 1}"
    return ""


def _duration_label(start: date, months: int) -> str:
    length = f"{months // YEAR}Y" if months % YEAR == 0 else f"{months}M"
    return f"{start.isoformat()}/P{length}"


def _add_months(start: date, months: int) -> date:
    index = start.year * YEAR + start.month - 1 + months
    return date(index // YEAR, index % YEAR + 1, start.day)
