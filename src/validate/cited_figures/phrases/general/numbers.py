"""The number of a phrase: digits and number words, with scales, as an exact fraction."""

import re
from fractions import Fraction
from typing import NamedTuple

from ..numerals import step_of
from ..reading import SHARES, Unreadable
from .tokens import Tokens
from .words import NumberWord, Words

_MARKS = frozenset(".,'")
_LONGEST = 30
_TEN, _THOUSAND = 10, 1000
_NOT_DIGITS = re.compile("[^0-9]")
# A word such as "eine" begins a number in front of these, and is an article elsewhere.
_MULTIPLIED = frozenset({"scales", "hundreds", "fractions"})
# These are numbers by themselves: "die Hälfte", "verdoppelte sich".
_ALONE = {"wholes": "fraction", "factors": "times"}


class Number(NamedTuple):
    """A number and where it ends; ``unit`` is "fraction" or "times" where its words say so.

    ``step`` is one unit of the last printed digit, None of number words; ``scale`` what the digits
    are multiplied with.
    """

    value: Fraction
    step: Fraction | None
    scale: int
    unit: str
    end: int


class _Sum:
    """A number as its parts come in: 1億2千万, "doce mil", "trois cent mille".

    ``scale`` is the last scale word, ``factor`` what the last digits are multiplied with.
    """

    def __init__(self) -> None:
        self.total: int | Fraction = 0
        self.section: int | Fraction = 0
        self.pending: int | Fraction | None = None
        self.places = 0
        self.scale = 0
        self.factor = 1
        self.has_digits = False
        self.is_open = False

    def add(self, value: int | Fraction) -> None:
        if self.pending is not None:
            raise Unreadable("two numbers next to each other")
        if self.places:
            raise Unreadable("a decimal with a further number behind it")
        self.pending = value
        self.factor = 1

    def add_digits(self, value: int, places: int) -> None:
        self.add(value)
        self.places, self.has_digits = places, True

    def add_hundreds(self, value: int) -> None:
        if self.pending is not None or self.section:
            raise Unreadable("two numbers next to each other")
        self.section = value

    def hundred(self, factor: int) -> None:
        if self.pending is not None and self.pending >= _TEN:
            if not self.has_digits or self.section:
                raise Unreadable("malformed number")
            self.is_open = factor != _THOUSAND  # "345,678百万円", "8,900千円"
        self.section += factor if self.pending is None else self.pending * factor
        self.pending = None
        self.factor = factor

    def multiply(self, factor: int) -> None:
        part = self.section + (self.pending or 0)
        is_empty = self.pending is None and not self.section
        if self.scale and factor >= self.scale:
            if self.scale != _THOUSAND or factor == self.scale:
                raise Unreadable("two scales")
            self.total = (self.total + part) * factor
        elif self.scale and is_empty:
            raise Unreadable("two scales")
        else:
            self.total += factor if is_empty else part * factor
        self.factor *= factor
        self.section, self.pending, self.scale = 0, None, factor
        self.is_open = False

    def goes_on(self, tokens: Tokens, position: int, words: Words) -> bool:
        """Return whether digits behind a scale belong to it: "34 mil 500", "1 million 200 000"."""
        key = tokens.keys[position]
        if self.pending is not None or self.section or self.places or words.decimal in key:
            return False
        is_year = tokens.classes[position] == "{year}"
        return self.has_digits and not is_year and int(_NOT_DIGITS.sub("", key)) < self.scale

    def number(self, end: int, *, with_half: bool) -> Number:
        """Return the number, with half of its last scale if the words say so."""
        if self.is_open:
            raise Unreadable("malformed number")
        parts = self.total + self.section + (self.pending or 0)
        value = Fraction(parts, 10**self.places) if self.places else Fraction(parts)
        if with_half:
            return Number(value + Fraction(self.scale or 1, 2), None, self.factor, "", end)
        step = step_of(self.factor, self.places) if self.has_digits else None
        return Number(value, step, self.factor, "", end)

    def part_of(self, denominator: int, end: int) -> Number:
        """Return the number of parts of a whole: two thirds."""
        parts = self.pending or 0
        if self.places or self.scale or self.section or not 0 < parts < denominator:
            raise Unreadable("a fraction that is no part of a whole")
        return Number(Fraction(parts, denominator), None, 1, "fraction", end)


def number_at(tokens: Tokens, start: int, words: Words) -> Number | None:
    """Return the number that begins at a token, or None; raise `Unreadable` if it is malformed."""
    if tokens.kinds[start] == "number":
        return _slashed(tokens, start, words) or _sum(tokens, start, words)
    found = words.numbers.after(tokens.keys, start)
    if found is None:
        return None
    word, length = found
    after = start + length
    if word.kind in _ALONE:
        if not words.is_spaced and tokens.kinds[after] == "text":
            raise Unreadable(f"unclear words {tokens.raws[after]!r} at the number")
        return Number(Fraction(word.value), None, 1, _ALONE[word.kind], start + length)
    if word.kind == "scales" and word.value > _THOUSAND and not _has_half(tokens, after, words):
        raise Unreadable(f"no exact number: {tokens.raws[start]!r}")
    if word.kind == "every":
        return _every(tokens, after, words)
    return _sum(tokens, start, words) if _begins(tokens, after, word, words) else None


