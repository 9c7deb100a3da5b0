"""The flat table: a row per figure with all that a reader needs, bounds apart from numbers."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ...cite.records import Records, Row
from ...cite.statement import statement, when
from ...cite.wording import qualifier
from ...views.bounds import LOWER, UPPER
from .edition import Edition

FILE = "figures-flat.csv"
BOM = "\ufeff"  # without it, spreadsheets take the file for one in an old encoding
# A spreadsheet takes a cell that starts with a minus sign for a formula.
_MINUS = re.compile(r"(?<![\w.])-(?=[0-9])")


class Figure(NamedTuple):
    """A figure with the rows that it refers to."""

    records: Records
    row: Row
    indicator: Row
    source: Row

    @property
    def words(self) -> str:
        """Return the figure in words: more than 84.2 percent."""
        return _words(self.records, self.row)

    @property
    def is_bound(self) -> bool:
        """Return whether the number is only a bound of the value."""
        return self.row["comparator"] in (*LOWER, *UPPER)


class Column(NamedTuple):
    """A column of the flat table; ``type`` is that of a Table Schema."""

    name: str
    type: str
    description: str
    cell: Callable[[Figure], str]


COLUMNS = (
    Column(
        "figure_id", "string", "Identifier of the figure.", lambda figure: figure.row["figure_id"]
    ),
    Column("title", "string", "What is measured.", lambda figure: figure.indicator["title"]),
    Column(
        "statement", "string", "The figure in words with its bound.", lambda figure: figure.words
    ),
    Column(
        "number",
        "number",
        "The number that the source states, rounded as printed. Empty for a bound or a range.",
        lambda figure: "" if figure.is_bound else figure.row["value"],
    ),
    Column(
        "bound",
        "number",
        "The number, where the source states only that the value is above or below it: not a "
        "value, never to be averaged.",
        lambda figure: figure.row["value"] if figure.is_bound else "",
    ),
    Column(
        "qualifier",
        "string",
        "The words before the number: more than, about. Empty for a number as printed.",
        lambda figure: qualifier(figure.row).strip(),
    ),
    Column(
        "lowest",
        "number",
        "The smallest value that the words allow; empty where they state none.",
        lambda figure: figure.row["value_min"],
    ),
    Column(
        "highest",
        "number",
        "The largest value that the words allow; empty where they state none.",
        lambda figure: figure.row["value_max"],
    ),
    Column(
        "unit",
        "string",
        "Unit of number, bound, lowest and highest.",
        lambda figure: figure.records.unit(figure.row)["title"],
    ),
    Column(
        "area",
        "string",
        "Country, group, place or organisation.",
        lambda figure: figure.records.area(figure.row)["title"],
    ),
    Column(
        "period",
        "string",
        "Period in words; at the latest where the source gives no date.",
        lambda figure: when(figure.row),
    ),
    Column(
        "period_start",
        "date",
        "First day of it.",
        lambda figure: figure.row["period_start"],
    ),
    Column("period_end", "date", "Last day of it.", lambda figure: figure.row["period_end"]),
    Column(
        "definition",
        "string",
        "What is measured, and what is not known about it.",
        lambda figure: figure.indicator["definition"],
    ),
    Column(
        "population", "string", "What it covers.", lambda figure: figure.indicator["population"]
    ),
    Column(
        "denominator",
        "string",
        "The whole of a share, or what a ratio or a change relates to.",
        lambda figure: figure.indicator["denominator"],
    ),
    Column("note", "string", "What a careful user must know.", lambda figure: figure.row["note"]),
    Column(
        "printed",
        "string",
        "The words that carry the figure, as printed in the source.",
        lambda figure: figure.row["printed"],
    ),
    Column("speaker", "string", "Who said it.", lambda figure: figure.source["speaker"]),
    Column("publisher", "string", "Who published it.", lambda figure: figure.source["publisher"]),
    Column("source", "string", "Title of the source.", lambda figure: figure.source["title"]),
    Column(
        "stated",
        "date",
        "Day on which it was said, else published.",
        lambda figure: figure.source["event_date"] or figure.source["issued"],
    ),
    Column(
        "locator",
        "string",
        "Place in the source: p2.s5 is the fifth sentence of the second paragraph.",
        lambda figure: figure.row["locator"],
    ),
    Column(
        "address",
        "string",
        "Where the source was read: at its publisher, else as a copy.",
        lambda figure: figure.source["url"] or figure.source["copy_url"],
    ),
    Column(
        "package",
        "string",
        "The package and the version to cite.",
        lambda figure: f"{figure.records.name}, version {figure.records.version}",
    ),
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
        figure = Figure(records, row, records.indicator(row), records.source(row))
        yield [column.cell(figure) for column in COLUMNS]


def statements(records: Records) -> dict[str, str]:
    """Return each figure in words, by its id: more than 84.2 percent."""
    return {name: _words(records, row) for name, row in records.figures.items()}


def _words(records: Records, row: Row) -> str:
    return _MINUS.sub("minus ", statement(records, row))
