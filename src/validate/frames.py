"""Tables as data frames: cells are judged as text first, then cast without loss.

Every cell of a frame is either the value that its text says, or null; what could not be
cast, and what had to be repaired before, is kept as a list of defects.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from .finding import Location
from .package import Resource
from .sheets import Sheet

DTYPES: dict[str, pl.DataType] = {
    "string": pl.String(),
    "number": pl.Float64(),
    "integer": pl.Int64(),
    "date": pl.Date(),
    "boolean": pl.Boolean(),
}
PLAIN: dict[str, str] = {
    "number": r"^(0|-?[1-9][0-9]*|-?[0-9]\.[0-9]+|-?[1-9][0-9]*\.[0-9]+)$",
    "integer": r"^(0|-?[1-9][0-9]*)$",
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "boolean": r"^(true|false)$",
}
DIGITS = 15  # the significant digits that a double keeps

_INVISIBLE = r"[\p{Cc}\p{Cf}\p{Co}\p{Cn}\x{2028}\x{2029}\x{FFFD}]"
_PADDED = r"^\s|\s$"
_FORMULA = {"string": r"^[=+\-@＝＋－＠]", "other": r"^([=@＝＠]|[+\-][^0-9.])"}
_NUMBER_LIKE = (
    r"(?i)^[+\-−]?(nan|inf(inity)?|[0-9０-９٠-٩][0-9０-９٠-٩.,'_ ]*(e[+\-]?[0-9]+)?|\.[0-9]+)%?$"
)


@dataclass(frozen=True, slots=True)
class Defect:
    """A fault in the text of one cell; ``row`` counts from zero, ``text`` is the cell."""

    kind: str
    row: int
    column: str
    text: str


@dataclass(slots=True)
class Table:
    """A typed frame of one resource, with what was wrong in its text."""

    resource: Resource
    sheet: Sheet
    schema: dict[str, Any]
    frame: pl.DataFrame
    defects: list[Defect] = field(default_factory=list)
    ragged: frozenset[int] = frozenset()
    _unusable: set[tuple[int, str]] = field(default_factory=set)

    def line(self, row: int) -> int:
        """Return the line of the file on which a row starts."""
        return self.sheet.lines[row]

    def place(self, row: int, column: str) -> Location:
        """Return the place of a cell; its column is the number of the field."""
        return self.resource.place(self.line(row), self.resource.names.index(column) + 1)

    def cells(self, row: int) -> list[str]:
        """Return the cells of a row as written."""
        return self.sheet.rows[row]

    def key(self, row: int) -> str:
        """Return the primary key of a row, for people."""
        return " ".join(each for each in self.cells(row)[: len(self.schema["primaryKey"])] if each)

    def references(self, tables: Mapping[str, "Table"]) -> dict[str, pl.Series]:
        """Return the known keys for each field that refers to one of these tables."""
        return {
            key["fields"][0]: tables[each["resource"]].frame[each["fields"][0]]
            for key in self.schema.get("foreignKeys", [])
            if (each := key["reference"])["resource"] in tables
            and tables[each["resource"]].frame.height
        }

    def usable(self, row: int, column: str) -> bool:
        """Return whether a cell still says something after its defects are taken out."""
        return row not in self.ragged and (row, column) not in self._unusable


def read_table(resource: Resource) -> Table | None:
    """Return the typed frame of a resource, or None when its header is not that of its schema."""
    sheet, schema = resource.sheet, resource.schema
    if sheet is None or schema is None or sheet.header != resource.names:
        return None
    width, keys = len(sheet.header), len(schema.data["primaryKey"])
    ragged = frozenset(n for n, row in enumerate(sheet.rows) if len(row) != width)
    rows = [_padded(row, keys, width) if len(row) != width else row for row in sheet.rows]
    text = pl.DataFrame(rows, schema=dict.fromkeys(sheet.header, pl.String), orient="row")
    table = Table(resource, sheet, schema.data, text, ragged=ragged)
    table.frame = text.with_columns(
        _cast(table, text[each["name"]], each["type"]) for each in resource.fields
    )
    return table


def _padded(row: list[str], keys: int, width: int) -> list[str]:
    """Return what is certain of a row with too few or too many cells: its key."""
    return (row[:keys] + [""] * width)[:width]


def _cast(table: Table, cells: pl.Series, kind: str) -> pl.Series:
    """Return a column in its type; note defects and leave null what has no value."""
    cells = _repaired(table, cells)
    for defect, mask in _unusable_cells(cells, kind):
        _note(table, defect, cells, mask)
        table._unusable.update((row, cells.name) for row in _rows(mask))  # noqa: SLF001
        cells = cells.set(mask, None)
    cells = cells.set(cells == "", None)
    if kind == "boolean":
        return cells == "true"
    return cells.str.to_date("%Y-%m-%d") if kind == "date" else cells.cast(DTYPES[kind])


def _repaired(table: Table, cells: pl.Series) -> pl.Series:
    """Take out invisible characters and blanks at the ends, so that each is one fault only."""
    invisible = cells.str.contains(_INVISIBLE)
    _note(table, "invisible", cells, invisible)
    clean = cells.str.replace_all(_INVISIBLE, "")
    _note(table, "padded", clean, clean.str.contains(_PADDED))
    return clean.str.strip_chars()


def _unusable_cells(cells: pl.Series, kind: str) -> Iterator[tuple[str, pl.Series]]:
    """Yield each kind of defect that takes the value of a cell, with the cells that have it."""
    formula = cells.str.contains(_FORMULA.get(kind, _FORMULA["other"]))
    yield "formula", formula
    if kind == "string":
        return
    plain = cells.str.contains(PLAIN[kind]) | (cells == "")
    if kind in ("number", "integer"):
        exact = cells.str.replace_all(r"^-?0*\.?0*|\.|0+$", "").str.len_chars() <= DIGITS
        like = cells.str.contains(_NUMBER_LIKE)
        notation = like & ~(plain & exact) & ~formula
        yield "notation", notation
        yield "type", ~plain & ~notation & ~formula
    elif kind == "date":
        real = cells.str.to_date("%Y-%m-%d", strict=False).is_not_null() | (cells == "")
        yield "type", ~(plain & real) & ~formula
    else:
        yield "type", ~plain & ~formula


def _note(table: Table, kind: str, cells: pl.Series, mask: pl.Series) -> None:
    for row in _rows(mask):
        if row not in table.ragged:
            table.defects.append(Defect(kind, row, cells.name, cells[row]))


def _rows(mask: pl.Series) -> list[int]:
    return mask.fill_null(value=False).arg_true().to_list()
