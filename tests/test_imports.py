"""The public schemas, on frames that people read themselves."""

import json
from pathlib import Path

import polars as pl
import pytest
from pandera.errors import SchemaError, SchemaErrors

import cited_figures
from changes import ROOT, set_cell
from cited_figures import schemas
from cited_figures.errors import FiguresError

TABLES = ["figures", "indicators", "units", "areas", "sources", "corroborations"]


def types(table: str) -> dict[str, str]:
    schema = json.loads((ROOT / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8"))
    return {field["name"]: field["type"] for field in schema["fields"]}


@pytest.mark.parametrize("table", TABLES)
def test_the_public_schemas_validate_a_polars_frame(table: str) -> None:
    schema = getattr(schemas, table)
    file = ROOT / "data" / f"{table}.csv"
    plain = schema.validate(pl.read_csv(file))
    parsed = schema.validate(pl.read_csv(file, try_parse_dates=True))
    assert plain.equals(parsed)
    assert all(plain[n].dtype == pl.Date for n, kind in types(table).items() if kind == "date")


def test_a_public_schema_refuses_a_fault() -> None:
    frame = pl.read_csv(ROOT / "data" / "figures.csv")
    with pytest.raises(SchemaErrors, match="cell-constraint"):
        schemas.figures.validate(frame.with_columns(comparator=pl.lit(">")), lazy=True)
    with pytest.raises(SchemaErrors, match="period_end"):
        schemas.figures.validate(frame.with_columns(period_end=pl.lit("June")), lazy=True)


def test_a_public_view_has_its_value_rules() -> None:
    names = {check.error for check in schemas.cited_figures.checks}
    assert {"unit-not-the-indicators", "bounds-differ"} <= names


@pytest.mark.parametrize("view", ["cited_figures", "corroborated_figures", "cited_sources"])
def test_a_public_view_validates_the_frame_that_is_made_for_it(view: str, package: Path) -> None:
    assert getattr(schemas, view).validate(schemas.frame(view)).height > 10
    set_cell(package, "figures", "F02", "unit_id", "CNY")
    with pytest.raises(SchemaErrors, match="unit-not-the-indicators"):
        schemas.cited_figures.validate(schemas.frame("cited_figures", package), lazy=True)


@pytest.mark.slow  # pandas and pyarrow come with the programs
@pytest.mark.parametrize("view", ["cited_figures", "cited_series", "corroborated_figures"])
@pytest.mark.parametrize("arrow", [False, True])
def test_a_public_view_takes_its_frame_in_pandas(view: str, arrow: bool) -> None:  # noqa: FBT001
    schema, frame = getattr(schemas, view), schemas.frame(view)
    given = frame.to_pandas(use_pyarrow_extension_array=arrow)
    assert len(schema.validate(given, lazy=True)) == frame.height
    given.loc[1, "unit_id"] = "CNY"
    with pytest.raises(SchemaErrors, match="unit-not-the-indicators"):
        schema.validate(given, lazy=True)


def test_no_frame_is_made_of_what_is_not_there(package: Path) -> None:
    with pytest.raises(FiguresError, match="no view figures; there are cited_figures, "):
        schemas.frame("figures")
    (package / "data" / "units.csv").unlink()
    with pytest.raises(FiguresError, match="no view listed_units: units could not be read"):
        schemas.frame("listed_units")


def test_a_public_schema_takes_a_lazy_frame() -> None:
    scanned = pl.scan_csv(ROOT / "data" / "figures.csv")
    assert schemas.figures.validate(scanned).collect().height == 11


def test_there_is_no_schema_of_an_unknown_table() -> None:
    with pytest.raises(AttributeError, match="no attribute 'observations'"):
        _ = schemas.observations


def test_every_public_name_can_be_imported() -> None:
    for name in cited_figures.__all__:
        assert getattr(cited_figures, name).__module__.startswith("cited_figures.")
    misspelt = "chek"
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        getattr(cited_figures, misspelt)


@pytest.mark.parametrize("view", ["cited_figures", "figures"])
def test_a_missing_column_is_one_of_the_errors_of_pandera(view: str) -> None:
    schema, frame = getattr(schemas, view), pl.read_csv(ROOT / "data" / "figures.csv")
    for given in (frame.drop("value"), frame.lazy().drop("value")):
        with pytest.raises(SchemaErrors, match="value"):
            schema.validate(given, lazy=True)
        with pytest.raises(SchemaError):
            schema.validate(given)


def test_the_rows_of_a_lazy_frame_are_judged() -> None:
    scanned = pl.scan_csv(ROOT / "data" / "figures.csv").with_columns(comparator=pl.lit(">"))
    with pytest.raises(SchemaErrors, match="cell-constraint"):
        schemas.figures.validate(scanned, lazy=True)


def test_all_schemas_are_listed_and_nothing_but_a_frame_is_taken() -> None:
    assert {"frame", "figures", "areas", "cited_figures", "used_units"} <= {*dir(schemas)}
    for name in dir(schemas):
        assert getattr(schemas, name)
    with pytest.raises(TypeError, match="not a dict"):
        schemas.figures.validate({"figure_id": ["F01"]})
