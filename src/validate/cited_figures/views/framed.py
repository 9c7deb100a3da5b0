"""The engine for large packages: data frames (polars), held to their schemas by pandera."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from ..tables.frames import read_table
from ..tables.schemas import (
    failures,
    table_schema,
    terse,
    view_schema,
)
from ..tables.table import Failure, Table
from .joins import FrameView, build

__all__ = ["build", "read_table", "table_failures", "view_failures"]


def table_failures(table: Table, tables: Mapping[str, Table]) -> list[Failure]:
    """Return what pandera finds in a table against its schema."""
    schema = table_schema(table.schema, _references(table, tables))
    return list(failures(terse(schema), table.data))


def view_failures(view: FrameView, rules: Iterable[Mapping[str, Any]]) -> list[Failure]:
    """Return what pandera finds in a view against its value rules."""
    return list(failures(terse(view_schema(rules)), view.frame))


def _references(table: Table, tables: Mapping[str, Table]) -> dict[str, pl.Series]:
    """Return the known keys for each field that refers to one of these tables."""
    return {own: tables[other].data[key] for own, other, key in table.references(tables)}
