"""Packages of the texts in packages/texts: a text, its tables as CSV, and slips in its figures."""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cited_figures import check, verify
from cited_figures.evidence.proof import Status
from cited_figures.finding import Severity
from csv_rows import Row
from package_builder import known_units, tables_of, write_package

HERE = Path(__file__).parent / "packages" / "texts"
NAMES = sorted(file.stem for file in HERE.glob("*.toml"))
OF_ANOTHER_TABLE = ("indicator", "unit")


def described(name: str) -> dict[str, Any]:
    """Return the description of a text, as the builder of packages takes it."""
    told = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    known = known_units()
    tables = {table: _rows(text) for table, text in told.pop("tables").items()}
    units = [*(known[unit] for unit in told["known_units"]), *tables.get("units", [])]
    return told | tables | {"name": name.replace("_", "-"), "units": units}


def _rows(text: str) -> list[Row]:
    rows = csv.DictReader(text.strip().splitlines(), strict=True)
    return [{name: cell for name, cell in row.items() if cell} for row in rows]


def slipped(description: dict[str, Any], slip: Row) -> dict[str, Any]:
    """Return a description with a slip in the cells of a figure, its indicator or its unit."""
    tables = {name: [dict(row) for row in description[name]] for name in ("figures", "indicators")}
    tables["units"] = [dict(row) for row in description["units"]]
    figure = _find(tables["figures"], "id", slip["figure"])
    for cell in slip["cells"].split(";"):
        name, _, value = cell.partition("=")
        table, _, column = name.rpartition(".")
        row = figure
        if table:
            row = _find(tables["indicators"], "indicator_id", figure["indicator_id"])
        if table == "unit":
            row = _find(tables["units"], "unit_id", row["unit_id"])
        row[column] = value
    used = {row["unit_id"] for row in tables["indicators"]}
    listed = {row["unit_id"] for row in tables["units"]}
    new = [known_units()[unit] for unit in sorted(used - listed)]
    return description | tables | {"units": [*tables["units"], *new]}


def _find(rows: list[Row], key: str, value: str) -> Row:
    return next(row for row in rows if row[key] == value)


def found(root: Path, description: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the row and the rule or reason of all that check and verify find wrong."""
    root.mkdir()
    text = root.parent / f"{root.name}.txt"
    text.write_text(description["source"]["text"], encoding="utf-8")
    write_package(root, description, tables_of(description))
    names = {f"F{n:02d}": row["id"] for n, row in enumerate(description["figures"], 1)}
    for finding in check(root).findings:
        if finding.severity is not Severity.NOTICE:
            yield names.get(finding.subject, finding.subject), finding.rule
    for proof in verify(text, root)[1]:
        if proof.status is not Status.EXACT:
            yield names[proof.figure], proof.reason or proof.status.value
