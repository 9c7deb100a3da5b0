"""English dates and periods: "March 31, 2020", "the first half of 2024", "2016-2019"."""

import re
from calendar import monthrange
from collections.abc import Sequence
from typing import NamedTuple

from ..periods import UNKNOWN_YEAR, is_possible, label
from .lexicon import LEXICON as LEX
from .lexicon import SETS
from .tokens import Tokens

_YEAR_DIGITS = 4
_LONGEST = 8  # words
_MONTHS = 12
_QUARTER = 3  # months
_MONTH = re.compile(rf"([0-9]{{4}}|{UNKNOWN_YEAR})-([0-9]{{2}})")
_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEARS = [*map(str, range(1900, 2101))]
# What stands for words in the patterns of dates.
_CLASSES = (
    {f"{number:02}": "{short}" for number in range(100)}
    | {f"{day:{width}}": "{n}" for day in range(1, 32) for width in ("", "02")}
    | dict.fromkeys(map(str, range(1800, 1900)), "{old}")
    | dict.fromkeys(_YEARS, "{year}")
    | {f"fy{year[start:]}": "{fy}" for year in _YEARS for start in (0, 2)}
    | dict.fromkeys(LEX.cardinals, "{count}")
    | dict.fromkeys(LEX.months, "{month}")
    | dict.fromkeys(SETS.ordinal_ends, "{th}")
    | dict.fromkeys(SETS.points, "{point}")
    | {word: f"{{{kind}}}" for kind, words in LEX.date_words.items() for word in words}
)
_NUMBERS = LEX.cardinals | LEX.months
_NUMBERS |= {word: at for words in LEX.date_words.values() for at, word in enumerate(words, 1)}
_FISCAL = frozenset({"{fiscal}", "{fy}"})


class Date(NamedTuple):
    """A printed period and where it ends (exclusive); `label` has the form of `Reading.period`.

    The label is empty where a fiscal year is printed, which need not be that of the calendar.
    """

    end: int
    label: str


def date_at(tokens: Tokens, start: int) -> Date | None:
    """Return the date or period that begins at `start`, or None.

    A bare year is returned as well; whether it is one depends on what stands around it.
    """
    words = tokens.words[start : start + _LONGEST]
    row = [_CLASSES.get(word, word) for word in words]
    if not SETS.other_months.isdisjoint(words):  # may, march
        raws = tokens.raws[start : start + _LONGEST]
        row = [
            raw if raw in SETS.other_months else name for raw, name in zip(raws, row, strict=True)
        ]
    date = _date(words, row)
    if date and date.end > 1 and not _holds(tokens, start, date):
        date = _date(words, row[:1])
    if date is None:
        return None
    is_fiscal = not _FISCAL.isdisjoint(row[: date.end])
    return Date(start + date.end, "" if is_fiscal else date.label)


def _date(words: Sequence[str], row: Sequence[str]) -> Date | None:
    """Return the date that a row of words begins with, each a word or what stands for it."""
    found = LEX.dates.after(row, 0)
    if found is None:
        return None
    (kind, slots), length = found
    return Date(length, _label(kind, dict(zip(slots, words, strict=False))))


def _holds(tokens: Tokens, start: int, date: Date) -> bool:
    """Return whether there is such a date, and its last word belongs to it: not 2019 -3."""
    words, last = tokens.words, start + date.end - 1
    if words[start + 1] not in SETS.spanning:
        return date.label != ""
    if words[start] in LEX.months:
        return start == 0 or words[start - 1] not in SETS.span_leads  # from May to June
    return date.label != "" and tokens.tight[last] == tokens.tight[last - 1]


def _label(kind: str, said: dict[str, str]) -> str:
    """Return the label of a date of which the words for year, month and so on are given."""
    year, month = said.get("year", UNKNOWN_YEAR), LEX.months.get(said.get("month", ""), 0)
    last = said.get("last", "")
    if last:
        return _years(year, last, is_split=kind == "split")
    word = said.get("part") or said.get("day", "0")
    part = int(word) if word.isdecimal() else _NUMBERS[word]
    if kind == "month_quarter":  # that ends with the month
        kind, part = "quarter", part // _QUARTER if part % _QUARTER == 0 else _MONTHS
    if said.get("which", "first") != "first" or not is_possible(kind, month, part):
        return ""
    if kind == "span" and part < month and year != UNKNOWN_YEAR:
        return f"{int(year) - 1}-{month:02}/{year}-{part:02}"
    name = label(kind, year, month, part)
    return f"{said['point']} {name}" if "point" in said else name


def _years(year: str, last: str, *, is_split: bool) -> str:
    """Return the label of "2016-2019", "2016-19" and the split year "2023/24", or ""."""
    end = last if len(last) == _YEAR_DIGITS else year[:2] + last
    if len(last) % 2 or end <= year:
        return ""
    if not is_split or len(last) == _YEAR_DIGITS:
        return f"{year}/{end}"
    return f"{year}/{last}" if int(end) == int(year) + 1 else ""


def year_of(words: Sequence[str], position: int) -> str:
    """Return the four digits of a year at the position, or ""."""
    return words[position] if _CLASSES.get(words[position]) == "{year}" else ""


def is_end_of_span(words: Sequence[str], position: int) -> bool:
    """Return whether a date ends a span of time: the three months to June."""
    return (
        position > 1 and words[position - 1] in SETS.span_ends and words[position - 2] in LEX.spans
    )


def span_to(words: Sequence[str], position: int, label: str) -> str:
    """Return the months of "the three months to June 2024", or "" where they cannot be told.

    `label` is that of the date at the position, which ends the span.
    """
    unit, count = words[position - 2], words[position - 3]
    number = LEX.cardinals.get(count, int(count) if count.isdecimal() else 0)
    months = LEX.spans[unit] * (number if unit.endswith("s") else 1)
    last = _MONTH.fullmatch(_whole_month(label))
    if last is None or not months:
        return ""
    years, month = divmod(int(last[2]) - months, _MONTHS)
    if last[1] == UNKNOWN_YEAR:
        return f"{UNKNOWN_YEAR}-{month + 1:02}/{label}" if not years else ""
    return f"{int(last[1]) + years}-{month + 1:02}/{last[0]}"


_SPLIT_YEAR = re.compile("/[0-9]{2}$")


def year_to(label: str) -> str:
    """Return the months of "the June 2024 year", which ends with the month; others as they are."""
    return span_to(("12", "months", "to"), 3, label) or label


def from_to(first: str, last: str) -> str:
    """Return the period from one to another; "between May and July 2024" begins in 2024."""
    if _SPLIT_YEAR.search(first) or _SPLIT_YEAR.search(last):
        return ""  # from 2022/23 to 2023/24
    first, last = first.partition("/")[0], last.rpartition("/")[2]
    unknown, year = f"{UNKNOWN_YEAR}-", last[:_YEAR_DIGITS]
    if first.startswith(unknown) and year.isdecimal():
        part = first.removeprefix(unknown)
        is_before = part > last[_YEAR_DIGITS + 1 :]
        first = f"{int(year) - is_before}-{part}"
    return f"{first}/{last}"


def _whole_month(label: str) -> str:
    """Return the month of a date that is its last day, any other label as it is."""
    found = _DAY.fullmatch(label)
    if not found:
        return label
    year, month, day = map(int, found.groups())
    return label[: -len("-31")] if day == monthrange(year, month)[1] else label
