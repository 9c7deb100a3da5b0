"""English numbers: digits, number words, scales, fractions, multiples, ratios."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ..numerals import ONE, parse_digits, proper_fraction
from ..reading import SHARES, Unreadable
from .dates import year_of
from .lexicon import LEXICON as LEX
from .lexicon import SETS
from .tokens import END, Tokens

_DIGITS = frozenset("0123456789")
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_LARGEST_BARE_WHOLE = 1000
_LONGEST_CARDINAL = 16
_STARTS = (
    LEX.cardinals.keys()
    | LEX.folds.keys()
    | LEX.multiples.keys()
    | LEX.multiple_verbs.keys()
    | SETS.indefinite
    | {"half", "quarter"}
)
_AFTER_FRACTION = (
    (SETS.stops - {"later", "earlier", "ago"})
    | SETS.all_determiners
    | LEX.comparatives
    | LEX.changes
    | {END, "all", "%", "percent"}
)
_AFTER_MULTIPLE = SETS.stops | SETS.all_determiners | {END, "what", "as"}
_NOT_MILLIONS = SETS.stops | SETS.lengths | {END}
_ORDINAL_ENDS = ("st", "nd", "rd", "th")


class Number(NamedTuple):
    """A number before its unit; `unit` is set where the number itself is a part or a factor."""

    end: int
    value: Fraction
    step: Fraction | None
    scale: Fraction = ONE
    unit: str = ""
    is_inverse: bool = False  # "halved": more of it is less


STARTS = frozenset(_STARTS) | frozenset("0123456789")


def may_start(word: str) -> bool:
    """Return whether a number may begin with the word; cheap."""
    return word[0] in _DIGITS or word in _STARTS


def number_at(tokens: Tokens, start: int, *, is_money: bool = False) -> Number | None:
    """Return the number that begins at `start` with its scale words, or None.

    Raises `Unreadable` where a number stands that cannot be read.
    """
    words = tokens.words
    word = words[start]
    if word[0] in _DIGITS:
        number = _digits(tokens, start)
    elif word in LEX.cardinals:
        number = _cardinal(words, start)
    elif word in SETS.indefinite:
        return _article(tokens, start, is_money=is_money)
    elif word in {"half", "quarter"}:
        return _fraction(tokens, start, ONE)
    else:
        return _multiple(words, start)
    if number is None:
        return None
    number = _with_fraction(tokens, number)
    if number is None or number.unit:
        return number
    return _scaled(tokens, number, is_money=is_money)


# ---- digits and number words -----------------------------------------------------------------


def _digits(tokens: Tokens, start: int) -> Number | None:
    words, tight = tokens.words, tokens.tight
    word, after = words[start], words[start + 1]
    if not word[-1].isdigit():
        return None  # a label: 5G
    if after in _ORDINAL_ENDS and tight[start + 1]:
        return None
    if after == "/" and words[start + 2][0] in _DIGITS:
        return _slashed(tokens, start)
    at = start + 2 if after == "-" and _is_mixed(tokens, start) else start + 1
    value, step = parse_digits(word, is_indian="," in word and not SETS.indian.isdisjoint(words))
    if words[at][0] in _DIGITS and words[at + 1] == "/" and words[at + 2][0] in _DIGITS:
        if not word.isdigit():
            raise Unreadable(f"malformed number {word!r}")
        part = _slashed(tokens, at)
        return Number(part.end, value + part.value, None)  # 3½, 4-1/4
    end = start + 1
    if after == "(" and words[start + 2] in LEX.cardinals:
        spelt = _cardinal(words, start + 2)
        if spelt.value == value and words[spelt.end] == ")":
            end = spelt.end + 1  # 12 (twelve)
    return Number(end, value, step)


def _is_mixed(tokens: Tokens, start: int) -> bool:
    """Return whether "4-1/4" stands here; "0-1/4" is a range."""
    words, tight = tokens.words, tokens.tight
    is_joined = tight[start + 1] and tight[start + 2] and words[start + 3] == "/"
    return is_joined and words[start].isdigit() and words[start] != "0"


def _slashed(tokens: Tokens, start: int) -> Number:
    """Read "2/3", which is a fraction only where both numbers are whole and the first smaller."""
    words = tokens.words
    numerator, denominator = words[start], words[start + 2]
    if words[start + 3] == "/" or not (numerator.isdigit() and denominator.isdigit()):
        raise Unreadable("a date, or a fraction of numbers that are not whole")
    value = proper_fraction(parse_digits(numerator)[0], parse_digits(denominator)[0])
    return Number(start + 3, value, None, unit="fraction")


def _cardinal(words: Sequence[str], start: int) -> Number:
    total, current, scale, end = 0, 0, 1, start
    while True:
        word = words[end]
        value = LEX.cardinals.get(word)
        factor = LEX.scales.get(word, 0) if word not in LEX.short_scales else 0
        if value is not None and _fits(value, current):
            current, scale = current + value, 1
        elif word == "hundred" and 0 < current < _HUNDRED:
            current, scale = current * _HUNDRED, _HUNDRED
        elif factor >= _THOUSAND and current and total % (factor * _THOUSAND) == 0:
            total, current, scale = total + current * factor, 0, factor
        elif word != "and" or scale == 1 or words[end + 1] not in LEX.cardinals:
            return Number(
                end, Fraction(total + current), None, ONE if scale == 1 else Fraction(scale)
            )
        end += 1


def _fits(value: int, current: int) -> bool:
    """Return whether a small number may follow: "five" after "twenty", "ten" after "hundred"."""
    if value < _TEN:
        return current % _TEN == 0 and current % _HUNDRED != _TEN
    return current % _HUNDRED == 0


# ---- scales ----------------------------------------------------------------------------------


def _scaled(tokens: Tokens, number: Number, *, is_money: bool) -> Number:
    """Multiply with the scale words behind; raise `Unreadable` for those that are not known."""
    words, tight = tokens.words, tokens.tight
    end, value, step, scale = number[:4]
    if words[end] not in LEX.scale_starts:
        return number
    has_short = False
    while True:
        hyphen = words[end] == "-" and tight[end + 1] and words[end + 1] in LEX.long_scales
        at = end + hyphen
        word = words[at]
        if word not in LEX.scales:
            break
        if word in LEX.short_scales and not _is_scale(tokens, at, is_money=is_money):
            break
        factor = LEX.scales[word]
        if has_short or (scale is not ONE and scale != 1 and not _may_follow(word, factor, scale)):
            raise Unreadable("two words of scale")
        has_short = word in LEX.short_scales
        value = Fraction(value.numerator * factor, value.denominator)
        step = step and _product(step.denominator if step.numerator == 1 else 0, step, factor)
        scale = LEX.scale_values[word] if scale is ONE else scale * factor
        end = at + 1
    is_word = words[end] in LEX.short_scales and not tight[end]
    if words[end] in SETS.unknown_scales or (words[end] in LEX.scales and not is_word):
        raise Unreadable(f"{words[end]!r} is no scale that is known")
    return Number(end, value, step, scale)


def _may_follow(word: str, factor: int, scale: Fraction) -> bool:
    """Return whether a scale word may follow a scale: hundred thousand, lakh crore."""
    if word in LEX.short_scales or factor <= scale:
        return False
    return scale < _THOUSAND or word in {"crore", "crores"}


_PRODUCTS: dict[tuple[int, int], Fraction] = {}


def _product(places: int, step: Fraction, factor: int) -> Fraction:
    """Return a step times the factor of a scale word; those of decimals are kept."""
    if not places:
        return step * factor
    known = _PRODUCTS.get((places, factor))
    if known is None:
        known = _PRODUCTS[places, factor] = step * factor
    return known


def _is_scale(tokens: Tokens, at: int, *, is_money: bool) -> bool:
    """Return whether "k", "m", "b" and the like are a scale here; refuse where it is open."""
    words, tight = tokens.words, tokens.tight
    word, raw = words[at], tokens.raws[at]
    if raw not in {word, word.upper(), word.capitalize()}:
        raise Unreadable(f"{raw!r} is no scale that is known")
    is_share = words[at + 1] in SETS.share_marks
    if is_share and not (words[at + 1] == "per" and words[at + 2] != "cent"):
        raise Unreadable(f"{raw!r} before a share")
    if len(word) > 1:
        return True
    if not tight[at] and not is_money:
        return False
    after = words[at + 1 + (words[at + 1] == "+")]
    if word == "m" and not is_money and after in _NOT_MILLIONS:
        raise Unreadable('"m" may stand for metres or for millions')
    if word == "k" and not is_money and after in {"of", "in"}:
        return tight[at]
    return True


# ---- fractions, ratios, factors --------------------------------------------------------------


def _article(tokens: Tokens, start: int, *, is_money: bool) -> Number | None:
    words = tokens.words
    following = words[start + 1]
    if following in LEX.fractions:
        return _fraction(tokens, start + 1, ONE)
    if following in LEX.scales and (len(following) > 1 or is_money):
        return _article_and_scale(tokens, start, is_money=is_money)
    unit = LEX.units.after(words, start + 1)
    if (
        unit
        and unit[0] in SHARES
        and following not in {"percentage"} | ({"percentage"} if unit[0] == "percent" else set())
    ):
        return Number(start + 1, ONE, None)
    if unit and unit[0] == "percentage_point":
        return Number(start + 1, ONE, None)
    if unit and unit[0] in LEX.clock and words[start + 1 + unit[1]] in LEX.comparatives:
        return Number(start + 1, ONE, None)  # an hour more
    return None


def _article_and_scale(tokens: Tokens, start: int, *, is_money: bool) -> Number:
    """Read "a million", "a million and a half", "a hundred and twenty thousand"."""
    words = tokens.words
    number = _scaled(tokens, Number(start + 1, ONE, None), is_money=is_money)
    if words[number.end] in LEX.cardinals or words[number.end] == "and":
        whole = _cardinal(["one", *words[start + 1 : start + _LONGEST_CARDINAL], END], 0)
        if whole.end > number.end - start:
            return whole._replace(end=start + whole.end)
    return _and_a_half(words, number)


def _and_a_half(words: Sequence[str], number: Number) -> Number:
    """Read "a million and a half"."""
    if words[number.end : number.end + 3] != ["and", "a", "half"]:
        return number
    return number._replace(end=number.end + 3, value=number.value * Fraction(3, 2))


def _with_fraction(tokens: Tokens, number: Number) -> Number | None:
    words = tokens.words
    end = number.end
    if number.unit == "fraction":
        return _of_digits(tokens, number)
    if words[end] == "and" and words[end + 2] in LEX.fractions and number.scale == 1:
        count = 1 if words[end + 1] == "a" else LEX.cardinals.get(words[end + 1], 0)
        part = Fraction(count, LEX.fractions[words[end + 2]])
        if 0 < part < 1:  # two and a half, one and three quarters
            return number._replace(end=end + 3, value=number.value + part, step=None)
    if words[end] in LEX.fractions and number.step is None:
        is_half = words[end] == "half" and (
            number.value != 1 or words[end + 1] not in _AFTER_FRACTION
        )
        if not is_half:
            return _fraction(tokens, end, number.value)
    if words[end] in LEX.ratio_starts or words[end + 1] in LEX.ratio_starts:
        ratio = _ratio(tokens, number)
        if ratio is not None:
            return ratio
    return None if words[end - 1] == "one" and words[end] == "of" else number


def _of_digits(tokens: Tokens, number: Number) -> Number:
    """Read "2/3 of the firms" and "1/2 million"; "the 9/11 attacks" are a date."""
    denominator = int(tokens.words[number.end - 1])
    number = _of_a_unit(tokens, number)
    if number.unit != "fraction" and denominator not in _PARTS_OF_UNITS:
        raise Unreadable("a fraction, or two numbers with one unit")
    after = tokens.words[number.end]
    if number.unit != "fraction" or after == "of":
        return number
    if after not in _AFTER_FRACTION or number.value.denominator not in COMMON_PARTS:
        raise Unreadable("a fraction or a date")
    return number


def _fraction(tokens: Tokens, position: int, count: Fraction) -> Number | None:
    """Read "third", "quarter of a", "half a" at the position; None where it is no fraction."""
    words = tokens.words
    denominator = Fraction(LEX.fractions[words[position]])
    before = words[position - 1] if position else ""
    following = words[position + 1]
    if not 0 < count < denominator or count.denominator != 1:
        raise Unreadable("a fraction that is no part of a whole")
    number = Number(position + 1, count / denominator, None, unit="fraction")
    inner = _of_a_unit(tokens, number)
    if inner is not number:
        return inner
    if (
        following in {"in", "of"}
        and year_of(words, position + 2)
        and (words[position].startswith("quarter") and _may_be_time(words, position, following))
    ):
        return None
    is_year = following == "in" and year_of(words, position + 2) != ""
    is_size = is_year or _is_size(words, position)
    if words[position].startswith("quarter") and (
        (following in SETS.after_quarters and not is_size)
        or (position > 1 and words[position - 2] in {"the", "all"})
    ):
        return None
    if (
        before in SETS.period_leads_numbers
        or (count != 1 and position > 1 and words[position - 2] in SETS.period_leads_numbers)
        or before in LEX.fractions
        or (before.endswith(_ORDINAL_ENDS) and before[:1] in _DIGITS)
        or before in _ORDINAL_ENDS
        or (before == "the" and words[position] != "half")
    ):
        return None
    is_joined = before in LEX.cardinals or words[position - 2 : position - 1] == ["between"]
    is_joined = is_joined and following in {"and", "or"}  # by one third and, between a fifth and
    return number if is_joined or following in _AFTER_FRACTION else None


def _is_size(words: Sequence[str], position: int) -> bool:
    """Return whether "by", maybe in front of "almost", makes "a quarter" the size of a change."""
    start = position - 1
    while start > 0 and words[start - 1] in SETS.hedges:
        start -= 1
    return start > 0 and words[start - 1] == "by" and words[position - 1] in SETS.indefinite


def _may_be_time(words: Sequence[str], position: int, following: str) -> bool:
    """Return whether "three quarters in 2035" may be nine months."""
    if following == "of" or words[position - 1] in SETS.indefinite:
        return True
    return position > 1 and words[position - 2] in SETS.quarter_leads


def _of_a_unit(tokens: Tokens, number: Number) -> Number:
    """Let "half a", "a quarter of a" multiply the scale or the unit behind them."""
    words = tokens.words
    end = number.end
    end += words[end] == "of"
    end += words[end] in _ONE
    if words[end] in LEX.scales and len(words[end]) > 1:
        return _scaled(tokens, number._replace(end=end, unit="", step=None), is_money=False)
    unit = LEX.units.after(words, end)
    is_one = end > number.end and words[end - 1] in _ONE
    is_unit = unit is not None and (
        is_one
        or unit[0] in SHARES
        or (unit[0].startswith("unit:") and end == number.end and unit[0] not in LEX.clock)
    )
    is_unit = is_unit or words[end : end + 2] == ["pound", "of"]  # 1/2 pound of flour
    if is_unit or (is_one and _is_unit(words, end)):
        return number._replace(end=end, unit="")
    return number


def _is_unit(words: Sequence[str], position: int) -> bool:
    """Return whether "half a" is so much of what stands here: a dollar, a point, a dozen."""
    if words[position] in SETS.halved:
        return True
    tables = (LEX.currencies, LEX.currency_parts)
    return any(table.after(words, position) is not None for table in tables)


_ONE = SETS.indefinite | {"one", "1"}
COMMON_PARTS = frozenset({2, 3, 4, 5, 8, 10})
_PARTS_OF_UNITS = COMMON_PARTS | {6, 12, 16, 20, 32, 64, 100}


def _ratio(tokens: Tokens, number: Number) -> Number | None:
    """Read "two in five", "one person in five", "320 out of every 1000"."""
    words = tokens.words
    end = number.end
    is_noun = words[end] not in SETS.stops and words[end] not in SETS.dangers
    if number.value == 1 and is_noun and words[end + 1] in {"in", "out"}:
        end += 1
    link = LEX.ratios.after(words, end)
    if link is None:
        return None
    whole = _whole(tokens, end + link[1], is_strict=link[1] == 1)
    if whole is None or whole.value <= number.value or number.value.denominator != 1:
        return None
    return Number(whole.end, number.value / whole.value, None, unit="fraction")


def _whole(tokens: Tokens, start: int, *, is_strict: bool) -> Number | None:
    """Read the second number of a ratio; a bare "in 2019" or "in 12 months" is none."""
    words = tokens.words
    if words[start] in LEX.cardinals:
        whole: Number | None = _cardinal(words, start)
    elif words[start][0] in _DIGITS:
        whole = _digits(tokens, start)
    else:
        return None
    if whole is None or whole.unit:
        return None
    after = words[whole.end]
    if after in SETS.unknown_scales or after == "hundred":
        raise Unreadable(f"{after!r} is no scale that is known")
    if after in SETS.time_nouns or after in LEX.scales:
        return None
    is_year = is_strict and whole.value > _LARGEST_BARE_WHOLE and words[start].isdigit()
    return None if is_year else whole


def _multiple(words: Sequence[str], start: int) -> Number | None:
    word = words[start]
    if word in LEX.folds:
        return Number(start + 1, Fraction(LEX.folds[word]), None, unit="times")
    if word in LEX.multiple_verbs:
        value = LEX.multiple_verbs[word]
        return Number(start + 1, value, None, unit="times", is_inverse=value < 1)
    if word in LEX.multiples and words[start + 1] in _AFTER_MULTIPLE:
        return Number(start + 1, Fraction(LEX.multiples[word]), None, unit="times")
    return None
