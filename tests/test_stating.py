"""Rows that are like others, and right, get the cells that reading each of them gives."""

import re
from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changes import ROOT
from cited_figures.phrases import Unreadable, read
from cited_figures.views import bounds, stating
from cited_figures.views.derivation import derived_rows
from cited_figures.views.readings import GIVES, READS, Unit, stated
from csv_rows import read_rows
from labelled_phrases import figures


def corpus() -> list[tuple[str, str]]:
    """Return the phrases of the tests and of the package that hold one number, with a language."""
    sets = [figures(language, is_fresh=False) for language in ("en", "zh")]
    found = {row["phrase"] for rows in sets for row in rows}
    for file in (ROOT / "data").glob("*s.csv"):
        found |= {row.get("printed") or "" for row in read_rows(file)}
    one = (phrase for phrase in found if len(re.findall(r"[0-9][0-9.,]*", phrase)) == 1)
    return [
        (phrase, "zh" if re.search("[\u3400-\u9fff]", phrase) else "en") for phrase in sorted(one)
    ]


CORPUS = corpus()
NUMBERS, DATES = ("value", "value_min", "value_max"), ("_period_start", "_period_end", "_stated_on")
SCHEMA: dict[str, pl.DataType] = {name: pl.String() for name in READS}
SCHEMA |= {name: pl.Float64() for name in NUMBERS} | {name: pl.Date() for name in DATES}
BASES = (None, "P1Y", "P12M", "P1M", "start-of-year", "stated")
# Cells of rows that break a rule only.
MESSAGES = ("_printed_number", "_entailed_bounds", "_entailed_min", "_entailed_max")
UNITS: dict[str, dict[str, str]] = {
    "percent": {"_unit_quantity_kind": "proportion", "_unit_ucum": "%"},
    "USD": {"_unit_quantity_kind": "monetary", "_unit_iso4217": "USD"},
    "CNY": {"_unit_quantity_kind": "monetary", "_unit_iso4217": "CNY"},
    "device": {
        "_unit_quantity_kind": "count",
        "_unit_nouns": "devices|platforms|people|人|台|家|个",
    },
}


def right_row(phrase: str, language: str, unit: str, choice: int = 0) -> dict[str, Any]:
    """Return a row that says what its phrase says, with one of the bounds that it may have."""
    row: dict[str, Any] = dict.fromkeys(READS)
    row |= {"printed": phrase, "_source_language": language, "unit_id": unit, **UNITS[unit]}
    try:
        reading = read(phrase, language)
    except Unreadable:
        return row | {"comparator": "eq", "value": 1.0}
    factor = Unit.of(row).factor(reading) or Fraction(1)
    value = bounds.published(reading.value * factor)
    printed = bounds.Printed(
        value,
        reading.upper,
        reading.step and reading.step * factor,
        reading.scale * factor,
        reading.side,
        factor,
    )
    comparator = reading.comparator or "eq"
    ends = bounds.entailed(comparator, printed)
    low, high = ends[choice % len(ends)]
    cells = {"value": value, "value_min": low, "value_max": high}
    numbers = {name: None if end is None else float(end) for name, end in cells.items()}
    return row | {"comparator": comparator} | numbers


def sure(rows: list[dict[str, Any]]) -> int:
    """Hold rows to what each gives alone; return how many were not read one by one."""
    frame = pl.DataFrame(rows, schema=SCHEMA)
    alone = derived_rows(frame, stated, GIVES).drop(MESSAGES)
    assert stating.stated(frame).select(alone.columns).to_dicts() == alone.to_dicts()
    alike, likenesses = stating._alike(frame)
    return stating._surely_right(frame.with_row_index("place"), alike, likenesses).height


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stating, "FEW", 0)
    monkeypatch.setattr(stating, "PART", 4)


