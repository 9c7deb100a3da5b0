"""The figures with all that they refer to in one CSV file: no join needed."""

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from ...cite.records import Row
from ...cite.statement import statement
from ...errors import FiguresError
from ...package.table_schema import ForeignKey, foreign_keys
from .edition import Edition
from .tables import schema

FILE = "figures-flat.csv"
FIGURES, STATEMENTS, PACKAGE = "figures", "statements", "package"
# The columns that a reader needs first; the others follow in the order of the tables.
FIRST = (
    "figure_id",
    "statement",
    "indicator_title",
    "ref_area",
    "ref_area_title",
    "time_period",
    "comparator",
    "value",
    "value_min",
    "value_max",
    "unit_title",
    "unit_symbol",
    "printed",
    "source_publisher",
    "source_speaker",
    "source_title",
    "locator",
    "note",
)


_MINUS = re.compile(r"(?<![\w.])-(?=[0-9])")


class Column(NamedTuple):
    """A column of the flat table, with the table (or its alias) and the column it comes from."""

    name: str
    origin: str
    source: str


def flat(edition: Edition) -> dict[str, bytes]:
    """Return the flat table as a CSV file, by the rules of the tables of the package.

    Raises FiguresError when two columns of it would have the same name.
    """
    chosen = columns(edition)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.name for column in chosen])
    for row in _joined(edition):
        writer.writerow([row[column.origin][column.source] for column in chosen])
    return {FILE: buffer.getvalue().encode()}


def columns(edition: Edition) -> list[Column]:
    """Return the columns of the flat table in their order.

    The column of another table is prefixed with the foreign key to it, without ``_id``.
    """
    own = [Column(name, FIGURES, name) for name in edition.table(FIGURES).names]
    statement = Column("statement", STATEMENTS, "statement")
    issue = [Column(f"package_{name}", PACKAGE, name) for name in ("name", "version")]
    found = [*own, statement, *_others(edition), *issue]
    names = [column.name for column in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise FiguresError(f"{FILE} would have the column {twice[0]} twice; rename it in figures")
    return sorted(found, key=_position)


def statements(edition: Edition) -> dict[str, str]:
    """Return each figure in words, by its id: more than 84.2 percent."""
    # A spreadsheet takes a cell that starts with a minus sign for a formula.
    return {
        name: _MINUS.sub("minus ", statement(edition, row)) for name, row in edition.figures.items()
    }


def figure_keys(edition: Edition) -> list[ForeignKey]:
    """Return the foreign keys of the figures."""
    return list(foreign_keys(schema(edition.table(FIGURES))))


def _others(edition: Edition) -> Iterator[Column]:
    for key in figure_keys(edition):
        for name in edition.table(key.table).names:
            if name != key.key:
                yield Column(f"{key.prefix}_{name}", key.prefix, name)


def _position(column: Column) -> int:
    return FIRST.index(column.name) if column.name in FIRST else len(FIRST)


def _joined(edition: Edition) -> Iterator[dict[str, Row]]:
    """Yield the rows that a figure is made of, by their origin."""
    keys = figure_keys(edition)
    others = {key.prefix: {row[key.key]: row for row in edition.rows(key.table)} for key in keys}
    text = statements(edition)
    for row in edition.rows(FIGURES):
        yield {
            FIGURES: row,
            STATEMENTS: Row(statement=text[row["figure_id"]]),
            PACKAGE: Row(name=edition.name, version=edition.version),
            **{key.prefix: others[key.prefix].get(row[key.column], Row()) for key in keys},
        }
