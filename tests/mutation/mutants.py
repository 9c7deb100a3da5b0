"""Every mutant of the real package: one small change each, with what it is about."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from changes import ROOT

from .operators import BYTES, CELL, JSON, ROWS, Rows

TABLES = ("figures", "indicators", "units", "sources", "corroborations")
DOCUMENTS = ("datapackage.json", *(f"schemas/{each}.schema.json" for each in TABLES))


@dataclass(frozen=True)
class Mutant:
    """A file of the package with one change; ``column`` and ``row`` are empty where none is meant.

    In a JSON document ``column`` is the way to what was changed.

    ``old`` and ``new`` are the texts of a changed cell.
    """

    operator: str
    file: str
    content: bytes
    row: str = ""
    column: str = ""
    old: str = ""
    new: str = ""


def mutants() -> Iterator[Mutant]:
    """Yield every mutant once, in a fixed order."""
    for table in TABLES:
        file = f"data/{table}.csv"
        raw = (ROOT / file).read_bytes()
        rows = list(csv.reader(io.StringIO(raw.decode(), newline="")))
        seen = {raw}
        for each in (*_cells(file, rows), *_rows(file, rows), *_bytes(file, raw)):
            if each.content not in seen:
                seen.add(each.content)
                yield each
    for file in DOCUMENTS:
        document = json.loads((ROOT / file).read_text(encoding="utf-8"))
        for name, operator in JSON.items():
            for path, new in operator(document):
                raw = json.dumps(new, ensure_ascii=False, indent=2).encode()
                yield Mutant(name, file, raw, column="/".join(map(str, path)))


def _cells(file: str, rows: Rows) -> Iterator[Mutant]:
    for n, row in enumerate(rows[1:], start=1):
        for m, column in enumerate(rows[0]):
            others = [each[m] for each in rows[1:] if each[m] != row[m]]
            for name, operator in CELL.items():
                for new in operator(row[m], others):
                    table = [*rows[:n], [*row[:m], new, *row[m + 1 :]], *rows[n + 1 :]]
                    key = row[0] if file != "data/corroborations.csv" else " ".join(row[:2])
                    yield Mutant(name, file, write(table), key, column, row[m], new)


def _rows(file: str, rows: Rows) -> Iterator[Mutant]:
    for name, operator in ROWS.items():
        for table in operator(rows):
            yield Mutant(name, file, write(table))


def _bytes(file: str, raw: bytes) -> Iterator[Mutant]:
    for name, operator in BYTES.items():
        for new in operator(raw):
            yield Mutant(name, file, new)


def write(rows: Rows) -> bytes:
    """Return a table as the package writes it."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()
