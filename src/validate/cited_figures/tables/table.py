"""Tables as the rules see them: typed columns, and where each cell stands in its file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from ..finding import Location
from ..package.csv_file import Sheet
from ..package.limits import FINDINGS
from ..package.package import Resource
from ..package.table_schema import foreign_keys
from .cells import Judgement

if TYPE_CHECKING:
    import polars as pl

Cells = dict[str, Any]
ROW = "_row"  # position in the table, which leads a finding back to its line; no field has "_"


class Defect(NamedTuple):
    """A fault in the text of one cell; ``row`` counts from zero, ``text`` is the cell."""

    kind: str
    row: int
    column: str
    text: str


class Failure(NamedTuple):
    """Rows of a table or view, counted from zero, that fail one check."""

    rule: str
    column: str
    expected: str
    rows: list[int]


class Edit(NamedTuple):
    """A cell to be written; ``row`` counts from zero."""

    table: str
    row: int
    column: str
    value: str


class CrashedError(RuntimeError):
    """A check that could not be computed."""


@dataclass(slots=True)
class Table:
    """The typed columns of one resource, with what was wrong in its text.

    ``data`` is a frame; every cell is either the value that its text says, or null. ``ragged`` rows
    do not have the cells of the header, or lack most of those that must be filled: ``sparse`` ones.
    """

    resource: Resource
    sheet: Sheet
    schema: dict[str, Any]
    data: "pl.DataFrame"
    ragged: frozenset[int]
    sparse: tuple[int, ...] = ()
    defects: list[Defect] = field(default_factory=list)
    _unusable: set[tuple[int, str]] = field(default_factory=set)
    _index: dict[str, dict[Any, list[int]]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return len(self.sheet.rows)

    def note(self, row: int, column: str, judgement: Judgement) -> None:
        """Note the defects of a cell."""
        if row not in self.ragged:
            self.defects += [Defect(kind, row, column, text) for kind, text in judgement.defects]
        if not judgement.usable:
            self._unusable.add((row, column))

    def line(self, row: int) -> int:
        """Return the line of the file on which a row starts."""
        return self.sheet.lines[row]

    def place(self, row: int, column: str) -> Location:
        """Return the place of a cell, or of the row where the table does not have the column."""
        names = self.resource.names
        number = names.index(column) + 1 if column in names else 1
        return self.resource.place(self.line(row), number)

    def cells(self, row: int) -> list[str]:
        """Return the cells of a row as written."""
        return self.sheet.rows[row]

    def key(self, row: int) -> str:
        """Return the primary key of a row, for people."""
        return key_of(self.cells(row), self.schema)

    def references(self, tables: Mapping[str, "Table"]) -> Iterator[tuple[str, str, str]]:
        """Yield each field that refers to one of these tables, with that table and its field."""
        for key in foreign_keys(self.schema):
            other = tables.get(key.table)
            if other is not None and other.height and key.key in other.data.columns:
                yield key.column, key.table, key.key

    def records(self) -> Iterator[Cells]:
        """Yield each row as a dictionary of its values."""
        return self.data.iter_rows(named=True)

    def rows_with(self, column: str, value: object) -> list[int]:
        """Return the rows that have a value in a column."""
        if column not in self._index:
            index: dict[Any, list[int]] = {}
            for row, cell in enumerate(self.data[column]):
                index.setdefault(cell, []).append(row)
            self._index[column] = index
        return self._index[column].get(value, [])

    def usable(self, row: int, column: str) -> bool:
        """Return whether a cell still says something after its defects are taken out."""
        return row not in self.ragged and (row, column) not in self._unusable


def key_of(cells: Sequence[str], schema: Mapping[str, Any]) -> str:
    """Return the primary key of a row, for people."""
    return " ".join(cell for cell in cells[: len(schema["primaryKey"])] if cell)


def is_readable(resource: Resource) -> bool:
    """Return whether a table can be typed: it has the header of its schema.

    A table with more ragged rows than can be listed is none.
    """
    sheet = resource.sheet
    return has_its_header(resource) and sheet is not None and len(sheet.ragged) <= FINDINGS.most


def has_its_header(resource: Resource) -> bool:
    """Return whether the header of a table is that of its schema."""
    sheet, schema = resource.sheet, resource.schema
    return sheet is not None and schema is not None and sheet.header == resource.names
