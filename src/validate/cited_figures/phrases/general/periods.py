"""The printed periods of a phrase, by the patterns of the language."""

import re

from ..reading import Unreadable
from .tokens import Tokens
from .words import Meaning, Words

_NOT_DIGITS = re.compile("[^0-9]")
_UNKNOWN_YEAR = "XXXX"
_LAST = {"day": 31, "month": 12, "quarter": 4, "half": 2}
_QUARTER = 3


def label(meaning: Meaning, tokens: Tokens, start: int, words: Words) -> str:
    """Return the period that a pattern found, in the form of `Reading.period`."""
    kind = meaning.detail
    year, slots = _UNKNOWN_YEAR, {"month": 0, "day": 0, "part": 0}
    for position, slot in enumerate(meaning.slots, start):
        key = tokens.keys[position]
        if slot == "year":
            year = key
        elif slot == "era":
            year = str(words.eras[tokens.keys[position - 1]] + int(key))
        elif slot:
            slots[slot] = words.positions.get(key) or int(_NOT_DIGITS.sub("", key))
    month, day, part = slots.values()
    if month > _LAST["month"] or day > _LAST["day"] or part > _LAST.get(kind, part):
        raise Unreadable("a period that there is not")
    return _label(kind, year, month, day or part)


def _label(kind: str, year: str, month: int, part: int) -> str:
    if kind == "none":
        return ""
    if kind == "quarter":
        return f"{year}-Q{part}"
    if kind == "half":
        return f"{year}-H{part}"
    if kind in ("first_months", "first_quarters"):
        last = part * _QUARTER if kind == "first_quarters" else part
        return f"{year}-01/{year}-{last:02}"
    whole = f"{year}-{month:02}" if month else year
    if kind == "end":
        return f"end {whole}"
    return f"{whole}-{part:02}" if kind == "day" else whole
