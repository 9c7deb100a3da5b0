"""The periods that a sentence names, and which of them a figure is for.

A month without a year is the latest that ended by the statement, or that of the year named before
it. What cannot be resolved ("the quarter") fits any period; a bare year may confirm a period, but
never contradicts one, since it may belong to a name.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from ..phrases import is_listed
from ..phrases.general import BARE, Printed, load, periods_in
from ..phrases.periods import UNKNOWN_YEAR
from .wordings import Match, Wordings, wordings
from .words import pattern, words

Period = tuple[date, date]
_Build = Callable[[int], Period]

_QUARTER, _HALF, _YEAR = 3, 6, 12
_TWO_DIGITS = 99
_NOTHING = "\0"


@dataclass(frozen=True, slots=True)
class Named:
    """A period named at ``start`` to ``end`` of a sentence.

    ``periods`` are the periods that it may mean; none of them where it cannot be resolved, and then
    ``around`` bounds it, if anything does. ``is_end`` tells that the end of it is meant,
    ``is_sure`` that it is a period and no part of a name, ``is_split`` that it is a year that does
    not begin in January. ``role`` is "own", "base" (what a figure
    is compared with) or "elsewhere" (when something else happened).
    """

    start: int
    end: int
    text: str
    periods: tuple[Period, ...] = ()
    around: Period | None = None
    is_end: bool = False
    is_sure: bool = True
    role: str = "own"
    is_split: bool = False

    def fits(self, period: Period) -> bool:
        """Return whether this may be the period of a row."""
        if self.is_split and _is_calendar_year(period):
            return False
        if not self.periods:
            return self.around is None or (
                self.around[0] <= period[1] and period[0] <= self.around[1]
            )
        return any(
            period == named or (self.is_end and period in _ends(named)) for named in self.periods
        )


def _is_calendar_year(period: Period) -> bool:
    start, end = period
    return start.year == end.year and (start.month, start.day, end.month, end.day) == _CALENDAR


_CALENDAR = (1, 1, 12, 31)


def _ends(named: Period) -> tuple[Period, ...]:
    """Return how the end of a period may be recorded: its last day, or its last month."""
    return (named[1], named[1]), (named[1].replace(day=1), named[1])


def named(text: str, language: str, stated: date | None, context: int | None = None) -> list[Named]:
    """Return the periods that a sentence names, in order.

    ``stated`` is the date of the statement, ``context`` the year that was named last before.
    """
    code = language.partition("-")[0].lower()
    finder = _Finder(text, stated, context)
    if "dates" in words(code):
        finder.take(wordings(code))
    elif is_listed(code):
        _listed(finder, language)
    return [_with_role(text, found, code) for found in sorted(finder.found, key=lambda n: n.start)]


def last_year(found: Sequence[Named]) -> int | None:
    """Return the year of the last period that is resolved."""
    years = [name.periods[0][1].year for name in found if name.periods]
    return years[-1] if years else None


class _Finder:
    """Finds periods, the longest wording first; text that is used up is blanked out."""

    def __init__(self, text: str, stated: date | None, context: int | None) -> None:
        self.text = text
        self.stated = stated
        self._context = context
        self.found: list[Named] = []

    def take(self, wordings: Wordings) -> None:
        """Add what the wordings of a language find."""
        left = self.text
        for kind, wording in wordings.of(self.text):
            for match in list(wording.finditer(left)):
                self.found.append(_FOUND[kind](Match(match, wordings), self))
                left = left[: match.start()] + _NOTHING * len(match[0]) + left[match.end() :]

    def part(self, match: Match, build: _Build, years_ago: int | None = None) -> Named:
        """Return a part of a year, the year given in digits, in words, or not at all."""
        year = match.number("year") or match.number("first_year")
        ago = match.years_ago if years_ago is None else years_ago
        periods = tuple(_periods(build, self._years(build, year, ago)))
        return Named(match.start, match.end, match.text, periods, None, match.is_end)

    def relative(self, match: Match) -> Named:
        """Return "last year", "this quarter" and the like; a day that is not told is unclear."""
        length, ago = match.length, match.years_ago
        if self.stated is None or not length or ago is None:
            return _unclear(match, self)
        around = _ago(ago, length, self.stated)
        periods = (around,) if ago else ()
        return Named(match.start, match.end, match.text, periods, around, match.is_end)

    def add(self, printed: Printed, build: _Build) -> None:
        """Add a period that a pattern of the language found; a bare year is none for sure."""
        year = None if printed.year == UNKNOWN_YEAR else int(printed.year)
        self.found.append(
            Named(
                printed.start,
                printed.end,
                self.text[printed.start : printed.end],
                tuple(_periods(build, self._years(build, year, None))),
                is_end=printed.kind in ("end", BARE),
                is_sure=printed.kind != BARE,
                role="base" if printed.is_base else "own",
            )
        )

    def _years(self, build: _Build, year: int | None, ago: int | None) -> Sequence[int]:
        if year:
            return [year]
        if self.stated is None:
            return [self._context] if self._context else []
        now = self.stated.year
        if ago is not None:
            return [now - ago]
        latest = [
            candidate for candidate in (now, now - 1) if _ended(build, candidate, self.stated)
        ]
        going_on = [now] if _holds(build, now, self.stated) else []
        return list(dict.fromkeys([*latest[:1], *going_on, *filter(None, [self._context])]))


def _periods(build: _Build, years: Sequence[int]) -> Iterator[Period]:
    for year in years:
        try:
            yield build(year)
        except ValueError:  # no such day
            continue


def _ended(build: _Build, year: int, stated: date) -> bool:
    return any(end <= stated for _, end in _periods(build, [year]))


def _holds(build: _Build, year: int, stated: date) -> bool:
    return any(start <= stated <= end for start, end in _periods(build, [year]))


def _months(first: int, last: int) -> _Build:
    """Return what makes the period from one month of a year to another."""

    def build(year: int) -> Period:
        start = year - 1 if first > last else year
        return date(start, first, 1), date(year, last, monthrange(year, last)[1])

    return build


def _first(months: int) -> _Build:
    return _months(1, min(months, _YEAR))


def _nth(part: int, length: int) -> _Build:
    return _months((part - 1) * length + 1, part * length)


def _day(month: int, day: int) -> _Build:
    return lambda year: (date(year, month, day), date(year, month, day))


def _before(months: int, year: int, month: int) -> Period:
    """Return the months that end with a month."""
    index = year * _YEAR + month - months
    start = date(index // _YEAR, index % _YEAR + 1, 1)
    return start, date(year, month, monthrange(year, month)[1])


def _months_to(match: Match, finder: _Finder) -> Named:
    length, last = match.number("number") or match.length, match.month("month")
    return finder.part(match, lambda year: _before(length, year, last))


def _weeks_to(match: Match, finder: _Finder) -> Named:
    length = timedelta(days=7 * (match.number("number") or 1) - 1)
    day = _day(match.month("month"), match.number("day"))

    def build(year: int) -> Period:
        end = day(year)[1]
        return end - length, end

    return finder.part(match, build)


def _year_start(match: Match, _finder: _Finder) -> Named:
    first = date(match.number("year"), 1, 1)
    starts = ((first, first), _months(1, 1)(first.year), _WHOLE_YEAR(first.year))
    return Named(match.start, match.end, match.text, starts)


def _since(match: Match, finder: _Finder) -> Named:
    around = date(match.number("year"), 1, 1), finder.stated or date.max
    return Named(match.start, match.end, match.text, (), around)


def _range(match: Match, finder: _Finder) -> Named:
    first, last = match.month("first_month"), match.month("month")
    year, first_year = match.number("year"), match.number("first_year")
    if year and first_year:
        period = date(first_year, first, 1), _months(last, last)(year)[1]
        return Named(match.start, match.end, match.text, (period,))
    return finder.part(match, _months(first, last))


def _days(match: Match, finder: _Finder) -> Named:
    last_month = match.month("month") or match.month("first_month")
    begin = _day(match.month("first_month") or last_month, match.number("first_day"))
    end = _day(last_month, match.number("day"))
    first_year = match.number("first_year")

    def build(year: int) -> Period:
        start, stop = begin(first_year or year)[0], end(year)[1]
        return (start, stop) if start <= stop else (begin(year - 1)[0], stop)

    return finder.part(match, build)


def _month(match: Match, finder: _Finder) -> Named:
    build = _months(match.month("month"), match.month("month"))
    if match.years_ago is not None or match.number("year") or match.nearest is None:
        return finder.part(match, build)
    if match.nearest == 0:
        return finder.part(match, build, 0)
    latest, last_year = finder.part(match, build), finder.part(match, build, match.nearest)
    return replace(latest, periods=last_year.periods + latest.periods)


def _through(match: Match, finder: _Finder) -> Named:
    """Return "through May": from January to May, or May itself."""
    month = match.month("month")
    spans = finder.part(match, _first(month)), finder.part(match, _months(month, month))
    return replace(spans[0], periods=spans[0].periods + spans[1].periods)


def _year_month(match: Match, finder: _Finder) -> Named:
    """Return a month in ISO 8601, unless it may be a split year such as 2009-10."""
    year, month = match.number("year"), match.month("month")
    is_split = month == (year + 1) % 100
    return _split_year(match, finder) if is_split else _month(match, finder)


def _split_year(match: Match, _finder: _Finder) -> Named:
    """Return a year that does not begin in January; where it does, the words do not tell."""
    year = match.number("year")
    around = date(year, 1, 1), date(year + 1, 12, 31)
    return Named(match.start, match.end, match.text, (), around, is_split=True)


def _fiscal(match: Match, _finder: _Finder) -> Named:
    year = match.number("year")
    year += 0 if year > _TWO_DIGITS else 2000
    around = date(year - 1, 1, 1), date(year + 1, 12, 31)
    is_split = match.text[-3:-2] in ("/", "-")
    return Named(match.start, match.end, match.text, (), around, is_split=is_split)


def _year_end(match: Match, finder: _Finder) -> Named:
    return replace(finder.part(match, _WHOLE_YEAR), is_end=True)


def _span(match: Match, _finder: _Finder) -> Named:
    first, last = match.number("first_year"), match.number("year")
    periods = ((date(first, 1, 1), date(last, 12, 31)), _WHOLE_YEAR(last))
    return Named(match.start, match.end, match.text, periods)


def _bare_year(match: Match, finder: _Finder) -> Named:
    return replace(finder.part(match, _WHOLE_YEAR), is_end=True, is_sure=False)


def _unclear(match: Match, _finder: _Finder) -> Named:
    return Named(match.start, match.end, match.text)


_WHOLE_YEAR = _months(1, _YEAR)
_FOUND: Mapping[str, Callable[[Match, _Finder], Named]] = {
    "day": lambda match, finder: finder.part(
        match, _day(match.month("month"), match.number("day"))
    ),
    "days": _days,
    "first months": lambda match, finder: finder.part(match, _first(match.number("number"))),
    "first quarters": lambda match, finder: finder.part(
        match, _first(match.number("number") * _QUARTER)
    ),
    "fiscal year": _fiscal,
    "half": lambda match, finder: finder.part(match, _nth(match.number("part"), _HALF)),
    "month": _month,
    "months": _range,
    "months to": _months_to,
    "quarter": lambda match, finder: finder.part(match, _nth(match.number("part"), _QUARTER)),
    "relative": lambda match, finder: finder.relative(match),
    "since": _since,
    "through": _through,
    "unclear": _unclear,
    "weeks to": _weeks_to,
    "year": lambda match, finder: finder.part(match.of_year(), _WHOLE_YEAR),
    "year alone": _bare_year,
    "year end": _year_end,
    "year start": _year_start,
    "year-month": _year_month,
    "years": _span,
}


def _listed(finder: _Finder, language: str) -> None:
    """Find the periods of a language by the patterns of its file of words."""
    for printed in periods_in(finder.text, load(language)):
        month, part = printed.month, printed.part
        if printed.kind == "none":
            finder.found.append(Named(printed.start, printed.end, ""))
        elif printed.kind == "day":
            finder.add(printed, _day(month, part))
        elif printed.kind in ("quarter", "half"):
            finder.add(printed, _nth(part, _QUARTER if printed.kind == "quarter" else _HALF))
        elif printed.kind in ("first_months", "first_quarters"):
            finder.add(printed, _first(part * _QUARTER if "quarters" in printed.kind else part))
        elif printed.kind == "split":
            around = date(int(printed.year), 1, 1), date(int(printed.year) + 1, 12, 31)
            text = finder.text[printed.start : printed.end]
            finder.found.append(Named(printed.start, printed.end, text, (), around))
        elif printed.kind == "span":
            finder.add(printed, _months(month, part))
        else:
            finder.add(printed, _months(month or 1, month or _YEAR))


def _ago(count: int, length: int, stated: date) -> Period:
    """Return the year, quarter or month so many before that of the statement."""
    index = stated.year * _YEAR + (stated.month - 1) // length * length - count * length
    return _before(length, (index + length - 1) // _YEAR, (index + length - 1) % _YEAR + 1)


def _with_role(text: str, name: Named, code: str) -> Named:
    before, behind = text[max(0, name.start - 40) : name.start], text[name.end : name.end + 8]
    role = name.role
    if name.text.isdecimal() and _in_front(code, "base_of_years").search(before):
        role = "base"
    for candidate in ("base", "elsewhere"):
        if _in_front(code, candidate).search(before) or _behind(code, candidate).match(behind):
            role = candidate
    return replace(name, role=role)


@cache
def _in_front(code: str, role: str) -> re.Pattern[str]:
    return re.compile(pattern(code, "periods", role).pattern + r"[ (]?$", re.IGNORECASE)


@cache
def _behind(code: str, role: str) -> re.Pattern[str]:
    return pattern(code, "periods", f"{role}_behind")
