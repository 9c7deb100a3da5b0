"""Find a phrase in a copy of a source, and say what to use instead where it is not there."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ..errors import FiguresError
from ..evidence.clauses import Spot
from ..evidence.fingerprint import CJK, normal_form
from ..evidence.places import Page, Place, occurrences
from ..phrases import Reading, Unreadable, read, scan
from ..text import quoted

_TOKEN = re.compile(rf"[{CJK}]|[^\s{CJK}]+")
_DIGIT = re.compile("[0-9]")
_SENTENCES = 20  # that are searched for something like a phrase
_LIKE = 0.6  # how much of two phrases is the same when one was probably meant
_WIDER = 6  # words by which a refused phrase is widened
_OFFERED = 3  # phrases that one message offers


def locate(page: Page, phrase: str, locator: str, file: str) -> Place:
    """Return the one place where a phrase occurs, or that at a locator.

    Raises FiguresError where it occurs nowhere, with the closest match, or at several places.
    """
    normal = normal_form(phrase)
    holding = page.holding(normal)
    if not holding:
        raise FiguresError(f"{quoted(phrase)} is not in {file}; {_nearest(page, normal)}")
    cited = [place for place in holding if place.locator]
    if not cited:
        raise FiguresError(f"{quoted(phrase)} occurs only outside the answer of the speaker")
    found = [place for place in cited if locator in ("", place.locator)]
    places = " and ".join(dict.fromkeys(place.locator for place in cited))
    if not found:
        raise FiguresError(f"{quoted(phrase)} is not at {locator}; it is at {places}")
    if len(found) > 1:
        raise FiguresError(f"{quoted(phrase)} occurs at {places}; choose one with --locator")
    return found[0]


def read_in(place: Place, phrase: str, language: str) -> Reading:
    """Return the reading of a phrase; FiguresError says why it is refused and what is not."""
    try:
        return read(phrase, language)
    except Unreadable as refusal:
        spans = dict.fromkeys(_readable(place.text, normal_form(phrase), language))
        offered = " or ".join(quoted(span) for span in [*spans][:_OFFERED])
        advice = f"select {offered}" if offered else "select the words of one figure"
        raise FiguresError(f"{quoted(phrase)}: {refusal.reason}; {advice}") from None


def with_words_behind(place: Place, phrase: str, language: str, reading: Reading) -> Reading:
    """Return a reading with the whole of a share and the base that the words behind it name."""
    start = next(occurrences(place.text, normal_form(phrase)))
    spot = Spot(place.text, start, start + len(normal_form(phrase)))
    for right in spot.rights(_WIDER):
        try:
            wide = read(place.text[start:right], language)
        except Unreadable:
            continue
        if wide._replace(of=reading.of, base=reading.base) == reading:
            reading = reading._replace(of=reading.of or wide.of, base=reading.base or wide.base)
    return reading


def _readable(sentence: str, phrase: str, language: str) -> Iterator[str]:
    """Yield the figures in a refused phrase, then phrases around it that can be read."""
    start = next(occurrences(sentence, phrase))
    end = start + len(phrase)
    for mention in scan(sentence, language):
        if mention.start < end and start < mention.end and not mention.reason:
            yield sentence[mention.start : mention.end]
    spot = Spot(sentence, start, end)
    wider = [(left, right) for left in spot.lefts(_WIDER) for right in spot.rights(_WIDER)]
    for left, right in sorted(wider, key=_length):
        text = sentence[left:right].rstrip(".,;:")
        if _is_read(text, language):
            yield text
            return


def _is_read(text: str, language: str) -> bool:
    try:
        read(text, language)
    except Unreadable:
        return False
    return True


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _nearest(page: Page, phrase: str) -> str:
    """Say which passage of a text is most like a phrase, and where it is."""
    words = set(_TOKEN.findall(phrase))
    likely = sorted(page.places, key=lambda place: -_shared(words, place.text))[:_SENTENCES]
    found = [(passage, place) for place in likely for passage in _passages(place.text, phrase)]
    alike = [
        (SequenceMatcher(None, phrase, passage).ratio(), passage, place) for passage, place in found
    ]
    best, passage, place = max(alike, key=lambda one: one[0], default=(0.0, "", None))
    if place is None or best < _LIKE:
        return "nothing there resembles it"
    where = place.locator or "a place outside the answer"
    return f"the closest match is {quoted(passage)} at {where}"


def _shared(words: set[str], text: str) -> int:
    """Return how many of some words a text has, where a number counts as three."""
    return sum(3 if _DIGIT.search(word) else 1 for word in words & set(_TOKEN.findall(text)))


def _passages(text: str, phrase: str) -> Iterator[str]:
    """Yield the passages of a text that are about as long as a phrase."""
    words = [word.span() for word in _TOKEN.finditer(text)]
    width = len(_TOKEN.findall(phrase))
    for first in range(len(words)):
        for last in range(first + max(width - 2, 0), min(first + width + 1, len(words))):
            yield text[words[first][0] : words[last][1]].rstrip(".,;:")
