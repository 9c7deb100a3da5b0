"""figures add --from: many figures from a spreadsheet, a CSV file or JSON."""

import csv
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from adding.conftest import column
from cited_figures.cli.main import main
from csv_rows import rows
from writing.disk import contents, errors

HEADER = ["phrase", "indicator", "period", "indicator.measure", "indicator.denominator", "note"]
ASKED: list[list[object]] = [
    ["4.2 million containers", "containers", 2025, "flow", "", "Terminals only."],
    ["$1.25 billion", "revenue", "2025", "flow", "", ""],
    ["12.5 km2", "size", date(2026, 2, 10), "stock", "", ""],
    ["5.4 percent", "unemployment", "", "share", "labour force", ""],
    ["85 GWh", "", "", "", "", "left out, as it names no indicator"],
]

Write = Callable[[Path, Sequence[Sequence[object]]], None]


def as_csv(file: Path, table: Sequence[Sequence[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(table)


def as_saved_by_a_spreadsheet(file: Path, table: Sequence[Sequence[object]]) -> None:
    lines = ["sep=;", *(";".join(map(str, row)) for row in table)]
    file.write_text("\r\n".join(lines), encoding="utf-16")


def as_xlsx(file: Path, table: Sequence[Sequence[object]]) -> None:
    book = openpyxl.Workbook()
    for row in table:
        book.active.append(row)
    book.save(file)


def as_json(file: Path, table: Sequence[Sequence[object]]) -> None:
    header, *rest = table
    things = [dict(zip(map(str, header), row, strict=True)) for row in rest]
    file.write_text(json.dumps({"figures": things}, default=str), encoding="utf-8")


def add_from(file: Path, *words: str) -> int:
    page = ["--text", "../page.html", "--new-source", "review-2025", "--area", "example-area"]
    return main(["add", "--from", str(file), *page, *words])


@pytest.mark.parametrize("write", [as_csv, as_saved_by_a_spreadsheet, as_xlsx, as_json])
def test_each_row_that_names_an_indicator_becomes_a_figure(
    write: Write, mine: Path, tmp_path: Path
) -> None:
    write(tmp_path / "asked", [HEADER, *ASKED])
    assert add_from(tmp_path / "asked", "--new-indicator") == 0
    new = rows(mine, "figures")[1:]
    assert [row["indicator_id"] for row in new] == [row[1] for row in ASKED[:4]]
    assert [row["time_period"] for row in new] == ["2025", "2025", "2026-02-10", "2025-12"]
    assert [row["figure_id"] for row in new] == ["F02", "F03", "F04", "F05"]
    assert new[0]["note"] == "Terminals only."
    assert column(mine, "indicators", "measure")[1:] == ["flow", "flow", "stock", "share"]
    assert column(mine, "sources", "source_id")[2:] == ["review-2025"]
    assert errors(mine) == []


def test_one_wrong_row_keeps_all_from_being_written(
    mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [["4.3 million containers", "x", "", "flow"], ["5.4 percent", "y", "", ""]]
    as_csv(tmp_path / "asked.csv", [HEADER, *ASKED, *wrong])
    before = contents(mine)
    assert add_from(tmp_path / "asked.csv", "--new-indicator") == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f'figures: {tmp_path}/asked.csv:7: "4.3 million containers" is not in')
    assert second.startswith(f"figures: {tmp_path}/asked.csv:8: missing: indicator.measure (")
    assert contents(mine) == before


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_a_file_without_the_columns_is_one_line(
    write: Write, mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "asked", [["text", "value"], ["85 GWh", "85"]])
    before = contents(mine)
    assert add_from(tmp_path / "asked") == 2
    said = f"figures: {tmp_path}/asked: columns text, value; expected phrase, indicator, period\n"
    assert capsys.readouterr().err == said
    assert contents(mine) == before


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"phrase,indicator,period\n",
        b'phrase,indicator\n"85,e\n',
        b"PK\x03\x04",
        b"[1]",
        b'{"a": 1}',
        b"\xff\xfe",
    ],
)
def test_a_file_that_is_no_table_is_one_line(
    raw: bytes, mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "asked").write_bytes(raw)
    before = contents(mine)
    assert add_from(tmp_path / "asked") == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "report it" not in err
    assert contents(mine) == before


@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_find_wrote_is_added_where_an_indicator_was_named(
    form: str, mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["find", "../page.html", "--format", form]) == 0
    found = capsys.readouterr().out
    things = json.loads(found) if form == "json" else list(csv.DictReader(found.splitlines()))
    for thing in things:
        name = {"85 GWh": "energy", "third": "solar-share"}
        thing["indicator"] = next((name[key] for key in name if key in thing["phrase"]), "")
        thing["indicator.measure"] = "flow" if thing["indicator"] == "energy" else ""
    table = [list(things[0]), *(list(thing.values()) for thing in things)]
    as_csv(tmp_path / "found.csv", table)
    assert add_from(tmp_path / "found.csv", "--new-indicator") == 0
    assert [row["value"] for row in rows(mine, "figures")[1:]] == ["85", "33.3333"]
    assert errors(mine) == []


def test_a_phrase_or_a_file_but_not_both(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--text", "../page.html"]) == 2
    assert main(["add", "85 GWh", "--from", "x.csv", "--text", "../page.html"]) == 2
    assert capsys.readouterr().err == "figures: expected either a PHRASE or --from FILE\n" * 2
    assert column(mine, "figures", "figure_id") == ["F01"]


def test_the_unit_of_a_rare_currency_is_made(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "trade.txt").write_text("In 2025 exports of Tonga were T$14.6 million.\n", "utf-8")
    as_csv(tmp_path / "asked.csv", [HEADER, ["T$14.6 million", "exports", "", "flow"]])
    source = ["source_id=trade", "title=Trade", "publisher=Office", "issued=2026-01-01"]
    source += ["kind=report", "language=en", "url=https://example.org/trade"]
    words = ["--from", str(tmp_path / "asked.csv"), "--text", str(tmp_path / "trade.txt")]
    assert main(["add", *words, "--area", "example-area", "--new-source", *source]) == 2
    words += ["--new-unit", "--new-indicator", "--new-source", *source]
    assert main(["add", *words, "--area", "example-area"]) == 0
    made = rows(mine, "units")[-1]
    assert (made["unit_id"], made["quantity_kind"], made["iso4217"]) == ("TOP", "monetary", "TOP")
    assert errors(mine) == []


@pytest.mark.usefixtures("mine")
def test_rows_that_wait_for_the_indicator_of_another_are_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [["5.4 percent", "y", "2025", "share"], ["85 GWh", "y", "2025", ""]]
    as_csv(tmp_path / "asked.csv", [HEADER[:4], *wrong])
    assert add_from(tmp_path / "asked.csv") == 2
    (only,) = capsys.readouterr().err.splitlines()
    assert only.endswith("asked.csv:2: missing: indicator.denominator. Fill these columns.")
