"""The development set, where it lies beside the repository: score, and no silent error."""

import csv
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from cited_figures.phrases import Reading, Unreadable, read

DEV_SET = Path(__file__).resolve().parents[3] / "shared" / "phrases" / "dev.csv"
ROUNDING = Fraction(1, 10**8)
RIGHT = 0.99


def outcome(row: dict[str, str]) -> str:
    try:
        reading = read(row["phrase"])
    except Unreadable:
        return "right" if row["comparator"] == "none" else "refused"
    return "right" if agrees(reading, row) else "wrong"


def agrees(reading: Reading, row: dict[str, str]) -> bool:
    bounds = [reading.value] if reading.upper is None else [reading.value, reading.upper]
    labels = [Fraction(part) for part in row["value"].split("|") if part]
    return (
        (reading.comparator, reading.unit) == (row["comparator"], row["unit"])
        and len(bounds) == len(labels)
        and all(abs(a - b) <= ROUNDING for a, b in zip(bounds, labels, strict=True))
    )


@pytest.mark.skipif(not DEV_SET.exists(), reason="the development set is not at hand")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_development_set_is_read_right_and_never_wrong(language: str) -> None:
    lines = DEV_SET.read_text(encoding="utf-8").splitlines()
    rows = [row for row in csv.DictReader(lines) if row["lang"] == language]
    outcomes = {row["phrase"]: outcome(row) for row in rows}
    assert [phrase for phrase, result in outcomes.items() if result == "wrong"] == []
    assert Counter(outcomes.values())["right"] >= RIGHT * len(outcomes)
