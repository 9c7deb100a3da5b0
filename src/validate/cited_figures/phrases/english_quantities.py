"""English numbers with their units: shares, currencies, measures, counts and rates."""

from collections.abc import Sequence
from fractions import Fraction

from .english_numbers import END, Number, is_numeral, may_start, number_at, scaled
from .english_words import SCALES, SHARES, STOPS
from .lookup import PhraseTable
from .numerals import Quantity
from .reading import Unreadable
from .units import CURRENCY_CODES, CURRENCY_SIGNS, ENGLISH_CURRENCIES, ENGLISH_UNITS

_CODES = {code: code for code in CURRENCY_CODES}
_PREFIXES = CURRENCY_SIGNS | _CODES
_UNITS = PhraseTable([*ENGLISH_UNITS.items(), *ENGLISH_CURRENCIES.items(), *_CODES.items()])
_MAX_NOUN_WORDS = 4
_POWERS_OF_TEN = frozenset(10**power for power in range(2, 7))


def find_quantities(words: Sequence[str]) -> list[Quantity]:
    """Return every number of the phrase (`words` end with `END`); may raise `Unreadable`."""
    found: list[Quantity] = []
    position = 0
    while position < len(words) - 1:
        quantity = _quantity(words, position) if may_start(words[position]) else None
        if quantity:
            found.append(quantity)
        position = quantity.end if quantity else position + 1
    return found


def _quantity(words: Sequence[str], start: int) -> Quantity | None:
    number = number_at(words, start)
    if number is None:
        return None
    prefix = _PREFIXES.get(words[start - 1], "")
    if number.unit == "":
        number = scaled(words, number, is_money=bool(prefix))
    end, value, step, scale, unit, direction = number
    quantity = Quantity(start - bool(prefix), end, value, step, unit, "eq", direction, None, scale)
    return quantity if number.unit == "times" else _with_unit(words, quantity, prefix)


def _with_unit(words: Sequence[str], quantity: Quantity, prefix: str) -> Quantity:
    end, comparator = quantity.end + _of_one(words, quantity), "eq"
    if words[end] in {"+", "plus"} or words[end : end + 2] == ["-", "plus"]:
        end, comparator = end + 1 + (words[end] == "-"), "ge"
    glued = words[end] == "-"
    match = _UNITS.after(words, end + glued)
    unit, length = match or ("", 0)
    if glued and (match is None and not is_numeral(words[end + 1])) and comparator == "eq":
        return quantity._replace(end=end + 2, unit="label")
    if prefix and unit:
        _agree(prefix, unit)
    if match:
        end += glued + length
        _refuse_second_unit(words, end, unit)
    unit = unit or prefix or quantity.unit
    quantity = quantity._replace(end=end, unit=unit, comparator=comparator)
    return _per_number(words, quantity) if unit == "" else quantity


def _of_one(words: Sequence[str], quantity: Quantity) -> int:
    """Return how many words to skip in "0.3 of a percentage point", else 0."""
    is_part = quantity.value < 1 and words[quantity.end] == "of"
    length = 1 + (words[quantity.end + 1] in {"a", "an", "one"})
    match = _UNITS.after(words, quantity.end + length) if is_part else None
    return length if match and match[0] in SHARES else 0


def _refuse_second_unit(words: Sequence[str], end: int, unit: str) -> None:
    match = _UNITS.after(words, end)
    if match and not (unit.isupper() and match[0] == unit):
        raise Unreadable(f"two units: {unit} and {match[0]}")


def _agree(prefix: str, unit: str) -> None:
    if prefix != unit:
        raise Unreadable(f"two units: {prefix} and {unit}")


def _per_number(words: Sequence[str], quantity: Quantity) -> Quantity:
    """Turn "300 units per 10,000 people" into a rate."""
    for position in range(quantity.end, quantity.end + _MAX_NOUN_WORDS):
        if words[position] == "per":
            return _rate(words, quantity, position + 1)
        if words[position] in STOPS or words[position] == END:
            break
    return quantity


def _rate(words: Sequence[str], quantity: Quantity, position: int) -> Quantity:
    number = number_at(words, position)
    if number is not None:
        number = scaled(words, number, is_money=False)
    elif words[position] in SCALES:
        number = Number(position + 1, Fraction(SCALES[words[position]]), None)
    else:
        return quantity
    if number.value not in _POWERS_OF_TEN:
        raise Unreadable(f"a rate per {number.value}")
    if words[position] == "thousand" and position == quantity.end + 1 and _ends(words, number.end):
        return quantity._replace(end=number.end, unit="permille")
    return quantity._replace(end=number.end, unit=f"per_{number.value}")


def _ends(words: Sequence[str], position: int) -> bool:
    return words[position] in STOPS or words[position] == END
