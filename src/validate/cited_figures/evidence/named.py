"""The periods that a sentence names, and which of them a figure is for.

A month without a year is the latest that ended by the statement, or that of the year named before
it. What cannot be resolved ("the quarter") fits any period; a bare year may confirm a period, but
never contradicts one, since it may belong to a name.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from ..phrases import is_listed
from ..phrases.general import BARE, UNKNOWN_YEAR, Printed, load, periods_in
from .words import pattern, words

Period = tuple[date, date]
_Build = Callable[[int], Period]

_QUARTER, _HALF, _YEAR = 3, 6, 12
_NOTHING = "\0"


@dataclass(frozen=True, slots=True)
class Named:
    """A period named at ``start`` to ``end`` of a sentence.

    ``periods`` are the periods that it may mean; none of them where it cannot be resolved, and then
    ``around`` bounds it, if anything does. ``is_end`` tells that the end of it is meant,
    ``is_sure`` that it is a period and no part of a name. ``role`` is "own", "base" (what a figure
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

    def fits(self, period: Period) -> bool:
        """Return whether this may be the period of a row."""
        if not self.periods:
            return self.around is None or (
                self.around[0] <= period[1] and period[0] <= self.around[1]
            )
        return any(
            period == named or (self.is_end and period in _ends(named)) for named in self.periods
        )


def _ends(named: Period) -> tuple[Period, ...]:
    """Return how the end of a period may be recorded: its last day, or its last month."""
    return (named[1], named[1]), (named[1].replace(day=1), named[1])


def named(text: str, language: str, stated: date | None, context: int | None = None) -> list[Named]:
    """Return the periods that a sentence names, in order.

    ``stated`` is the date of the statement, ``context`` the year that was named last before.
    """
    code = language.partition("-")[0].lower()
    grammar = {"en": _english, "zh": _chinese}.get(code)
    finder = _Finder(text, stated, context)
    if grammar is not None:
        grammar(finder)
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
        self.text = self._left = text
        self.stated = stated
        self._context = context
        self.found: list[Named] = []

    def take(
        self, pattern: re.Pattern[str], build: Callable[[re.Match[str]], Named | None]
    ) -> None:
        """Add what a pattern finds in the text that is left."""
        for match in list(pattern.finditer(self._left)):
            name = build(match)
            if name is not None:
                self.found.append(name)
            blank = _NOTHING * len(match[0])
            self._left = self._left[: match.start()] + blank + self._left[match.end() :]

    def of_year(self, match: re.Match[str], build: _Build, year: str | None) -> Named:
        """Return a part of a year, the year given in digits, in words, or not at all."""
        periods = tuple(_each(build, self._years(build, year)))
        return Named(*match.span(), match[0], periods, None, _is_end(match))

    def add(self, printed: Printed, build: _Build) -> None:
        """Add a period that a pattern of the language found; a bare year is none for sure."""
        year = None if printed.year == UNKNOWN_YEAR else printed.year
        text = self.text[printed.start : printed.end]
        self.found.append(
            Named(
                printed.start,
                printed.end,
                text,
                tuple(_each(build, self._years(build, year))),
                is_end=printed.kind in ("end", BARE),
                is_sure=printed.kind != BARE,
                role="base" if printed.is_base else "own",
            )
        )

    def _years(self, build: _Build, year: str | None) -> Sequence[int]:
        if year and year.isdigit():
            return [int(year)]
        if self.stated is None:
            return [self._context] if self._context else []
        years = {"this": 0, "last": 1, "previous": 1, "今": 0, "本": 0, "去": 1, "上": 1, "前": 2}
        if year:
            return [self.stated.year - years[year]]
        now = self.stated.year
        latest = [each for each in (now, now - 1) if _ended(build, each, self.stated)][:1]
        going_on = [each for each in (now,) if _holds(build, each, self.stated)]
        return list(dict.fromkeys([*latest, *going_on, *filter(None, [self._context])]))


def _each(build: _Build, years: Sequence[int]) -> Iterator[Period]:
    for year in years:
        try:
            yield build(year)
        except ValueError:  # no such day
            continue


def _ended(build: _Build, year: int, stated: date) -> bool:
    return any(end <= stated for _, end in _each(build, [year]))


def _holds(build: _Build, year: int, stated: date) -> bool:
    return any(start <= stated <= end for start, end in _each(build, [year]))


def _months(first: int, last: int) -> _Build:
    """Return what makes the period from one month of a year to another."""

    def build(year: int) -> Period:
        start = year - 1 if first > last else year
        return date(start, first, 1), date(year, last, monthrange(year, last)[1])

    return build


def _day(month: int, day: int) -> _Build:
    return lambda year: (date(year, month, day), date(year, month, day))


def _before(months: int, year: int, month: int) -> Period:
    """Return the months that end with a month."""
    index = year * _YEAR + month - months
    start = date(index // _YEAR, index % _YEAR + 1, 1)
    return start, date(year, month, monthrange(year, month)[1])


_END_EN = re.compile(
    r"\b(?:as (?:of|at)|by|until|till|up to|at|end[- ]of|end-?|close of)(?: the)?"
    r"(?: end of| end)? ?$",
    re.IGNORECASE,
)
_END_ZH = re.compile(r"(?:截至|截止|截止到|到)$")
_ENDS_ZH = re.compile(r"(?:年?[底末]|月[底末]|底|末)$")


def _is_end(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 30) : match.start()]
    return bool(
        _END_EN.search(before)
        or _END_ZH.search(before)
        or _ENDS_ZH.search(match[0])
        or re.match(r"(?:the )?end\b", match[0], re.IGNORECASE)
    )


@cache
def _months_en() -> dict[str, int]:
    data = words("en")["periods"]
    short = {name: n for n, name in enumerate(data["month_abbreviations"][:_YEAR], 1)}
    long = {name: n for n, name in enumerate(data["months"], 1)}
    return short | long | {"sept": 9}


@cache
def _numbers_en() -> dict[str, int]:
    data = words("en")["periods"]
    cardinals = {word: n for n, word in enumerate(data["numbers"], 1)}
    ordinals = {word: n for n, word in enumerate(data["ordinals"], 1)}
    return cardinals | ordinals | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _numbers_en()[text]


_M = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_Y = r"(?<![\d.,$€£¥])(?:19|20)\d\d(?![\d%]|[.,]\d|-?nCoV|s\b)"
_YEAR_OF = rf"(?:,?(?: of| in)? (?:({_Y})|(this|last) year))?"
_N = r"(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_ORD = r"(first|second|third|fourth|1st|2nd|3rd|4th)"


def _en(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_EN_MONTHS_TO = _en(
    rf"(?:{_N}[ -]months?|(?:the )?(year)|(?:the )?(quarter)) (?:to|ended|ending|through|up to)"
    rf"(?: in)?(?: the end of)?(?: \d{{1,2}})? ({_M})(?: \d{{1,2}}\b,?)?{_YEAR_OF}"
)
_EN_MONTH_RANGE = _en(
    rf"\b(?:from |between )?({_M})(?:,? ({_Y}))?(?: ?- ?| to | through | and | until )({_M})"
    rf"{_YEAR_OF}(?! \d{{1,2}}\b)"
)
_EN_FIRST_MONTHS = _en(rf"\bfirst {_N} months?(?: of the year)?{_YEAR_OF}")
_EN_FIRST_QUARTERS = _en(rf"\bfirst (two|three|2|3) quarters(?: of the year)?{_YEAR_OF}")
_EN_QUARTER = _en(
    rf"\b(?:{_ORD}[ -]quarter(?: of the year)?|Q([1-4])),?{_YEAR_OF}|({_Y})[ -]?Q([1-4])\b"
)
_EN_HALF = _en(rf"\b(?:(first|second)[ -]half(?: of the year)?|H([12])),?{_YEAR_OF}")
_EN_DAY = _en(rf"\b({_M}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?!%){_YEAR_OF}")
_EN_DAY_FIRST = _en(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_M}){_YEAR_OF}")
_TH = "(?:st|nd|rd|th)?"
_TO = r"(?: ?- ?| to | and | through | until )"
_EN_DAYS = _en(
    rf"\b(?:from |between )?(?:(\d{{1,2}}){_TH}(?: ({_M}))?(?:,? ({_Y}))?{_TO}(?:the )?"
    rf"(\d{{1,2}}){_TH} ({_M})|({_M}) (\d{{1,2}}){_TH}(?:,? ({_Y}))?{_TO}"
    rf"(?:({_M}) )?(\d{{1,2}}){_TH}\b){_YEAR_OF}"
)
_EN_MONTH = _en(rf"\b(?:(this|last|the same) )?({_M}){_YEAR_OF}")
_EN_FISCAL = _en(
    r"\b(?:(?:fiscal|financial|tax|marketing|crop|academic)(?: year)? (?:of )?|FY ?)"
    rf"({_Y}|\d\d)(?:[-/]\d\d(?:\d\d)?)?|({_Y})(?:/\d\d(?:\d\d)?|-(?:1[3-9]|[2-9]\d))(?![\d-])"
)
_EN_YEAR_END = _en(rf"\b(?:year[- ]end|end of (?:the |(this|last) )?year)(?: ({_Y}))?")
_EN_ISO = _en(r"(?<![\d-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-([0-3]\d))?(?![\d-])")
_EN_YEARS = _en(rf"\b(?:from |between )?({_Y})(?: ?- ?| to | and | through )({_Y})")
_EN_RELATIVE = _en(r"\b(this|last) (year|quarter|month)\b|\b(?:yesterday|last night)\b|\btoday\b")
_EN_UNCLEAR = _en(
    r"\b(?:the|that|each|every|this|last|previous|latest|current|same) "
    r"(?:past |last |previous |same )?(?:(?:two|three|four|five|six|ten|twelve|\d+) )?"
    r"(?:year|quarter|month|period|half|week|season|decade|day)s?\b(?! (?:earlier|ago|before|on))"
)
_EN_YEAR = _en(
    r"\b(?i:in|for|during|of|at|by|as of|as at|since|until|through|to|from|end|end-|throughout"
    r"|over|within|year|than|against|versus|early|late|mid-?|on|with|and)"
    rf" ?({_Y})(?! (?:prices|dollars|terms|[Aa]genda|Plan|Strategy|Program|Olympics|Games|World))"
)
_EN_BARE_YEAR = _en(rf"\b({_Y})")
_EN_NAME_OF_MONTH = _en(_M)
_EN_WITH_MONTHS = (_EN_MONTHS_TO, _EN_MONTH_RANGE, _EN_DAYS, _EN_DAY, _EN_DAY_FIRST, _EN_MONTH)


def _english(finder: _Finder) -> None:  # noqa: PLR0915 - one small function per wording
    month = _months_en()

    def month_of(text: str) -> int:
        return month[text.rstrip(".").lower()]

    def months_to(match: re.Match[str]) -> Named:
        length = _number(match[1]) if match[1] else _YEAR if match[2] else _QUARTER
        last = month_of(match[4])
        whole = _months(last, last)
        return finder.of_year(
            match, lambda year: _before(length, *_ym(whole(year))), match[5] or match[6]
        )

    def month_range(match: re.Match[str]) -> Named:
        first, last = month_of(match[1]), month_of(match[3])
        if match[2] and match[4]:
            start = date(int(match[2]), first, 1)
            end = _months(last, last)(int(match[4]))[1]
            return Named(*match.span(), match[0], ((start, end),))
        return finder.of_year(match, _months(first, last), match[4] or match[5] or match[2])

    def first_months(match: re.Match[str]) -> Named:
        return finder.of_year(
            match, _months(1, min(_number(match[1]), _YEAR)), match[2] or match[3]
        )

    def first_quarters(match: re.Match[str]) -> Named:
        return finder.of_year(match, _months(1, _number(match[1]) * _QUARTER), match[2] or match[3])

    def quarter(match: re.Match[str]) -> Named:
        which = int(match[2] or match[6] or _number(match[1] or "1"))
        build = _months(which * _QUARTER - 2, which * _QUARTER)
        return finder.of_year(match, build, match[3] or match[4] or match[5])

    def half(match: re.Match[str]) -> Named:
        which = int(match[2] or _number(match[1] or "1"))
        build = _months(which * _HALF - 5, which * _HALF)
        return finder.of_year(match, build, match[3] or match[4])

    def day(match: re.Match[str]) -> Named:
        return finder.of_year(match, _day(month_of(match[1]), int(match[2])), match[3] or match[4])

    def day_first(match: re.Match[str]) -> Named:
        return finder.of_year(match, _day(month_of(match[2]), int(match[1])), match[3] or match[4])

    def days(match: re.Match[str]) -> Named:
        first, last = match[1] or match[7], match[4] or match[10]
        end_month = match[5] or match[9] or match[6]
        start_month = match[2] or match[6] or end_month
        year, start_year = match[11] or match[12], match[3] or match[8]
        begin = _day(month_of(start_month), int(first))
        end = _day(month_of(end_month), int(last))

        def build(of_year: int) -> Period:
            starts = int(start_year) if start_year else of_year
            start, stop = begin(starts)[0], end(of_year)[1]
            return (start, stop) if start <= stop else (begin(starts - 1)[0], stop)

        return finder.of_year(match, build, year or start_year)

    def one_month(match: re.Match[str]) -> Named:
        which = month_of(match[2])
        year = match[3] or match[4] or ("this" if match[1] == "this" else None)
        if year or match[1] != "last":
            return finder.of_year(match, _months(which, which), year)
        found = finder.of_year(match, _months(which, which), "last")
        latest = finder.of_year(match, _months(which, which), None)
        periods = found.periods + latest.periods
        return Named(*match.span(), match[0], periods, None, found.is_end)

    def fiscal(match: re.Match[str]) -> Named:
        year = int(match[1] or match[2])
        year += 2000 if year < 100 else 0  # noqa: PLR2004 - two digits
        around = date(year - 1, 1, 1), date(year + 1, 12, 31)
        return Named(*match.span(), match[0], (), around)

    def iso(match: re.Match[str]) -> Named:
        which = int(match[2])
        if not match[3] and which == (int(match[1]) + 1) % 100:  # a month, or a split year
            around = date(int(match[1]), 1, 1), date(int(match[1]) + 1, 12, 31)
            return Named(*match.span(), match[0], (), around)
        build = _day(which, int(match[3])) if match[3] else _months(which, which)
        return finder.of_year(match, build, match[1])

    def year_end(match: re.Match[str]) -> Named:
        return replace(finder.of_year(match, _months(1, _YEAR), match[2] or match[1]), is_end=True)

    def years(match: re.Match[str]) -> Named:
        start, end = int(match[1]), int(match[2])
        periods = ((date(start, 1, 1), date(end, 12, 31)), _months(1, _YEAR)(end))
        return Named(*match.span(), match[0], periods)

    def year(match: re.Match[str]) -> Named:
        start = match.start(1)
        is_end = bool(_END_EN.search(match.string[max(0, start - 30) : start]))
        whole = _months(1, _YEAR)(int(match[1]))
        return Named(start, match.end(), match[1], (whole,), is_end=is_end)

    def bare_year(match: re.Match[str]) -> Named:
        whole = _months(1, _YEAR)(int(match[1]))
        return Named(*match.span(), match[0], (whole,), is_end=True, is_sure=False)

    def relative(match: re.Match[str]) -> Named:
        around = _relative(match[1] or "", match[2] or "", finder.stated)
        is_whole = match[1] == "last" and around is not None
        periods = (around,) if is_whole and around else ()
        return Named(*match.span(), match[0], periods, around, _is_end(match))

    has_month = _EN_NAME_OF_MONTH.search(finder.text)
    for wording, build in (
        (_EN_FISCAL, fiscal),
        (_EN_ISO, iso),
        (_EN_YEAR_END, year_end),
        (_EN_MONTHS_TO, months_to),
        (_EN_MONTH_RANGE, month_range),
        (_EN_FIRST_MONTHS, first_months),
        (_EN_FIRST_QUARTERS, first_quarters),
        (_EN_QUARTER, quarter),
        (_EN_HALF, half),
        (_EN_DAYS, days),
        (_EN_DAY, day),
        (_EN_DAY_FIRST, day_first),
        (_EN_MONTH, one_month),
        (_EN_YEARS, years),
        (_EN_YEAR, year),
        (_EN_BARE_YEAR, bare_year),
        (_EN_RELATIVE, relative),
        (_EN_UNCLEAR, _unclear),
    ):
        if has_month or wording not in _EN_WITH_MONTHS:
            finder.take(wording, build)


def _listed(finder: _Finder, language: str) -> None:
    """Find the periods of a language by the patterns of its file of words."""
    for printed in periods_in(finder.text, load(language)):
        month, part = printed.month, printed.part
        if printed.kind == "none":
            finder.found.append(Named(printed.start, printed.end, ""))
        elif printed.kind == "day":
            finder.add(printed, _day(month, part))
        elif printed.kind in ("quarter", "half"):
            length = _QUARTER if printed.kind == "quarter" else _HALF
            finder.add(printed, _months((part - 1) * length + 1, part * length))
        elif printed.kind in ("first_months", "first_quarters"):
            last = part * _QUARTER if printed.kind == "first_quarters" else part
            finder.add(printed, _months(1, last))
        else:
            finder.add(printed, _months(month or 1, month or _YEAR))


def _unclear(match: re.Match[str]) -> Named:
    return Named(*match.span(), match[0])


def _ym(period: Period) -> tuple[int, int]:
    return period[1].year, period[1].month


def _relative(which: str, unit: str, stated: date | None) -> Period | None:
    """Return the period of "last year", "this quarter" and the like; None without a date."""
    if stated is None or not unit:
        return None
    length = {"year": _YEAR, "quarter": _QUARTER, "month": 1}[unit]
    first = (stated.month - 1) // length * length + 1
    this = date(stated.year, first, 1)
    if which == "last":
        end = this - timedelta(days=1)
        return _before(length, end.year, end.month)
    return _months(first, first + length - 1)(stated.year)


_ZN = "(?:[一二三四五六七八九]|十[一二]?|[0-9]{1,2})"
_ZY = r"(?:(?<![\d.])((?:19|20)\d\d)年|([今去本上前])年)?"
_ZH_RANGE = re.compile(rf"{_ZY}({_ZN})月?份?[-至到~]({_ZN})月份?")
_ZH_FIRST = re.compile(rf"{_ZY}前({_ZN})个月")
_ZH_QUARTERS = re.compile(rf"{_ZY}前([二两三23])(?:个)?季度")
_ZH_QUARTER = re.compile(rf"{_ZY}第?([一二三四1-4])季度[底末]?")
_ZH_HALF = re.compile(rf"{_ZY}([上下])半年[底末]?")
_ZH_DAYS = re.compile(rf"{_ZY}({_ZN})月([0-9]{{1,2}})日?[-至到~](?:({_ZN})月)?([0-9]{{1,2}})日")
_ZH_DAY = re.compile(rf"{_ZY}({_ZN})月([0-9]{{1,2}})日")
_ZH_MONTH = re.compile(rf"{_ZY}({_ZN})月(?:份|[底末])?(?!\d*日)")
_ZH_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[-至到~]((?:19|20)\d\d)年")
_ZH_YEAR = re.compile(r"(?:(?<!\d)((?:19|20)\d\d)年(?:全年)?|([去前])年(?:全年)?)[底末]?(?!代|来)")
_ZH_YEAR_END = re.compile("年[底末]")
_ZH_UNCLEAR = re.compile(r"今年|本年|全年|本季度|上季度|本月|上月|同期|当年|当月|目前|当前|期末")
_ZH_DIGITS = {character: n for n, character in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


def _chinese(finder: _Finder) -> None:
    def months(match: re.Match[str]) -> Named:
        build = _months(_zh(match[3]), _zh(match[4]))
        return finder.of_year(match, build, match[1] or match[2])

    def first_months(match: re.Match[str]) -> Named:
        return finder.of_year(match, _months(1, _zh(match[3])), match[1] or match[2])

    def quarters(match: re.Match[str]) -> Named:
        return finder.of_year(match, _months(1, _zh(match[3]) * _QUARTER), match[1] or match[2])

    def quarter(match: re.Match[str]) -> Named:
        last = _zh(match[3]) * _QUARTER
        return finder.of_year(match, _months(last - 2, last), match[1] or match[2])

    def half(match: re.Match[str]) -> Named:
        build = _months(1, _HALF) if match[3] == "上" else _months(_HALF + 1, _YEAR)
        return finder.of_year(match, build, match[1] or match[2])

    def days(match: re.Match[str]) -> Named:
        begin = _day(_zh(match[3]), int(match[4]))
        end = _day(_zh(match[5] or match[3]), int(match[6]))

        def build(year: int) -> Period:
            start, stop = begin(year)[0], end(year)[1]
            return (start, stop) if start <= stop else (begin(year - 1)[0], stop)

        return finder.of_year(match, build, match[1] or match[2])

    def day(match: re.Match[str]) -> Named:
        return finder.of_year(match, _day(_zh(match[3]), int(match[4])), match[1] or match[2])

    def month(match: re.Match[str]) -> Named:
        which = _zh(match[3])
        return finder.of_year(match, _months(which, which), match[1] or match[2])

    def years(match: re.Match[str]) -> Named:
        periods = (
            (date(int(match[1]), 1, 1), date(int(match[2]), 12, 31)),
            _months(1, _YEAR)(int(match[2])),
        )
        return Named(*match.span(), match[0], periods)

    def year(match: re.Match[str]) -> Named:
        return finder.of_year(match, _months(1, _YEAR), match[1] or match[2])

    def year_end(match: re.Match[str]) -> Named:
        return replace(finder.of_year(match, _months(1, _YEAR), None), is_end=True)

    for wording, build in (
        (_ZH_YEARS, years),
        (_ZH_DAYS, days),
        (_ZH_RANGE, months),
        (_ZH_FIRST, first_months),
        (_ZH_QUARTERS, quarters),
        (_ZH_QUARTER, quarter),
        (_ZH_HALF, half),
        (_ZH_DAY, day),
        (_ZH_MONTH, month),
        (_ZH_YEAR, year),
        (_ZH_YEAR_END, year_end),
        (_ZH_UNCLEAR, _unclear),
    ):
        finder.take(wording, build)


def _zh(text: str) -> int:
    """Return a number up to twelve in digits or in Chinese; ValueError for a month that is none."""
    if text.isdigit():
        return int(text)
    return sum(_ZH_DIGITS[character] for character in text)


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
