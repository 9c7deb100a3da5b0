"""English dates and periods: "March 31, 2020", "the first half of 2024", "2016-2019"."""

import re
from calendar import monthrange
from collections.abc import Sequence
from typing import NamedTuple

from .lexicon import LEXICON as LEX
from .lexicon import SETS
from .tokens import Tokens

UNKNOWN_YEAR = "XXXX"
_YEAR_DIGITS = 4
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LAST_DAY = 31
_SHORT_YEAR = 2
_PARTS = {"quarter": ("Q", 4), "half": ("H", 2)}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_SUMS = {"two": 2, "three": 3, "six": 6, "nine": 9, "eleven": 11, "ten": 10, "eight": 8}
_NAMED_PARTS = {"q1": "Q1", "q2": "Q2", "q3": "Q3", "q4": "Q4", "h1": "H1", "h2": "H2"}
_MONTHS = 12
_MONTH = re.compile(rf"([0-9]{{4}}|{UNKNOWN_YEAR})-([0-9]{{2}})")
_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
# How many months they have; of weeks and days the first one is not told.
_SPANS = {"month": 1, "months": 1, "quarter": 3, "quarters": 3, "half": 6, "year": 12, "years": 12}
_SPANS |= dict.fromkeys(("period", "day", "days", "week", "weeks", "season"), 0)


class Date(NamedTuple):
    """A printed period and where it ends (exclusive); `label` has the form of `Reading.period`.

    The label is empty where a fiscal year is printed, which need not be that of the calendar.
    """

    end: int
    label: str


def year_of(words: Sequence[str], position: int) -> str:
    """Return the four digits of a year at the position, or ""."""
    word = words[position]
    if len(word) == _YEAR_DIGITS and word.isdigit() and _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return word
    return ""


def is_end_of_span(words: Sequence[str], position: int) -> bool:
    """Return whether a date ends a span of time: the three months to June."""
    return position > 1 and words[position - 1] in SETS.span_ends and words[position - 2] in _SPANS


def span_to(words: Sequence[str], position: int, label: str) -> str:
    """Return the months of "the three months to June 2024", or "" where they cannot be told.

    `label` is that of the date at the position, which ends the span.
    """
    unit, count = words[position - 2], words[position - 3]
    number = LEX.cardinals.get(count, int(count) if count.isdecimal() else 0)
    months = _SPANS[unit] * (number if unit.endswith("s") else 1)
    last = _MONTH.fullmatch(_whole_month(label))
    if last is None or not months:
        return ""
    years, month = divmod(int(last[2]) - months, _MONTHS)
    if last[1] == UNKNOWN_YEAR:
        return f"{UNKNOWN_YEAR}-{month + 1:02}/{label}" if not years else ""
    return f"{int(last[1]) + years}-{month + 1:02}/{last[0]}"


def from_to(first: str, last: str) -> str:
    """Return the period from one to another; "between May and July 2024" begins in 2024."""
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


def date_at(tokens: Tokens, start: int) -> Date | None:
    """Return the date or period that begins at `start`, or None.

    A bare year is returned as well; whether it is one depends on what stands around it.
    """
    date = _date_at(tokens, start)
    if date and any(map(_is_fiscal, tokens.words[start : date.end])):
        return Date(date.end, "")
    return date


def _is_fiscal(word: str) -> bool:
    return word in SETS.fiscal or word.startswith("fy")


def _date_at(tokens: Tokens, start: int) -> Date | None:
    word = tokens.words[start]
    if word in LEX.months:
        return _month_first(tokens, start)
    if word[0].isdigit():
        return _digits_first(tokens, start)
    if word in _ORDINALS:
        return _ordinal_first(tokens.words, start)
    if word == "quarter":
        return _numbered_quarter(tokens, start)
    if word in SETS.points or word.startswith(("mid-", "end-")):
        return _end_of(tokens, start)
    return _named(tokens, start)


def _named(tokens: Tokens, start: int) -> Date | None:
    """Read "Q1 2024", "fiscal 2024", "calendar year 2024", "year 2024"."""
    words = tokens.words
    word = words[start]
    if word in _NAMED_PARTS:
        year, end = _year_after(words, start + 1)
        return Date(end, f"{year}-{_NAMED_PARTS[word]}")
    if word not in SETS.fiscal | SETS.whole_years | {"year"}:
        return None
    at = start + 1 + (words[start + 1] == "year")
    return _digits_first(tokens, at) if year_of(words, at) else None


def _numbered_quarter(tokens: Tokens, start: int) -> Date | None:
    """Read "Quarter 1 2025", "Quarter 1 (Jan to Mar) 2025"."""
    words = tokens.words
    number, at = words[start + 1], start + 2
    if tokens.raws[start] != "Quarter" or number not in {"1", "2", "3", "4"}:
        return None
    if words[at] == "(" and words[at + 1] in LEX.months and words[at + 4] == ")":
        at += 5
    year, end = _year_after(words, at)
    return Date(end, f"{year}-Q{number}")


