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
from ..tables.constraints import DUPLICATE, UNRESOLVED, unique_keys
from ..tables.rulebook import load_rules
from ..tables.schemas import (
    failures,
    table_schema,
    terse,
    view_schema,
)
from ..tables.table import ROW, Failure
from ..views.definitions import (
    VIEWS,
    Gathering,
    Join,
    columns_read,
)
from ..views.joins import derived

FAULTS = "place string, rule string, row long, column string"

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
    return {each.stem: session.read.parquet(str(each)).select(row, "*") for each in files}


def find_faults(session: SparkSession, tables: Tables) -> DataFrame:
    """Return the faults of these tables: the table or view, the rule, the row and the column.

    ``row`` counts the rows of the table, or of the table that the view is over, from zero; all
    tables need such a column. A view is checked if all its tables are there.
    """
    parts = [each for name in tables for each in _table_faults(name, tables)]
    for name, view in VIEWS.items():
        if all(each in tables for each in (*view.needs, *view.wants)):
            batches = _view(session, name, tables)
            parts.append(batches.mapInArrow(view_checker(name), FAULTS))
    return reduce(DataFrame.unionByName, parts)


def table_checker(name: str, descriptor: Mapping[str, Any]) -> Callable[[Batches], Batches]:
    """Return what finds the faults of the columns of a table in each batch."""
    fields = [_without_unique(each) for each in descriptor["fields"]]

    def check(batches: Batches) -> Batches:
        schema = terse(table_schema({"fields": fields}))
        for frame in _frames(batches):
            yield _faults(name, failures(schema, frame.drop(ROW)), frame[ROW])

    return check


def view_checker(name: str) -> Callable[[Batches], Batches]:
    """Return what finds the rows of a view that break a value rule in each batch."""

    def check(batches: Batches) -> Batches:
        rules = {each["id"]: each for each in load_rules() if name in each["views"]}
        schema = terse(view_schema(rules.values()))
        for batch in _frames(batches):
            frame = reduce(derived, VIEWS[name].derivations, batch)
            found = (
                Failure(each.rule, rules[each.rule]["column"], "", each.rows)
                for each in failures(schema, frame)
            )
            yield _faults(name, found, frame[ROW])

    return check


def _frames(batches: Batches) -> Iterator[pl.DataFrame]:
    frames = (pl.DataFrame(pl.from_arrow(each)) for each in batches)
    return (each for each in frames if each.height)


def _faults(place: str, found: Iterable[Failure], rows: pl.Series) -> pa.RecordBatch:
    cells = [(place, each.rule, rows[row], each.column) for each in found for row in each.rows]
    columns: list[list[Any]] = [list(each) for each in zip(*cells, strict=True)] or [[]] * 4
    types = (pa.string(), pa.string(), pa.int64(), pa.string())
    arrays = [pa.array(each, kind) for each, kind in zip(columns, types, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, names=["place", "rule", "row", "column"])


def _without_unique(field: Mapping[str, Any]) -> dict[str, Any]:
    """Return a field without the one constraint that a batch alone cannot judge."""
    limits = {key: limit for key, limit in field.get("constraints", {}).items() if key != "unique"}
    return {**field, "constraints": limits}


def _table_faults(name: str, tables: Tables) -> Iterator[DataFrame]:
    file = bundled() / "schemas" / f"{name}.schema.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    names = [each["name"] for each in descriptor["fields"]]
    frame = tables[name].select(ROW, *names)
    yield frame.mapInArrow(table_checker(name, descriptor), FAULTS)
    for key in unique_keys(descriptor):
        yield _fault(name, DUPLICATE, _repeated(frame.dropna(subset=key), key), key[-1])
    for each in descriptor.get("foreignKeys", []):
        (own,), reference = each["fields"], each["reference"]
        if reference["resource"] in tables:
            known = tables[reference["resource"]].select(f.col(reference["fields"][0]).alias(own))
            lost = frame.dropna(subset=[own]).join(known, own, "left_anti")
            yield _fault(name, UNRESOLVED, lost, own)


def _fault(place: str, rule: str, frame: DataFrame, column: str) -> DataFrame:
    words = (f.lit(each).alias(key) for key, each in (("place", place), ("rule", rule)))
    return frame.select(*words, ROW, f.lit(column).alias("column"))


def _numbered(frame: DataFrame, key: list[str]) -> DataFrame:
    return frame.withColumn("turn", f.row_number().over(Window.partitionBy(*key).orderBy(ROW)))


def _repeated(frame: DataFrame, key: list[str]) -> DataFrame:
    return _numbered(frame, key).where("turn > 1")


def _view(session: SparkSession, name: str, tables: Tables) -> DataFrame:
    definition, read = VIEWS[name], columns_read(name)
    table = tables[definition.table]
    frame = table.select(*(each for each in table.columns if each == ROW or each in read))
    for join in definition.joins:
        frame = _join(frame, join, tables[join.table], read)
    if definition.gathering:
        gathered = _gathered(session, definition.gathering, {**tables, name: frame})
        frame = frame.join(gathered, ROW, "left")
    return frame


def _join(frame: DataFrame, join: Join, other: DataFrame, read: frozenset[str]) -> DataFrame:
    key = join.prefixed(join.on)
    first = _numbered(other, [join.on]).where("turn = 1").drop("turn", ROW)
    names = {each: join.prefixed(each) for each in first.columns}
    right = first.select(
        *(f.col(each).alias(new) for each, new in names.items() if new == key or new in read)
    )
    if key == join.key:
        return frame.join(right, key, "left")
    return frame.join(right, frame[join.key] == right[key], "left").drop(key)


def _gathered(session: SparkSession, gathering: Gathering, sources: Tables) -> DataFrame:
    for name in gathering.reads:
        sources[name].createOrReplaceTempView(name)
    return session.sql(gathering.sql).select(ROW, *gathering.gives)
