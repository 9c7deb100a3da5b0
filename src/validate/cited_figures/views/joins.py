"""Views as data frames: joined, gathered by SQL, and derived.

A view stays a plan; what is collected of it are the columns that something reads.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from ..tables.expressions import (
    collected,
    columns_judged,
    failures,
    view_conditions,
)
from ..tables.rulebook import ValueRule, rules_of
from ..tables.table import ROW, Failure, Table
from .definitions import VIEWS, Gathering, Join

Tables = Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class View:
    """The rows of a table joined with all that they refer to."""

    name: str
    table: Table
    frame: pl.LazyFrame

    def rows(self, places: Iterable[int]) -> pl.DataFrame:
        """Return rows by their ``_place`` in the view; ``_row`` is that in the table."""
        wanted = pl.Series(sorted(places), dtype=pl.UInt32).implode()
        numbered = self.frame.with_row_index("_place")
        return collected(numbered.filter(pl.col("_place").is_in(wanted)), self.table.height)

    def failures(self, rules: Iterable[ValueRule]) -> list[Failure]:
        """Return the rows that break each of these rules."""
        return failures(self.frame, view_conditions(rules), self.table.height)


def build(name: str, tables: Tables) -> View:
    """Return a view over these tables; all that it needs must be among them."""
    definition, wanted = VIEWS[name], wanted_columns(name)
    table = tables[definition.table]
    own = [column for column in table.resource.names if column in wanted]
    frame = sound(table).select(ROW, *own)
    parts = []
    if definition.gathering:
        parts.append(_gathered(definition.gathering, name, frame, tables))
    for join in definition.joins:
        frame = _join(frame, join, table, tables[join.table], wanted)
    if definition.derivations:
        reads = {column for derivation in definition.derivations for column in derivation.reads}
        cells = collected(frame.select(sorted(reads)), table.height)
        parts += [derivation.of(cells) for derivation in definition.derivations]
    return View(name, table, pl.concat([frame, *(part.lazy() for part in parts)], how="horizontal"))


@cache
def wanted_columns(view: str) -> frozenset[str]:
    """Return the columns that rules, gathering and derivations use in a view, and its keys."""
    definition = VIEWS[view]
    derived = [column for derivation in definition.derivations for column in derivation.reads]
    keys = [join.key for join in definition.joins]
    gathered = definition.gathering.reads.get(view, ()) if definition.gathering else ()
    ruled = [column for rule in rules_of(view) for column in columns_judged(rule) | rule.shown]
    return frozenset({*ruled, *derived, *keys, *gathered})


def sound(table: Table) -> pl.LazyFrame:
    """Return the rows that have all their cells, numbered as in the table."""
    frame = table.data.lazy().with_row_index(ROW)
    return frame.filter(~pl.col(ROW).is_in(sorted(table.ragged))) if table.ragged else frame


def _join(
    frame: pl.LazyFrame, join: Join, table: Table, other: Table, wanted: frozenset[str]
) -> pl.LazyFrame:
    """Return a view with the wanted columns of another table; the first row with a key counts."""
    names = {column: join.prefixed(column) for column in other.resource.names}
    kept = {column: name for column, name in names.items() if name in wanted}
    right = sound(other).select(
        pl.col(join.on).alias("_key"), *(pl.col(column).alias(kept[column]) for column in kept)
    )
    if other.height > table.height:
        right = right.join(frame, left_on="_key", right_on=join.key, how="semi")
    right = right.unique("_key", keep="first", maintain_order=True)
    return frame.join(right, left_on=join.key, right_on="_key", how="left", maintain_order="left")


def _gathered(gathering: Gathering, view: str, frame: pl.LazyFrame, tables: Tables) -> pl.DataFrame:
    relations = {
        name: frame.select(ROW, *columns) if name == view else _relation(tables.get(name), columns)
        for name, columns in gathering.reads.items()
    }
    found = pl.SQLContext(relations).execute(gathering.sql, eager=True).select(gathering.gives)
    return found.with_columns(pl.selectors.integer().cast(pl.Int64))


def _relation(table: Table | None, columns: tuple[str, ...]) -> pl.LazyFrame:
    """Return what SQL reads of a table, or of one that is not there."""
    if table is None:
        return pl.LazyFrame(schema=dict.fromkeys(columns, pl.String))
    return table.data.lazy().select(columns)
