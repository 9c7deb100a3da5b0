"""The figures with the names that their keys stand for: one CSV file, no join needed."""

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from ...errors import FiguresError
from ...cite.wording import quantity
from ...package.package import Resource

from .edition import Edition
from .tables import Link, links, rows

FILE = "figures-flat.csv"
FIGURES, STATEMENTS, PACKAGE = "figures", "statements", "package"
# What a reader looks at first; the other columns follow as the tables have them.
FIRST = (
    "figure_id",
    "statement",
    "indicator_title",
    "ref_area",
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


class Column(NamedTuple):
    """A column of the flat table, and the table (or its alias) and column it is taken from."""

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
    writer.writerow([each.name for each in chosen])
    for row in _joined(edition):
        writer.writerow([row[each.origin].get(each.source, "") for each in chosen])
    return {FILE: buffer.getvalue().encode()}


def columns(edition: Edition) -> list[Column]:
    """Return the columns of the flat table in their order.

    A column of another table has the name of the key that leads there in front, without ``_id``.
    """
    own = [Column(name, FIGURES, name) for name in figures(edition).names]
    said = Column("statement", STATEMENTS, "statement")
    issue = [Column(f"package_{name}", PACKAGE, name) for name in ("name", "version")]
    found = [*own, said, *_others(edition), *issue]
    names = [each.name for each in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise FiguresError(f"{FILE} would have the column {twice[0]} twice; rename it in figures")
    return sorted(found, key=_position)


def statements(edition: Edition) -> dict[str, str]:
    """Return each figure in words, by its id: more than 84.2 percent."""
    records = edition.records
    found = {}
    for name, row in records.figures.items():
        text = quantity(row["comparator"], row["value"], records.unit(row)["title"])
        # A cell that starts with a minus sign is a formula to a spreadsheet.
        found[name] = text.replace("-", "minus ", 1) if row["value"].startswith("-") else text
    return found


def figures(edition: Edition) -> Resource:
    """Return the table of the figures."""
    return table(edition, FIGURES)


def table(edition: Edition, name: str) -> Resource:
    """Return a table by its name."""
    return next(each for each in edition.tables if each.name == name)


def _others(edition: Edition) -> Iterator[Column]:
    for link in links(figures(edition)):
        for name in table(edition, link.table).names:
            if name != link.key:
                yield Column(f"{link.prefix}_{name}", link.prefix, name)


def _position(column: Column) -> int:
    return FIRST.index(column.name) if column.name in FIRST else len(FIRST)


def _joined(edition: Edition) -> Iterator[dict[str, dict[str, str]]]:
    """Yield the rows that a figure is made of, by their origin."""
    found = list(links(figures(edition)))
    others = {each.prefix: _keyed(edition, each) for each in found}
    said = statements(edition)
    for row in rows(figures(edition)):
        yield {
            FIGURES: row,
            STATEMENTS: {"statement": said[row["figure_id"]]},
            PACKAGE: {"name": edition.name, "version": edition.version},
            **{each.prefix: others[each.prefix].get(row[each.column], {}) for each in found},
        }


def _keyed(edition: Edition, link: Link) -> dict[str, dict[str, str]]:
    return {row[link.key]: row for row in rows(table(edition, link.table))}
