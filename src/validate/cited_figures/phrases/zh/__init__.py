"""The grammar of a Chinese phrase: tokens, the figure among them, the words around it."""

from collections.abc import Sequence

from ..numerals import exact, flip, negative
from ..reading import NO_UNIT, Reading, Unreadable
from .after import read_after, read_noun
from .amounts import Amount
from .before import read_before
from .context import as_speed, read_dates, read_per
from .lexer import Token, join_among, tokenise
from .money import read_money
from .parsed import Parsed
from .script import normalise
from .select import is_in_a_row, select_figure
from .words import Lexicon, lexicon

__all__ = ["read_chinese"]

_COUNT = "count:"
_PARTS = frozenset({"percent", "permille", "fraction"})
_LARGEST_WORD = 10
_DIGITS = frozenset("0123456789.,+-()")


def read_chinese(phrase: str, home_currency: str = "") -> Reading:
    """Read a Chinese phrase; raise `Unreadable` with a reason rather than guess.

    `home_currency` is what a bare 元 means in traditional script, where it may be one of several.
    """
    words = lexicon()
    text = normalise(phrase, words)
    tokens, place, figure = select_figure(text, join_among(tokenise(text, words)))
    earlier, later = tokens[:place], tokens[place + 1 :]
    before = read_before(earlier, text.plain, figure, words)
    behind = read_after(later, text, figure, before, words)
    parsed = Parsed(text, earlier, figure, later, before)
    _refuse_names(parsed, behind)
    direction = _direction(parsed, behind)
    unit = read_money(parsed, home_currency)
    if "兆" in figure.printed and not unit.isupper():
        raise Unreadable("兆 may stand for a million or for a million million")
    unit, per = as_speed(unit, read_per(parsed))
    if not per and _is_divided(unit, figure, words):
        raise Unreadable("a number of things that is not whole")
    return _reading(parsed, unit or read_noun(later, text, figure, words), per, direction)


def _is_divided(unit: str, figure: Amount, words: Lexicon) -> bool:
    """Tell whether things that come whole are printed with decimals: 2.5个, 1.000家."""
    if not unit.startswith(_COUNT):
        return False
    is_whole = figure.value.denominator == 1
    thing = unit.removeprefix(_COUNT)
    if thing in words.sets["pieces"] and not is_whole:
        return True
    if thing in words.sets["index_points"]:
        return False
    return is_whole and figure.step is not None and figure.step < 1


def _reading(parsed: Parsed, unit: str, per: str, direction: str) -> Reading:
    """Put the reading together; growth by several times is one of so many hundred percent."""
    figure, before = parsed.figure, parsed.before
    value, upper, step = figure.value, figure.upper, figure.step
    comparator, side = before.comparator, before.side
    if unit == "doubling":
        unit, direction = _factor(parsed, direction)
    elif unit == "times" and direction == "up":
        unit, value, upper, step = (
            "percent",
            value * 100,
            upper and upper * 100,
            step and step * 100,
        )
    elif unit == "times" and direction == "down":
        raise Unreadable("a fall by several times")
    if before.minus or direction == "down":
        value, upper = negative(value, upper)
    if direction == "down" and not before.minus:
        comparator, side = flip(comparator, side)
    base, period = read_dates(parsed)
    return Reading(
        comparator,
        value,
        upper,
        unit,
        direction,
        step,
        of=_whole(parsed),
        per=per,
        period=period,
        base=base,
        side=side,
        sign_word=before.sign_word or _sign_behind(parsed.later),
        notices=(NO_UNIT,) if unit == "count" and not figure.per else (),
        scale=exact(figure.scale),
    )


def _factor(parsed: Parsed, direction: str) -> tuple[str, str]:
    """Read 翻两番 and 减半 as factors, which have no direction."""
    is_turned = parsed.before.turned
    if not is_turned and not parsed.text.plain.startswith(("翻", "减半"), parsed.figure.start):
        raise Unreadable("番 without 翻")
    if direction != "level":
        raise Unreadable("two words of direction")
    return "times", direction


def _refuse_names(parsed: Parsed, behind: str) -> None:
    """Refuse 标普500, 三大运营商 and 60岁以上: no word before the number makes it an amount."""
    figure, before = parsed.figure, parsed.before
    is_whole = figure.value.denominator == 1
    thing, sets = figure.unit.removeprefix(_COUNT), lexicon().sets
    if is_whole and thing in sets["ages"]:
        lead = parsed.text.plain[: figure.start]
        if not any(word in lead for word in sets["of_ages"]):
            raise Unreadable("an age")
    if before.direction != "level" and thing in sets["ranks"]:
        raise Unreadable("a change of rank")
    if figure.scale != 1 or before.comparator != "eq" or before.is_led:
        return
    is_alone = _DIGITS.issuperset(parsed.text.shown)  # in a cell of a table
    is_bare = figure.unit == "" and figure.per == "" and not is_alone
    if is_bare and before.direction == behind == "level":
        raise Unreadable("the number may be part of a name")
    is_thing = figure.unit.startswith(("count:", "unit:")) and is_whole
    if is_thing and figure.is_written and figure.value <= _LARGEST_WORD:
        raise Unreadable("a number word that points at known things")


def _direction(parsed: Parsed, behind: str) -> str:
    """Settle the direction; raise `Unreadable` where two words of it disagree."""
    figure, before = parsed.figure, parsed.before
    ways = {before.direction, behind} - {"level"}
    if before.minus:
        if "down" in (before.direction, behind) or before.link == "move":
            raise Unreadable("a minus sign beside a word of direction")
        if figure.upper is not None:
            raise Unreadable("a minus sign before a range")
        if ways:
            return "down"
        return "level" if before.link == "is" or _has_sign_word(parsed) else ""
    if before.plus:
        if "down" in ways:
            raise Unreadable("a plus sign beside a word of direction")
        if ways:
            return "up"
        return "level" if before.link == "is" else ""
    if before.direction != "level" and is_in_a_row(parsed.text, figure):
        raise Unreadable("how long something has gone on")
    if ways and figure.joint == "至" and before.link != "noun":
        raise Unreadable("unclear whether the numbers are a range or a change and a level")
    if len(ways) > 1:
        raise Unreadable("two words of direction")
    return ways.pop() if ways else "level"


def _has_sign_word(parsed: Parsed) -> bool:
    return bool(parsed.before.sign_word or _sign_behind(parsed.later))


def _whole(parsed: Parsed) -> str:
    """Return what a share is a share of: GDP in 占GDP比重达到36.2%."""
    if parsed.figure.unit not in _PARTS:
        return ""
    match = lexicon().patterns["whole"].search(parsed.text.plain, 0, parsed.figure.start)
    return parsed.text.shown[match.start(1) : match.end(1)] if match else ""


def _sign_behind(later: Sequence[Token]) -> str:
    """Return 亏损 of 3亿元的亏损."""
    words = [token for token in later if token.kind != "of"]
    return words[0].detail if words and words[0].kind == "sign" else ""