@st.composite
def phrases_alike(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Draw phrases of the same words, with other digits."""
    phrase, language = draw(st.sampled_from(CORPUS))
    size = len(re.findall("[0-9]", phrase))
    digits = st.text("0123456789", min_size=size, max_size=size)
    return [(_with_digits(phrase, draw(digits)), language) for _ in range(6)]


def _with_digits(phrase: str, digits: str) -> str:
    new = iter(digits)
    return re.sub("[0-9]", lambda _: next(new), phrase)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.lists(phrases_alike(), min_size=1, max_size=3))
def test_rows_alike_get_the_cells_that_each_would_get(
    data: st.DataObject, groups: list[list[tuple[str, str]]]
) -> None:
    stating.FEW = 0
    unit = data.draw(st.sampled_from(sorted(UNITS)))
    rows = [
        right_row(phrase, language, unit, data.draw(st.integers(0, 3)))
        for group in groups
        for phrase, language in group
    ]
    for row in rows:  # some have a base of comparison, some are wrong
        row["_indicator_base"] = data.draw(st.sampled_from(BASES))
        if data.draw(st.booleans()):
            row |= {"_period_start": date(2020, 1, 1), "_period_end": date(2020, 3, 31)}
        if data.draw(st.integers(0, 3)) == 0:
            row[data.draw(st.sampled_from(NUMBERS))] = data.draw(st.sampled_from([None, 1.0, 71.5]))
    sure(rows)


@pytest.mark.parametrize(
    ("phrases", "unit", "following"),
    [
        (["up 15.5%", "up 25.1%", "up 28.9%", "up 19.2%"], "percent", 4),
        (["15 million people", "25 million people", "28 million people"], "device", 3),
        (["over 22.5 million people", "over 23.1 million people"], "device", 2),
        (["up 15%", "down 25%", "about 28%"], "percent", 0),
        (["up 5 to 8%", "G20", "up 31%", "some", "up 0.5%"], "percent", 0),
        (["up 15.5%".ljust(101), "up 25.5%".ljust(101)], "percent", 0),
    ],
)
def test_only_ordinary_numbers_in_the_same_words_follow_from_others(
    phrases: list[str], unit: str, following: int
) -> None:
    assert sure([right_row(phrase, "en", unit) for phrase in phrases]) == following


@pytest.mark.parametrize(("base", "following"), [("P1Y", 3), ("P12M", 3), ("P1M", 0), (None, 0)])
def test_a_printed_base_that_fits_follows_too(base: str | None, following: int) -> None:
    dated = {"_period_start": date(2020, 1, 1), "_period_end": date(2020, 3, 31)}
    rows = [
        right_row(f"up {number}% year on year", "en", "percent") | dated | {"_indicator_base": base}
        for number in ("15.5", "25.5", "28.5")
    ]
    assert sure(rows) == following


def test_a_round_number_may_have_bounds_or_none() -> None:
    rows = [
        right_row(f"{number} people", "en", "device", choice)
        for number in ("84,980", "84,970", "84,960", "84,950")
        for choice in (0, 1)
    ]
    assert sure(rows) == len(rows)


def test_the_same_words_in_another_language_are_other_words() -> None:
    assert sure([right_row("15.5%", "en", "percent"), right_row("25.5%", "zh", "percent")]) == 0


def test_missing_cells_are_no_hindrance() -> None:
    rows = [right_row(phrase, "en", "percent") for phrase in ("15.5%", "25.5%", "28.5%")]
    assert sure([*rows, rows[0] | {"value": None}, rows[1] | {"printed": None}]) == 3


@pytest.mark.parametrize(
    ("phrase", "language", "unit", "unread"),
    [
        ("3.500 euros", "pt", "EUR", "comparator and direction not read"),
        ("3.500 euros", "es", "EUR", None),
        ("500 euros", "en", "EUR", None),
        ("500元", "zh", "CNY", None),
        ("500元", "zh-TW", "TWD", None),
    ],
)
def test_a_phrase_is_read_in_the_language_of_its_source(
    phrase: str, language: str, unit: str, unread: str | None
) -> None:
    kinds = {"_unit_quantity_kind": "monetary", "_unit_iso4217": unit}
    row = dict.fromkeys(READS) | {"printed": phrase, "_source_language": language}
    value = 3500.0 if language in ("es", "pt") else 500.0
    cells = stated(row | kinds | {"unit_id": unit, "comparator": "eq", "value": value})
    assert cells["_printed_unread"] == unread
    assert cells["_printed_unit_fits"]
    assert cells["_printed_number_fits"]
