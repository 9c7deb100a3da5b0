"""Which currency an amount is in: its own, one that is printed before it, or that of a note."""

from ..reading import Unreadable
from .parsed import Parsed
from .words import lexicon

_HOME = "CNY"
_BETWEEN = frozenset({"bound", "minus", "fill", "quote"})
_RATE = frozenset("兑对")


def read_money(parsed: Parsed, home_currency: str) -> str:
    """Return the unit of the figure, a currency where one is printed.

    Raises `Unreadable` for two units, and for 元 that may be one of several currencies.
    """
    unit, prefix = parsed.figure.unit, _prefix(parsed)
    if prefix and unit not in ("", "CNY", prefix):
        raise Unreadable(f"two units: {prefix} and {unit}")
    if unit == "":
        unit = prefix
    elif unit == "CNY":
        unit = _yuan(parsed, prefix, home_currency)
    if not unit.isupper():
        _refuse_stray(parsed, unit)
    return unit


def _prefix(parsed: Parsed) -> str:
    """Return the currency before the number, with nothing but words of comparison between."""
    for place in range(len(parsed.earlier) - 1, -1, -1):
        token = parsed.earlier[place]
        if token.kind == "money":
            return "" if _is_rate(parsed, place) else token.detail
        if token.kind not in _BETWEEN:
            return ""
    return ""


def _is_rate(parsed: Parsed, place: int) -> bool:
    """Tell whether 兑 or 对 leads to a currency, so that the number is a rate of exchange."""
    return place > 0 and parsed.text.plain[parsed.earlier[place].start - 1] in _RATE


def _yuan(parsed: Parsed, prefix: str, home_currency: str) -> str:
    """Say which currency 元 is."""
    text, figure = parsed.text, parsed.figure
    names = lexicon().currencies
    if prefix or text.plain.endswith(names[_HOME], figure.start, figure.end):
        return prefix or _HOME
    tokens = [*parsed.earlier, *parsed.later]
    for token in tokens:
        for code in names if token.kind == "note" else ():
            if token.detail.startswith(names[code]):
                return code
    named = {token.detail for token in tokens if token.kind == "money"}
    if len(named) == 1 and (text.is_traditional or named == {"CNY"}):
        return named.pop()
    if named:
        raise Unreadable("元 beside the name of another currency")
    if (text.is_traditional or "兆" in text.plain) and not home_currency:
        raise Unreadable("元 in traditional script may be any of several currencies")
    return home_currency or "CNY"


def _refuse_stray(parsed: Parsed, unit: str) -> None:
    """Refuse a currency that the number does not take up: its sign, or its name without a unit."""
    has_rate = any(
        token.kind == "money" and _is_rate(parsed, place)
        for place, token in enumerate(parsed.earlier)
    )
    for token in parsed.earlier:
        is_sign = parsed.text.plain[token.start] < "一"
        is_stray = is_sign or (unit == "" and not has_rate)
        if token.kind == "money" and is_stray:
            raise Unreadable(f"the currency {token.detail} apart from its number")
