"""Numbers and cells between text, double and exact fraction."""

from decimal import Decimal
from fractions import Fraction


def exact(value: float) -> Fraction:
    """Return the decimal number that a double stands for.

    Numbers of up to 15 significant digits, as the tables hold, come back without any error.
    """
    return Fraction(repr(value))


def ratio(value: float) -> tuple[int, int]:
    """Return the same number as a quotient of two integers, not in lowest terms."""
    whole, _, decimals = repr(value).partition(".")
    if "e" in (decimals or whole):
        return exact(value).as_integer_ratio()
    return int(whole + decimals), 10 ** len(decimals)


def plain(value: object) -> str:
    """Return a value as the tables write it: no exponent, no trailing zeros, text as it is."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        digits = format(Decimal(repr(value)), "f")
        return digits.removesuffix(".0")
    return str(value)
