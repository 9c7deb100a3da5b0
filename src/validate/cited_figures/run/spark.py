"""Typed tables checked in Spark: pandera's schemas run on every batch, joins and keys in Spark.

Needs the extra ``spark`` and Java. The schemas, the value rules and the SQL are those of
``figures check``; what can be wrong in the text of a CSV file is not looked for here.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as f

from ..package.bundled import bundled
from ..package.membership import OPTIONAL, column_types, profile
from ..package.table_schema import foreign_keys
from ..tables.constraints import DUPLICATE, UNRESOLVED, unique_keys
from ..tables.expressions import failures, table_conditions, view_conditions
from ..tables.rulebook import rules_of
from ..tables.table import ROW, Failure
from ..views.definitions import VIEWS, Definition, Join
from ..views.gathering import Gathering
from ..views.joins import derive, wanted_columns

FAULTS = f"place string, rule string, {ROW} long, column string"

TYPES = {
    "string": "string",
    "number": "double",
    "integer": "bigint",
    "boolean": "boolean",
    "date": "date",
}

Tables = Mapping[str, DataFrame]
Batches = Iterator[pa.RecordBatch]


def local_session() -> SparkSession:
    """Return a session on this machine; on a cluster use one of your own."""
    builder = SparkSession.builder.master("local[*]").appName("figures")
    builder = builder.config("spark.ui.enabled", "false")
    return builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()


def read_tables(session: SparkSession, folder: Path) -> dict[str, DataFrame]:
    """Return the tables of a folder, one Parquet file each, with the row of every record."""
    row = f.col("_metadata.row_index").alias(ROW)
    files = sorted(folder.glob("*.parquet"))
    return {file.stem: session.read.parquet(str(file)).select(row, "*") for file in files}


def find_faults(session: SparkSession, tables: Tables) -> DataFrame:
    """Return the faults of these tables: the table or view, the rule, the row and the column.

    ``_row`` counts the rows of the table, or of the table that the view is over, from zero; all
    tables need such a column. A view is checked if its tables are there; of those that only count
    what uses a row, the optional ones may be missing.
    """
    tables = {
        name: _complete(frame, (field["name"] for field in profile(name)["fields"]))
        for name, frame in tables.items()
    }
    parts = [found for name in tables for found in _table_faults(name, tables)]
    for name, view in VIEWS.items():
        used = {*view.wants} - {*OPTIONAL}
        if {*view.needs, *used} <= {*tables}:
            batches = _view(session, name, tables)
            parts.append(batches.mapInArrow(view_checker(name), FAULTS))
    return reduce(DataFrame.unionByName, parts)


def table_checker(name: str, descriptor: Mapping[str, Any]) -> Callable[[Batches], Batches]:
    """Return what finds the faults of the columns of a table in each batch."""
    fields = [_without_unique(field) for field in descriptor["fields"]]

    def check(batches: Batches) -> Batches:
        conditions = table_conditions({"fields": fields})
        for frame in _frames(batches):
            found = failures(frame.lazy().drop(ROW), conditions, frame.height)
            yield _faults(name, found, frame[ROW])

    return check


def view_checker(name: str) -> Callable[[Batches], Batches]:
    """Return what finds the rows of a view that break a value rule in each batch."""

    def check(batches: Batches) -> Batches:
        conditions = view_conditions(rules_of(name))
        for batch in _frames(batches):
            frame = batch.hstack(derive(name, batch))
            found = failures(frame.lazy(), conditions, frame.height)
            yield _faults(name, found, frame[ROW])

    return check


def _frames(batches: Batches) -> Iterator[pl.DataFrame]:
    frames = (pl.DataFrame(pl.from_arrow(batch)) for batch in batches)
    return (frame for frame in frames if frame.height)


def _faults(place: str, found: Iterable[Failure], rows: pl.Series) -> pa.RecordBatch:
    cells = [
        (place, failure.rule, rows[row], failure.column)
        for failure in found
        for row in failure.rows
    ]
    columns: list[list[Any]] = [list(column) for column in zip(*cells, strict=True)] or [[]] * 4
    types = (pa.string(), pa.string(), pa.int64(), pa.string())
    arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, names=["place", "rule", ROW, "column"])


def _without_unique(field: Mapping[str, Any]) -> dict[str, Any]:
    """Return a field without the one constraint that a batch alone cannot judge."""
    limits = {key: limit for key, limit in field.get("constraints", {}).items() if key != "unique"}
    return {**field, "constraints": limits}


def _descriptor(name: str) -> Any:
    file = bundled() / "schemas" / f"{name}.schema.json"
    return json.loads(file.read_text(encoding="utf-8"))


def _table_faults(name: str, tables: Tables) -> Iterator[DataFrame]:
    descriptor = _descriptor(name)
    names = [field["name"] for field in descriptor["fields"]]
    frame = tables[name].select(ROW, *names)
    yield frame.mapInArrow(table_checker(name, descriptor), FAULTS)
    for key in unique_keys(descriptor):
        yield _fault(name, DUPLICATE, _repeated(frame.dropna(subset=key), key), key[-1])
    for foreign in foreign_keys(descriptor):
        if foreign.table in tables:
            known = tables[foreign.table].select(f.col(foreign.key).alias(foreign.column))
            filled = frame.dropna(subset=[foreign.column])
            lost = filled.join(known, foreign.column, "left_anti")
            yield _fault(name, UNRESOLVED, lost, foreign.column)


def _complete(frame: DataFrame, names: Iterable[str]) -> DataFrame:
    """Return a frame with all these columns; those that it does not have are null."""
    types = column_types()
    lacking = [name for name in names if name not in frame.columns]
    nulls = {name: f.lit(None).cast(TYPES[types.get(name, "string")]) for name in lacking}
    return frame.withColumns(nulls)


def _fault(place: str, rule: str, frame: DataFrame, column: str) -> DataFrame:
    words = (f.lit(word).alias(key) for key, word in (("place", place), ("rule", rule)))
    return frame.select(*words, ROW, f.lit(column).alias("column"))


def _numbered(frame: DataFrame, key: list[str]) -> DataFrame:
    return frame.withColumn("_turn", f.row_number().over(Window.partitionBy(*key).orderBy(ROW)))


def _repeated(frame: DataFrame, key: list[str]) -> DataFrame:
    return _numbered(frame, key).where("_turn > 1")


def _view(session: SparkSession, name: str, tables: Tables) -> DataFrame:
    definition, wanted = VIEWS[name], wanted_columns(name)
    own = sorted(column for column in wanted if not column.startswith("_"))
    table = _complete(tables[definition.table], own)
    frame = table.select(*(column for column in table.columns if column == ROW or column in wanted))
    if definition.identity:
        frame = frame.join(_repetitions(definition, table), ROW, "left")
    for join in definition.joins:
        frame = _join(frame, join, tables[join.table], wanted)
    if definition.gathering:
        gathered = _gathered(session, definition.gathering, {**tables, name: frame})
        frame = frame.join(gathered, ROW, "left")
    return frame


def _repetitions(definition: Definition, table: DataFrame) -> DataFrame:
    """Return whether the observation of each row was stated before, 0 or 1."""
    keys = _descriptor(definition.table).get("uniqueKeys", [])
    identity = dict.fromkeys([*definition.identity, *(name for key in keys for name in key)])
    again = (f.col("_turn") > 1).cast("bigint").alias("_earlier_same")
    return _numbered(table, [*identity]).select(ROW, again)


def _join(frame: DataFrame, join: Join, other: DataFrame, wanted: frozenset[str]) -> DataFrame:
    first = _numbered(other, [join.on]).where("_turn = 1").drop("_turn", ROW)
    names = {column: join.prefixed(column) for column in first.columns}
    kept = [f.col(column).alias(name) for column, name in names.items() if name in wanted]
    right = first.select(f.col(join.on).alias("_key"), *kept)
    return frame.join(right, frame[join.key] == right["_key"], "left").drop("_key")


def _gathered(session: SparkSession, gathering: Gathering, sources: Tables) -> DataFrame:
    for name, columns in gathering.reads.items():
        types = (TYPES[column_types().get(column, "string")] for column in columns)
        empty = ", ".join(f"{column} {kind}" for column, kind in zip(columns, types, strict=True))
        source = sources[name] if name in sources else session.createDataFrame([], empty)
        source.createOrReplaceTempView(name)
    return session.sql(gathering.sql).select(ROW, *gathering.gives)
