"""The flat table: every figure with the names that its keys stand for."""

import csv
import json
import re
from pathlib import Path

import pytest

from changes import set_cell
from cited_figures.cite.wording import QUALIFIERS
from cited_figures.errors import FiguresError
from cited_figures.release.build.edition import read_edition
from cited_figures.release.build.flat import columns, flat
from release.typed import cells, descriptor, names, schema

FILE = "figures-flat.csv"
FIRST = (
    "figure_id,statement,indicator_title,ref_area,ref_area_title,time_period,comparator,value,value_min,value_max,"
    "unit_title,unit_symbol,printed,source_publisher,source_speaker,source_title,locator,note,"
)


def written(package: Path) -> list[dict[str, str]]:
    (content,) = flat(read_edition(package)).values()
    return list(csv.DictReader(content.decode().splitlines()))


def add_column(package: Path, table: str, name: str) -> None:
    about = schema(package, table)
    about["fields"].append({"name": name, "type": "string", "title": "X", "description": "X"})
    text = json.dumps(about)
    (package / "schemas" / f"{table}.schema.json").write_text(text, encoding="utf-8")
    file = package / "data" / f"{table}.csv"
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    text = "\n".join([f"{header},{name}", *(f"{line},x" for line in lines)])
    file.write_text(text + "\n", encoding="utf-8")


def test_the_file_is_written_as_the_tables_are(built: Path) -> None:
    raw = (built / FILE).read_bytes()
    assert raw.decode().startswith(FIRST)
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    assert not re.search(rb"(^|,)([=+@]|-[^0-9])", raw, re.MULTILINE)


def test_every_column_of_the_joined_tables_is_there_once(built: Path) -> None:
    found = list(cells(built / FILE)[0])
    expected = {"statement", "package_name", "package_version"}
    expected |= {each["name"] for each in schema(built, "figures")["fields"]}
    for table in ("indicators", "units", "sources"):
        own = [each["name"] for each in schema(built, table)["fields"][1:]]
        expected |= {f"{table[:-1]}_{name}" for name in own}
    expected |= {f"ref_area_{each['name']}" for each in schema(built, "areas")["fields"][1:]}
    assert sorted(found) == sorted(expected)


def test_every_cell_is_that_of_its_table(built: Path) -> None:
    tables = {name: cells(built / "data" / f"{name}.csv") for name in names(built)}
    for row, flat_row in zip(tables["figures"], cells(built / FILE), strict=True):
        assert flat_row | row == flat_row
        for table, key in (
            ("indicators", "indicator_id"),
            ("units", "unit_id"),
            ("sources", "source_id"),
        ):
            (other,) = [each for each in tables[table] if each[key] == row[key]]
            joined = {f"{table[:-1]}_{name}": text for name, text in other.items() if name != key}
            assert flat_row | joined == flat_row
        issue = flat_row["package_name"], flat_row["package_version"]
        assert issue == (descriptor(built)["name"], descriptor(built)["version"])


def test_a_statement_says_what_the_comparator_says_and_is_no_number(built: Path) -> None:
    for row in cells(built / FILE):
        assert row["statement"].startswith(QUALIFIERS[row["comparator"]])
        assert f" {row['unit_title']}" in row["statement"]
        with pytest.raises(ValueError, match="could not convert"):
            float(row["statement"])
    words = {row["figure_id"]: row["statement"] for row in cells(built / FILE)}
    assert words["F11"] == "more than 84.2 percent"
    assert words["F04"] == "4.2 trillion Chinese yuan"
    assert words["F05"] == "8.6 percent (growth on a year earlier)"


def test_a_negative_number_does_not_become_a_formula(package: Path) -> None:
    set_cell(package, "figures", "F05", "value", "-8.6")
    set_cell(package, "figures", "F07", "value", "-40000000")
    set_cell(package, "units", "app", "title", "stand-alone apps")
    words = {row["figure_id"]: row["statement"] for row in written(package)}
    assert words["F05"] == "minus 8.6 percent (growth on a year earlier)"
    assert words["F07"] == "more than minus 40 million devices"
    assert words["F09"] == "more than 250,000 stand-alone apps"


def test_a_key_that_is_empty_leaves_its_cells_empty(package: Path) -> None:
    set_cell(package, "figures", "F05", "source_id", "")
    (row,) = [each for each in written(package) if each["figure_id"] == "F05"]
    assert {text for name, text in row.items() if name.startswith("source_")} == {""}
    assert row["indicator_title"]


@pytest.mark.parametrize("name", ["statement", "package_name", "indicator_title"])
def test_a_name_that_is_taken_is_said(package: Path, name: str) -> None:
    add_column(package, "figures", name)
    with pytest.raises(FiguresError, match=f"the column {name} twice; rename it in figures"):
        flat(read_edition(package))


def test_a_column_of_ones_own_comes_along(package: Path) -> None:
    add_column(package, "units", "plural")
    assert {row["unit_plural"] for row in written(package)} == {"x"}
    assert columns(read_edition(package))[-1].name == "package_version"
