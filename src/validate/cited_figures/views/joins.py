"""Views as data frames: joined, gathered by SQL, and derived once for each combination."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from ..tables.frames import DTYPES
from ..tables.table import ROW, Cells, Table
from .definitions import (
    VIEWS,
    Gathering,
    Join,
    columns_read,
)
from .deriving import Derivation

PART = 50_000  # rows that are derived at once

Tables = Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class FrameView:
    """A joined frame and the table whose rows it has."""

    table: Table
    frame: pl.DataFrame

    def cells(self, rows: Iterable[int]) -> Iterator[Cells]:
        """Yield rows of the view, named by their position in it."""
        return self.frame[list(rows)].iter_rows(named=True)


def build(name: str, tables: Tables) -> FrameView:
    """Return a view over these tables; all that it needs must be among them."""
    definition, read = VIEWS[name], columns_read(name)
    table = tables[definition.table]
    frame = _sound(table).select(ROW, *(each for each in table.resource.names if each in read))
    for join in definition.joins:
        frame = _join(frame, join, tables[join.table], read)
    if definition.gathering:
        frame = frame.hstack(_gathered(definition.gathering, {**tables, name: frame}))
    for each in definition.derivations:
        frame = derived(frame, each)
    return FrameView(table, frame)


def _sound(table: Table) -> pl.DataFrame:
    frame: pl.DataFrame = table.data.with_row_index(ROW)
    return frame.filter(~pl.col(ROW).is_in(sorted(table.ragged))) if table.ragged else frame


def _join(frame: pl.DataFrame, join: Join, other: Table, read: frozenset[str]) -> pl.DataFrame:
    key = join.prefixed(join.on)
    right = _sound(other).drop(ROW).rename(join.prefixed).unique(key, keep="first")
    wanted = [each for each in right.columns if each == key or each in read]
    return frame.join(
        right.select(wanted), left_on=join.key, right_on=key, how="left", maintain_order="left"
    )


def _gathered(gathering: Gathering, sources: Mapping[str, Table | pl.DataFrame]) -> pl.DataFrame:
    relations = {
        name: _relation(sources.get(name), columns) for name, columns in gathering.reads.items()
    }
    found = pl.SQLContext(relations).execute(gathering.sql, eager=True).select(gathering.gives)
    return found.with_columns(pl.selectors.integer().cast(pl.Int64))


def _relation(source: Table | pl.DataFrame | None, columns: tuple[str, ...]) -> pl.DataFrame:
    """Return what SQL reads of a view, of a table, or of a table that is not there."""
    if source is None:
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
    if isinstance(source, pl.DataFrame):
        return source.select(ROW, *columns)
    frame: pl.DataFrame = source.data
    return frame.select(columns)


def derived(frame: pl.DataFrame, derivation: Derivation) -> pl.DataFrame:
    """Return a frame with the columns that follow from others."""
    reads = frame.select(derivation.reads)
    if not derivation.repeats:
        return frame.hstack(_columns(reads, derivation))
    once = reads.unique(maintain_order=True)
    found = once.hstack(_columns(once, derivation))
    return frame.join(
        found, on=list(derivation.reads), how="left", nulls_equal=True, maintain_order="left"
    )


def _columns(frame: pl.DataFrame, derivation: Derivation) -> pl.DataFrame:
    schema = {name: DTYPES[kind] for name, kind in derivation.gives.items()}
    parts = [_part(each, derivation, schema) for each in frame.iter_slices(PART)]
    return pl.concat([pl.DataFrame(schema=schema), *parts])


def _part(frame: pl.DataFrame, derivation: Derivation, schema: Mapping[str, Any]) -> pl.DataFrame:
    found = [derivation.derive(row) for row in frame.iter_rows(named=True)]
    columns = {name: [cells.get(name) for cells in found] for name in schema}
    return pl.DataFrame(columns, schema=schema)
