"""Labelled English phrases: every figure is read as labelled, every other phrase is refused.

`english.csv`, `faults.csv` and `releases.csv` are made up, `development.csv` was collected.
`offices.csv`, `bulletins.csv`, `yearbooks.csv`, `registers.csv`, `almanacs.csv`, `gazettes.csv`,
`ledgers.csv`, `dispatches.csv`, `briefings.csv` and `chronicles.csv` were written without looking
at the reader; some of their figures are refused.
"""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from cited_figures.phrases import Unreadable, read

HERE = Path(__file__).parent
ROWS = [
    row
    for name in ("english", "development", "faults", "releases")
    for row in csv.DictReader((HERE / f"{name}.csv").read_text(encoding="utf-8").splitlines())
]
FIGURES = [row for row in ROWS if row["value"] != "refused"]
REFUSALS = [row["phrase"] for row in ROWS if row["value"] == "refused"]


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row["phrase"])
def test_figure_is_read_as_labelled(row: dict[str, str]) -> None:
    reading = read(row["phrase"], "en")
    ends = [reading.value] if reading.upper is None else [reading.value, reading.upper]
    labels = [Fraction(part) for part in row["value"].split("|")]
    assert [round(end, 8) for end in ends] == [round(label, 8) for label in labels]
    assert (reading.comparator, reading.side) == (row["comparator"], row["side"])
    assert (reading.unit, reading.per) == (row["unit"], row["per"])
    assert reading.direction == row["direction"]
    if "period" in row:
        assert (reading.period, reading.base) == (row["period"], row["base"])


@pytest.mark.parametrize("phrase", REFUSALS)
def test_phrase_without_one_clear_figure_is_refused(phrase: str) -> None:
    with pytest.raises(Unreadable):
        read(phrase, "en")


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("offices", 0.03),
        ("bulletins", 0.03),
        ("yearbooks", 0.03),
        ("registers", 0.03),
        ("almanacs", 0.03),
        ("gazettes", 0.03),
        ("ledgers", 0.03),
        ("dispatches", 0.07),
        ("briefings", 0.04),
        ("chronicles", 0.07),
    ],
)
def test_no_fresh_phrase_is_read_wrongly_and_few_are_refused(name: str, most: float) -> None:
    rows = list(csv.DictReader((HERE / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
    refused = 0
    for row in rows:
        try:
            reading = read(row["phrase"], "en")
        except Unreadable:
            refused += row["value"] != "refused"
            continue
        ends = [reading.value] if reading.upper is None else [reading.value, reading.upper]
        labels = [Fraction(part) for part in row["value"].split("|")]
        assert [round(end, 8) for end in ends] == [round(label, 8) for label in labels], row
        said = (reading.comparator, reading.side, reading.unit, reading.per, reading.direction)
        names = ("comparator", "side", "unit", "per", "direction")
        assert said == tuple(row[name] for name in names), row
        if "period" in row:
            assert (reading.period, reading.base) == (row["period"], row["base"]), row
    assert refused <= len(rows) * most


def test_there_are_enough_phrases_of_both_kinds() -> None:
    assert len(FIGURES) >= 900
    assert len(REFUSALS) >= 200
