"""The grammar of an English phrase: figure, words before it, words after it."""

from collections.abc import Sequence

from .english_cues import Left
from .english_left import read_left
from .english_numbers import END
from .english_quantities import find_quantities
from .english_right import Right, read_right
from .english_select import select_figure
from .english_tokens import tokenise
from .english_traps import refuse_traps
from .numerals import Quantity, combine, refuse_signed_range
from .reading import Reading, Unreadable

_LOOKAHEAD = 6
_PARTS = frozenset({"percent", "fraction"})


def read_english(phrase: str) -> Reading:
    """Read an English phrase; raise `Unreadable` with a reason rather than guess."""
    words = tokenise(phrase)
    words += [END] * _LOOKAHEAD
    figure = select_figure(words, find_quantities(words))
    left = read_left(words, figure)
    settled = "level" if left.link == "to" else left.direction.replace("level", "")
    right = read_right(words, figure, settled)
    refuse_traps(words, figure, left, right.noun)
    return _reading(figure, left, right, _whole(phrase, words, figure))


def _reading(figure: Quantity, left: Left, right: Right, whole: str) -> Reading:
    direction = _direction(figure, left, right)
    low, high = figure.value, figure.upper
    if direction == "down":
        low, high = (-low, None) if high is None else (-high, -low)
    comparator = left.comparator
    if right.comparator != "eq":
        comparator = combine(comparator, right.comparator)
    unit = figure.unit or (f"count:{right.noun}" if right.noun else "count")
    is_alone = comparator == "eq" and left.link == "" and figure.scale == 1
    if unit == "count" and figure.step is None and is_alone:
        raise Unreadable("a number word alone")
    return Reading(comparator, low, high, unit, direction, figure.step, whole)


def _direction(figure: Quantity, left: Left, right: Right) -> str:
    """Settle the direction between sign, words before, words after and the number itself."""
    ways = {left.direction, right.direction, figure.direction} - {"level"}
    if left.minus:
        if right.direction != "level" or "down" in ways or left.link == "move":
            raise Unreadable("a minus sign beside a word of direction")
        refuse_signed_range(figure)
        return "down"
    if len(ways) > 1 or (figure.unit == "times" and "down" in ways):
        raise Unreadable("two words of direction")
    return ways.pop() if ways else "level"


def _whole(phrase: str, words: Sequence[str], figure: Quantity) -> str:
    """Return what a share is a share of: "GDP" in "one third of GDP"."""
    if figure.unit not in _PARTS or words[figure.end] != "of":
        return ""
    before = words[: figure.end].count("of")
    return phrase.split(" of ", before + 1)[-1].strip()
