"""Views as data frames: joined, gathered by SQL, and derived.

A view stays a plan; what is collected of it are the columns that something reads.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import polars as pl

from ..finding import Severity
from ..package.membership import column_types, profile
from ..tables.expressions import (
    DTYPES,
    collected,
    columns_judged,
    failures,
    noticed,
    view_conditions,
)
from ..tables.rulebook import ValueRule, rules_of
from ..tables.table import ROW, Failure, Table
from .definitions import VIEWS, Join
from .gathering import Gathering

Tables = Mapping[str, Table]


class View(NamedTuple):
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
        """Return the rows that break each of these rules; pandera is asked about errors only."""
        known = [*rules]
        errors = [rule for rule in known if rule.severity == Severity.ERROR]
        others = view_conditions(rule for rule in known if rule not in errors)
        return [
            *failures(self.frame, view_conditions(errors), self.table.height),
            *noticed(self.frame, others, self.table.height),
        ]


def build(name: str, tables: Tables) -> View:
    """Return a view over these tables; all that it needs must be among them."""
    definition, wanted = VIEWS[name], wanted_columns(name)
    table = tables[definition.table]
    frame = sound(table).select(ROW, *_own(table, wanted))
    parts = []
    if definition.identity:
        parts.append(_repetitions(frame, table, definition.identity))
    if definition.gathering:
        parts.append(_gathered(definition.gathering, name, frame, tables))
    for join in definition.joins:
        frame = _join(frame, join, table, tables[join.table], wanted)
    if definition.derivations:
        given = {column for derivation in definition.derivations for column in derivation.gives}
        reads = {column for derivation in definition.derivations for column in derivation.reads}
        parts.append(derive(name, collected(frame.select(sorted(reads - given)), table.height)))
    return View(name, table, pl.concat([frame, *(part.lazy() for part in parts)], how="horizontal"))


def derive(name: str, cells: pl.DataFrame) -> pl.DataFrame:
    """Return the derived columns of a view for these rows; one may be derived from another."""
    known = cells.to_dict()  # a frame would copy all of them to lay one beside them
    given: dict[str, pl.Series] = {}
    for derivation in VIEWS[name].derivations:
        found = derivation.of(pl.DataFrame([known[column] for column in derivation.reads]))
        given |= found.to_dict()
        known |= given
    return pl.DataFrame(given)


@cache
def wanted_columns(view: str) -> frozenset[str]:
    """Return the columns that rules, gathering and derivations use in a view, and its keys."""
    definition = VIEWS[view]
    derived = [column for derivation in definition.derivations for column in derivation.reads]
    keys = [*(join.key for join in definition.joins), *definition.identity]
    gathered = definition.gathering.reads.get(view, ()) if definition.gathering else ()
    ruled = [column for rule in rules_of(view) for column in columns_judged(rule) | rule.shown]
    return frozenset({*ruled, *derived, *keys, *gathered})


def _own(table: Table, wanted: frozenset[str]) -> Iterator[str | pl.Expr]:
    """Yield the wanted columns of a table; one of the profile that it does not have is null."""
    types, own = column_types(), {*table.resource.names}
    for name in sorted(wanted):
        if name in own:
            yield name
        elif not name.startswith("_"):
            yield pl.lit(None, DTYPES[types.get(name, "string")]).alias(name)


def _repetitions(frame: pl.LazyFrame, table: Table, identity: Sequence[str]) -> pl.DataFrame:
    """Return how often the observation of each row was stated before, 0 or 1.

    The further columns that a unique key of the table lists are its dimensions.
    """
    keys = {column for names in table.schema.get("uniqueKeys", []) for column in names}
    dimensions = [name for name in table.resource.names if name in keys - {*identity}]
    known = sound(table).select(dimensions)
    cells = pl.concat([frame.select(identity), known], how="horizontal")
    again = ~pl.struct(*identity, *dimensions).is_first_distinct()
    return cells.select(again.cast(pl.Int64).alias("_earlier_same")).collect()


def sound(table: Table) -> pl.LazyFrame:
    """Return the rows that have all their cells, numbered as in the table."""
    frame = table.data.lazy().with_row_index(ROW)
    return frame.filter(~pl.col(ROW).is_in(sorted(table.ragged))) if table.ragged else frame


def _join(
    frame: pl.LazyFrame, join: Join, table: Table, other: Table, wanted: frozenset[str]
) -> pl.LazyFrame:
    """Return a view with the wanted columns of another table; the first row with a key counts."""
    types = {field["name"]: field["type"] for field in profile(join.table)["fields"]}
    there = {*other.resource.names}
    columns = dict.fromkeys((*other.resource.names, *types))
    kept = [column for column in columns if join.prefixed(column) in wanted]
    cells = (
        pl.col(column) if column in there else pl.lit(None, DTYPES[types[column]])
        for column in kept
    )
    named = (cell.alias(join.prefixed(column)) for column, cell in zip(kept, cells, strict=True))
    right = sound(other).select(pl.col(join.on).alias("_key"), *named)
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
    types = column_types()
    kinds = {name: DTYPES[types.get(name, "string")] for name in columns}
    if table is None:
        return pl.LazyFrame(schema=kinds)
    there = table.data.columns
    return table.data.lazy().select(
        pl.col(name) if name in there else pl.lit(None, kind).alias(name)
        for name, kind in kinds.items()
    )
