"""The numbers of a sentence in a language without a grammar."""

import re
from collections.abc import Iterator

from .digits import format_of, read_digits
from .mention import NO_FIGURE, Mention
from .reading import NOT_READ, Reading, UnreadLanguage
from .symbols import MARKS

_NUMBER = re.compile(
    rf"(?<![\w.,:/-])(?:[^\W\d_]{{0,3}}[{''.join(MARKS)}][ ]?)?"
    r"[0-9]+(?:[.,'][0-9]+|[ \u00a0][0-9]{3}(?![0-9]))*(?![-/:]?[0-9])"
)
_BEHIND = re.compile(r"(?: ?[^\s0-9.,;:!?()]+){0,3}")
_YEARS = range(1900, 2101)


def scan_digits(sentence: str, language: str) -> Iterator[Mention]:
    """Yield the numbers of a sentence in normal form, in order, as far as digits tell.

    None of them is read in full: comparator and direction are not known.
    """
    if format_of(language) is None:
        return
    for found in _NUMBER.finditer(sentence):
        yield _mention(sentence, found, language)


def _mention(sentence: str, found: re.Match[str], language: str) -> Mention:
    """Return a number with the scale word and the unit behind it, as short as it says all."""
    behind = _BEHIND.match(sentence, found.end())
    tail = behind[0] if behind else ""
    start, end = found.span()
    try:
        reading = read_digits(found[0] + tail, language)
    except UnreadLanguage as refusal:
        return Mention(start, end, None, NO_FIGURE + refusal.reason)
    if not reading.unit and reading.step == 1 and reading.value in _YEARS:
        return Mention(start, end, None, NO_FIGURE + "it may be a year")
    for gap in re.finditer(r"(?<=\S)(?=\s|$)", tail):
        if _same(found[0] + tail[: gap.start()], reading, language):
            return Mention(start, end + gap.start(), reading, NOT_READ)
    return Mention(start, end, reading, NOT_READ)


def _same(phrase: str, reading: Reading, language: str) -> bool:
    try:
        return read_digits(phrase, language) == reading
    except UnreadLanguage:
        return False
