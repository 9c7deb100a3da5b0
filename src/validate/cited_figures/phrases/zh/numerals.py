"""Chinese numerals: characters, digits, and mixtures such as 1亿2000万."""

import re
from fractions import Fraction
from typing import NamedTuple

from ..numerals import ONE, parse_digits, step_of
from ..reading import Unreadable

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
SMALL_SCALES = {"十": 10, "百": 100, "千": 1000}
LARGE_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_TWENTIES = {"廿": 2, "卅": 3}
SCALES = _TWENTIES.keys() | SMALL_SCALES.keys() | LARGE_SCALES.keys()
NUMERALS = frozenset("0123456789") | DIGITS.keys() | SCALES
_TEN = 10
_PART = re.compile(r"[0-9.,]+|.")
# The common case, digits before one scale such as 千万 or 万亿, need not be read part by part.
_SIMPLE = re.compile(r"(0|[1-9][0-9]{0,15})(?:\.([0-9]{1,9}))?([百千万亿兆]*)")
_STACKS = {
    small + large: small_factor * large_factor
    for small, small_factor in {"": 1, "百": 100, "千": 1000}.items()
    for large, large_factor in (
        {"": 1, "万亿": 10**12, "亿亿": 10**16, "万亿亿": 10**20} | LARGE_SCALES
    ).items()
}


class Numeral(NamedTuple):
    """A number without unit; `scale` is what its first digits are multiplied with."""

    value: Fraction
    step: Fraction | None
    scale: int | Fraction


def parse_numeral(text: str) -> Numeral:
    """Return the value of digits and characters; raise `Unreadable` if they make no number."""
    simple = _SIMPLE.fullmatch(text)
    factor = _STACKS.get(simple[3]) if simple else None
    if simple and factor:
        whole, decimals, scale = simple.groups()
        if scale in SMALL_SCALES and int(whole) >= _TEN:
            raise Unreadable("malformed number")
        if decimals is None:
            return Numeral(Fraction(int(whole) * factor), step_of(factor, 0), factor)
        units = int(whole + decimals) * factor
        places = len(decimals)
        return Numeral(Fraction(units, 10**places), step_of(factor, places), factor)
    reader = _Reader()
    for part in _PART.findall(text):
        reader.take(part)
    return reader.result()


def parse_decimals(text: str) -> Fraction:
    """Return the value of the characters behind 点: a quarter for 二五."""
    return Fraction(int("".join(str(DIGITS[char]) for char in text)), 10 ** len(text))


class _Reader:
    """Reads a number part by part: digits, then 十百千 within a section, then 万亿兆."""

    def __init__(self) -> None:
        self.total = self.section = Fraction(0)
        self.digit: Fraction | None = None
        self.first: Fraction | None = None
        self.step: Fraction | None = None
        self.last_scale = self.last_large = 0
        self.has_zero = self.is_sum = False

    def take(self, part: str) -> None:
        """Take digits, a digit character or a scale character."""
        if part in _TWENTIES:
            self._digit(Fraction(_TWENTIES[part]), None)
            self._small(_TEN)
        elif part == "零" and (self.section or self.total):
            if self.has_zero or self.digit is not None:
                raise Unreadable("malformed number")
            self.has_zero = True
        elif part in SMALL_SCALES:
            self._small(SMALL_SCALES[part])
        elif part in LARGE_SCALES:
            self._large(LARGE_SCALES[part])
        elif part in DIGITS:
            self._digit(Fraction(DIGITS[part]), None)
        else:
            self._digit(*parse_digits(part))

    def _digit(self, value: Fraction, step: Fraction | None) -> None:
        if self.digit is not None:
            raise Unreadable("two numbers side by side")
        scale = self.last_scale or self.last_large
        if self.first is None and self.last_large:
            raise Unreadable("malformed number")
        if step and scale and (self.first is None or value >= scale or value.denominator != 1):
            raise Unreadable("malformed number")
        self.digit, self.step = value, step
        self.first = value if self.first is None else Fraction(0)

    def _small(self, scale: int) -> None:
        is_bare = self.digit is None and (self.section or self.total)
        is_mixed = scale == _TEN and self.step is not None
        if is_bare or is_mixed or self.digit == 0 or 0 < self.last_scale <= scale:
            raise Unreadable("malformed number")
        self.section += (ONE if self.digit is None else self.digit) * scale
        self.digit, self.last_scale, self.has_zero = None, scale, False
        self.step = self.step and self.step * scale

    def _large(self, scale: int) -> None:
        pending = self.section + (self.digit or 0)
        if not pending and self.step is not None:
            raise Unreadable("malformed number")
        too_large = self.last_large and scale >= self.last_large and self.total >= scale
        if too_large if pending else self.is_sum:
            raise Unreadable("malformed number")
        if pending and not 0 < self.last_large < scale:
            self.is_sum = self.total > 0
            self.total += pending * scale
        else:
            self.total = (self.total + pending or ONE) * scale
        self.section, self.digit = Fraction(0), None
        self.last_scale, self.last_large, self.has_zero = 0, scale, False
        self.step = self.step and self.step * scale

    def result(self) -> Numeral:
        """Return the number; raise `Unreadable` for colloquial ends such as 3万5."""
        last = self.last_scale or self.last_large
        if self.has_zero and self.digit is None:
            raise Unreadable("malformed number")
        is_full = self.step is not None and self.digit and self.digit * _TEN >= last
        if self.digit is not None and last > _TEN and not (self.has_zero or is_full):
            raise Unreadable("unclear end of a number")
        value = self.total + self.section + (self.digit or 0)
        scale = value / self.first if self.first else ONE
        return Numeral(value, self.step, scale)
