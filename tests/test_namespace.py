"""A package with columns named like ours is judged as one without them."""

import csv
import json
from pathlib import Path

import pytest

from changes import recount, set_cell
from cited_figures import check
from cited_figures.finding import Finding
from cited_figures.package.membership import column_types
from cited_figures.tables.expressions import columns_judged
from cited_figures.tables.rulebook import load_rules
from cited_figures.views.definitions import VIEWS
from generate import write_package

SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
TABLES = ("figures", "indicators", "units", "sources", "corroborations")
OURS = {
    name.lstrip("_")
    for rule in load_rules()
    for name in columns_judged(rule) | rule.shown
    if name.startswith("_")
}
OURS |= {
    name.lstrip("_")
    for view in VIEWS.values()
    for derivation in view.derivations
    for name in derivation.gives
}
OURS -= {*column_types()}  # an optional column of the profile is what it is
COMMON = {
    *(
        "row",
        "place",
        "key",
        "index",
        "value_right",
        "literal",
        "len",
        "count",
        "words",
        "language",
    ),
    *("band", "number", "digits", "likeness", "factor", "over", "scale", "bounded", "parts", "min"),
    *("max", "size", "used", "counted", "series", "uses", "unit", "source", "indicator", "figure"),
    *("cited_figures", "cited_sources", "map", "field_0", "column_0", "note_right", "struct"),
}


def add_columns(package: Path, names: set[str]) -> None:
    """Give every table columns of these names, except those it has, as its last ones."""
    for table in TABLES:
        file = package / "schemas" / f"{table}.schema.json"
        schema = json.loads(file.read_text(encoding="utf-8"))
        new = sorted(names - {field["name"] for field in schema["fields"]})
        schema["fields"] += [
            {"name": name, "type": "string", "title": "Added", "description": "Added."}
            for name in new
        ]
        file.write_text(json.dumps(schema), encoding="utf-8")
        data = package / "data" / f"{table}.csv"
        with data.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        with data.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow([*header, *new])
            writer.writerows([*row, *("x" for _ in new)] for row in rows)
    recount(package)


def findings(package: Path) -> list[Finding]:
    report = check(package)
    assert report.not_run == {}
    return list(report.findings)


@pytest.mark.parametrize("names", [OURS, COMMON], ids=["ours", "common"])
def test_added_columns_change_nothing_in_a_small_package(package: Path, names: set[str]) -> None:
    set_cell(package, "figures", "F02", "unit_id", "CNY")
    set_cell(package, "figures", "F05", "value_min", "1")
    set_cell(package, "corroborations", "F01 chinaorg-ja-2020-09-22", "time_period", "2018")
    recount(package)
    expected = findings(package)
    assert len(expected) > 3
    add_columns(package, names)
    assert findings(package) == expected


def test_added_columns_change_nothing_in_a_large_package(tmp_path: Path) -> None:
    write_package(tmp_path, 1_200, faults=1)
    expected = [finding for finding in findings(tmp_path) if finding.rule != "row-ragged"]
    assert len(expected) > 15
    add_columns(tmp_path, OURS | COMMON)
    assert [finding for finding in findings(tmp_path) if finding.rule != "row-ragged"] == expected


def test_a_table_named_like_a_view_is_a_table(package: Path) -> None:
    set_cell(package, "figures", "F02", "unit_id", "CNY")
    recount(package)
    expected = findings(package)
    (package / "data" / "cited_figures.csv").write_text("a\nx\nx\n", encoding="utf-8")
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    field = {"name": "a", "type": "string", "title": "A", "description": "A."}
    entry = descriptor["resources"][0] | {
        "name": "cited_figures",
        "path": "data/cited_figures.csv",
        "schema": {"$schema": SCHEMA, "fields": [field], "primaryKey": ["a"]},
    }
    descriptor["resources"].append(entry)
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    recount(package)
    found = findings(package)
    assert [finding for finding in found if finding.location.file.endswith("/figures.csv")] == [
        finding for finding in expected if finding.location.file.endswith("/figures.csv")
    ]
    assert {finding.rule for finding in found} - {finding.rule for finding in expected} >= {
        "key-duplicate"
    }
