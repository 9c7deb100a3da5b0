"""What the published package says, and that it says it well."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pycountry
import pytest
from frictionless import Package
from ucumvert import get_ucum_parser

from changes import ROOT, faults
from cited_figures import check
from csv_rows import read_rows, rows

TABLES = ["figures", "indicators", "units", "areas", "sources", "corroborations"]
FIGURES = {
    "F01": ("gt", "33.3333", "percent", "2019"),
    "F02": ("eq", "71.5", "percent", "2020-06"),
    "F03": ("eq", "51.1", "percent", "2020-06"),
    "F04": ("eq", "4200000000000", "CNY", "2020-01-01/P7M"),
    "F05": ("eq", "8.6", "percent", "2020-01-01/P7M"),
    "F06": ("gt", "70", "platform", "2020-09-17"),
    "F07": ("gt", "40000000", "device", "2020-09-17"),
    "F08": ("gt", "400000", "enterprise", "2020-09-17"),
    "F09": ("gt", "250000", "app", "2020-09-17"),
    "F10": ("eq", "63", "percent", "2020-06"),
    "F11": ("gt", "84.2", "percent", "2020-06"),
}


def fields(table: str) -> list[dict[str, Any]]:
    schema = json.loads((ROOT / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8"))
    return list(schema["fields"])


def test_the_package_is_clean() -> None:
    report = check(ROOT)
    assert faults(report) == []
    assert report.not_run == {}
    assert (report.tables, report.figures) == (8, 11)


def test_frictionless_finds_the_package_valid() -> None:
    report = Package(str(ROOT / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert len(report.tasks) == 8


def test_the_eleven_figures_are_those_that_were_stated() -> None:
    found = {
        row["figure_id"]: (row["comparator"], row["value"], row["unit_id"], row["time_period"])
        for row in rows(ROOT, "figures")
    }
    assert found == FIGURES


def test_every_figure_carries_a_note() -> None:
    assert all(row["note"] for row in rows(ROOT, "figures"))


def test_figures_without_a_date_say_so() -> None:
    undated = {
        row["figure_id"] for row in rows(ROOT, "figures") if row["period_basis"] == "statement-date"
    }
    assert undated == {"F06", "F07", "F08", "F09"}


def test_the_figures_that_others_speak_of_are_corroborated() -> None:
    corroborated = {row["figure_id"] for row in rows(ROOT, "corroborations")}
    assert corroborated >= set(FIGURES) - {"F08", "F10"}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_explains_itself_and_has_an_example_of_its_type(table: str) -> None:
    readers: dict[str, Callable[[str], object]] = {
        "number": float,
        "date": date.fromisoformat,
        "boolean": ["true", "false"].index,
    }
    for field in fields(table):
        assert field["title"]
        assert field["description"]
        readers.get(field["type"], str)(field["example"])
        limits = field.get("constraints", {})
        assert re.fullmatch(limits.get("pattern", ".*"), field["example"])
        assert field["example"] in limits.get("enum", [field["example"]])


@pytest.mark.parametrize("table", TABLES)
def test_no_column_is_empty_and_no_file_is_written_in_a_second_way(table: str) -> None:
    content = (ROOT / "data" / f"{table}.csv").read_text(encoding="utf-8")
    data = rows(ROOT, table)
    for name in data[0]:
        assert any(row[name] for row in data), name
    assert "\r" not in content


def test_the_code_lists_in_the_schemas_are_those_of_iso() -> None:
    money = next(field for field in fields("units") if field["name"] == "iso4217")
    codes = {row["iso3166"] for row in rows(ROOT, "areas") if row["kind"] == "country"}
    assert codes <= {country.alpha_3 for country in pycountry.countries}
    assert money["constraints"]["enum"] == sorted(
        currency.alpha_3 for currency in pycountry.currencies
    )


def test_the_countries_of_the_profile_are_those_of_iso() -> None:
    areas = read_rows(ROOT / "schemas" / "profile" / "known-areas.csv")
    known = {row["iso3166"]: row["alpha2"] for row in areas}
    assert len(known) > 200
    assert known.items() <= {(country.alpha_3, country.alpha_2) for country in pycountry.countries}


def test_ucum_parses_every_code() -> None:
    parser = get_ucum_parser()
    codes = [unit["ucum"] for unit in rows(ROOT, "units") if unit["ucum"]]
    assert len(codes) == 5
    for code in codes:
        parser.parse(code)


def test_languages_are_real() -> None:
    for source in rows(ROOT, "sources"):
        assert pycountry.languages.get(alpha_2=source["language"].partition("-")[0])
