"""What the Chinese words before a figure say: comparator and direction."""

import re
from dataclasses import dataclass

from ..numerals import Quantity, combine
from ..reading import Unreadable
from . import words as w
from .text import BLANK

_CUES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(w.FILLERS.split(), ("fill", "")),
    **dict.fromkeys(w.LINKS.split(), ("link", "to")),
    **{word: ("stop", reason) for word, reason in w.STOPS.items()},
    **dict.fromkeys(w.UP_VERBS.split(), ("move", "up")),
    **dict.fromkeys(w.DOWN_VERBS.split(), ("move", "down")),
    **dict.fromkeys(w.UP_NOUNS.split(), ("noun", "up")),
    **dict.fromkeys(w.DOWN_NOUNS.split(), ("noun", "down")),
    **{word: ("bound", sign) for sign, words in w.BOUNDS.items() for word in words.split()},
    **dict.fromkeys(w.BASES.split(), ("base", "")),
    BLANK: ("base", ""),
    "的": ("of", ""),
    "过": ("pass", "gt"),
    "负": ("minus", ""),
    "-": ("minus", ""),
    "零下": ("minus", ""),
    "+": ("plus", ""),
}
_LENGTHS = tuple(range(max(map(len, _CUES)), 0, -1))
_LONG_BOUNDS = {
    word: sign
    for sign, words in w.BOUNDS.items()
    for word in words.split()
    if len(word) > 1 or not word.isalpha()
}


def _pattern(*groups: str) -> re.Pattern[str]:
    words = {word for group in groups for word in group.split()}
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


_FAR = _pattern(
    " ".join(word for word in f"{w.UP_VERBS} {w.DOWN_VERBS}".split() if len(word) > 1),
    w.UP_NOUNS,
    w.DOWN_NOUNS,
    " ".join(w.COMPARING),
    " ".join(_LONG_BOUNDS),
)
_DOWN_NOUNS = frozenset(w.DOWN_NOUNS.split())
_UP = frozenset(f"{w.UP_VERBS} {w.UP_NOUNS}".split())
_DOWN = frozenset(f"{w.DOWN_VERBS} {w.DOWN_NOUNS}".split())
_POINTS = frozenset({"percentage_point", "basis_point"})
_SIGNS = frozenset({"minus", "plus"})
_PARTS = frozenset({"percent", "fraction", "times"})


@dataclass(slots=True)
class Left:
    """What has been understood so far, from the figure leftwards."""

    plain: str
    position: int
    comparator: str
    direction: str = "level"
    minus: bool = False
    link: str = ""
    is_compared: bool = False
    is_led: bool = False


def read_left(plain: str, figure: Quantity) -> Left:
    """Read the words before the figure; raise `Unreadable` where they are not understood."""
    left = Left(plain, figure.start, figure.comparator)
    while left.position and _take_cue(left, figure):
        pass
    rest = plain[: left.position]
    if not w.NEGATIONS.isdisjoint(rest):
        raise Unreadable("the words before the number negate it")
    _far(left, figure, rest)
    return left


def _take_cue(left: Left, figure: Quantity) -> bool:
    """Understand the next word leftwards; tell whether there may be more to understand."""
    for length in _LENGTHS:
        cue = _CUES.get(left.plain[max(0, left.position - length) : left.position])
        if cue:
            break
    else:
        return False
    word = left.plain[max(0, left.position - length) : left.position]
    left.position -= len(word)
    if left.is_compared and left.link != "of" and word in w.COMPARING:
        return _compare(left, word, figure)
    return _take(left, word, *cue)


def _compare(left: Left, word: str, figure: Quantity) -> bool:
    """Read 低于上年3个百分点 as a difference; of other units it may as well be a bound."""
    if figure.unit not in _POINTS:
        raise Unreadable(f"unclear word {word} before the number")
    left.direction = w.COMPARING[word]
    left.link = "move"
    return False


def _take(left: Left, word: str, role: str, detail: str) -> bool:
    left.is_led = left.is_led or role not in _SIGNS
    match role:
        case "stop":
            raise Unreadable(detail)
        case "bound":
            left.comparator = combine(left.comparator, detail)
        case "pass":
            _pass(left, detail)
        case "base":
            left.is_compared = True
        case "minus":
            left.minus = True
        case "plus":
            left.direction = "up"
        case "link" | "of":
            left.link = left.link or detail or role
        case "move" | "noun":
            _turn(left, word, role, detail)
            return False
        case _:
            pass
    return True


def _pass(left: Left, detail: str) -> None:
    """Read 过半 and 过亿 as bounds; before other numbers 过 is an aspect or part of a verb."""
    if left.plain[left.position + 1] not in "半百千万亿":
        raise Unreadable("unclear word 过 before the number")
    left.comparator = combine(left.comparator, detail)


def _turn(left: Left, word: str, role: str, way: str) -> None:
    """Take a word of direction: with 至 or 到 it leads to a level, with 的 it is a base."""
    rest = left.plain[: left.position]
    if word in w.NEEDS_COMPARISON and rest and not any(char in rest for char in "比较于" + BLANK):
        raise Unreadable(f"unclear word {word} before the number")
    if left.link == "of":
        if way == "down":
            raise Unreadable("unclear whether the number is a level or a fall")
    elif role == "noun" or left.link != "to":
        left.direction = way
        left.link = role


def _far(left: Left, figure: Quantity, rest: str) -> None:
    """Judge the words of direction and of comparison that stand away from the figure."""
    found = list(_FAR.finditer(rest))
    words = [match[0] for match in found]
    if left.link in {"to", "move", "noun"}:
        falls = _DOWN_NOUNS if left.link == "to" else _DOWN
        if not falls.isdisjoint(words):
            raise Unreadable("two words of direction")
    elif found:
        if not _DOWN.isdisjoint(words[:-1]):
            raise Unreadable("two words of direction")
        _govern(left, figure, words[-1], rest[found[-1].end() :])
    elif not w.SUSPICIOUS.isdisjoint(rest):
        raise Unreadable("unclear words before the number")


def _govern(left: Left, figure: Quantity, word: str, between: str) -> None:
    if word in w.COMPARING and figure.unit in _POINTS:
        left.direction = w.COMPARING[word]
    elif word in _LONG_BOUNDS:
        if word not in w.ABOUT and not (left.link == "of" and figure.unit in _PARTS):
            raise Unreadable(f"unclear word {word} before the number")
        left.comparator = combine(left.comparator, _LONG_BOUNDS[word])
    elif word in _UP:
        is_object = word in w.TRANSITIVE_RISES and left.link == "" and "的" not in between
        left.direction = "up" if is_object else "level"
    elif word not in w.TRANSITIVE_FALLS or left.link or not w.CLAUSE_SIGNS.isdisjoint(between):
        raise Unreadable("unclear whether the number is a level or a fall")
    else:
        left.direction = "down"
