"""CSV on the Web: an independent validator accepts the release and refuses it when broken."""

import json
import shutil
import warnings
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from csvw import CSVW
from rfc3986 import URIReference

from changes import set_cell
from cited_figures.release.build.csvw import FILE, csvw
from cited_figures.release.build.edition import read_edition
from release.typed import alike, cells, descriptor, names, rows, schema

Break = Callable[[Path], None]


def faults(folder: Path) -> list[str]:
    """Return what the validator says of a folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")  # it counts its own warnings as what it found
        found = CSVW(str(folder / FILE), validate=True)
        try:
            return [] if found.is_valid else [str(warning.message) for warning in found.warnings]
        except ValueError as error:  # what it raises when it follows the references
            return [str(error)]


def setting(table: str, row: str, column: str, to: str) -> Break:
    return lambda root: set_cell(root, table, row, column, to)


def renaming(table: str, column: str, to: str) -> Break:
    def rename(root: Path) -> None:
        file = root / "data" / f"{table}.csv"
        file.write_text(file.read_text(encoding="utf-8").replace(column, to, 1), encoding="utf-8")

    return rename


BREAKS: list[tuple[Break, str]] = [
    (setting("figures", "F04", "value", "many"), "5:9 value: invalid lexical value for decimal"),
    (setting("figures", "F04", "value", "4.2e12"), "5:9 value: Invalid value for decimal"),
    (setting("figures", "F04", "period_end", "2020-07-32"), "5:6 period_end: day is out of range"),
    (setting("figures", "F04", "comparator", "more"), "5:8 comparator: invalid lexical value"),
    (setting("figures", "F04", "locator", "page 2"), "5:15 locator: invalid lexical value"),
    (setting("figures", "F04", "printed", ""), "5:16 printed: required column value is missing"),
    (setting("figures", "F04", "printed", "x" * 121), "5:16 printed: value must have at most"),
    (setting("figures", "F04", "sentence_chars", "0"), "5:18 sentence_chars: value must be >= 1"),
    (
        setting("units", "percent", "quantity_kind", "no"),
        "2:3 quantity_kind: invalid lexical value",
    ),
    (setting("figures", "F04", "unit_id", "parsec"), "5 Key `parsec` not found in table"),
    (setting("figures", "F04", "figure_id", "F03"), "5 duplicate primary key: F03"),
    (
        setting("corroborations", "F07 scio-2020-10-23-p9", "figure_id", "F06"),
        "28 duplicate primary key: ('F06', 'scio-2020-10-23-p9')",
    ),
    (renaming("figures", "time_period", "period"), "missing required columns {'time_period'}"),
]


def test_the_validator_has_nothing_to_say(built: Path) -> None:
    assert faults(built) == []


@pytest.mark.parametrize(("fault", "message"), BREAKS, ids=[message for _, message in BREAKS])
def test_the_validator_finds_a_fault(
    built: Path, tmp_path: Path, fault: Break, message: str
) -> None:
    shutil.copytree(built / "data", tmp_path / "data")
    shutil.copytree(built / "schemas", tmp_path / "schemas")
    shutil.copy(built / FILE, tmp_path)
    fault(tmp_path)
    assert message in "\n".join(faults(tmp_path))


def test_the_reader_sees_every_row(built: Path) -> None:
    group = CSVW(str(built / FILE)).tablegroup
    found = {table.local_name: list(table.iterdicts()) for table in group.tables}
    for table in names(built):
        read_back = [
            {name: plain(value) for name, value in row.items()}
            for row in found[f"data/{table}.csv"]
        ]
        assert alike(read_back, rows(built, table))


def plain(value: object) -> object:
    """Return a value of the reader as Python has it."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Decimal):
        return float(value)
    return value.unsplit() if isinstance(value, URIReference) else value


def test_tables_columns_and_keys_are_those_of_the_schemas(built: Path) -> None:
    document = json.loads((built / FILE).read_text(encoding="utf-8"))
    assert document["null"] == ""
    for table, about in zip(names(built), document["tables"], strict=True):
        expected, found = schema(built, table), about["tableSchema"]
        assert about["url"] == f"data/{table}.csv"
        assert [column["name"] for column in found["columns"]] == list(
            cells(built / about["url"])[0]
        )
        assert [column["dc:description"] for column in found["columns"]] == [
            field["description"] for field in expected["fields"]
        ]
        assert [column.get("propertyUrl") for column in found["columns"]] == [
            field.get("rdfType") for field in expected["fields"]
        ]
        assert [column["titles"] for column in found["columns"]] == [
            [field["name"], field["title"]] for field in expected["fields"]
        ]
        assert found["primaryKey"] == expected["primaryKey"]
        assert len(found.get("foreignKeys", [])) == len(expected.get("foreignKeys", []))


def test_the_group_says_what_the_descriptor_says(built: Path) -> None:
    document = json.loads((built / FILE).read_text(encoding="utf-8"))
    about = descriptor(built)
    assert {key: document[key] for key in document if key.startswith(("dc:", "schema:"))} == {
        "dc:title": about["title"],
        "dc:description": about["description"],
        "dc:issued": about["created"][:10],
        "dc:license": [{"@id": licence["path"]} for licence in about["licenses"]],
        "dc:source": [{"@id": source["path"]} for source in about["sources"]],
        "dc:creator": [person["title"] for person in about["contributors"]],
        "dc:subject": about["keywords"],
        "schema:version": about["version"],
    }
    for resource, table in zip(about["resources"], document["tables"], strict=True):
        assert (table["dc:title"], table["dc:description"]) == (
            resource["title"],
            resource["description"],
        )


def test_what_the_descriptor_lacks_is_left_out(package: Path) -> None:
    about = descriptor(package) | {"id": "https://doi.org/10.1234/x"}
    del about["keywords"]
    for resource in about["resources"]:
        del resource["title"]
    (package / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    document = json.loads(csvw(read_edition(package))[FILE])
    assert document["dc:identifier"] == "https://doi.org/10.1234/x"
    assert "dc:subject" not in document
    assert "dc:title" not in document["tables"][0]


def test_codes_are_taken_letter_for_letter(package: Path) -> None:
    about = schema(package, "units")
    codes = ["%", "¥", "a.b", "(c)", "d-e"]
    about["fields"][6]["constraints"] = {"enum": codes}
    file = package / "schemas" / "units.schema.json"
    file.write_text(json.dumps(about), encoding="utf-8")
    set_cell(package, "units", "app", "symbol", "(c)")
    set_cell(package, "units", "device", "symbol", "d-e")
    (package / FILE).write_bytes(csvw(read_edition(package))[FILE])
    assert faults(package) == []
    set_cell(package, "units", "app", "symbol", "axb")
    assert "7:7 symbol: invalid lexical value" in "\n".join(faults(package))
    text = (package / FILE).read_text(encoding="utf-8")
    assert r"%|¥|a\\.b|\\(c\\)|d-e" in text
