"""Printed numbers as exact rationals: digits with their grouping, and ranges."""

import re
from fractions import Fraction
from typing import NamedTuple

from .reading import Unreadable

# Groups of three between commas, apostrophes (Swiss) or no-break spaces.
_WELL_FORMED = re.compile(
    r"(?:[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:'[0-9]{3})+|(?:\u00a0[0-9]{3})+)"
    r"|0|[1-9][0-9]*)(?:\.[0-9]+)?"
)
_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")  # 44,64,081
_GROUPS = str.maketrans("", "", ",'\u00a0")

ONE = Fraction(1)
TO_WORDS = frozenset({"to", "至", "到"})
_LONGEST = 30
_STEPS = [Fraction(1, 10**decimals) for decimals in range(_LONGEST)]


class Quantity(NamedTuple):
    """A number with its unit, and where it stands in the phrase (`end` is exclusive)."""

    start: int
    end: int
    value: Fraction
    step: Fraction | None
    unit: str
    comparator: str = "eq"
    direction: str = "level"
    upper: Fraction | None = None
    scale: Fraction = ONE
    joint: str = ""


def parse_digits(text: str, *, is_indian: bool = False) -> tuple[Fraction, Fraction]:
    """Return the number and one unit of its last digit; raise `Unreadable` if malformed.

    `is_indian` allows groups of two digits before a last one of three.
    """
    if text.isdigit() and text[0] != "0" and len(text) <= _LONGEST:
        return Fraction(int(text)), ONE
    is_well_formed = _WELL_FORMED.fullmatch(text) or (is_indian and _INDIAN.fullmatch(text))
    if len(text) > _LONGEST or not is_well_formed:
        raise Unreadable(f"malformed number {text!r}")
    whole, _, decimals = text.translate(_GROUPS).partition(".")
    if not decimals:
        return Fraction(int(whole)), ONE
    return Fraction(int(whole + decimals), 10 ** len(decimals)), _STEPS[len(decimals)]


def parse_ratio(numerator: str, denominator: str) -> Fraction:
    """Return the fraction of two printed integers; raise `Unreadable` unless it is below one."""
    parts = parse_digits(numerator)[0], parse_digits(denominator)[0]
    if any(part.denominator != 1 for part in parts):
        raise Unreadable("a fraction of numbers that are not whole")
    return proper_fraction(*parts)


def proper_fraction(numerator: Fraction, denominator: Fraction) -> Fraction:
    """Return the quotient; raise `Unreadable` unless it lies between zero and one."""
    if not 0 < numerator < denominator:
        raise Unreadable(f"{numerator}/{denominator} is no part of a whole")
    return numerator / denominator


def join_range(low: Quantity, high: Quantity, joint: str) -> Quantity:
    """Join two quantities into a range; raise `Unreadable` if they do not make one.

    `joint` is the word between them; it is kept where it may as well lead to a level.
    """
    if low.comparator != "eq" or high.comparator != "eq":
        raise Unreadable("a bound inside a range")
    joint = joint if low.unit or low.scale != 1 or (high.unit == "" and high.scale == 1) else "-"
    low = _share_scale(low, high)
    if low.value >= high.value:
        raise Unreadable("a range that does not rise")
    step = low.step and high.step and min(low.step, high.step)
    return high._replace(
        unit=high.unit or low.unit,
        start=low.start,
        value=low.value,
        upper=high.value,
        step=step,
        comparator="range",
        joint=joint,
    )


def refuse_two_figures(figure: Quantity) -> None:
    """Raise `Unreadable` for "rose 3 million to 5 million", which is a change and a level."""
    if figure.joint in TO_WORDS:
        raise Unreadable("unclear whether the numbers are a range or a change and a level")


def _share_scale(low: Quantity, high: Quantity) -> Quantity:
    """Let "5 to 7 million" mean five million, but "8,000 to 1 million" eight thousand."""
    has_own_unit = low.unit != "" and not low.unit.isupper()
    if has_own_unit or low.scale != 1 or low.value * high.scale > high.value:
        return low
    return low._replace(value=low.value * high.scale, step=low.step and low.step * high.scale)


def refuse_signed_range(figure: Quantity) -> None:
    """Raise `Unreadable` for "-3 to 5", where the sign may belong to one end or to both."""
    if figure.upper is not None:
        raise Unreadable("a minus sign before a range")


def combine(first: str, second: str) -> str:
    """Return the comparator two words make together; raise `Unreadable` if they disagree."""
    if first in ("eq", second):
        return second
    raise Unreadable("two words of comparison that do not agree")
