"""What is in the tables, by the plainest reading, to hold what a tool has read against."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from .page import TABLES

Cell = str | float | bool | date | None
Row = dict[str, Cell]
Tables = dict[str, list[Row]]
READERS: dict[str, Callable[[str], Cell]] = {
    "string": str,
    "number": float,
    "integer": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}


def kinds(root: Path, table: str) -> dict[str, str]:
    file = root / "schemas" / f"{table}.schema.json"
    fields = json.loads(file.read_text(encoding="utf-8"))["fields"]
    return {field["name"]: field["type"] for field in fields}


def expected(root: Path) -> Tables:
    return {name: _rows(root, name) for name in TABLES}


def _rows(root: Path, table: str) -> list[Row]:
    read = kinds(root, table)
    with (root / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [
            {name: READERS[read[name]](cell) if cell else None for name, cell in row.items()}
            for row in csv.DictReader(file)
        ]


def rows(found: Iterable[Mapping[str, object]]) -> list[Row]:
    """Bring the cells that a tool has read to one type a kind, so that they can be compared."""
    return [{name: _plain(cell) for name, cell in row.items()} for row in found]


def _plain(cell: object) -> Cell:
    if isinstance(cell, datetime):
        assert cell.timetz().isoformat() in ("00:00:00", "00:00:00+00:00")
        return cell.date()
    if cell is None or isinstance(cell, bool | str | date):
        return cell
    assert isinstance(cell, int | float), cell
    return float(cell)


def typed(tables: Tables) -> list[tuple[str, int, str, type, Cell]]:
    """List every cell with its type: in Python true equals 1, and here it must not."""
    return [
        (table, number, name, type(cell), cell)
        for table in sorted(tables)
        for number, row in enumerate(tables[table])
        for name, cell in row.items()
    ]
