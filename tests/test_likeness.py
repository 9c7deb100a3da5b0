"""What is worked out for phrases alike is what reading each of them gives."""

import csv
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changes import ROOT
from cited_figures.phrases import Reading, likeness, read
from cited_figures.phrases.likeness import Wordings
from cited_figures.views import stating
from cited_figures.views.readings import reading_of
from cited_figures.views.stating import stated, stated_by

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
        if isinstance(found, Reading):
            assert found == read(phrase)
        elif found:
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


def fixed(*readings: Reading) -> Wordings:
    """Return wordings that read these, one after the other."""
    each = iter(readings)
    return Wordings(lambda _: next(each))


ONE, TWO = (Reading("eq", Fraction(n), None, "percent", "up", Fraction(1)) for n in (15, 25))


@pytest.mark.parametrize(
    "second",
    [
        replace(TWO, value=Fraction(26)),
        replace(TWO, comparator="gt"),
        replace(TWO, value=Fraction(2500)),
        replace(TWO, upper=Fraction(30)),
    ],
)
def test_readings_that_differ_in_more_than_a_number_say_nothing_of_others(second: Reading) -> None:
    wordings = fixed(ONE, second)
    assert [wordings.find(each) for each in ("up 15%", "up 25%")] == [ONE, second]
    assert wordings.find("up 28%") is None


def test_the_same_number_twice_says_nothing_of_others() -> None:
    wordings = fixed(ONE, ONE, TWO)
    assert [wordings.find(each) for each in ("up 15%", "up 15%", "up 25%")] == [ONE, ONE, TWO]
    found = wordings.find("up 28%")
    assert isinstance(found, tuple)
    assert found[1] == 28


def valued(*values: int) -> list[Reading]:
    return [replace(ONE, value=Fraction(each)) for each in values]


def test_other_words_are_read_for_themselves() -> None:
    first, second, third = valued(15, 25, 99)
    wordings = fixed(first, second, third)
    phrases = ("up 15%", "down 25%", "up 28%")
    assert [wordings.find(each) for each in phrases] == [first, second, third]


def test_a_scale_word_is_in_the_factor() -> None:
    wordings = fixed(*valued(15_000_000, 25_000_000))
    wordings.find("15 million")
    wordings.find("25 million")
    found = wordings.find("28 million")
    assert isinstance(found, tuple)
    assert found[0].factor * found[1] == 28_000_000


def test_a_number_of_another_size_is_read_by_itself() -> None:
    wordings = fixed(*valued(150, 250))
    wordings.find("1.5 hundred")
    wordings.find("2.5 hundred")
    assert isinstance(wordings.find("2.8 hundred"), tuple)
    assert wordings.find("1.1 hundred") is None


def test_two_readings_of_different_size_say_nothing_of_others() -> None:
    wordings = fixed(*valued(150, 110))
    wordings.find("1.5 hundred")
    wordings.find("1.1 hundred")
    assert wordings.find("1.3 hundred") is None


def test_a_phrase_of_100_characters_is_the_longest_that_is_worth_it() -> None:
    assert fixed(ONE).find("up 15%".ljust(100)) == ONE
    assert fixed(ONE).find("up 15%".ljust(101)) is None


@pytest.mark.parametrize(
    "phrase",
    ["", "up 5 to 8%", "in 2015", "G20", "up 31%", "some", "up 0.5%", "1" + "," * 100_000 + "5"],
)
def test_what_is_not_one_ordinary_number_is_read_by_itself(phrase: str) -> None:
    assert fixed().find(phrase) is None


def test_only_so_many_wordings_and_plans_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row(phrase, 1_234.0) for phrase in ("about 1,234 devices", "about 5,678 devices")]
    expected = [stated_by(each, reading_of(each)) for each in rows]
    monkeypatch.setattr(stating, "MOST", 0)
    for each in rows * 2:
        stated(each)
    assert [stated(each) for each in rows] == expected
    monkeypatch.setattr(likeness, "MOST", 0)
    assert fixed().find("up 15%") is None


def test_a_number_that_is_no_decimal_is_worked_out_row_by_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shared = likeness.Likeness(ONE, Fraction(1, 3), (3, False))
    monkeypatch.setattr(stating._wordings, "find", lambda _: (shared, 22))
    each = row("about 22 devices", 22.0)
    assert stated(each) == stated_by(each, reading_of(each))


def row(printed: str, value: float) -> dict[str, Any]:
    return {
        "printed": printed,
        "comparator": "approx",
        "value": value,
        "unit_nouns": "devices",
        "unit_quantity_kind": "count",
    }
