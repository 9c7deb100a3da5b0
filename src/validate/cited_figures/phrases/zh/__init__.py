"""The grammar of a Chinese phrase: figure, words before it, words after it."""

import re
from collections.abc import Sequence

from ..numerals import Quantity, join_range
from ..reading import Reading, Unreadable
from ..units import CHINESE_CURRENCY_PREFIXES
from .left import read_left
from .numbers import find_quantities
from .right import read_right
from .text import VAGUE, Text, normalise
from .traps import AGE_UNITS, refuse_traps

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_WHOLE = re.compile(r"占([^占]+?)(?:比重|比例|份额|的|达到|达|超过|约|近|超|为)*$")
_SPEED = re.compile("时速|每小时")
_SPAN = re.compile("连续$")
_SPAN_UNITS = ("年", "月", "天", "周", "季", "季度")
_BASE = re.compile("[较比][^较比,;]+的$")
_AMONG = re.compile("[^,，、;；。]{0,4}[中里](?:就|便|即)?有")
_PAIR = 2
_AGE_BOUNDS = frozenset({"ge", "le", "range"})
_JOINTS = frozenset("-~至到")


def read_chinese(phrase: str, home_currency: str = "") -> Reading:
    """Read a Chinese phrase; raise `Unreadable` with a reason rather than guess.

    `home_currency` is what a bare 元 means in traditional script, where it may be one of several.
    """
    text = normalise(phrase)
    figure = _select(text.plain, find_quantities(text))
    left = read_left(text.plain, figure)
    right = read_right(text, figure, left)
    refuse_traps(text.plain, figure, left, right.direction)
    unit = _currency(text, figure, home_currency) if figure.unit == "CNY" else figure.unit
    low, high = figure.value, figure.upper
    if right.direction == "down":
        low, high = (-low, None) if high is None else (-high, -low)
    if unit == "unit:km" and _SPEED.search(text.plain):
        unit = "unit:km/h"
    unit = unit or right.noun
    return Reading(
        left.comparator, low, high, unit, right.direction, figure.step, _whole(text, figure)
    )


def _select(plain: str, found: Sequence[Quantity]) -> Quantity:
    """Return the one figure; raise `Unreadable` if there is none or more than one."""
    numbers: list[Quantity] = []
    for number in _without_ratio(plain, found):
        between = plain[numbers[-1].end : number.start] if numbers else ""
        if between in _JOINTS and numbers and numbers[-1].unit in ("", number.unit):
            numbers[-1] = join_range(numbers[-1], number, between)
        elif not numbers or not _restates(numbers[-1], number, between):
            numbers.append(number)
    if len(numbers) > 1:
        numbers = [number for number in numbers if not _is_context(plain, number)]
    if VAGUE in plain:
        raise Unreadable("a vague number")
    if not numbers:
        raise Unreadable("no figure found")
    if len(numbers) > 1:
        raise Unreadable("more than one number, and no word says which is the figure")
    is_plain = numbers[0].unit == "" and numbers[0].scale == 1
    if is_plain and _FIRST_YEAR <= numbers[0].value <= _LAST_YEAR:
        raise Unreadable("the number may be a year")
    return numbers[0]


def _without_ratio(plain: str, found: Sequence[Quantity]) -> Sequence[Quantity]:
    """Join 每5人中有1人 into a fifth."""
    if len(found) != _PAIR or not plain.endswith("每", 0, found[0].start):
        return found
    whole, part = found
    is_ratio = _AMONG.fullmatch(plain, whole.end, part.start) and part.comparator == "eq"
    if not is_ratio or not 0 < part.value < whole.value:
        return found
    value = part.value / whole.value
    return [part._replace(start=whole.start - 1, value=value, step=None, unit="fraction")]


def _is_context(plain: str, number: Quantity) -> bool:
    """Tell whether the number is a span (连续8年保持…), an age (60岁以上…) or a base."""
    if number.unit in AGE_UNITS and number.comparator in _AGE_BOUNDS:
        return True
    if plain.endswith(_SPAN_UNITS, number.start, number.end):
        return _SPAN.search(plain, 0, number.start) is not None
    return _BASE.search(plain, 0, number.start) is not None


def _restates(figure: Quantity, number: Quantity, between: str) -> bool:
    """Tell whether the number is the same amount of money in another currency, in brackets."""
    return (
        between.startswith("(")
        and figure.unit.isupper()
        and number.unit.isupper()
        and figure.unit != number.unit
    )


def _currency(text: Text, figure: Quantity, home_currency: str) -> str:
    """Say which currency a bare 元 is; raise `Unreadable` in traditional script without a word."""
    before = text.plain[: figure.end] + text.note
    for name, unit in CHINESE_CURRENCY_PREFIXES.items():
        if name in before:
            return unit
    if (text.is_traditional or "兆" in before) and not home_currency:
        raise Unreadable("元 in traditional script may be any of several currencies")
    return home_currency or "CNY"


def _whole(text: Text, figure: Quantity) -> str:
    """Return what a share is a share of: GDP in 占GDP比重达到36.2%."""
    match = _WHOLE.search(text.plain, 0, figure.start)
    return text.shown[match.start(1) : match.end(1)] if match else ""
