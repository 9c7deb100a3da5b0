"""The printed periods of a phrase, by the patterns of the language."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from .. import periods
from ..periods import UNKNOWN_YEAR
from ..reading import Unreadable
from .tokens import Tokens
from .words import Meaning, Words

_NOT_DIGITS = re.compile("[^0-9]")
BARE = "bare"  # a year without words that say that it is one


class Printed(NamedTuple):
    """A period at ``start`` to ``end`` of a text, in the parts that are printed, or 0 or XXXX.

    ``is_base`` tells that something is compared with it.
    """

    start: int
    end: int
    kind: str
    year: str
    month: int
    part: int
    is_base: bool


def periods_in(text: str, words: Words) -> Iterator[Printed]:
    """Yield the periods that a text names, and its bare years, in order."""
    tokens = words.tokens(text)
    starts = starts_of(text, tokens, words)
    position, is_base = 0, False
    while tokens.raws[position]:
        found = words.meaning(words.behind, tokens, position)
        length = found[1] if found else 1
        meaning = found[0] if found else Meaning("text")
        if found is None and tokens.classes[position] == "{year}":
            is_led = position == 0 and words.has_capitals and _is_verb(tokens, words)
            meaning = Meaning("period", "year" if is_led else BARE, ("year",))
        if meaning.role == "period" and meaning.detail != "group":
            last = position + length - 1
            end = starts[last] + len(tokens.raws[last])
            with suppress(Unreadable):  # there is no 21st month
                year, month, part = _parts(meaning, tokens, position, words)
                if not words.is_spaced:
                    after = words.meaning(words.before, tokens, position + length)
                    is_base = after is not None and after[0].role == "comparer"
                kind = "none" if meaning.detail == "year_before" else meaning.detail
                yield Printed(starts[position], end, kind, year, month, part, is_base)
        is_base = meaning.role in ("comparer", "than")
        position += length


def _is_verb(tokens: Tokens, words: Words) -> bool:
    """Return whether a verb stands behind the first word, as in "2019 zählte die Stadt"."""
    after = words.before.after(tokens.keys, 1)
    return after is not None and after[0].role in ("level", "verb", "split")


def starts_of(text: str, tokens: Tokens, words: Words) -> list[int]:
    """Return where each token begins in a text."""
    plain = words.plain(text)
    starts, place = [], 0
    for raw in tokens.raws[:-1]:
        place = plain.index(raw, place)
        starts.append(place)
        place += len(raw)
    return starts


def label(meaning: Meaning, tokens: Tokens, start: int, words: Words) -> str:
    """Return the period that a pattern found, in the form of `Reading.period`."""
    return periods.label(meaning.detail, *_parts(meaning, tokens, start, words))


def _parts(meaning: Meaning, tokens: Tokens, start: int, words: Words) -> tuple[str, int, int]:
    """Return the year, the month, and the day or part that a pattern found."""
    kind = meaning.detail
    year, slots = UNKNOWN_YEAR, {"month": 0, "day": 0, "part": 0}
    for position, slot in enumerate(meaning.slots, start):
        key = tokens.keys[position]
        if slot == "year":
            year = key
        elif slot == "era":
            year = str(
                words.eras[tokens.keys[position - 1]] + (words.positions.get(key) or int(key))
            )
        elif slot in slots:
            slots[slot] = words.positions.get(key) or int(_NOT_DIGITS.sub("", key))
    month, day, part = slots.values()
    is_turned = kind == "span" and part <= month
    if kind in ("split", "split_end") and part:
        is_turned = part != (int(year) + 1) % 100
    if is_turned or not periods.is_possible(kind, month, day or part):
        raise Unreadable("a period that there is not")
    return year, month, day or part
