"""What the English words before a figure say: comparator and direction."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import english_leads as leads
from . import english_words as w
from .lookup import PhraseTable
from .numerals import Quantity, combine, refuse_two_figures
from .reading import Unreadable


def _cues() -> list[tuple[str, tuple[str, str]]]:
    """Flatten the word tables into pairs of a phrase and its (role, detail)."""
    groups = [
        *(("bound", sign, names) for sign, names in leads.BOUNDS.items()),
        *(("crossing", sign, names) for sign, names in leads.CROSSINGS.items()),
        *(("verb", sign, names) for sign, names in leads.BOUND_VERBS.items()),
        *(("link", link, names) for link, names in leads.LINKS.items()),
        *(("stop", reason, names) for reason, names in leads.BLOCKERS.items()),
        *(("noun", way, names) for way, names in w.DIRECTION_NOUN_PHRASES.items()),
        ("top", "gt", ("top",)),
        ("verb", "eq", leads.LEVELS),
        ("fill", "", leads.FILLERS),
        ("move", "up", w.UP_VERBS),
        ("move", "down", w.DOWN_VERBS),
        ("noun", "up", w.UP_NOUNS),
        ("noun", "down", w.DOWN_NOUNS),
    ]
    return [(name, (role, detail)) for role, detail, names in groups for name in names]


_CUES = PhraseTable(_cues(), backwards=True)
_UP = w.UP_VERBS | w.UP_NOUNS
_DOWN = w.DOWN_VERBS | w.DOWN_NOUNS
_NEGATIONS = frozenset(
    name for name in leads.BLOCKERS["the words before the number negate it"] if " " not in name
)
_BOUND_VERBS = frozenset(name for names in leads.BOUND_VERBS.values() for name in names)
_MINUS = frozenset({"-", "minus", "negative"})
_PUNCTUATION = frozenset(",:;(\"'—")
_VERB_ENDS = ("ed", "ing")
_SHARES = w.SHARES | {"fraction", "times"}
_PARTICLES = frozenset({"up", "down", "higher", "lower"})


@dataclass(slots=True)
class Left:
    """What has been understood so far, from the figure leftwards."""

    words: Sequence[str]
    position: int
    comparator: str
    direction: str = "level"
    minus: bool = False
    crossing: str = ""
    link: str = ""


def read_left(words: Sequence[str], figure: Quantity) -> Left:
    """Read the words before the figure; raise `Unreadable` where they are not understood."""
    left = Left(words, figure.start, figure.comparator)
    _take_sign(left)
    _take_range_word(left, figure)
    while left.position and _take_cue(left, figure):
        pass
    if left.crossing in leads.CROSSINGS_AFTER_VERBS and not left.link:
        raise Unreadable(f"unclear word {left.crossing!r} before the number")
    _check_rest(left)
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
    match = _CUES.before(left.words, left.position)
    if match is None:
        return _take_unknown(left, figure)
    (role, detail), length = match
    left.position -= length
    return _ROLES[role](left, detail, figure)


def _take_unknown(left: Left, figure: Quantity) -> bool:
    word = left.words[left.position - 1]
    is_verb = figure.direction == "up"  # doubled, tripled: the subject stands before it
    is_phrase = left.words[left.position] in {"a", "an"}  # "logged a 5-percent growth"
    if word in _PUNCTUATION or is_verb or is_phrase or left.link == "of":
        return False
    if word.endswith("ly"):
        left.position -= 1
        return True
    # Of shares and multiples an unknown verb may be a fall; of things and money it hardly is.
    if word.endswith(_VERB_ENDS) and figure.unit not in _SHARES:
        left.position -= 1
        return _verb(left, "eq", figure)
    if left.position > 1 and left.words[left.position - 2] in w.ARTICLES and word.isalpha():
        left.position -= 2
        return True
    raise Unreadable(f"unknown word {word!r} before the number")


# ---- one function a role: each says whether to look further left --------------------------------


def _fill(_left: Left, _detail: str, _figure: Quantity) -> bool:
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
    match = _CUES.before(left.words, left.position) if left.position else None
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
    match = _CUES.before(left.words, left.position) if left.position else None
    if match and match[0][0] in {"move", "noun", "fill"}:
        return True
    for position in range(left.position - 1, -1, -1):
        word = left.words[position]
        if word in _UP or word in _DOWN:
            return _governed(left, position, "up" if word in _UP else "down", figure)
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
    "stop": _stop,
    "bound": _bound,
    "crossing": _crossing,
    "top": _top,
    "verb": _verb,
    "move": _move,
    "noun": _noun,
    "link": _link,
}


# ---- the rest ------------------------------------------------------------------------------


def _last_word(left: Left) -> str:
    return left.words[left.position - 1] if left.position else ""


def _check_rest(left: Left) -> None:
    """Refuse words further left that may turn the meaning."""
    rest = left.words[: left.position]
    if not _NEGATIONS.isdisjoint(rest):
        raise Unreadable("the words before the number negate it")
    if left.link == "of" and not _BOUND_VERBS.isdisjoint(rest):
        raise Unreadable("a bound that does not stand at the number")
    falls = [position for position, word in enumerate(rest) if word in _DOWN]
    if falls and _turns(left, rest, falls):
        raise Unreadable("two words of direction")


def _turns(left: Left, rest: Sequence[str], falls: Sequence[int]) -> bool:
    """Tell whether a fall further left changes the sense: "the decline narrowed by ..."."""
    if left.link == "to":
        return len(falls) > 1 or not _is_last_move(rest, falls[-1])
    is_phrase = left.link == "move" and left.words[left.position] in _PARTICLES
    return not (is_phrase and falls == [left.position - 1])


def _is_last_move(rest: Sequence[str], position: int) -> bool:
    return _UP.isdisjoint(rest[position + 1 :])
