"""The workbook: one sheet per table, typed, the flat table first, read by another library."""

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from changes import set_cell
from cited_figures.release.build.edition import Edition, read_edition
from cited_figures.release.build.flat import COLUMNS
from cited_figures.release.build.xlsx import xlsx
from release.typed import cells, names, rows, schema


def workbook(edition: Edition) -> Workbook:
    (raw,) = xlsx(edition).values()
    return load_workbook(io.BytesIO(raw))


def read_back(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    header, *lines = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


@pytest.fixture(scope="module")
def book(edition: Edition) -> Workbook:
    return workbook(edition)


def as_cell(value: object) -> object:
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value


def test_the_flat_table_comes_first(book: Workbook, built: Path) -> None:
    assert book.sheetnames == ["figures-flat", *names(built), "package", "columns"]
    kinds = {column.name: column.type for column in COLUMNS}
    convert: dict[str, Callable[[str], Any]]
    convert = {"number": float, "date": datetime.fromisoformat, "string": str}
    assert read_back(book, "figures-flat") == [
        {name: convert[kinds[name]](text) if text else None for name, text in row.items()}
        for row in cells(built / "figures-flat.csv")
    ]


def test_every_cell_has_value_and_type_of_its_table(book: Workbook, built: Path) -> None:
    for table in names(built):
        expected = [
            {name: as_cell(value) for name, value in row.items()} for row in rows(built, table)
        ]
        assert read_back(book, table) == expected


def test_a_year_stays_text_and_a_day_is_shown_as_one(book: Workbook) -> None:
    first = read_back(book, "figures")[0]
    assert first["time_period"] == "2019"
    assert {cell.number_format for cell in book["figures"]["F"][1:]} == {"yyyy-mm-dd"}


def test_headers_are_frozen_and_columns_explained(book: Workbook, built: Path) -> None:
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    words = {
        (row["table"], row["column"]): row["description"] for row in read_back(book, "columns")
    }
    for table in names(built):
        for field in schema(built, table)["fields"]:
            assert words[table, field["name"]] == field["description"]
    about = {row["property"]: row["value"] for row in read_back(book, "package")}
    assert about["license"] == "CC-BY-4.0"
    assert "url" not in about


def test_no_time_of_the_build_is_in_it(edition: Edition) -> None:
    (raw,) = xlsx(edition).values()
    with zipfile.ZipFile(io.BytesIO(raw)) as stream:
        assert len({entry.date_time for entry in stream.infolist()}) == 1
        core = stream.read("docProps/core.xml").decode()
    assert core.count(f"{edition.epoch:%Y-%m-%dT%H:%M:%SZ}") == 2


def test_what_looks_like_a_formula_or_is_older_than_spreadsheets_is_text(package: Path) -> None:
    set_cell(package, "figures", "F06", "note", "=1+1")
    set_cell(package, "figures", "F06", "period_start", "1850-01-01")
    book = workbook(read_edition(package))
    assert read_back(book, "figures-flat")[5]["period_start"] == "1850-01-01"
    (cell,) = [cell for cell in book["figures-flat"][7] if cell.value == "=1+1"]
    assert cell.data_type == "s"


def test_a_table_that_no_sheet_can_hold_has_no_workbook(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[xlsx.__module__], "MOST_ROWS", 10)
    assert xlsx(edition) == {}
