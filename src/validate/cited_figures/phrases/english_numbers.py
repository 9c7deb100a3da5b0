"""English numbers: digits, number words, scales, fractions, multiples, ratios."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from .english_words import (
    ARTICLES,
    DOWN_COMPARATIVES,
    FRACTIONS,
    GROWING_MULTIPLES,
    MULTIPLES,
    SCALES,
    SMALL_NUMBERS,
    STOPS,
    TENS,
    TIME_NOUNS,
    UP_COMPARATIVES,
)
from .lookup import PhraseTable
from .lookup import words as words_of
from .numerals import ONE, parse_digits, parse_ratio, proper_fraction
from .reading import Unreadable
from .units import ENGLISH_UNITS

END = "\0"
_HALF = Fraction(1, 2)
_DIGITS = frozenset("0123456789")
_CARDINALS = SMALL_NUMBERS | TENS
_NUMBER_FOLDS = {word + "fold": value for word, value in _CARDINALS.items()}
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_LARGEST_BARE_WHOLE = 1000
_STARTS = frozenset(_CARDINALS) | _NUMBER_FOLDS.keys() | GROWING_MULTIPLES.keys() | MULTIPLES.keys()
_STARTS |= {"a", "an", "half", "quarter"}
_PRONOUN = ["one", "of"]
_PERIOD_LEADS = words_of("first second fourth latter last this next past previous final each every")
_AFTER_FRACTION = (STOPS - {"later", "earlier", "ago"}) | (
    ARTICLES | UP_COMPARATIVES | DOWN_COMPARATIVES | {END, "all"}
)
_AFTER_MULTIPLE = STOPS | ARTICLES | {END, "what", "as"}
_NOT_MILLIONS = STOPS | {END, "long", "high", "deep", "wide", "tall", "above", "below"}
_UNITS_OF_ONE = PhraseTable(
    (name, True)
    for name, unit in ENGLISH_UNITS.items()
    if unit in {"percent", "percentage_point", "basis_point"}
)
# The flag tells whether the second number may as well be a year or a span of time.
_RATIO_LINKS = PhraseTable(
    (
        ("in", True),
        ("in every", False),
        ("in each", False),
        ("out of", False),
        ("out of every", False),
        ("out of the", False),
        ("of every", False),
    )
)


class Number(NamedTuple):
    """A number before its unit; `unit` is set where the number itself is a part or a multiple."""

    end: int
    value: Fraction
    step: Fraction | None
    scale: Fraction = ONE
    unit: str = ""
    direction: str = "level"


def may_start(word: str) -> bool:
    """Tell at low cost whether a number may begin with the word."""
    return word in _STARTS or word[0] in _DIGITS


def is_numeral(word: str) -> bool:
    """Tell whether the word is printed digits (and no label or ordinal such as 5G, 3rd)."""
    return word[0] in _DIGITS and word[-1] in _DIGITS


def number_at(words: Sequence[str], start: int) -> Number | None:
    """Return the number whose first word stands at `start`; may raise `Unreadable`."""
    word = words[start]
    if is_numeral(word):
        return _with_fraction(words, _digits(words, start))
    if word in _CARDINALS:
        return _with_fraction(words, _cardinal(words, start))
    if word in {"a", "an"}:
        return _article(words, start)
    if word in {"half", "quarter"}:
        return _fraction(words, start, ONE)
    return _multiple(words, start)


def _digits(words: Sequence[str], start: int) -> Number:
    value, step = parse_digits(words[start])
    if words[start + 1] == "/" and is_numeral(words[start + 2]):
        ratio = parse_ratio(words[start], words[start + 2])
        return Number(start + 3, ratio, None, unit="fraction")
    if is_numeral(words[start + 1]) and words[start + 2] == "/" and is_numeral(words[start + 3]):
        value += parse_ratio(words[start + 1], words[start + 3])  # 3½
        return Number(start + 4, value, None)
    return Number(start + 1, value, step)


def _cardinal(words: Sequence[str], start: int) -> Number:
    total, current, scale, end = 0, 0, 1, start
    while True:
        word = words[end]
        value = _CARDINALS.get(word)
        factor = SCALES.get(word, 0)
        if value is not None and _fits(value, current):
            current, scale = current + value, 1
        elif word == "hundred" and 0 < current < _HUNDRED:
            current, scale = current * _HUNDRED, _HUNDRED
        elif factor >= _THOUSAND and current and total % (factor * _THOUSAND) == 0:
            total, current, scale = total + current * factor, 0, factor
        elif word != "and" or scale == 1 or words[end + 1] not in _CARDINALS:
            return Number(end, Fraction(total + current), None, Fraction(scale))
        end += 1


def _fits(value: int, current: int) -> bool:
    """Tell whether a small number may follow: "five" after "twenty", "ten" after "hundred"."""
    if value < _TEN:
        return current % _TEN == 0 and current % _HUNDRED != _TEN
    return current % _HUNDRED == 0


def _article(words: Sequence[str], start: int) -> Number | None:
    following = words[start + 1]
    if following in FRACTIONS:
        return _fraction(words, start + 1, ONE)
    if len(following) > 1 and (following in SCALES or _UNITS_OF_ONE.after(words, start + 1)):
        return Number(start + 1, ONE, None)
    return None


def _with_fraction(words: Sequence[str], number: Number) -> Number | None:
    end = number.end
    if number.unit == "fraction":
        return _of_digits(words, number)
    if words[end : end + 3] == ["and", "a", "half"] and number.scale == 1:
        return number._replace(end=end + 3, value=number.value + _HALF)
    is_half = words[end] == "half" and (number.value != 1 or words[end + 1] not in _AFTER_FRACTION)
    if words[end] in FRACTIONS and not is_half and number.step is None:
        return _fraction(words, end, number.value)
    return _ratio(words, number) or (None if words[end - 1 : end + 1] == _PRONOUN else number)


def _of_digits(words: Sequence[str], number: Number) -> Number:
    """Read "2/3 of the firms" and "1/2 million"; "the 9/11 attacks" are a date."""
    number = _of_a_unit(words, number)
    if number.unit == "fraction" and words[number.end] not in _AFTER_FRACTION:
        raise Unreadable("a fraction or a date")
    return number


def _fraction(words: Sequence[str], position: int, count: Fraction) -> Number | None:
    """Read "third", "quarter of a", "half a" at the position; None where it is no fraction."""
    denominator = Fraction(FRACTIONS[words[position]])
    before = words[position - 1] if position else ""
    following = words[position + 1]
    number = Number(position + 1, proper_fraction(count, denominator), None, unit="fraction")
    inner = _of_a_unit(words, number)
    if inner is not number:
        return inner
    if (
        before in _PERIOD_LEADS
        or (count != 1 and position > 1 and words[position - 2] in _PERIOD_LEADS)
        or before in FRACTIONS
        or _is_ordinal(before)
        or (before == "the" and words[position] != "half")
    ):
        return None
    return number if following in _AFTER_FRACTION else None


def _is_ordinal(word: str) -> bool:
    return word[:1] in _DIGITS and word[-2:] in {"st", "nd", "rd", "th"}


def _of_a_unit(words: Sequence[str], number: Number) -> Number:
    """Let "half a", "a quarter of a" multiply the unit or scale behind them."""
    end = number.end
    end += words[end] == "of"
    end += words[end] in {"a", "an", "one"}
    is_scale = words[end] in SCALES and len(words[end]) > 1
    if is_scale or _UNITS_OF_ONE.after(words, end):
        return number._replace(end=end, unit="")
    return number


def _ratio(words: Sequence[str], number: Number) -> Number | None:
    """Read "two in five", "one person in five", "320 out of every 1000"."""
    end = number.end
    if number.value == 1 and words[end] not in STOPS and words[end + 1] in {"in", "out"}:
        end += 1
    pattern = _RATIO_LINKS.after(words, end)
    if pattern is None:
        return None
    whole = _whole(words, end + pattern[1], strict=pattern[0])
    if whole is None or whole.value <= number.value or number.value.denominator != 1:
        return None
    return Number(whole.end, number.value / whole.value, None, unit="fraction")


def _whole(words: Sequence[str], start: int, *, strict: bool) -> Number | None:
    """Read the second number of a ratio; a bare "in 2019" or "in 12 months" is none."""
    if words[start] in _CARDINALS:
        whole = _cardinal(words, start)
    elif is_numeral(words[start]):
        whole = _digits(words, start)
    else:
        return None
    if words[whole.end] in TIME_NOUNS or words[whole.end] in SCALES:
        return None
    return None if strict and whole.value > _LARGEST_BARE_WHOLE else whole


def _multiple(words: Sequence[str], start: int) -> Number | None:
    word = words[start]
    if word in _NUMBER_FOLDS:
        return Number(start + 1, Fraction(_NUMBER_FOLDS[word]), None, unit="times")
    if word in GROWING_MULTIPLES:
        value = Fraction(GROWING_MULTIPLES[word])
        return Number(start + 1, value, None, unit="times", direction="up")
    if word in MULTIPLES and words[start + 1] in _AFTER_MULTIPLE:
        direction = "level" if words[start + 1] in ARTICLES or word == "twice" else "up"
        return Number(start + 1, Fraction(MULTIPLES[word]), None, unit="times", direction=direction)
    return None


def scaled(words: Sequence[str], number: Number, *, is_money: bool) -> Number:
    """Multiply the number with the scale words behind it; raise `Unreadable` for a bare "m"."""
    end, value, step, scale = number[:4]
    while True:
        end_of_scale = end + (words[end] == "-" and words[end + 1] in SCALES)
        word = words[end_of_scale]
        next_word = words[end_of_scale + 1 + (words[end_of_scale + 1] == "+")]
        if word == "m" and not is_money and next_word in _NOT_MILLIONS:
            raise Unreadable('"m" may stand for metres or for millions')
        if word not in SCALES:
            return number._replace(end=end, value=value, step=step, scale=scale)
        factor = SCALES[word]
        value, step, scale = value * factor, step and step * factor, scale * factor
        end = end_of_scale + 1
