"""The tables joined along their keys, with the columns that follow from others.

A view has one row for each row of its table. Columns of a table it refers to carry that
table's singular in front (``unit_quantity_kind``); derived columns are listed in ``DERIVED``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl

from . import addresses, bounds, periods
from .exact import exact, quoted
from .frames import Table
from .phrases import Reading
from .readings import printed_cells, reading_of, step_of

ROW = "row"  # position in the table, which leads a finding back to its line

Cells = dict[str, Any]
Tables = Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class Join:
    """Columns of another table: its name, the prefix they get, and the key that leads there."""

    table: str
    prefix: str
    key: str
    on: str


@dataclass(frozen=True, slots=True)
class View:
    """A joined frame and the table whose rows it has."""

    table: Table
    frame: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Definition:
    """How a view is made: its table, what is joined, and what is derived for each row.

    The tables it ``wants`` are used if the package has them; there is no ``optional`` view, and
    nothing to check in it, in a package without its table.
    """

    table: str
    joins: tuple[Join, ...] = ()
    derive: Callable[[Cells], Cells] | None = None
    derived: Mapping[str, pl.DataType] | None = None
    gather: Callable[[pl.DataFrame, Tables], pl.DataFrame] | None = None
    wants: tuple[str, ...] = ()
    optional: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """Return the tables without which there is no such view; ``wants`` may be left out."""
        return self.table, *(each.table for each in self.joins)


def build(name: str, tables: Tables) -> View:
    """Return a view over these tables; all that it needs must be among them."""
    definition = VIEWS[name]
    table = tables[definition.table]
    frame = table.frame.with_row_index(ROW).filter(~pl.col(ROW).is_in(list(table.ragged)))
    for join in definition.joins:
        frame = _join(frame, join, tables[join.table])
    if definition.gather:
        frame = definition.gather(frame, tables)
    if definition.derive and definition.derived:
        rows = [definition.derive(row) for row in frame.iter_rows(named=True)]
        frame = frame.hstack(pl.DataFrame(rows, schema=dict(definition.derived), orient="row"))
    return View(table, frame)


def _join(frame: pl.DataFrame, join: Join, other: Table) -> pl.DataFrame:
    keys = other.frame.with_row_index(ROW).filter(~pl.col(ROW).is_in(list(other.ragged)))
    rename = {each: _prefixed(join.prefix, each) for each in other.frame.columns}
    right = keys.drop(ROW).rename(rename).unique(_prefixed(join.prefix, join.on), keep="first")
    return frame.join(
        right,
        left_on=join.key,
        right_on=_prefixed(join.prefix, join.on),
        how="left",
        maintain_order="left",
    )


def _prefixed(prefix: str, column: str) -> str:
    return column if column.startswith(prefix + "_") else f"{prefix}_{column}"


def _figure(row: Cells) -> Cells:
    return _stated(row) | _period(row["period_start"], row["period_end"])


def _corroboration(row: Cells) -> Cells:
    try:
        start, end = periods.dates(row["time_period"] or "")
    except ValueError:
        return _stated(row) | {"expected_time_period": "a period that exists"}
    return _stated(row) | _period(start, end) | {"period_start": start, "period_end": end}


def _period(start: date | None, end: date | None) -> Cells:
    if start is None or end is None or start > end:
        return {}
    return {
        "expected_time_period": periods.label(start, end),
        "period_days": (end - start).days + 1,
    }


def _stated(row: Cells) -> Cells:
    """Derive what the phrase, the comparator and the value of a row entail."""
    reading = reading_of(row)
    return _bounds(row, reading) | printed_cells(row, reading)


def _bounds(row: Cells, reading: Reading | str) -> Cells:
    """Derive the ends of what is stated, where comparator, value and printed digits are known."""
    comparator, value = row["comparator"], row["value"]
    digits_needed = comparator == "eq" and isinstance(reading, str)
    if value is None or comparator not in bounds.COMPARATORS or digits_needed:
        return {"bounds_known": False}
    low, high = bounds.entailed(comparator, exact(value), step_of(row, reading))
    return {"bounds_known": True, "entailed_min": _float(low), "entailed_max": _float(high)}


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _source(row: Cells) -> Cells:
    faults = [(name, addresses.fault(row[name])) for name in ("url", "copy_url") if row[name]]
    words = [f"{name} {fault}: {quoted(row[name])}" for name, fault in faults if fault]
    return {"address_fault": words[0] if words else None}


def _gather_figures(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    return _first_of_place(_count_earlier(frame, tables))


def _first_of_place(frame: pl.DataFrame) -> pl.DataFrame:
    """Add what the first figure at the same place, or with the same fingerprint, says."""
    fingerprint = pl.col("sentence_sha256", "sentence_chars").first().over("source_id", "locator")
    locator = pl.col("locator").first().over("source_id", "sentence_sha256")
    return frame.with_columns(each.name.prefix("first_") for each in (fingerprint, locator))


def _count_earlier(frame: pl.DataFrame, _tables: Tables) -> pl.DataFrame:
    """Count the earlier figures of the same indicator, area and period."""
    series = ["indicator_id", "ref_area", "period_start", "period_end"]
    earlier = pl.int_range(pl.len(), dtype=pl.Int64).over(series)
    return frame.with_columns(earlier.alias("earlier_same"))


def _count_uses(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """Count the rows that cite each source, and the characters quoted from it."""
    citing = [tables[name].frame for name in ("figures", "corroborations") if name in tables]
    phrases = pl.concat([each.select("source_id", "printed") for each in citing])
    uses = phrases.group_by("source_id").agg(
        pl.len().cast(pl.Int64).alias("uses"),
        pl.col("printed").unique().str.len_chars().sum().cast(pl.Int64).alias("quoted_chars"),
    )
    joined = frame.join(uses, on="source_id", how="left", maintain_order="left")
    return joined.with_columns(pl.col("uses", "quoted_chars").fill_null(0))


INDICATOR = Join("indicators", "indicator", "indicator_id", "indicator_id")
UNIT = Join("units", "unit", "unit_id", "unit_id")
SOURCE = Join("sources", "source", "source_id", "source_id")
FIGURE = Join("figures", "figure", "figure_id", "figure_id")
FIGURE_INDICATOR = Join("indicators", "indicator", "figure_indicator_id", "indicator_id")

DERIVED: dict[str, pl.DataType] = {
    "bounds_known": pl.Boolean(),
    "entailed_min": pl.Float64(),
    "entailed_max": pl.Float64(),
    "expected_time_period": pl.String(),
    "period_days": pl.Int64(),
    "printed_fault": pl.String(),
    "printed_comparator": pl.String(),
    "printed_value": pl.Float64(),
    "printed_unit": pl.String(),
    "printed_measure": pl.String(),
    "printed_noun_fits": pl.Boolean(),
    "printed_direction": pl.String(),
}
DATES = {"period_start": pl.Date(), "period_end": pl.Date()}

VIEWS = {
    "cited_figures": Definition(
        "figures",
        (INDICATOR, UNIT, SOURCE),
        _figure,
        DERIVED,
        _gather_figures,
    ),
    "corroborated_figures": Definition(
        "corroborations",
        (FIGURE, FIGURE_INDICATOR, UNIT, SOURCE),
        _corroboration,
        DERIVED | DATES,
        optional=True,
    ),
    "measured_indicators": Definition("indicators", (UNIT,)),
    "listed_units": Definition("units"),
    "cited_sources": Definition(
        "sources",
        (),
        _source,
        {"address_fault": pl.String()},
        _count_uses,
        ("figures", "corroborations"),
    ),
}
