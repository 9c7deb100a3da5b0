"""What is worked out for rows that are alike is what reading each of them gives."""

import csv
import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changes import ROOT
from cited_figures.views import readings, stating
from cited_figures.views.derivation import derived_rows
from cited_figures.views.readings import GIVES
from cited_figures.views.readings import stated as stated_alone
from cited_figures.views.stating import stated

HERE = Path(__file__).parent


def corpus() -> list[str]:
    """Return all phrases of the tests and of the package that hold one number."""
    found: set[str] = set()
    for file in (*(HERE / "phrases").glob("*.csv"), *(ROOT / "data").glob("*s.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                found.add(row.get("phrase") or row.get("printed") or "")
    return sorted(phrase for phrase in found if len(re.findall(r"[0-9][0-9.,]*", phrase)) == 1)


CORPUS = corpus()
NUMBERS, DATES = ("value", "value_min", "value_max"), ("_period_start", "_period_end", "_stated_on")
READS = {
    name: pl.Float64() if name in NUMBERS else pl.Date() if name in DATES else pl.String()
    for name in readings.READS
}
JUDGED = (*readings.UNIT_CELLS, "_printed_fault", "_printed_number_fits", "_bounds_fit")
COMPARATORS = ["eq", "gt", "ge", "lt", "le", "approx", "none", None]
KINDS = ["share", "growth", "monetary", "count", None]
VALUES = [None, 0.0, 71.5, -3.25, 33.3333, 4.2e12, 1e22, 1e-7, 123456789012345.0, 0.1 + 0.2]


def row(printed: str | None, value: float | None = 22.0, **others: str | None) -> dict[str, Any]:
    cells = {"comparator": "eq", "_unit_nouns": "devices|家", "_unit_quantity_kind": "count"}
    return {"printed": printed, "value": value, "_source_language": None, **cells, **others}


def alike(rows: list[dict[str, Any]]) -> int:
    """Judge rows as each is judged alone; return how many were not read one by one."""
    frame = pl.DataFrame(rows, schema=READS)
    alone = derived_rows(frame, stated_alone, GIVES)
    judged = alone.select(
        *readings.UNIT_CELLS, "_printed_fault", "_printed_number_fits", "_bounds_fit"
    )
    assert stated(frame).select(judged.columns).to_dicts() == judged.to_dicts()
    return stating._surely_right(frame.with_row_index("place")).height


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stating, "FEW", 0)


@st.composite
def phrases_alike(draw: st.DrawFn) -> list[str]:
    """Draw phrases of the same words, with other digits."""
    phrase = draw(st.sampled_from(CORPUS))
    size = len(re.findall("[0-9]", phrase))
    digits = st.text("0123456789", min_size=size, max_size=size)
    return [_with_digits(phrase, draw(digits)) for _ in range(6)]


def _with_digits(phrase: str, digits: str) -> str:
    new = iter(digits)
    return re.sub("[0-9]", lambda _: next(new), phrase)


LANGUAGES = st.sampled_from([None, "en", "zh", "zh-TW", "es"])


@settings(max_examples=80, deadline=None)
@given(st.data(), st.lists(phrases_alike(), min_size=1, max_size=3), LANGUAGES)
def test_rows_alike_get_the_cells_that_each_would_get(
    data: st.DataObject, phrases: list[list[str]], language: str | None
) -> None:
    stating.FEW = 0
    comparator, kind = (data.draw(st.sampled_from(each)) for each in (COMPARATORS, KINDS))
    values = st.sampled_from(VALUES)
    others = {"comparator": comparator, "_unit_quantity_kind": kind, "_source_language": language}
    alike([row(each, data.draw(values), **others) for group in phrases for each in group])


def right_row(phrase: str) -> dict[str, Any]:
    """Return the row of a phrase with a lower bound, as a careful author enters it."""
    number = float(re.sub("[^0-9.]", "", phrase))
    return row(phrase, number, comparator="gt") | {"value_min": number}


@pytest.mark.parametrize(
    ("phrases", "following"),
    [
        (["over 15 devices", "over 25 devices", "over 28 devices", "over 19 devices"], 4),
        (["over 15 devices", "over 15 devices", "over 25 devices", "over 28 devices"], 4),
        (["over 15 devices", "more than 25 devices", "above 28 devices"], 0),
        (["over 22 devices", "over 2,234 devices", "over 5,678 devices"], 2),
        (["over 15 devices".ljust(100), "over 25 devices".ljust(100)], 2),
        (["over 15 devices".ljust(101), "over 25 devices".ljust(101)], 0),
    ],
)
def test_only_ordinary_numbers_in_the_same_words_follow_from_others(
    phrases: list[str], following: int
) -> None:
    assert alike([right_row(phrase) for phrase in phrases]) == following


def test_wrong_rows_are_read_one_by_one() -> None:
    rows = [right_row(f"over {number} devices") for number in (15, 25, 28)]
    rows[2]["value"] = 27.0
    assert alike(rows) == 2


@pytest.mark.parametrize("value", [value for value in VALUES if value is not None])
def test_bounds_of_any_value_are_exact(value: float) -> None:
    alike([row(f"{number} million devices", value) for number in (15.5, 25.5, 28.5)])


def test_the_same_words_in_another_language_are_other_words() -> None:
    rows = [row("15%", _source_language="en"), row("25%", _source_language="zh")]
    assert alike(rows) == 0


def test_missing_cells_are_no_hindrance() -> None:
    alike([row(None), row("15%", None), row("25%", None, comparator=None)])
