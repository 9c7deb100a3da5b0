"""Tables as data frames: columns of text, cast without loss.

What a pattern shows to be fine is cast as a column; every other cell is judged by itself.
"""

from typing import Any

import polars as pl

from ..package.csv_bulk import Rows
from ..package.package import Package, Resource
from .cells import (
    DIGITS,
    DOUBTFUL,
    PLAIN,
    judge,
)
from .table import Table, fillable

DTYPES: dict[str, pl.DataType] = {
    "string": pl.String(),
    "number": pl.Float64(),
    "integer": pl.Int64(),
    "date": pl.Date(),
    "boolean": pl.Boolean(),
}


def read_table(resource: Resource) -> Table | None:
    """Return the typed frame of a resource, or None when its header is not that of its schema."""
    table = fillable(resource)
    if table is None:
        return None
    text = _certain(table, _text(table))
    table.data = text.with_columns(
        _typed(table, text[each["name"]], each["type"]) for each in resource.fields
    )
    return table


def read_frames(package: Package) -> dict[str, pl.DataFrame]:
    """Return the typed frame of each table that can be read, by name."""
    tables = ((each.name, read_table(each)) for each in package)
    return {name: table.data for name, table in tables if table}


def _text(table: Table) -> pl.DataFrame:
    """Return the cells as written; null is an empty one."""
    rows, names = table.sheet.rows, table.resource.names
    if isinstance(rows, Rows):
        return rows.frame.rename(dict(zip(rows.frame.columns, names, strict=True)))
    spare = [""] * len(names)
    fitted = [
        (*row, *spare)[: len(names)] if n in table.ragged else row for n, row in enumerate(rows)
    ]
    return pl.DataFrame(fitted, schema=dict.fromkeys(names, pl.String), orient="row")


def _certain(table: Table, text: pl.DataFrame) -> pl.DataFrame:
    """Leave of a row with too few or too many cells what is certain: its key."""
    if not table.ragged:
        return text
    rows = sorted(table.ragged)
    others = text.columns[len(table.schema["primaryKey"]) :]
    return text.with_columns(text[each].scatter(rows, None) for each in others)


def _typed(table: Table, text: pl.Series, kind: str) -> pl.Series:
    """Return a column in its type; note defects and leave null what has no value."""
    doubtful = _doubtful(text, kind)
    sure = text.set(doubtful | (text == ""), None)
    column = _cast(sure, kind)
    rows = doubtful.arg_true()
    if rows.is_empty():
        return column
    return column.scatter(rows, _judged(table, text, rows.to_list(), kind))


def _doubtful(text: pl.Series, kind: str) -> pl.Series:
    """Return which cells are not surely fine."""
    if kind == "string":
        return text.str.contains(DOUBTFUL).fill_null(value=False)
    plain = text.str.contains(PLAIN[kind]) & (text.str.len_bytes() <= DIGITS)
    if kind == "date":
        year = text.str.to_date("%Y-%m-%d", strict=False).dt.year()
        plain &= (year > 0).fill_null(value=False)
    return ~plain.fill_null(value=True) & (text != "").fill_null(value=False)


def _cast(text: pl.Series, kind: str) -> pl.Series:
    if kind == "boolean":
        return text == "true"
    return text.str.to_date("%Y-%m-%d") if kind == "date" else text.cast(DTYPES[kind])


def _judged(table: Table, text: pl.Series, rows: list[int], kind: str) -> pl.Series:
    """Return the values of the cells in these rows, after a look at each."""
    values: list[Any] = []
    known = {each: judge(each, kind) for each in text[rows].unique()}
    for row, each in zip(rows, text[rows], strict=True):
        table.note(row, text.name, known[each])
        values.append(known[each].value)
    return pl.Series(values, dtype=DTYPES[kind], strict=True)
