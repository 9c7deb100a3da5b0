"""What a comparator and a printed number entail about the true value. Exact arithmetic."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

LOWER, UPPER = ("gt", "ge"), ("lt", "le")
COMPARATORS = ("eq", *LOWER, *UPPER, "approx", "range")
DIGITS = 6  # significant digits kept of a number that does not terminate
EXACT_DIGITS = 15  # significant digits that a double keeps
SMALL = 1_000  # a whole number below it, printed without a scale word, is exact to the unit

Around = tuple[Fraction, Fraction]
Ends = tuple[Fraction | None, Fraction | None]
OPEN: Ends = (None, None)


class Printed(NamedTuple):
    """A printed number in the unit of its row.

    ``step`` is one unit of the last printed digit and ``scale`` that of its scale word; number
    words and fractions have no step. ``one`` is one of the printed unit: 1 percent is 10 per
    mille. ``side`` says where the true value lies if the words only suggest it: below or above.
    """

    value: Fraction
    upper: Fraction | None = None
    step: Fraction | None = None
    scale: Fraction = Fraction(1)
    side: str = ""
    one: Fraction = Fraction(1)

    @property
    def precision(self) -> Fraction | None:
        """Return the place to which the number is stated, or None where that is open."""
        if self.step is None:
            return None
        digits = abs(self.value / self.step)
        is_decimal = self.step < self.scale
        is_small = self.scale == self.one and abs(self.value) < SMALL * self.one
        return self.step if is_decimal or is_small or digits % 10 else None


def entailed(comparator: str, printed: Printed) -> list[Ends]:
    """Return the bounds that a row may state, the one to suggest first.

    Both ends are included; None means that there is no such end. More than one is returned where
    the printed number leaves its precision open, or may be exact by decision or by count.
    """
    value = printed.value
    if comparator == "range":
        return [(value, printed.upper)]
    if comparator in LOWER:
        return [(value, None)]
    if comparator in UPPER:
        return [(None, value)]
    if comparator == "approx":
        return [{"below": (None, value), "above": (value, None)}.get(printed.side, OPEN)]
    if printed.step is None:
        return [OPEN]
    return [*_rounded(printed), (value, value)]


def _rounded(printed: Printed) -> Iterator[Ends]:
    if printed.precision:
        ends = _around(printed.value, printed.precision)
        yield ends
        if any(published(end) != end for end in ends):
            yield OPEN  # the ends have more digits than a table can hold
        return
    yield OPEN
    place = printed.step
    while place and printed.value and (printed.value / place).denominator == 1:
        yield _around(printed.value, place)
        place *= 10


def _around(value: Fraction, place: Fraction) -> Around:
    return value - place / 2, value + place / 2


def published(value: Fraction) -> Fraction:
    """Return the number to write for an exact value: six significant digits if it does not end.

    Rounding is toward zero.
    """
    context = Context(prec=EXACT_DIGITS + 1, rounding=ROUND_DOWN)
    quotient = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    if Fraction(quotient) == value and len(quotient.as_tuple().digits) <= EXACT_DIGITS:
        return value
    short = Context(prec=DIGITS, rounding=ROUND_DOWN)
    return Fraction(short.divide(Decimal(value.numerator), Decimal(value.denominator)))
