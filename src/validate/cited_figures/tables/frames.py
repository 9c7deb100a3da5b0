"""Tables as data frames: columns of text, cast without loss.

What a pattern shows to be fine is cast as a column; every other cell is judged by itself.
"""

from typing import Any

import polars as pl

from ..package.csv_bulk import Rows
from ..package.package import Package, Resource
from .cells import DIGITS, DOUBTFUL, PLAIN, judge
from .constraints import is_required
from .expressions import DTYPES
from .table import Table, is_readable


def read_table(resource: Resource) -> Table | None:
    """Return the typed frame of a resource, or None when its header is not that of its schema."""
    sheet, schema = resource.sheet, resource.schema
    if sheet is None or schema is None or not is_readable(resource):
        return None
    table = Table(resource, sheet, schema.data, pl.DataFrame(), sheet.ragged)
    kinds = resource.types
    text = _text(table)
    table.sparse = _sparse(table, text)
    table.ragged |= {*table.sparse}
    text = _certain(table, text)
    doubtful = text.select(_doubtful(name, kind) for name, kind in kinds.items())
    doubts = {name: doubtful[name].arg_true() for name in kinds if doubtful[name].any()}
    sure = [
        pl.when(~doubtful[name]).then(pl.col(name)) if name in doubts else pl.col(name)
        for name in kinds
    ]
    table.data = text.select(map(_cast, sure, kinds.values()))
    judged = [_judged(table, text[name], rows.to_list()) for name, rows in doubts.items()]
    table.data = table.data.with_columns(
        table.data[values.name].scatter(doubts[values.name], values) for values in judged
    )
    return table


def read_frames(package: Package) -> dict[str, pl.DataFrame]:
    """Return the typed frame of each table that can be read, by name."""
    tables = ((resource.name, read_table(resource)) for resource in package)
    return {name: table.data for name, table in tables if table}


def _text(table: Table) -> pl.DataFrame:
    """Return the cells as written; null is an empty one."""
    rows, names = table.sheet.rows, table.resource.names
    if isinstance(rows, Rows):
        written = rows.frame.rename(dict(zip(rows.frame.columns, names, strict=True)))
        return written.select(pl.when(pl.col(name) != "").then(pl.col(name)) for name in names)
    spare = [""] * len(names)
    fitted = [
        (*row, *spare)[: len(names)] if place in table.ragged else row
        for place, row in enumerate(rows)
    ]
    columns = zip(*fitted, strict=True) if fitted else ((),) * len(names)
    return pl.DataFrame(
        {
            name: pl.Series([cell or None for cell in column], dtype=pl.String)
            for name, column in zip(names, columns, strict=True)
        }
    )


def _sparse(table: Table, text: pl.DataFrame) -> tuple[int, ...]:
    """Return the rows with cells, of which most that must be filled are empty."""
    required = [field["name"] for field in table.resource.fields if is_required(field)]
    if not required:
        return ()
    filled = text.select(pl.sum_horizontal(pl.col(required).is_not_null())).to_series()
    return tuple(row for row in (filled * 2 < len(required)).arg_true() if row not in table.ragged)


def _certain(table: Table, text: pl.DataFrame) -> pl.DataFrame:
    """Leave of a row with too few or too many cells what is certain: its key."""
    if not table.ragged:
        return text
    rows = sorted(table.ragged)
    others = text.columns[len(table.schema["primaryKey"]) :]
    return text.with_columns(text[name].scatter(rows, None) for name in others)


def _doubtful(name: str, kind: str) -> pl.Expr:
    """Return which cells are not surely fine; an empty one is."""
    text = pl.col(name)
    if kind == "string":
        return text.str.contains(DOUBTFUL)
    plain = text.str.contains(PLAIN[kind]) & (text.str.len_bytes() <= DIGITS)
    if kind == "date":
        year = text.str.to_date("%Y-%m-%d", strict=False).dt.year()
        plain &= (year > 0).fill_null(value=False)
    return ~plain & text.is_not_null()


def _cast(text: pl.Expr, kind: str) -> pl.Expr:
    if kind == "boolean":
        return text == "true"
    return text.str.to_date("%Y-%m-%d") if kind == "date" else text.cast(DTYPES[kind])


def _judged(table: Table, text: pl.Series, rows: list[int]) -> pl.Series:
    """Return the values of the cells in these rows, each judged by itself."""
    kind = table.resource.types[text.name]
    values: list[Any] = []
    known = {cell: judge(cell, kind) for cell in text[rows].unique()}
    for row, cell in zip(rows, text[rows], strict=True):
        table.note(row, text.name, known[cell])
        values.append(known[cell].value)
    return pl.Series(text.name, values, dtype=DTYPES[kind], strict=True)