def _year_after(words: Sequence[str], position: int) -> tuple[str, int]:
    """Return the year behind an optional "of", "in" or comma, and where it ends."""
    at = position
    if words[at] in {"of", "in", ",", "fiscal"}:
        at += 1
    at += words[at] in SETS.fiscal
    at += words[at] == "year" and bool(year_of(words, at + 1))
    year = year_of(words, at)
    if words[at].startswith("fy") and words[at][-1].isdigit():
        year = words[at]
    return (year, at + 1) if year else (UNKNOWN_YEAR, position)


def _month_first(tokens: Tokens, start: int) -> Date | None:
    words = tokens.words
    month = LEX.months[words[start]]
    if words[start] in {"may", "march", "mar"} and not tokens.raws[start][0].isupper():
        return None
    at = start + 1
    at += words[at] == "." and not tokens.tight[at + 1]
    if _is_day(words[at]) and not tokens.tight[at]:
        end = at + 1 + (words[at + 1] in {"st", "nd", "rd", "th"})
        year, end = _year_after(words, end)
        return Date(end, f"{year}-{month:02}-{int(words[at]):02}")
    if (
        words[at] in SETS.spanning
        and words[at + 1] in LEX.months
        and words[start - 1] not in SETS.span_leads
    ):
        year, end = _year_after(words, at + 2)  # "October to December 2023"
        last = LEX.months[words[at + 1]]
        first = str(int(year) - 1) if last < month and year != UNKNOWN_YEAR else year
        return Date(end, f"{first}-{month:02}/{year}-{last:02}")
    is_quarter = words[at] == "quarter" and month % 3 == 0  # "the June quarter of 2024"
    year, end = _year_after(words, at + is_quarter)
    if words[at] in {"in"}:
        year, end = UNKNOWN_YEAR, at
    if is_quarter or (words[end] == "quarter" and month % 3 == 0):
        return Date(end + (not is_quarter), f"{year}-Q{month // 3}")
    return Date(end, f"{year}-{month:02}")


def _is_day(word: str) -> bool:
    return word.isdigit() and len(word) <= 2 and 1 <= int(word) <= _LAST_DAY  # noqa: PLR2004


def _digits_first(tokens: Tokens, start: int) -> Date | None:
    words, tight = tokens.words, tokens.tight
    word = words[start]
    after = words[start + 1]
    if _is_day(word):
        at = start + 1 + (after in {"st", "nd", "rd", "th"} and tight[start + 1])
        if words[at] in LEX.months and tokens.raws[at][0].isupper():
            year, end = _year_after(words, at + 1)
            return Date(end, f"{year}-{LEX.months[words[at]]:02}-{int(word):02}")
    if after in {"st", "nd", "rd", "th"} and tight[start + 1] and word + after in _ORDINALS:
        return _ordinal_part(words, start + 2, _ORDINALS[word + after])
    year = year_of(words, start) or _old_year(words, start)
    if not year:
        return None
    is_span = after in {"-", "/"} and tight[start + 2] == tight[start + 1]
    label = _years(year, after, words[start + 2]) if is_span and words[start + 3] != "/" else ""
    if label:
        return Date(start + 3, label)
    if after in _NAMED_PARTS:
        return Date(start + 2, f"{year}-{_NAMED_PARTS[after]}")
    return Date(start + 1, year)


def _old_year(words: Sequence[str], start: int) -> str:
    """Return the first year of "1850-1900", or ""."""
    is_old = re.fullmatch("18[0-9]{2}", words[start]) and words[start + 1] == "-"
    return words[start] if is_old and year_of(words, start + 2) else ""


def _years(year: str, mark: str, last: str) -> str:
    """Return the label of "2016-2019", "2016-19" and the split year "2023/24", or ""."""
    if not last.isdigit():
        return ""
    if len(last) == _YEAR_DIGITS and year < last <= str(_LAST_YEAR):
        return f"{year}/{last}"
    if len(last) != _SHORT_YEAR or last <= year[2:]:
        return ""
    if mark == "-":
        return f"{year}/{year[:2]}{last}"
    return f"{year}/{last}" if int(last) == int(year[2:]) + 1 else ""


def _ordinal_first(words: Sequence[str], start: int) -> Date | None:
    if words[start] == "first" and words[start + 1] in _SUMS:
        count = _SUMS[words[start + 1]]
        unit = words[start + 2]
        if unit in {"months", "quarters"}:
            months = count if unit == "months" else 3 * count
            year, end = _year_after(words, start + 3)
            return Date(end, f"{year}-01/{year}-{months:02}")
    return _ordinal_part(words, start + 1, _ORDINALS[words[start]])


def _ordinal_part(words: Sequence[str], at: int, number: int) -> Date | None:
    at += words[at] in SETS.fiscal
    part = _PARTS.get(words[at])
    if part is None or number > part[1]:
        return None
    year, end = _year_after(words, at + 1)
    if year == UNKNOWN_YEAR and words[end : end + 3] in (
        ["of", "the", "year"],
        ["of", "this", "year"],
    ):
        end += 3
    return Date(end, f"{year}-{part[0]}{number}")


def _end_of(tokens: Tokens, start: int) -> Date | None:
    words = tokens.words
    word = words[start].split("-")[0]
    at = start + 1
    if words[at] == "-" or words[at] == "of":
        at += 1
    inner = date_at(tokens, at)
    if inner is None or (year_of(words, at) == "" and words[at] not in LEX.months):
        return None
    return Date(inner.end, f"{word} {inner.label}")
