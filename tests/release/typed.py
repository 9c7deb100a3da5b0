"""The tables of a package with the types of their schemas, read without any code of ours."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

Row = dict[str, Any]
TYPES: dict[str, Callable[[str], Any]] = {
    "string": str,
    "number": float,
    "integer": int,
    "date": date.fromisoformat,
    "boolean": lambda text: {"true": True, "false": False}[text],
}


def descriptor(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "datapackage.json").read_text(encoding="utf-8")))


def names(folder: Path) -> list[str]:
    return [str(resource["name"]) for resource in descriptor(folder)["resources"]]


def schema(folder: Path, table: str) -> dict[str, Any]:
    (entry,) = [entry for entry in descriptor(folder)["resources"] if entry["name"] == table]
    written = entry["schema"]
    if isinstance(written, str):
        written = json.loads((folder / written).read_text(encoding="utf-8"))
    return dict(written)


def file_of(folder: Path, table: str) -> Path:
    (entry,) = [entry for entry in descriptor(folder)["resources"] if entry["name"] == table]
    return folder / str(entry["path"])


def cells(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def rows(folder: Path, table: str) -> list[Row]:
    types = {field["name"]: field["type"] for field in schema(folder, table)["fields"]}
    return [
        {name: TYPES[types[name]](text) if text else None for name, text in row.items()}
        for row in cells(file_of(folder, table))
    ]


def alike(left: list[Row], right: list[Row]) -> bool:
    """Return whether rows are equal in columns, order, values and types, numbers by their text."""
    return [list(map(repr, row.items())) for row in left] == [
        list(map(repr, row.items())) for row in right
    ]
