"""Chinese numbers that are no figures, though they look like one: ages, ranks, names, lists."""

import re

from ..numerals import Quantity
from ..reading import Unreadable
from .left import Left

_LARGEST_WORD = 10
AGE_UNITS = frozenset({"count:岁", "count:歲"})
_AVERAGE_AGE = re.compile("寿命|年龄")


def refuse_traps(plain: str, figure: Quantity, left: Left, direction: str) -> None:
    """Raise `Unreadable` for a number that counts nothing by itself."""
    if figure.unit in AGE_UNITS and direction == "level" and figure.value.denominator == 1:
        _refuse_age(plain[: figure.start])
    if figure.unit == "count:位" and direction != "level":
        raise Unreadable("a change of rank")
    if figure.scale == 1 and left.comparator == "eq" and not left.is_led:
        _refuse_unled(figure)


def _refuse_age(before: str) -> None:
    if not _AVERAGE_AGE.search(before):
        raise Unreadable("an age")


def _refuse_unled(figure: Quantity) -> None:
    """Refuse 标普500 and 三大运营商: no word before the number says that it is an amount."""
    if figure.unit == "":
        raise Unreadable("the number may be part of a name")
    is_thing = figure.unit.startswith(("count:", "unit:"))
    if is_thing and figure.step is None and figure.value <= _LARGEST_WORD:
        raise Unreadable("a number word that points at known things")
