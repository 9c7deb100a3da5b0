"""The tables read as they are, in the programs that people use."""

import json

import duckdb
import pandas as pd
import polars as pl
import pytest
from pandera.errors import SchemaErrors

import validate.schemas
from changes import ROOT
from validate.schemas import cited_figures, figures

TABLES = ["figures", "indicators", "units", "sources", "corroborations"]
PANDAS = {
    "string": "str",
    "number": "float64",
    "integer": "int64",
    "date": "str",
    "boolean": "bool",
}
WHOLE = "int64"  # what a program makes of numbers without decimals and gaps


def types(table: str) -> dict[str, str]:
    schema = json.loads((ROOT / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8"))
    return {each["name"]: each["type"] for each in schema["fields"]}


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_the_right_types(table: str) -> None:
    frame = pd.read_csv(ROOT / "data" / f"{table}.csv")
    for name, kind in types(table).items():
        expected = {PANDAS[kind], WHOLE} if kind == "number" else {PANDAS[kind]}
        assert str(frame[name].dtype) in expected, name


@pytest.mark.parametrize("table", TABLES)
def test_polars_reads_the_right_types(table: str) -> None:
    frame = pl.read_csv(ROOT / "data" / f"{table}.csv", try_parse_dates=True)
    for name, kind in types(table).items():
        expected = {
            "string": {"String"},
            "number": {"Float64", "Int64"},
            "integer": {"Int64"},
            "date": {"Date"},
            "boolean": {"Boolean"},
        }[kind]
        assert str(frame[name].dtype) in expected, name


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_reads_the_right_types(table: str) -> None:
    read = duckdb.read_csv(str(ROOT / "data" / f"{table}.csv"))
    found = dict(zip(read.columns, map(str, read.types), strict=True))
    for name, kind in types(table).items():
        expected = {
            "string": {"VARCHAR"},
            "number": {"DOUBLE", "BIGINT"},
            "integer": {"BIGINT"},
            "date": {"DATE"},
            "boolean": {"BOOLEAN"},
        }[kind]
        assert found[name] in expected, name


def test_a_bound_is_told_from_a_value() -> None:
    frame = pd.read_csv(ROOT / "data" / "figures.csv", index_col="figure_id")
    devices = frame.loc["F07"]
    assert (devices["comparator"], devices["value_min"]) == ("gt", 40_000_000)
    assert pd.isna(devices["value_max"])


@pytest.mark.parametrize("table", TABLES)
def test_the_public_schemas_validate_a_polars_frame(table: str) -> None:
    schema = getattr(validate.schemas, table)
    file = ROOT / "data" / f"{table}.csv"
    plain = schema.validate(pl.read_csv(file))
    parsed = schema.validate(pl.read_csv(file, try_parse_dates=True))
    assert plain.equals(parsed)
    assert all(plain[n].dtype == pl.Date for n, kind in types(table).items() if kind == "date")


def test_the_public_schemas_validate_a_frame_from_pandas() -> None:
    frame = pd.read_csv(ROOT / "data" / "figures.csv")
    assert figures.validate(pl.from_pandas(frame)).height == 11


def test_a_public_schema_refuses_a_fault() -> None:
    frame = pl.read_csv(ROOT / "data" / "figures.csv")
    with pytest.raises(SchemaErrors, match="cell-constraint"):
        figures.validate(frame.with_columns(comparator=pl.lit(">")), lazy=True)
    with pytest.raises(SchemaErrors, match="period_end"):
        figures.validate(frame.with_columns(period_end=pl.lit("June")), lazy=True)


def test_a_public_view_has_its_value_rules() -> None:
    names = {check.error for check in cited_figures.checks}
    assert {"unit-not-the-indicators", "bounds-differ"} <= names


def test_there_is_no_schema_of_an_unknown_table() -> None:
    with pytest.raises(AttributeError, match="no attribute 'observations'"):
        _ = validate.schemas.observations
