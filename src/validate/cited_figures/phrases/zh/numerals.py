"""Chinese numerals: characters, digits, and mixtures such as 1亿2000万."""

import re
from fractions import Fraction
from typing import NamedTuple

from ..numerals import ONE, parse_digits
from ..reading import Unreadable
from .words import DIGITS, LARGE_SCALES, SMALL_SCALES

_SECTION = re.compile(r"[0-9.,]+|.")
_TEN = 10
_TWENTIES = {"廿": "二", "卅": "三"}
# The common case, digits before one scale such as 千万 or 万亿, need not be read part by part.
_SIMPLE = re.compile(r"([0-9.,]+)(\D*)")
_STACKS = {
    small + large: small_factor * large_factor
    for small, small_factor in ({"": 1} | SMALL_SCALES).items()
    for large, large_factor in ({"": 1, "万亿": 10**12, "亿亿": 10**16} | LARGE_SCALES).items()
}


class Han(NamedTuple):
    """A number without unit; `scale` is what its first digits are multiplied with."""

    value: Fraction
    step: Fraction | None
    scale: Fraction


def parse_han(text: str) -> Han:
    """Return the value of digits and characters; raise `Unreadable` if they make no number."""
    simple = _SIMPLE.fullmatch(text)
    if simple and simple[2] in _STACKS:
        (value, step), factor = parse_digits(simple[1]), _STACKS[simple[2]]
        return Han(value * factor, step * factor, Fraction(factor))
    reader = _HanReader()
    for part in _SECTION.findall(text):
        reader.take(part)
    return reader.result()


class _HanReader:
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
            self._digit(_TWENTIES[part])
            self._small(_TEN)
        elif part == "零" and (self.section or self.total):
            self.has_zero = True
        elif part in SMALL_SCALES:
            self._small(SMALL_SCALES[part])
        elif part in LARGE_SCALES:
            self._large(LARGE_SCALES[part])
        else:
            self._digit(part)

    def _digit(self, part: str) -> None:
        if self.digit is not None:
            raise Unreadable("two numbers side by side")
        if part in DIGITS:
            self.digit = Fraction(DIGITS[part])
        else:
            self.digit, self.step = parse_digits(part)
        self.first = self.digit if self.first is None else Fraction(0)

    def _small(self, scale: int) -> None:
        if (self.digit is None and (self.section or self.total)) or 0 < self.last_scale <= scale:
            raise Unreadable("malformed number")
        self.section += (ONE if self.digit is None else self.digit) * scale
        self.digit, self.last_scale, self.has_zero = None, scale, False
        self.step = self.step and self.step * scale

    def _large(self, scale: int) -> None:
        pending = self.section + (self.digit or 0)
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

    def result(self) -> Han:
        """Return the number; raise `Unreadable` for colloquial ends such as 3万5."""
        last = self.last_scale or self.last_large
        if self.digit is not None and last > _TEN and not self.has_zero:
            raise Unreadable("unclear end of a number")
        value = self.total + self.section + (self.digit or 0)
        scale = value / self.first if self.first else ONE
        return Han(value, self.step, scale)
