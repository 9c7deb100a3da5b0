"""Periods that are moved as a whole, with label and both dates, in the real package.

Its corroborations are left out, since they would tell. ``FIGURES_PAGE`` names the text of the real
source; without it, the figures are tied to a made-up statement.
"""

import csv
import json
import os
from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest

from changes import recount, set_cell
from cited_figures import check, verify
from cited_figures.finding import Severity
from statement import state

PAGE = os.environ.get("FIGURES_PAGE", "")
YEAR, MONTH = len("2020"), len("2020-06")
MOVES = (-12, -3, -1, 1, 3, 12)


@pytest.fixture(params=["made-up", "real"])
def text(request: pytest.FixtureRequest, package: Path) -> Path:
    """Return the text beside a package without corroborations and what they cite."""
    if request.param == "real" and not PAGE:
        pytest.skip("FIGURES_PAGE names no text of the source; it is not part of this repository")
    copy = Path(PAGE) if request.param == "real" else state(package)
    descriptor = package / "datapackage.json"
    about = json.loads(descriptor.read_text(encoding="utf-8"))
    about["resources"] = [r for r in about["resources"] if r["name"] != "corroborations"]
    descriptor.write_text(json.dumps(about), encoding="utf-8")
    (package / "data" / "corroborations.csv").unlink()
    recount(package)
    return copy


def moved(row: dict[str, str], months: int) -> dict[str, str]:
    """Return label, start and end of a period that is moved by some months."""
    start, end = (date.fromisoformat(row[f"period_{name}"]) for name in ("start", "end"))
    first = _moved(start, months, is_end=False)
    last = first if start == end else _moved(end, months, is_end=True)
    label = row["time_period"]
    if len(label) == YEAR:
        label = f"{first:%Y}" if first.month == 1 else f"{first}/P1Y"
    elif len(label) == MONTH:
        label = f"{first:%Y-%m}"
    else:
        label = f"{first}/{label.partition('/')[2]}".rstrip("/")
    return {"time_period": label, "period_start": str(first), "period_end": str(last)}


def _moved(day: date, months: int, *, is_end: bool) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    return date(year, month + 1, length if is_end else min(day.day, length))


def noticed(text: Path, package: Path) -> set[str]:
    """Return the figures that check or verify objects to."""
    reports = check(package), verify(text, package)[0]
    wrong = (Severity.FATAL, Severity.ERROR, Severity.WARNING)
    return {
        finding.subject
        for report in reports
        for finding in report.findings
        if finding.severity in wrong
    }


def test_at_least_nine_of_ten_moved_periods_are_noticed(text: Path, package: Path) -> None:
    table = package / "data" / "figures.csv"
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    figures = {row["figure_id"] for row in rows}
    assert not noticed(text, package) & figures
    missed = []
    for months in MOVES:
        for row in rows:
            for column, cell in moved(row, months).items():
                set_cell(package, "figures", row["figure_id"], column, cell)
        recount(package)
        missed += [(figure, months) for figure in figures - noticed(text, package)]
    assert len(missed) <= len(figures) * len(MOVES) / 10, missed
