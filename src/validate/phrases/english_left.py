"""What the English words before a figure say: comparator and direction."""

from collections.abc import Sequence

from . import english_leads as leads
from . import english_words as w
from .english_cues import CUES, DOWN, UP, Left
from .english_rest import RELATIONS, check_rest
from .english_traps import refuse_name
from .numerals import Quantity, combine, refuse_two_figures
from .reading import Unreadable

_MINUS = frozenset({"-", "minus", "negative"})
_PUNCTUATION = frozenset(",:;(\"'—")
_VERB_ENDS = ("ed", "ing")
_SHARES = w.SHARES | {"fraction", "times"}


def read_left(words: Sequence[str], figure: Quantity) -> Left:
    """Read the words before the figure; raise `Unreadable` where they are not understood."""
    left = Left(words, figure.start, figure.comparator)
    _take_sign(left)
    _take_range_word(left, figure)
    while left.position and _take_cue(left, figure):
        pass
    if left.crossing in leads.CROSSINGS_AFTER_VERBS and not left.link:
        raise Unreadable(f"unclear word {left.crossing!r} before the number")
    check_rest(left)
    return left


def _take_sign(left: Left) -> None:
    word = _last_word(left)
    if word in _MINUS or word == "+":
        left.position -= 1
        left.minus = word != "+"
        left.direction = "up" if word == "+" else "level"


def _take_range_word(left: Left, figure: Quantity) -> None:
    if figure.upper is not None and left.position:
        word = left.words[left.position - 1]
        if word in {"between", "from"}:
            left.position -= 1
            left.link = word


def _take_cue(left: Left, figure: Quantity) -> bool:
    """Understand the next words leftwards; tell whether there may be more to understand."""
    match = CUES.before(left.words, left.position)
    if match is None:
        return _take_unknown(left, figure)
    (role, detail), length = match
    left.position -= length
    return _ROLES[role](left, detail, figure)


def _take_unknown(left: Left, figure: Quantity) -> bool:
    word = left.words[left.position - 1]
    before = left.words[left.position - 2] if left.position > 1 else ""
    if left.link == "of" or word in _PUNCTUATION or _ends_at_figure(left, figure):
        return False
    if word.endswith("'s"):
        return _owner(left, word)
    if before in w.ARTICLES and word.isalpha():
        refuse_name(word, left.words[figure.end], figure)
        left.position -= 2
        return True
    left.position -= 1
    if word.endswith("ly"):
        return True
    # Of shares and multiples an unknown verb may be a fall; of things and money it hardly is.
    if figure.unit not in _SHARES and (word.endswith(_VERB_ENDS) or before == "to"):
        return _verb(left, "eq", figure)
    raise Unreadable(f"unknown word {word!r} before the number")


def _ends_at_figure(left: Left, figure: Quantity) -> bool:
    """Tell whether only a subject stands further left: "exports doubled", "logged a 5-percent"."""
    return figure.direction == "up" or left.words[left.position] in {"a", "an"}


def _owner(left: Left, word: str) -> bool:
    """Read "China's 300 firms", but not "exceeded China's 5 percent", "last year's 5 percent"."""
    left.position -= 1
    rest = left.words[: left.position]
    if "of" in rest[-2:] or word[:-2] in w.TIME_NOUNS or not RELATIONS.isdisjoint(rest):
        raise Unreadable(f"unclear word {word!r} before the number")
    return False


# ---- one function a role: each says whether to look further left --------------------------------


def _fill(_left: Left, _detail: str, _figure: Quantity) -> bool:
    return True


def _join(_left: Left, _detail: str, figure: Quantity) -> bool:
    if figure.unit == "" or figure.unit.startswith("unit:"):
        raise Unreadable("the words before the number make it a rank or a period")
    return True


def _stop(_left: Left, detail: str, _figure: Quantity) -> bool:
    raise Unreadable(detail)


def _bound(left: Left, detail: str, _figure: Quantity) -> bool:
    left.comparator = combine(left.comparator, detail)
    return True


def _crossing(left: Left, detail: str, figure: Quantity) -> bool:
    left.crossing = left.words[left.position]
    return _bound(left, detail, figure)


def _top(left: Left, detail: str, figure: Quantity) -> bool:
    """Read "top 600 million" as a bound, but "the top 5 million" and "top 10" as ranks."""
    is_amount = figure.scale != 1 or figure.unit.isupper()
    if not is_amount or _last_word(left) in w.ARTICLES:
        raise Unreadable("the words before the number make it a rank")
    return _verb(left, detail, figure)


def _verb(left: Left, detail: str, _figure: Quantity) -> bool:
    """Take a verb of level or of bound; only "nearly" may stand before it."""
    left.link = left.link or left.words[left.position]
    if detail != "eq":
        left.comparator = combine(left.comparator, detail)
    match = CUES.before(left.words, left.position) if left.position else None
    if match and match[0][0] == "bound":
        if match[0][1] != "approx_below":
            raise Unreadable("a bound before the verb")
        left.comparator = combine(left.comparator, "approx_below")
        left.position -= match[1]
    if _last_word(left) in w.UP_NOUNS and left.link != "to":
        left.direction = "up"
    return False


def _move(left: Left, detail: str, figure: Quantity) -> bool:
    if left.link == "from":
        raise Unreadable("a change from one number to another")
    refuse_two_figures(figure)
    if not left.crossing or left.link == "by":
        left.direction = detail
    left.link = "move"
    return False


def _noun(left: Left, detail: str, figure: Quantity) -> bool:
    if left.link == "by" and left.position and left.words[left.position - 1] not in w.ARTICLES:
        raise Unreadable("a difference between two things")
    _move(left, detail, figure)
    left.link = "noun"
    return False


def _link(left: Left, detail: str, figure: Quantity) -> bool:
    """Look behind "by" and "of" for the word of direction that governs the figure."""
    left.link = detail
    match = CUES.before(left.words, left.position) if left.position else None
    if match and match[0][0] in {"move", "noun", "fill"}:
        return True
    for position in range(left.position - 1, -1, -1):
        word = left.words[position]
        if word in UP or word in DOWN:
            return _governed(left, position, "up" if word in UP else "down", figure)
    if detail == "by":
        raise Unreadable("a change without a direction")
    return False


def _governed(left: Left, position: int, way: str, figure: Quantity) -> bool:
    """Let "cut costs by", "an increase in revenue of" reach over the nouns between."""
    if left.link == "of" and left.words[position + 1] not in {"in", "on"}:
        if way == "down":
            raise Unreadable("unclear whether the number is a level or a fall")
        return False
    left.position = position
    return _move(left, way, figure)


_ROLES = {
    "fill": _fill,
    "join": _join,
    "stop": _stop,
    "bound": _bound,
    "crossing": _crossing,
    "top": _top,
    "verb": _verb,
    "move": _move,
    "noun": _noun,
    "link": _link,
}


def _last_word(left: Left) -> str:
    return left.words[left.position - 1] if left.position else ""
