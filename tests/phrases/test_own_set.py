"""Labelled Chinese phrases: every figure is read as labelled, every other phrase is refused."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from cited_figures.phrases import Unreadable, read

OWN_SET = (Path(__file__).parent / "own.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(OWN_SET.splitlines()))
FIGURES = [row for row in ROWS if row["value"] != "refused"]
REFUSALS = [row["phrase"] for row in ROWS if row["value"] == "refused"]


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row["phrase"])
def test_figure_is_read_as_labelled(row: dict[str, str]) -> None:
    reading = read(row["phrase"], "zh")
    bounds = [reading.value] if reading.upper is None else [reading.value, reading.upper]
    assert bounds == [Fraction(part) for part in row["value"].split("|")]
    assert (reading.comparator, reading.unit) == (row["comparator"], row["unit"])
    assert reading.direction == row["direction"]


@pytest.mark.parametrize("phrase", REFUSALS)
def test_phrase_without_one_clear_figure_is_refused(phrase: str) -> None:
    with pytest.raises(Unreadable):
        read(phrase, "zh")
