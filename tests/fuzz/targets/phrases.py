"""A printed phrase is any text."""

from collections.abc import Iterator
from random import Random

from cited_figures.phrases import Reading, Unreadable, read
from cited_figures.phrases.likeness import Wordings
from cited_figures.views.readings import printed_cells, reading_of
from cited_figures.views.stating import stated, stated_by

from ..limits import bounded
from ..mutators import texts
from ..words import CHINESE, ENGLISH, own_phrases

LANGUAGES = (None, "en", "zh", "zh-Hant-TW")
COMPARATORS = {"eq", "gt", "ge", "lt", "le", "approx", "approx_below", "range"}
DIRECTIONS = {"up", "down", "level"}
ROW = {"value": 40.0, "unit_nouns": "devices|apps", "unit_quantity_kind": "share"}


def seeds() -> Iterator[bytes]:
    """Yield the phrases of the tests."""
    for each in own_phrases():
        yield each.encode()


def mutate(data: bytes, rng: Random) -> bytes:
    """Return the phrase with a few edits, most of them words that the grammars know."""
    text = texts.decoded(data)
    words = rng.choice((ENGLISH, CHINESE)) if text.isascii() else CHINESE
    return texts.encoded(texts.edit(text, rng, words))


def target(data: bytes) -> None:
    """Read the phrase in every language, and twice; ask what it entails for a row."""
    phrase = data.decode("utf-8", "surrogateescape")
    for language in LANGUAGES:
        with bounded("read"):
            first = answer(phrase, language)
        assert first == answer(phrase, language), "two readings of one phrase"
        if isinstance(first, Reading):
            hold(first, phrase)
    padded = answer(f" {phrase}\t")
    if isinstance(padded, Reading):
        assert padded == answer(phrase), "white space around a phrase counts"
    with bounded("stated"):
        entailed(phrase)
        alike(phrase)


def answer(phrase: str, language: str | None = None) -> Reading | str:
    """Return the reading of a phrase or the reason why there is none."""
    try:
        return read(phrase, language)
    except Unreadable as refusal:
        return refusal.reason or "refused"


def hold(reading: Reading, phrase: str) -> None:
    """Hold a reading to what every one says."""
    assert reading.comparator in COMPARATORS
    assert reading.direction in DIRECTIONS
    assert (reading.upper is None) == (reading.comparator != "range")
    assert reading.upper is None or reading.upper > reading.value
    assert reading.direction != "down" or reading.value <= 0
    assert reading.step is None or reading.step > 0
    assert reading.unit, "a number without a unit"
    assert any(each.isalnum() for each in phrase) or "½" in phrase


def entailed(phrase: str) -> None:
    """Derive what a row with this phrase entails, with the likenesses known and without."""
    for comparator in ("eq", "gt", "approx", None):
        row = ROW | {"printed": phrase, "comparator": comparator}
        plain = stated_by(row, reading_of(row))
        assert stated(row) == plain, "another row of like words changes what this one says"


def alike(phrase: str) -> None:
    """Learn from two phrases of the same words; the phrase itself must be read as it reads."""
    wordings = Wordings(read)
    for step in (2, 5):
        wordings.find("".join(_shifted(each, step) for each in phrase))
    found = wordings.find(phrase)
    if not isinstance(found, tuple):
        return
    likeness, number = found
    reading = answer(phrase)
    assert isinstance(reading, Reading), "a likeness for a phrase that is refused"
    assert likeness.factor * number == reading.value, "a likeness of another number"
    cells = printed_cells(dict(ROW), reading) | {"printed_value": 0}
    assert cells == printed_cells(dict(ROW), likeness.reading) | {"printed_value": 0}


def _shifted(sign: str, step: int) -> str:
    return str((int(sign) - 1 + step) % 9 + 1) if sign in "123456789" else sign
