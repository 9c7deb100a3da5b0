"""The Parquet files: the same values and types, and the description inside."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from changes import ROOT
from release.typed import alike, descriptor, names, rows, schema

TABLES = names(ROOT)
ARROW = {
    "string": "large_string",
    "number": "double",
    "integer": "int64",
    "date": "date32[day]",
    "boolean": "bool",
}
SQL = {
    "string": "VARCHAR",
    "number": "DOUBLE",
    "integer": "BIGINT",
    "date": "DATE",
    "boolean": "BOOLEAN",
}


def types(folder: Path, table: str) -> dict[str, str]:
    return {field["name"]: field["type"] for field in schema(folder, table)["fields"]}


@pytest.mark.parametrize("table", TABLES)
def test_pyarrow_reads_every_value_and_type(built: Path, table: str) -> None:
    found = pq.read_table(built / f"{table}.parquet")
    kinds = {name: str(kind).replace("_view", "") for name, kind in _fields(found)}
    expected = {name: ARROW[kind] for name, kind in types(built, table).items()}
    assert {name: kind.removeprefix("large_") for name, kind in kinds.items()} == {
        name: kind.removeprefix("large_") for name, kind in expected.items()
    }
    assert alike(found.to_pylist(), rows(built, table))


def _fields(table: Any) -> list[tuple[str, Any]]:
    return [(column.name, column.type) for column in table.schema]


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_reads_every_value_and_type(built: Path, table: str) -> None:
    relation = duckdb.read_parquet(str(built / f"{table}.parquet"))
    kinds = dict(zip(relation.columns, map(str, relation.types), strict=True))
    assert kinds == {name: SQL[kind] for name, kind in types(built, table).items()}
    found = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    assert alike(found, rows(built, table))


@pytest.mark.parametrize("table", TABLES)
def test_a_file_describes_itself(built: Path, table: str) -> None:
    file = built / f"{table}.parquet"
    expected = {"datapackage": descriptor(built), "tableschema": schema(built, table)}
    found = pq.read_metadata(file).metadata
    stated = [found[key] for key in (b"package", b"version", b"license")]
    about = expected["datapackage"]
    assert stated == [
        text.encode() for text in (about["name"], about["version"], about["licenses"][0]["path"])
    ]
    query = "SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)"
    seen = dict(duckdb.execute(query, [str(file)]).fetchall())
    for key, document in expected.items():
        assert json.loads(found[key.encode()]) == document
        assert json.loads(seen[key]) == document


def test_every_reader_can_read_the_pages(built: Path) -> None:
    for table in TABLES:
        group = pq.read_metadata(built / f"{table}.parquet").row_group(0)
        codecs = {group.column(index).compression for index in range(group.num_columns)}
        assert codecs == {"UNCOMPRESSED"}
