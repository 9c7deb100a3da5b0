"""English words far left of a figure that may turn its meaning."""

from collections.abc import Sequence

from . import english_leads as leads
from .english_cues import DOWN, UP, Left
from .lookup import words
from .reading import Unreadable

_NEGATIONS = frozenset(
    name for name in leads.BLOCKERS["the words before the number negate it"] if " " not in name
)
_BOUND_VERBS = frozenset(name for names in leads.BOUND_VERBS.values() for name in names)
RELATIONS = UP | DOWN | _BOUND_VERBS | words("than over above below under from against to")
_PARTICLES = frozenset({"up", "down", "higher", "lower"})


def check_rest(left: Left) -> None:
    """Refuse words further left that may turn the meaning."""
    rest = left.words[: left.position]
    if not _NEGATIONS.isdisjoint(rest):
        raise Unreadable("the words before the number negate it")
    if left.link == "of" and not _BOUND_VERBS.isdisjoint(rest):
        raise Unreadable("a bound that does not stand at the number")
    falls = [position for position, word in enumerate(rest) if word in DOWN]
    if falls and _turns(left, rest, falls):
        raise Unreadable("two words of direction")


def _turns(left: Left, rest: Sequence[str], falls: Sequence[int]) -> bool:
    """Tell whether a fall further left changes the sense: "the decline narrowed by ..."."""
    if left.link == "to":
        return len(falls) > 1 or not _is_last_move(rest, falls[-1])
    is_phrase = left.link == "move" and left.words[left.position] in _PARTICLES
    return not (is_phrase and falls == [left.position - 1])


def _is_last_move(rest: Sequence[str], position: int) -> bool:
    return UP.isdisjoint(rest[position + 1 :])
