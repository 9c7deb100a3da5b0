"""Tables and views as the rules see them, whichever engine holds their cells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..finding import Location
from ..package.csv_file import Sheet
from ..package.limits import FINDINGS
from ..package.package import Resource
from .cells import Judgement

Cells = dict[str, Any]
ROW = "row"  # position in the table, which leads a finding back to its line


@dataclass(frozen=True, slots=True)
class Defect:
    """A fault in the text of one cell; ``row`` counts from zero, ``text`` is the cell."""

    kind: str
    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Rows of a table or view, counted from zero, that fail one check."""

    rule: str
    column: str
    expected: str
    rows: list[int]


class CrashedError(RuntimeError):
    """A check that could not be computed."""


@dataclass(slots=True)
class Table:
    """The typed columns of one resource, with what was wrong in its text.

    ``data`` gives a column by its name: a list, or a series of a data frame. Every cell is either
    the value that its text says, or None.
    """

    resource: Resource
    sheet: Sheet
    schema: dict[str, Any]
    data: Any
    defects: list[Defect] = field(default_factory=list)
    ragged: frozenset[int] = frozenset()
    _unusable: set[tuple[int, str]] = field(default_factory=set)
    _numbers: dict[str, int] = field(default_factory=dict)
    _index: dict[str, dict[Any, list[int]]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return len(self.sheet.rows)

    def note(self, row: int, column: str, judgement: Judgement) -> None:
        """Note the defects of a cell."""
        if row not in self.ragged:
            self.defects += [Defect(kind, row, column, each) for kind, each in judgement.defects]
        if not judgement.usable:
            self._unusable.add((row, column))

    def line(self, row: int) -> int:
        """Return the line of the file on which a row starts."""
        return self.sheet.lines[row]

    def place(self, row: int, column: str) -> Location:
        """Return the place of a cell; its column is the number of the field."""
        if not self._numbers:
            self._numbers.update({name: n for n, name in enumerate(self.resource.names, 1)})
        return self.resource.place(self.line(row), self._numbers[column])

    def cells(self, row: int) -> list[str]:
        """Return the cells of a row as written."""
        return self.sheet.rows[row]

    def key(self, row: int) -> str:
        """Return the primary key of a row, for people."""
        return " ".join(each for each in self.cells(row)[: len(self.schema["primaryKey"])] if each)

    def references(self, tables: Mapping[str, "Table"]) -> Iterator[tuple[str, str, str]]:
        """Yield each field that refers to one of these tables, with that table and its field."""
        for key in self.schema.get("foreignKeys", []):
            other, (field,) = key["reference"]["resource"], key["reference"]["fields"]
            if other in tables and tables[other].height:
                yield key["fields"][0], other, field

    def records(self) -> Iterator[Cells]:
        """Yield each row as a dictionary of its values."""
        names = self.resource.names
        for values in zip(*(self.data[each] for each in names), strict=True):
            yield dict(zip(names, values, strict=True))

    def rows_with(self, column: str, value: object) -> list[int]:
        """Return the rows that have a value in a column."""
        if column not in self._index:
            index: dict[Any, list[int]] = {}
            for row, each in enumerate(self.data[column]):
                index.setdefault(each, []).append(row)
            self._index[column] = index
        return self._index[column].get(value, [])

    def usable(self, row: int, column: str) -> bool:
        """Return whether a cell still says something after its defects are taken out."""
        return row not in self.ragged and (row, column) not in self._unusable


class View(Protocol):
    """The rows of a table joined with all that they refer to."""

    @property
    def table(self) -> Table:
        """Return the table whose rows these are."""

    def cells(self, rows: Iterable[int]) -> Iterator[Cells]:
        """Yield rows of the view, named by their position in it."""


def fillable(resource: Resource) -> Table | None:
    """Return the table of a resource, yet to be filled.

    None if its header is not its schema's, or if more of its rows are ragged than can be listed.
    """
    table = without_data(resource)
    return table if table and len(table.ragged) <= FINDINGS.most else None


def without_data(resource: Resource) -> Table | None:
    """Return the table of a resource, yet to be filled; None if its header is not its schema's."""
    sheet, schema = resource.sheet, resource.schema
    if sheet is None or schema is None or sheet.header != resource.names:
        return None
    return Table(resource, sheet, schema.data, {}, ragged=sheet.ragged)
