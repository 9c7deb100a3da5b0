"""The rows of CSV files."""

import csv
from pathlib import Path

Row = dict[str, str]


def read_rows(file: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def rows(package: Path, table: str) -> list[Row]:
    """Return the rows of a table of a package."""
    return read_rows(package / "data" / f"{table}.csv")
