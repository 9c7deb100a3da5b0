"""Which number of an English phrase is the figure: every other one must be explained."""

from collections.abc import Sequence

from .english_numbers import END
from .english_traps import CLOCK_UNITS, is_age
from .english_words import MONTHS, STOPS, TIME_LEADS, TIME_NOUNS, YEAR_LEADS
from .lookup import words as words_of
from .numerals import Quantity, join_range
from .reading import Unreadable

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_YEAR_DIGITS = 4
_LAST_DAY = 31
# Before a noun these words make a quantity of a number that may also be a year.
_QUANTITY_LEADS = words_of("over than by to and of on - between with")
_HEDGES = words_of("just only about around nearly almost under less more over than roughly barely")
_AGO = words_of("ago earlier later")
_PARTS = frozenset({"percent", "fraction"})
_BREAKS = words_of("and or but while , ; :")


def select_figure(words: Sequence[str], found: Sequence[Quantity]) -> Quantity:
    """Return the one figure among the numbers found; raise `Unreadable` if not exactly one."""
    numbers = _without_explained(words, found)
    numbers = _join_ranges(words, numbers)
    if len(numbers) > 1:
        numbers = [number for number in numbers if not _is_period(words, number)]
    if not numbers:
        raise Unreadable("no figure found")
    if len(numbers) > 1:
        raise Unreadable("more than one number, and no word says which is the figure")
    figure = numbers[0]
    if figure.value == 0 and not figure.unit:
        raise Unreadable("nothing is counted")
    if _is_period(words, figure) and words[figure.start - 1] in {"the", "in"}:
        raise Unreadable("a period")
    return figure


def _without_explained(words: Sequence[str], found: Sequence[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for number in found:
        if number.unit == "label" or _is_date(words, number) or is_age(words, number):
            continue
        if kept and _restates(words, kept[-1], number):
            continue
        kept.append(number)
    return kept


def _is_date(words: Sequence[str], number: Quantity) -> bool:
    if number.unit or number.step is None or number.scale != 1:
        return False
    return _is_year(words, number) or _is_day(words, number)


def _is_year(words: Sequence[str], number: Quantity) -> bool:
    if not _FIRST_YEAR <= number.value <= _LAST_YEAR or len(words[number.start]) != _YEAR_DIGITS:
        return False
    before = words[number.start - 1] if number.start else ""
    if before == "-" and number.start > 1 and len(words[number.start - 2]) == _YEAR_DIGITS:
        return True
    ends = words[number.end] in STOPS or words[number.end] in {END, "-", "and"}
    if before in _QUANTITY_LEADS:
        return ends
    return before in YEAR_LEADS or before in {"", ","}


def _is_day(words: Sequence[str], number: Quantity) -> bool:
    start = number.start - (words[number.start - 1] == ".")
    before = words[start - 1] if start > 0 else ""
    return 1 <= number.value <= _LAST_DAY and (before in MONTHS or words[number.end] in MONTHS)


def _restates(words: Sequence[str], figure: Quantity, number: Quantity) -> bool:
    """Tell whether the number only names the whole, the pace, or another currency."""
    between = words[figure.end : number.start]
    if figure.unit in _PARTS and between[:1] == ["of"]:
        return _BREAKS.isdisjoint(between)
    is_money = figure.unit.isupper() and number.unit.isupper() and figure.unit != number.unit
    return is_money and between[:1] == ["("]


def _join_ranges(words: Sequence[str], numbers: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for number in numbers:
        if joined and _spans(words, joined[-1], number):
            joined[-1] = join_range(joined[-1], number, words[joined[-1].end])
        else:
            joined.append(number)
    return joined


def _spans(words: Sequence[str], low: Quantity, high: Quantity) -> bool:
    between = words[low.end : high.start]
    is_one_unit = low.unit in ("", high.unit) or (low.unit.isupper() and high.unit == "")
    if len(between) != 1 or low.upper is not None or not is_one_unit:
        return False
    if between[0] == "and":
        return low.start > 0 and words[low.start - 1] == "between"
    return between[0] in {"to", "-", "~", "—"}


def _is_period(words: Sequence[str], number: Quantity) -> bool:
    """Tell whether the number counts time that the figure refers to: "in six months"."""
    is_clock = number.unit in CLOCK_UNITS
    if (number.unit and not is_clock) or number.start == 0:
        return False
    if not is_clock and TIME_NOUNS.isdisjoint(words[number.end : number.end + 2]):
        return False
    if not is_clock and words[number.end + 1] in _AGO:
        return True
    start = number.start
    while start > 1 and words[start - 1] in _HEDGES:
        start -= 1
    return words[start - 1] in TIME_LEADS or words[number.start - 1] in TIME_LEADS
