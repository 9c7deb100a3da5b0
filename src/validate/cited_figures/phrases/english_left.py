"""What the English words before a figure say: comparator and direction."""

from collections.abc import Sequence

from . import english_leads as leads
from . import english_words as w
from .english_cues import CUES, DOWN, UP, Left
from .english_rest import RELATIONS, check_rest
from .english_traps import refuse_name
from .lookup import words
from .numerals import Quantity, combine, refuse_two_figures
from .reading import Unreadable

_MINUS = frozenset({"-", "minus", "negative"})
_PUNCTUATION = frozenset(",:;(\"'—")
_VERB_ENDS = ("ed", "ing")
_POINTS = frozenset({"percentage_point", "basis_point"})
_LONGEST_OBJECT = 7
_TRANSITIVE_RISES = words(
    "raise raises raised raising increase increases increased increasing boost boosts boosted "
    "boosting lift lifts lifted lifting hike hikes hiked hiking"
)
_TRANSITIVE_FALLS = words(
    "cut cuts cutting lower lowers lowered lowering reduce reduces reduced reducing trim trims "
    "trimmed trimming slash slashes slashed slashing"
)
_SHARES = w.SHARES | {"fraction", "times"}
_COMPARING = dict.fromkeys(leads.OUTDOING, "up") | dict.fromkeys(leads.TRAILING, "down")


def read_left(words: Sequence[str], figure: Quantity) -> Left:
    """Read the words before the figure; raise `Unreadable` where they are not understood."""
    left = Left(words, figure.start, figure.comparator)
    _take_sign(left)
    _take_range_word(left, figure)
    while left.position and _take_cue(left, figure):
        pass
    if left.crossing in leads.CROSSINGS_AFTER_VERBS and not left.link:
        raise Unreadable(f"unclear word {left.crossing!r} before the number")
    if left.link == "by" and left.direction == "level" and figure.unit:
        raise Unreadable("a change without a direction")
    check_rest(left)
    return left


def _take_sign(left: Left) -> None:
    word = _last_word(left)
    if word in _MINUS or word == "+":
        left.position -= 1
        left.minus = word != "+"
        left.direction = "up" if word == "+" else "level"


def _take_range_word(left: Left, figure: Quantity) -> None:
    word = _last_word(left)
    if figure.upper is not None and word in {"between", "from"}:
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
    before = left.words[left.position - 2]
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
    way = _way_of_verb(left) if figure.unit in _POINTS else ""
    if way:
        return _move(left, way, figure)
    # Of shares and multiples an unknown verb may be a fall; of things and money it hardly is.
    is_verb = word.endswith(_VERB_ENDS) or before == "to"
    is_amount = figure.scale != 1 or left.comparator != "eq" or figure.unit.isupper()
    if figure.unit not in _SHARES and (is_verb or (is_amount and word.endswith("s"))):
        return _verb(left, "eq", figure)
    raise Unreadable(f"unknown word {word!r} before the number")


def _way_of_verb(left: Left) -> str:
    """Take the verb of "raised its key rate 25 basis points" from behind its object."""
    is_free = not (left.link or left.minus or left.crossing)
    for position in range(left.position - 1, max(-1, left.position - _LONGEST_OBJECT), -1):
        word = left.words[position]
        if not is_free or not word.isalpha() or word in w.STOPS - w.ARTICLES:
            break
        if word in _TRANSITIVE_RISES or word in _TRANSITIVE_FALLS:
            left.position = position
            return "up" if word in _TRANSITIVE_RISES else "down"
    return ""


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


def _join(left: Left, _detail: str, figure: Quantity) -> bool:
    is_small = figure.scale == 1 and left.comparator == "eq"
    if (figure.unit == "" and is_small) or figure.unit.startswith("unit:"):
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
    match = CUES.before(left.words, left.position)
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
    match = CUES.before(left.words, left.position)
    if match and match[0][0] in {"move", "noun", "fill"}:
        return True
    if match and match[0] == ("verb", "eq") and detail == "by" and figure.unit == "":
        return False  # "used by 300 firms"
    for position in range(left.position - 1, -1, -1):
        word = left.words[position]
        if word in UP or word in DOWN:
            if detail == "by" and not _COMPARING.keys().isdisjoint(left.words[:position]):
                raise Unreadable("a difference between two changes")
            return _governed(left, position, "up" if word in UP else "down", figure)
        if detail == "by" and word in _COMPARING:
            return _compared(left, position, _COMPARING[word])
    if detail == "by":
        raise Unreadable("a change without a direction")
    return False


def _compared(left: Left, position: int, way: str) -> bool:
    """Read "exceeded the average by 3 points" as a difference."""
    between = left.words[position + 1 : left.position]
    if not between or not RELATIONS.isdisjoint(between):
        raise Unreadable("a difference between two changes")
    left.position = position
    left.direction = way
    left.link = "move"
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
    return left.words[left.position - 1]  # before the first END, which ends the list
