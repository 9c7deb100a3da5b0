"""What is worked out for phrases alike is what reading each of them gives."""

import csv
import re
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from changes import ROOT
from validate.phrases import Reading, Unreadable, read
from validate.phrases.likeness import Wordings
from validate.readings import reading_of
from validate.stating import stated, stated_by

HERE = Path(__file__).parent


def corpus() -> list[str]:
    """Return all phrases of the tests and of the package that hold one number."""
    found: set[str] = set()
    for file in (HERE / "phrases" / "own.csv", *(ROOT / "data").glob("*s.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                found.add(row.get("phrase") or row.get("printed") or "")
    return sorted(each for each in found if len(re.findall(r"[0-9][0-9.,]*", each)) == 1)


CORPUS = corpus()
KINDS = ["share", "growth", "monetary", "count", None]


def other_digits(phrase: str, digits: str) -> str:
    """Return the phrase with its digits replaced, in their order."""
    new = iter(digits)
    return re.sub("[0-9]", lambda _: next(new), phrase)


def answer(phrase: str) -> Reading | str:
    try:
        return read(phrase)
    except Unreadable as refusal:
        return refusal.reason


@st.composite
def alike(draw: st.DrawFn) -> list[str]:
    phrase = draw(st.sampled_from(CORPUS))
    size = len(re.findall("[0-9]", phrase))
    digits = st.text("0123456789", min_size=size, max_size=size)
    return [other_digits(phrase, draw(digits)) for _ in range(6)]


@settings(max_examples=1_500, deadline=None)
@given(alike())
def test_the_reading_of_a_phrase_follows_from_others_alike(phrases: list[str]) -> None:
    wordings = Wordings(read)
    for phrase in phrases:
        found = wordings.find(phrase)
        if found:
            shared, number = found
            expected = read(phrase)
            assert shared.factor * number == expected.value
            assert shared.reading == _with_value(expected, shared.reading)


def _with_value(reading: Reading, other: Reading) -> Reading:
    return Reading(reading.comparator, other.value, reading.upper, *_rest(reading))


def _rest(reading: Reading) -> tuple[Any, ...]:
    return reading.unit, reading.direction, reading.step, reading.of


@settings(max_examples=700, deadline=None)
@given(
    alike(),
    st.sampled_from(["eq", "gt", "ge", "lt", "le", "approx", "none", None]),
    st.sampled_from(KINDS),
    st.sampled_from([None, 0.0, 71.5, -3.25, 33.3333, 4.2e12, 1e22, 1e-7]),
)
def test_rows_alike_get_the_cells_that_each_would_get(
    phrases: list[str], comparator: str | None, kind: str | None, value: float | None
) -> None:
    for phrase in phrases:
        row = {
            "printed": phrase,
            "comparator": comparator,
            "value": value,
            "unit_nouns": "devices|enterprises|家",
            "unit_quantity_kind": kind,
        }
        blank = dict.fromkeys(("entailed_min", "entailed_max"))
        assert blank | stated(row) == blank | stated_by(row, reading_of(row))
