"""What a comparator and a printed number entail about the true value. Exact arithmetic."""

from fractions import Fraction

LOWER = ("gt", "ge")
UPPER = ("lt", "le")
COMPARATORS = ("eq", *LOWER, *UPPER, "approx")
DECIMALS = 4  # places kept of a fraction that does not terminate, more of one that they make 0


def entailed(
    comparator: str, value: Fraction, step: Fraction | None
) -> tuple[Fraction | None, Fraction | None]:
    """Return the lower and the upper end of what is stated, None where there is no end.

    ``step`` is one unit of the last printed digit, in the unit of the value: a rounded number
    stands for half a step on either side. Without a step, ``eq`` is exact.
    """
    if comparator in LOWER:
        return value, None
    if comparator in UPPER:
        return None, value
    if comparator == "eq":
        half = (step or Fraction(0)) / 2
        return value - half, value + half
    return None, None


def decimal_of(value: Fraction, comparator: str) -> Fraction:
    """Return the number to publish for an exact value.

    A fraction that does not terminate is cut to four decimals, in the direction that makes
    the claim weaker: down for a lower bound, up for an upper bound, else to the nearest.
    """
    if terminates(value):
        return value
    scale = 10**DECIMALS
    while abs(value) * scale < 1:
        scale *= 10**DECIMALS
    if comparator in LOWER:
        return Fraction(value * scale // 1, scale)
    if comparator in UPPER:
        return Fraction(-(-value * scale // 1), scale)
    return Fraction(round(value * scale), scale)


def terminates(value: Fraction) -> bool:
    """Return whether a number can be written as a decimal."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
