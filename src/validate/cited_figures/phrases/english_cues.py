"""English words that say how to read the figure behind them, and what they have said so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import english_leads as leads
from . import english_words as w
from .lookup import PhraseTable


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
        ("join", "", leads.JOINS),
        ("fill", "", leads.FILLERS),
        ("move", "up", w.UP_VERBS),
        ("move", "down", w.DOWN_VERBS),
        ("noun", "up", w.UP_NOUNS),
        ("noun", "down", w.DOWN_NOUNS),
    ]
    return [(name, (role, detail)) for role, detail, names in groups for name in names]


CUES = PhraseTable(_cues(), backwards=True)
UP = w.UP_VERBS | w.UP_NOUNS
DOWN = w.DOWN_VERBS | w.DOWN_NOUNS


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
