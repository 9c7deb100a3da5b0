"""The flat table: a row per figure with all that a reader needs, bounds apart from numbers."""

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from ...cite.records import Records, Row
from ...cite.references import address
from ...cite.statement import statement, when
from ...cite.wording import qualifier
from ...views.bounds import LOWER, UPPER
from .edition import Edition

FILE = "figures-flat.csv"
BOM = "\ufeff"  # without it, spreadsheets take the file for one in an old encoding
# A spreadsheet takes a cell that starts with a minus sign for a formula.
_MINUS = re.compile(r"(?<![\w.])-(?=[0-9])")


class Column(NamedTuple):
    """A column of the flat table; ``type`` is that of a Table Schema."""

    name: str
    type: str
    description: str


COLUMNS = (
    Column("figure_id", "string", "Identifier of the figure."),
    Column("title", "string", "What is measured."),
    Column("statement", "string", "The figure in words with its bound."),
    Column(
        "number",
        "number",
        "The number that the source states, rounded as printed. Empty for a bound or a range.",
    ),
    Column(
        "bound",
        "number",
        "The number, where the source states only that the value is above or below it: not a "
        "value, never to be averaged.",
    ),
    Column(
        "qualifier",
        "string",
        "The words before the number: more than, about. Empty for a number as printed.",
    ),
    Column(
        "lowest", "number", "The smallest value that the words allow; empty where they state none."
    ),
    Column(
        "highest", "number", "The largest value that the words allow; empty where they state none."
    ),
    Column("unit", "string", "Unit of number, bound, lowest and highest."),
    Column("area", "string", "Country, group, place or organisation."),
    Column("period", "string", "Period in words; at the latest where the source gives no date."),
    Column("period_start", "date", "First day of it."),
    Column("period_end", "date", "Last day of it."),
    Column("definition", "string", "What is measured, and what is not known about it."),
    Column("population", "string", "What it covers."),
    Column(
        "denominator", "string", "The whole of a share, or what a ratio or a change relates to."
    ),
    Column("note", "string", "What a careful user must know."),
    Column("printed", "string", "The words that carry the figure, as printed in the source."),
    Column("speaker", "string", "Who said it."),
    Column("publisher", "string", "Who published it."),
    Column("source", "string", "Title of the source."),
    Column("stated", "date", "Day on which it was said, else published."),
    Column(
        "locator",
        "string",
        "Place in the source: p2.s5 is the fifth sentence of the second paragraph.",
    ),
    Column("address", "string", "Where the source was read: at its publisher, else as a copy."),
    Column("package", "string", "The package and the version to cite."),
)

HEADER = ",".join(column.name for column in COLUMNS)


def flat(edition: Edition) -> dict[str, bytes]:
    """Return the flat table as a CSV file, with the byte order mark that spreadsheets need."""
    return {FILE: table(edition).encode()}


def table(records: Records) -> str:
    """Return the text of the flat table.

    Raises FiguresError for a figure that refers to a row that is not there.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.name for column in COLUMNS])
    writer.writerows(rows(records))
    return BOM + buffer.getvalue()


def rows(records: Records) -> Iterator[list[str]]:
    """Yield the cells of each figure in the order of ``COLUMNS``."""
    for row in records.figures.values():
        cells = _cells(records, row)
        yield [cells[column.name] for column in COLUMNS]


def _cells(records: Records, row: Row) -> dict[str, str]:
    """Return what the flat table says of a figure, by column."""
    indicator, source = records.indicator(row), records.source(row)
    is_bound = row["comparator"] in (*LOWER, *UPPER)
    return {
        **{name: row[name] for name in ("figure_id", "note", "printed", "locator")},
        **{name: row[name] for name in ("period_start", "period_end")},
        **{name: indicator[name] for name in ("title", "definition", "population", "denominator")},
        **{name: source[name] for name in ("speaker", "publisher")},
        "statement": words(records, row),
        "number": "" if is_bound else row["value"],
        "bound": row["value"] if is_bound else "",
        "qualifier": qualifier(row).strip(),
        "lowest": row["value_min"],
        "highest": row["value_max"],
        "unit": records.unit(row)["title"],
        "area": records.area(row)["title"],
        "period": when(row),
        "source": source["title"],
        "stated": source["event_date"] or source["issued"],
        "address": address(source),
        "package": f"{records.name}, version {records.version}",
    }


def words(records: Records, row: Row) -> str:
    """Return a figure in words, without a minus sign: more than 84.2 percent."""
    return _MINUS.sub("minus ", statement(records, row))
