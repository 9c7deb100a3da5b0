"""A number with its unit: "22,3 Mrd. €", "zwei Drittel", "1.200 km", "8,5 t CO2 pro Kopf"."""

from fractions import Fraction
from typing import NamedTuple

from ..numerals import ONE
from ..reading import Unreadable
from ..symbols import CODES, UNITS, WORDS
from .numbers import Number, number_at
from .tokens import Tokens
from .words import Words

_FINAL = frozenset('."')
_CLEAR = frozenset({")", "/", "±", "+/-"})
_HALF = Fraction(1, 2)
_MILLION = 10**6
_TEN = 10
_TIMES = frozenset({"s", "min", "h", "day", "night", "week", "month", "quarter", "year"})
_THOUSAND = 1000
_LONGEST_SCALE = 4  # letters of one that is cut short


class Amount(NamedTuple):
    """A quantity and where it ends; ``unit`` is "" where none is printed.

    ``digits`` is the number without its scale, by which the ends of a range are compared, and
    ``factor`` that of a unit such as cents.
    """

    value: Fraction
    step: Fraction | None
    scale: int
    unit: str
    end: int
    factor: Fraction = ONE

    @property
    def digits(self) -> Fraction:
        """Return the number without its scale."""
        return self.value / self.scale / self.factor

    def scaled(self, scale: int, factor: Fraction) -> "Amount":
        """Return the amount with what is printed behind a later number: its scale, its unit."""
        step = None if self.step is None else self.step * scale * factor
        value = self.value * scale * factor
        return self._replace(
            value=value, step=step, scale=self.scale * scale, factor=self.factor * factor
        )


def amount_at(tokens: Tokens, start: int, words: Words, currency: str) -> Amount | None:
    """Return the number and the unit that begin at a token; ``currency`` stands in front of it."""
    number = number_at(tokens, start, words)
    return None if number is None else amount_of(tokens, number, words, currency)


def amount_of(tokens: Tokens, number: Number, words: Words, currency: str) -> Amount:
    """Return a number with the unit behind it; ``currency`` stands in front of it."""
    unit, factor, end = _unit(tokens, number, words)
    is_small = number.value < _THOUSAND and number.step == number.scale == 1
    if currency in WORDS and is_small:
        raise Unreadable(f"{currency!r} may be a word or a currency")
    if currency and unit and unit != currency:
        raise Unreadable("a currency in front of the number and another unit behind it")
    if currency and not unit and _is_short(tokens, end, words):  # "CHF 4,2 mrd"
        raise Unreadable(f"unclear word behind the number: {tokens.raws[end]!r}")
    value, step = number.value, number.step
    if factor is not ONE:
        value, step = value * factor, None if step is None else step * factor
        if factor == _TEN and words.tenths:
            amount = Amount(value, step, number.scale, unit, end, factor)
            value, step, end = _with_tenths(tokens, amount, words)
    elif unit in CODES and tokens.kinds[end] == "number":
        value, step, end = _with_cents(tokens, Amount(value, step, number.scale, unit, end), words)
    half = words.numbers.after(tokens.keys, end) if unit and not number.unit else None
    if half and half[0][0] == "and_half":
        value, step, end = value + _HALF * factor, None, end + half[1]
    return Amount(value, step, number.scale, currency or unit, end, factor)