def _slashed(tokens: Tokens, start: int, words: Words) -> Number | None:
    """Return the part of a whole that digits with a stroke are: "2/3 der Stimmen"."""
    if tokens.keys[start + 1] != "/" or not (words.is_spaced and tokens.glued[start + 1]):
        return None
    part, whole = tokens.keys[start], tokens.keys[start + 2]
    is_small = part.isdecimal() and whole.isdecimal() and 0 < int(part) < int(whole) <= _TEN
    if not (is_small and tokens.glued[start + 2]):
        return None
    is_end = start + 3 == len(tokens.keys) - 1 or words.behind.after(tokens.keys, start + 3)
    if not is_end:
        return None
    return Number(Fraction(int(part), int(whole)), None, 1, "fraction", start + 3)


def _has_half(tokens: Tokens, after: int, words: Words) -> bool:
    """Return whether a scale stands for one and a half of it: "millón y medio"."""
    found = words.numbers.after(tokens.keys, after)
    return found is not None and found[0].kind == "and_half"


def _begins(tokens: Tokens, after: int, word: NumberWord, words: Words) -> bool:
    """Return whether a number word begins a number: "eine Million", but not "eine Firma"."""
    if word.kind not in ("one", "half"):
        return word.kind not in ("and_half", "fractions")
    if tokens.keys[after] in words.range_links and tokens.kinds[after] == "word":
        return number_at(tokens, after + 1, words) is not None  # "ein bis zwei"
    following = words.numbers.after(tokens.keys, after)
    if following and following[0].kind in _MULTIPLIED:
        return True
    unit = words.units.after(tokens.keys, after)
    is_written = unit is not None and tokens.kinds[after] == "word"
    return unit is not None and (word.kind == "half" or (is_written and unit[0][0] in SHARES))


def _every(tokens: Tokens, position: int, words: Words) -> Number | None:
    """Return the part that "every fifth" is."""
    if tokens.classes[position] != "{ordinal}":
        return None
    key = tokens.keys[position]
    place = words.ordinals.get(key) or int(_NOT_DIGITS.sub("", key))
    return Number(Fraction(1, place), None, 1, "fraction", position + 1)


def _sum(tokens: Tokens, start: int, words: Words) -> Number:
    """Return a number of digits, number words and scales."""
    parts = _Sum()
    position = start
    while True:
        if tokens.kinds[position] == "number":
            if position > start and words.is_spaced and not parts.goes_on(tokens, position, words):
                break
            parts.add_digits(*_digits(tokens, position, words))
            position += 1
            continue
        word, length = _word(tokens, position, words, is_first=position == start)
        if word is None or (parts.has_digits and word.kind in ("small", "one", "mixed", "half")):
            break
        position += length
        if word.kind == "and_half":
            return parts.number(position, with_half=True)
        if word.kind == "fractions":
            return parts.part_of(int(word.value), position)
        if word.kind == "half" and position > start + length:
            raise Unreadable("a half that belongs to no number")
        _add(parts, word, tokens.raws[position - length])
    return parts.number(position, with_half=False)


def _word(
    tokens: Tokens, position: int, words: Words, *, is_first: bool
) -> tuple[NumberWord | None, int]:
    """Return the number word at a position, and how many words it has."""
    factor = 0 if is_first else words.scale_symbols.get(tokens.raws[position], 0)
    if factor:  # "Md", of whose letters "md" may be something else
        return NumberWord("scales", factor), 1
    return words.numbers.after(tokens.keys, position) or (None, 1)


def _add(parts: _Sum, word: NumberWord, printed: str) -> None:
    kind, value = word
    if kind in ("small", "one", "mixed", "half"):
        parts.add(value)
    elif kind == "others":
        parts.add_hundreds(int(value))
    elif kind == "hundreds":
        parts.hundred(int(value))
    elif kind == "scales":
        parts.multiply(int(value))
    elif kind == "unknown":
        raise Unreadable(f"no exact number: {printed!r}")
    else:
        raise Unreadable(f"two numbers: {printed!r} stands behind another")


def _digits(tokens: Tokens, position: int, words: Words) -> tuple[int, int]:
    """Return the digits of a number as a whole number, and how many of them are decimals."""
    text = tokens.raws[position]
    whole, _, part = text.partition(words.decimal)
    is_padded = whole[0] == "0" and len(whole) > 1
    if is_padded or len(text) > _LONGEST or _is_cut(tokens, position):
        raise Unreadable(f"malformed number {text!r}")
    return int((whole if whole.isdecimal() else _NOT_DIGITS.sub("", whole)) + part), len(part)


def _is_cut(tokens: Tokens, position: int) -> bool:
    """Return whether further digits stand at a number, which the language writes in another way."""
    is_tail = position > 0 and tokens.keys[position - 1] in _MARKS and tokens.glued[position]
    after = position + 1
    is_head = tokens.keys[after] in _MARKS and tokens.glued[after]
    return is_tail or (is_head and tokens.kinds[after + 1] == "number" and tokens.glued[after + 1])
