"""Printed numbers as exact rationals, and what two words of comparison make together."""

import re
from fractions import Fraction
from functools import cache

from .reading import Unreadable

# Groups of three between commas, apostrophes (Swiss) or no-break spaces.
_WELL_FORMED = re.compile(
    r"(?:[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:'[0-9]{3})+|(?:\u00a0[0-9]{3})+)"
    r"|0|[1-9][0-9]*)(?:\.[0-9]+)?"
)
_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")  # 44,64,081

ONE = Fraction(1)
_FLIPPED = {"gt": "lt", "lt": "gt", "ge": "le", "le": "ge"}
_FLIPPED_SIDES = {"above": "below", "below": "above"}
_LONGEST = 30


def parse_digits(text: str, *, is_indian: bool = False) -> tuple[Fraction, Fraction]:
    """Return the number and one unit of its last digit; raise `Unreadable` if malformed.

    `is_indian` allows groups of two digits before a last one of three.
    """
    if text.isdigit() and text[0] != "0" and len(text) <= _LONGEST:
        return Fraction(int(text)), ONE
    is_well_formed = _WELL_FORMED.fullmatch(text) or (is_indian and _INDIAN.fullmatch(text))
    if len(text) > _LONGEST or not is_well_formed:
        raise Unreadable(f"malformed number {text!r}")
    whole, _, decimals = text.partition(".")
    if not whole.isdigit():
        whole = whole.replace(",", "").replace("'", "").replace("\u00a0", "")
    if not decimals:
        return Fraction(int(whole)), ONE
    return Fraction(int(whole + decimals), 10 ** len(decimals)), step_of(1, len(decimals))


@cache
def step_of(factor: int, decimals: int) -> Fraction:
    """Return one unit of the last of so many decimals, times a scale."""
    return Fraction(factor, 10**decimals)


@cache
def exact(number: int | Fraction) -> Fraction:
    """Return a number that comes often, such as a scale, as a fraction."""
    return Fraction(number)


def negative(value: Fraction, upper: Fraction | None) -> tuple[Fraction, Fraction | None]:
    """Return a number or the two ends of a range with the opposite sign, the lower end first."""
    return (-value, None) if upper is None else (-upper, -value)


def proper_fraction(numerator: Fraction, denominator: Fraction) -> Fraction:
    """Return the quotient; raise `Unreadable` unless it lies between zero and one."""
    if not 0 < numerator < denominator:
        raise Unreadable(f"{numerator}/{denominator} is no part of a whole")
    return numerator / denominator


def combine(first: str, second: str) -> str:
    """Return the comparator two words make together; raise `Unreadable` if they disagree."""
    if first in ("eq", second):
        return second
    raise Unreadable("two words of comparison that do not agree")


def flip(comparator: str, side: str) -> tuple[str, str]:
    """Return the comparator and side of the negative number."""
    return _FLIPPED.get(comparator, comparator), _FLIPPED_SIDES.get(side, side)