def _is_short(tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether a word may be a scale that is not known."""
    raw = tokens.raws[position]
    is_short = tokens.kinds[position] == "word" and len(raw) <= _LONGEST_SCALE and raw.islower()
    return is_short and words.behind.after(tokens.keys, position) is None


def _with_cents(
    tokens: Tokens, whole: Amount, words: Words
) -> tuple[Fraction, Fraction | None, int]:
    """Return a sum with the smaller coins behind it, and where it ends: "3 Euro 50 Cent"."""
    number = number_at(tokens, whole.end, words)
    found = unit_at(tokens, number.end, words) if number and not number.unit else None
    if number is None or found is None or found[0][0] != whole.unit or found[0][1] >= 1:
        return whole.value, whole.step, whole.end
    factor = found[0][1]
    if whole.scale > 1 or whole.step != 1 or number.value * factor >= 1:
        raise Unreadable("coins behind a number that does not lead to them")
    return whole.value + number.value * factor, factor, found[1]


def _with_tenths(
    tokens: Tokens, whole: Amount, words: Words
) -> tuple[Fraction, Fraction | None, int]:
    """Return tenths with the hundredths and so on behind them, and where they end: 3割5分2厘."""
    value, step, end, factor = whole.value, whole.step, whole.end, whole.factor
    for name in words.tenths:
        factor /= _TEN
        number = number_at(tokens, end, words)
        if number is None or tokens.keys[number.end] != name:
            continue
        if number.value not in range(1, _TEN) or value % (factor * _TEN):
            raise Unreadable("malformed number")
        value, step, end = value + number.value * factor, factor, number.end + 1
    return value, step, end


def _unit(tokens: Tokens, number: Number, words: Words) -> tuple[str, Fraction, int]:
    """Return the unit behind a number with its factor, and where it ends."""
    start = number.end
    if number.unit:
        return _unit_of_part(tokens, number, words)
    found = unit_at(tokens, start, words)
    if found is None and tokens.keys[start] in words.of:
        is_half = number.step is None and number.value * 2 == _MILLION  # "un demi-million d'euros"
        is_large = number.scale >= _MILLION or number.value >= _MILLION or is_half
        found = unit_at(tokens, start + 1, words) if is_large else None
    if found is None:
        _refuse_touching(tokens, start, words)
        if _is_unlinked(tokens, start, words):
            raise Unreadable(f"unclear word behind the number: {tokens.raws[start]!r}")
        return "", ONE, start
    (unit, factor), end = found
    if words.is_spaced and tokens.glued[end] and tokens.kinds[end] == "word":
        raise Unreadable(f"unclear word at the unit: {tokens.raws[end]!r}")
    if unit == "":
        raise Unreadable(f"{tokens.raws[start]!r} may stand for several units")
    return unit, factor, end


def _unit_of_part(tokens: Tokens, number: Number, words: Words) -> tuple[str, Fraction, int]:
    """Return what a number with a unit of its own measures: "un quart de point", "zwei Drittel"."""
    start = number.end
    place = start + (tokens.keys[start] in words.of)
    part = words.numbers.after(tokens.keys, start - 1)
    is_part = part is not None and part[0].kind == "fractions"  # not "jede vierte Minute"
    thing = None if is_part else words.per.after(tokens.keys, start)
    if thing and thing[0] in _TIMES:  # "jede dritte Nacht"
        raise Unreadable("how often something happens")
    found = unit_at(tokens, place, words) if is_part else None
    is_quantity = found is not None and found[0][0] != "" and tokens.kinds[place] == "word"
    return (*found[0], found[1]) if found and is_quantity else (number.unit, ONE, start)


def _is_unlinked(tokens: Tokens, start: int, words: Words) -> bool:
    """Return whether a noun follows a large number without the word that leads to it."""
    is_linking = words.of and words.is_spaced and not words.has_capitals
    scale = words.numbers.after(tokens.keys, start - 1) if is_linking and start else None
    if scale is None or scale[0].kind != "scales" or scale[0].value < _MILLION:
        return False
    is_word = tokens.kinds[start] == "word" and tokens.keys[start] not in words.of
    is_per = is_word and words.per_whole.after(tokens.keys, start) is not None
    return is_word and not is_per and words.behind.after(tokens.keys, start) is None


def _refuse_touching(tokens: Tokens, start: int, words: Words) -> None:
    """Refuse what stands at a number without a unit, and might be part of it."""
    raw, kind = tokens.raws[start], tokens.kinds[start]
    is_joined = tokens.glued[start] and (words.is_spaced or raw.isascii())
    if kind in ("word", "name") and is_joined:
        raise Unreadable(f"unclear word at the number: {raw!r}")
    is_end = start == len(tokens.raws) - 2 and raw in _FINAL
    if kind == "symbol" and not is_end and raw not in words.range_links and raw not in _CLEAR:
        raise Unreadable(f"unclear {raw!r} at the number")


def unit_at(tokens: Tokens, start: int, words: Words) -> tuple[tuple[str, Fraction], int] | None:
    """Return the unit that begins at a token and where it ends."""
    raw = tokens.raws[start]
    found = words.units.after(tokens.keys, start)
    if found and not _is_apart(tokens, start, found) and (found[1] > 1 or raw not in UNITS):
        return found[0], start + found[1]
    if raw in UNITS:
        return (UNITS[raw], ONE), start + 1
    if raw in CODES:
        return (raw, ONE), start + 1
    return None


def _is_apart(tokens: Tokens, start: int, found: tuple[tuple[str, Fraction], int]) -> bool:
    """Return whether a letter and a currency sign have a blank between them: C $, but not C$."""
    is_money = found[0][0] in CODES and found[1] > 1
    return is_money and len(tokens.raws[start]) == 1 and not tokens.glued[start + 1]


def _scale_at(tokens: Tokens, position: int, words: Words) -> Number | None:
    """Return the number of "par million d'habitants"."""
    word = words.numbers.after(tokens.keys, position)
    if word is None or word[0].kind != "scales":
        return None
    end = position + word[1]
    return Number(Fraction(word[0].value), None, 1, "", end + (tokens.keys[end] in words.of))


def per_at(tokens: Tokens, start: int, words: Words) -> tuple[str, int] | None:
    """Return the denominator that begins at a token, and where it ends: "je 1.000 Einwohner"."""
    lead = words.per_words.after(tokens.keys, start)
    if lead is None:
        return None
    position = start + lead[1]
    thing = words.per.after(tokens.keys, position)
    number = None
    if thing is None:
        number = _scale_at(tokens, position, words) or number_at(tokens, position, words)
    count = ""
    if number is not None:
        if number.value.denominator != 1 or number.unit:
            raise Unreadable("a denominator that is not whole")
        count, position = f"{number.value} " if number.value != 1 else "", number.end
    elif thing is None and tokens.keys[position] in words.ones:  # "pour un baril"
        position += 1
    thing = thing or words.per.after(tokens.keys, position)
    if thing:
        return count + thing[0], position + thing[1]
    unit = unit_at(tokens, position, words) if number or tokens.raws[position] in UNITS else None
    if unit and unit[0][0].startswith("unit:"):
        return count + unit[0][0].removeprefix("unit:"), unit[1]
    if number is not None:
        raise Unreadable("a denominator that is not known")
    return None
