"""How columns of a view are derived from others of the same row."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

import polars as pl

from ..tables.expressions import DTYPES

Cells = dict[str, Any]

FEW, PART = 1_000, 50_000  # rows that are derived one by one, and at once


class Derivation(NamedTuple):
    """Columns that follow from others of the same row; ``gives`` names them with their type."""

    reads: tuple[str, ...]
    derive: Callable[[pl.DataFrame], pl.DataFrame]
    gives: Mapping[str, str]

    def of(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the columns for the rows of a frame."""
        return self.derive(frame[[*self.reads]])[[*self.gives]]


def by_row(
    reads: tuple[str, ...], derive: Callable[[Cells], Cells], gives: Mapping[str, str]
) -> Derivation:
    """Return a derivation of single rows, done once for each combination of what it reads."""
    return Derivation(reads, partial(_each_once, derive=derive, gives=gives), gives)


def _each_once(
    frame: pl.DataFrame, derive: Callable[[Cells], Cells], gives: Mapping[str, str]
) -> pl.DataFrame:
    if frame.height <= FEW:
        return derived_rows(frame, derive, gives)
    once = frame.unique()
    found = once.hstack(derived_rows(once, derive, gives)).lazy()
    rows = frame.lazy().join(found, frame.columns, "left", nulls_equal=True, maintain_order="left")
    return rows.select(*gives).collect()


def derived_rows(
    frame: pl.DataFrame, derive: Callable[[Cells], Cells], gives: Mapping[str, str]
) -> pl.DataFrame:
    """Return what a function derives from each row; a column that it leaves out is null."""
    schema = {name: DTYPES[kind] for name, kind in gives.items()}
    parts = []
    for part in frame.iter_slices(PART):
        found = [derive(row) for row in part.iter_rows(named=True)]
        columns = {name: [cells.get(name) for cells in found] for name in schema}
        parts.append(pl.DataFrame(columns, schema=schema))
    return pl.concat(parts) if parts else pl.DataFrame(schema=schema)
