"""What the Chinese words after a figure say: direction and counted noun."""

import re
from typing import NamedTuple

from ..lookup import words
from ..numerals import Quantity, refuse_signed_range, refuse_two_figures
from ..reading import Unreadable
from .left import Left
from .text import Text

_UP = "增长|成长|增速|增幅|涨幅|升幅|提升|提高|上升|上涨|增加"
_DOWN = "下降|降幅|跌幅|降低|减少|下滑|回落|下跌|负增长|缩减|萎缩|收缩"
_MOVE = re.compile(rf"的?(?:同比|环比|年均|年)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))")
_ANY_DOWN = re.compile(_DOWN)
_BOUND = re.compile("以上|以下|以内|左右|上下")
_NOUN = re.compile(r"[^\W\d_a-z的]{1,6}(?!\w)")
_CHANGES = words("percent percentage_point basis_point permille fraction times")
_HEDGES = frozenset("强弱折")
_SIGNS = frozenset("/+~<>≥≤±%‰^*=-")


class Right(NamedTuple):
    """Direction, settled with the words before the figure, and the unit of a plain count."""

    direction: str
    noun: str


def read_right(text: Text, figure: Quantity, left: Left) -> Right:
    """Read the words after the figure; raise `Unreadable` where they are not understood."""
    rest = text.plain[figure.end :]
    if _BOUND.search(rest):
        raise Unreadable("a bound that does not stand at the number")
    if rest[:1] in _HEDGES:
        raise Unreadable(f"unclear word {rest[:1]} after the number")
    if rest[:1] in _SIGNS and not figure.unit.isupper():
        raise Unreadable(f"unexpected sign {rest[:1]!r}")
    direction = _direction(rest, figure, left)
    noun = _NOUN.match(text.shown, figure.end)
    return Right(direction, f"count:{noun[0]}" if noun and direction == left.direction else "count")


def _direction(rest: str, figure: Quantity, left: Left) -> str:
    ways = {left.direction, figure.direction, _way(rest, figure, left)} - {"level"}
    if left.minus:
        if "down" in ways or left.link == "move":
            raise Unreadable("a minus sign beside a word of direction")
        refuse_signed_range(figure)
        return "down"
    if ways:
        refuse_two_figures(figure)
    if len(ways) > 1 or (figure.unit == "times" and "down" in ways):
        raise Unreadable("two words of direction")
    return ways.pop() if ways else "level"


def _way(rest: str, figure: Quantity, left: Left) -> str:
    move = _MOVE.match(rest) if figure.unit in _CHANGES else None
    if move:
        return "up" if move["up"] else "down"
    if left.direction == "level" and left.link != "to" and _ANY_DOWN.search(rest):
        raise Unreadable("a word of direction after the number")
    return "level"
