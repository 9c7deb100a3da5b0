"""A printed phrase is any text."""

from collections.abc import Iterator
from random import Random

import polars as pl

from cited_figures.phrases import Reading, Unreadable, read
from cited_figures.phrases.reading import NOT_READ
from cited_figures.views import stating
from cited_figures.views.derivation import derived_rows
from cited_figures.views.deriving import STATED
from cited_figures.views.readings import GIVES, UNIT_CELLS, stated

from ..limits import bounded
from ..mutators import texts
from ..words import SPACED, UNSPACED, own_phrases

LANGUAGES = (None, "en", "zh", "zh-Hant-TW", "de", "fr-CH", "es-MX", "ja")
JUDGED = (*UNIT_CELLS, "_printed_fault", "_printed_number_fits", "_bounds_fit")
COMPARATORS = {"eq", "gt", "ge", "lt", "le", "approx", "range"}
DIRECTIONS = {"up", "down", "level", ""}
ROW = {"value": 40.0, "_unit_nouns": "devices|apps", "_unit_quantity_kind": "share"}
NUMBERS, DATES = ("value", "value_min", "value_max"), ("_period_start", "_period_end", "_stated_on")
READS = {
    name: pl.Float64() if name in NUMBERS else pl.Date() if name in DATES else pl.String()
    for name in STATED.reads
}


def seeds() -> Iterator[bytes]:
    """Yield the phrases of the tests."""
    for phrase in own_phrases():
        yield phrase.encode()


def mutate(data: bytes, rng: Random) -> bytes:
    """Return the phrase with a few edits, most of them words that the grammars know."""
    text = texts.decoded(data)
    words = rng.choice((SPACED, UNSPACED)) if text.isascii() else UNSPACED
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
        alike(data.decode("utf-8", "replace"))  # no table has anything else


def answer(phrase: str, language: str | None = None) -> Reading | str:
    """Return the reading of a phrase or the reason why there is none."""
    try:
        return read(phrase, language)
    except Unreadable as refusal:
        return refusal.reason or "refused"


def hold(reading: Reading, phrase: str) -> None:
    """Hold a reading to what every one says."""
    if NOT_READ in reading.notices:
        assert (reading.comparator, reading.direction) == ("", "")
        assert reading.upper is None
        return
    assert reading.comparator in COMPARATORS
    assert reading.direction in DIRECTIONS
    assert (reading.upper is None) == (reading.comparator != "range")
    assert reading.upper is None or reading.upper > reading.value
    assert reading.direction != "down" or reading.value <= 0
    assert reading.step is None or reading.step > 0
    assert reading.unit, "a number without a unit"
    assert any(char.isalnum() for char in phrase) or "½" in phrase


def alike(phrase: str) -> None:
    """Derive what a row with this phrase entails beside rows of the same words, and alone."""
    phrases = [phrase, *("".join(_shifted(sign, step) for sign in phrase) for step in (2, 5))]
    for comparator in ("eq", "gt", "approx", None):
        rows = [ROW | {"printed": phrase, "comparator": comparator} for phrase in phrases]
        frame = pl.DataFrame(rows, schema=READS)
        alone = derived_rows(frame, stated, GIVES)
        stating.FEW = 0
        judged = alone.select(JUDGED)
        assert stating.stated(frame).select(judged.columns).equals(judged), (
            "another row of like words changes what this one says"
        )


def _shifted(sign: str, step: int) -> str:
    return str((int(sign) - 1 + step) % 9 + 1) if sign in "123456789" else sign
