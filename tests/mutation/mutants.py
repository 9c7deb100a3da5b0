"""Every mutant of the real package: one change each, with what it is about."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from changes import ROOT

from . import together
from .cells import CELL, replaced_by_code
from .documents import JSON
from .files import BYTES
from .rows import ROWS, Rows
from .signs import SIGNS
from .together import TABLES, write

DOCUMENTS = ("datapackage.json", *(f"schemas/{table}.schema.json" for table in TABLES))
SELDOM = 16  # rows of the long table of which one is changed
MANY = 12  # codes of a long list that stand for all
TOGETHER = "several cells or files"  # in place of a file


@dataclass(frozen=True)
class Mutant:
    """Files of the package with one change; ``column`` and ``row`` are empty where none is meant.

    In a JSON document ``column`` is the way to what was changed, in an edit of several cells
    what the edit is about. ``old`` and ``new`` are the texts of a changed cell.
    """

    operator: str
    file: str
    content: bytes
    row: str = ""
    column: str = ""
    old: str = ""
    new: str = ""
    more: tuple[tuple[str, bytes], ...] = ()

    @property
    def files(self) -> dict[str, bytes]:
        """Return all that is changed, by name."""
        return dict(self.more) or {self.file: self.content}

    @property
    def is_cell(self) -> bool:
        """Return whether one cell was changed."""
        return self.old != self.new


def mutants() -> Iterator[Mutant]:
    """Yield every mutant once, in a fixed order."""
    for table in TABLES:
        file = f"data/{table}.csv"
        raw = (ROOT / file).read_bytes()
        rows = list(csv.reader(io.StringIO(raw.decode(), newline="")))
        seen = {raw}
        for mutant in (
            *cells_of(file, rows, every_so_often(table)),
            *_rows(file, rows),
            *_bytes(file, raw),
        ):
            if mutant.content not in seen:
                seen.add(mutant.content)
                yield mutant
    for file in DOCUMENTS:
        yield from _documents(file)
    for operator, about, files in together.edits():
        yield Mutant(operator, TOGETHER, b"", column=about, more=tuple(files.items()))


def _documents(file: str) -> Iterator[Mutant]:
    document = json.loads((ROOT / file).read_text(encoding="utf-8"))
    seen = {json.dumps(document)}
    for name, operator in JSON.items():
        for path, new in operator(document):
            text = json.dumps(new)
            if text not in seen:
                seen.add(text)
                raw = json.dumps(new, ensure_ascii=False, indent=2).encode()
                yield Mutant(name, file, raw, column="/".join(map(str, path)))


def every_so_often(table: str) -> int:
    """Return which rows of a table stand for all: of a long one, one in so many."""
    return SELDOM if table == "series" else 1


def cells_of(file: str, rows: Rows, step: int = 1) -> Iterator[Mutant]:
    """Yield the edits of one cell, in one row of ``step``."""
    codes = _codes(file)
    lines = [write([row]) for row in rows]
    key = slice(0, 2 if file == "data/corroborations.csv" else 1)
    for n in range(1, len(rows), step):
        row = rows[n]
        for m, column in enumerate(rows[0]):
            others = [other[m] for other in rows[1:] if other[m] != row[m]]
            made = [
                (name, new)
                for name, operator in (CELL | SIGNS).items()
                for new in operator(row[m], others)
            ]
            made += [("replaced_by_code", new) for new in replaced_by_code(row[m], codes[column])]
            for name, new in made:
                if new != row[m]:
                    line = write([[*row[:m], new, *row[m + 1 :]]])
                    content = b"".join([*lines[:n], line, *lines[n + 1 :]])
                    yield Mutant(name, file, content, " ".join(row[key]), column, row[m], new)


def _codes(file: str) -> dict[str, list[str]]:
    """Return the codes that each column may hold: of its list, or keys of another table."""
    name = file.replace("data/", "schemas/").replace(".csv", ".schema.json")
    schema = json.loads((ROOT / name).read_text(encoding="utf-8"))
    codes = {
        field["name"]: field.get("constraints", {}).get("enum", []) for field in schema["fields"]
    }
    for key in schema.get("foreignKeys", []):
        codes[key["fields"][0]] = [
            row[0] for row in together.read(key["reference"]["resource"])[1:]
        ]
    return {column: _few(known) for column, known in codes.items()}


def _few(codes: list[str]) -> list[str]:
    return codes if len(codes) <= MANY * 2 else codes[:: len(codes) // MANY]


def _rows(file: str, rows: Rows) -> Iterator[Mutant]:
    for name, operator in ROWS.items():
        for table in operator(rows):
            about = next(
                (f"row {n}" for n, (a, b) in enumerate(zip(rows, table, strict=False)) if a != b),
                "",
            )
            yield Mutant(name, file, write(table), row=about, column=_where(rows, table))


def _where(rows: Rows, table: Rows) -> str:
    """Return the first column that differs, where the rows are the same in number."""
    if len(rows) != len(table):
        return ""
    pairs = (zip(rows[0], a, b, strict=False) for a, b in zip(rows, table, strict=True))
    return next((name for row in pairs for name, a, b in row if a != b), "")


def _bytes(file: str, raw: bytes) -> Iterator[Mutant]:
    for name, operator in BYTES.items():
        for new in operator(raw):
            yield Mutant(name, file, new)
