"""Sentences with a phrase and its row: the ordinary ones are proved, the others are not.

In ``ordinary.csv`` are sentences as offices, companies and agencies print them, with the right row;
in ``contradicted.csv`` such that say more or less than the row, or something else. ``claims.csv``,
``dispatches.csv`` and ``bulletins.csv`` have sentences of both kinds, with what the tables say of
areas, subjects, adjustment and prices.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from cited_figures.evidence.proof import Proof, Status
from evidence.saying import proof_of, read

HERE = Path(__file__).parent
YEAR = "2020-01-01/2020-12-31"

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    text = (HERE / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def proof(row: Row) -> Proof:
    """Prove the row that says what its phrase says."""
    language = row["language"]
    start, end = (row["period"] or YEAR).split("/")
    said: dict[str, object] = {name: row[name] for name in ("base", "measure", "statistic")}
    said["per"] = frozenset(filter(None, row["per"].split("|")))
    for name in ("adjustment", "prices"):
        said[name] = row.get(name, "")
    for name in ("areas", "subjects", "other_subjects"):
        said[name] = tuple(filter(None, row.get(name, "").split("|")))
    said["other_areas"] = tuple((area,) for area in row.get("other_areas", "").split("|") if area)
    said["period"] = date.fromisoformat(start), date.fromisoformat(end)
    said["period_basis"] = "printed" if row["period"] else ""
    if row["stated"]:
        said["stated"] = date.fromisoformat(row["stated"])
    try:
        reading = read(row["phrase"], language)
    except ValueError:
        return proof_of(row["sentence"], row["phrase"], language=language, **said)
    said |= {"comparator": reading.comparator, "value": reading.value}
    said["is_positive"] = reading.value >= 0
    return proof_of(row["sentence"], row["phrase"], language=language, **said)


@pytest.mark.parametrize(
    "row", rows("ordinary"), ids=lambda row: f"{row['phrase']}: {row['sentence']}"
)
def test_an_ordinary_sentence_proves_its_figure(row: Row) -> None:
    proved = proof(row)
    assert (proved.status, proved.reason) == (Status.EXACT, "")


@pytest.mark.parametrize(
    "row", rows("contradicted"), ids=lambda row: f"{row['phrase']}: {row['sentence']}"
)
def test_a_sentence_that_says_something_else_proves_nothing(row: Row) -> None:
    proved = proof(row)
    assert proved.status is Status.CONTRADICTED
    assert proved.reason


@pytest.mark.parametrize(
    "row",
    [*rows("claims"), *rows("dispatches"), *rows("bulletins")],
    ids=lambda row: f"{row['phrase']}: {row['sentence']}",
)
def test_a_sentence_is_held_against_area_subject_and_basis(row: Row) -> None:
    proved = proof(row)
    assert (proved.status is Status.EXACT) == (row["expected"] == "exact"), proved.reason
