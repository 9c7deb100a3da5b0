"""figures fix: what is mechanical is corrected, shown first, and a check of it is clean."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import ROOT, recount, set_cell
from cited_figures.author.mending import mended_cell
from cited_figures.cli.main import main
from csv_rows import rows
from writing.disk import contents, errors

Damage = Callable[[Path], None]
TABLES = ("figures", "indicators", "units", "areas", "sources", "corroborations")


def cell(table: str, key: str, column: str, to: str) -> Damage:
    def damage(root: Path) -> None:
        set_cell(root, table, key, column, to)
        recount(root)

    return damage


def saved(table: str, change: Callable[[str], bytes]) -> Damage:
    def damage(root: Path) -> None:
        file = root / "data" / f"{table}.csv"
        file.write_bytes(change(file.read_text(encoding="utf-8")))

    return damage


def separated(text: str, separator: str) -> str:
    """Return a table as a spreadsheet saves it with another separator."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(csv.reader(io.StringIO(text)))
    return stream.getvalue()


def reordered(text: str) -> bytes:
    table = list(csv.reader(io.StringIO(text)))
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(row[::-1] for row in table)
    return stream.getvalue().encode()


def all_quoted(text: str) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(csv.reader(io.StringIO(text)))
    return stream.getvalue().encode()


DAMAGES: dict[str, Damage] = {
    "bounds of another precision": cell("figures", "F03", "value_max", "51.2"),
    "a bound that is left out": cell("figures", "F06", "value_min", ""),
    "bounds of a corroboration": cell("corroborations", "F10 ciftis-2020-09-22", "value_min", "1"),
    "a label that is not that of the dates": cell("figures", "F02", "time_period", "2020-07"),
    "a label as a spreadsheet shows it": cell("figures", "F02", "time_period", "Jun-20"),
    "a day as a spreadsheet shows it": cell("figures", "F02", "period_start", "2020/6/1"),
    "a day in German": cell("figures", "F02", "period_end", "30.06.2020"),
    "an American day": cell("sources", "caict-2020-07", "accessed", "11/22/2026"),
    "a day in words": cell("sources", "caict-2020-07", "accessed", "22 November 2026"),
    "thousands": cell("figures", "F07", "value", "40,000,000"),
    "an exponent": cell("figures", "F04", "value", "4.2E+12"),
    "zeros behind the point": cell("figures", "F02", "value", "71.50"),
    "a plus": cell("figures", "F02", "value", "+71.5"),
    "a decimal comma": cell("figures", "F02", "value", "71,5"),
    "full-width digits": cell("figures", "F02", "value", "７１.５"),
    "a whole number with a point": cell("figures", "F02", "sentence_chars", "149.0"),
    "blanks at the end": cell("figures", "F02", "ref_area", "CHN "),
    "a no-break space": cell("figures", "F02", "printed", "reached\u00a071.5%"),
    "a character that shows nothing": cell("figures", "F02", "unit_id", "per\u200bcent"),
    "a line break in a cell": cell("sources", "caict-2020-07", "rights", "Copyright\nof it"),
    "a byte order mark": saved("figures", lambda text: b"\xef\xbb\xbf" + text.encode()),
    "UTF-16": saved("figures", lambda text: text.encode("utf-16")),
    "lines of Windows": saved("figures", lambda text: text.replace("\n", "\r\n").encode()),
    "lines of old Macs": saved("figures", lambda text: text.replace("\n", "\r").encode()),
    "no end of the last line": saved("figures", lambda text: text.rstrip("\n").encode()),
    "semicolons": saved("figures", lambda text: separated(text, ";").encode()),
    "tabs and UTF-16": saved("figures", lambda text: separated(text, "\t").encode("utf-16")),
    "a named separator": saved("areas", lambda text: f"sep=;\r\n{separated(text, ';')}".encode()),
    "quotes everywhere": saved("figures", all_quoted),
    "empty rows at the end": saved("areas", lambda text: f"{text},,,\n\n,,,\n".encode()),
    "an empty column": saved("areas", lambda text: text.replace("\n", ",\n").encode()),
    "columns in another order": saved("figures", reordered),
    "blanks in the header": saved("areas", lambda t: t.replace("title", " title ", 1).encode()),
    "a size and a hash": saved("areas", lambda t: t.replace(",China,", ",PRC,", 1).encode()),
}
SAYING = ("a size and a hash", "a line break in a cell")  # damages that change what a cell says


@pytest.mark.parametrize("name", ["thousands", "semicolons", "a size and a hash"])
def test_nothing_is_written_unless_it_is_asked_for(
    name: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    DAMAGES[name](package)
    before = contents(package)
    assert main(["fix"]) == 1
    shown = capsys.readouterr().out
    assert contents(package) == before
    assert main(["fix", "--write"]) == 0
    assert capsys.readouterr().out.startswith(shown)


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_mechanical_is_shown_and_corrected(
    name: str, package: Path, original: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    DAMAGES[name](package)
    assert main(["fix", "--write"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("--- ")
    assert "\n+++ data" in shown
    assert errors() == []
    if name not in SAYING:
        for table in TABLES:
            assert rows(package, table) == rows(original, table)


@pytest.mark.parametrize(
    "damage",
    [
        cell("figures", "F02", "value", "72.5"),
        cell("figures", "F02", "comparator", "gt"),
        cell("figures", "F07", "unit_id", "app"),
        cell("figures", "F02", "period_end", "03/06/2020"),
        cell("figures", "F02", "value", "about 71.5"),
        saved("figures", lambda text: text.replace(",2020-06,", ',"2020-06"x,', 1).encode()),
    ],
)
def test_what_takes_a_decision_stays(damage: Damage, package: Path) -> None:
    damage(package)
    recount(package)
    before = contents(package)
    assert main(["fix", "--write"]) == 0
    assert contents(package) == before


def test_a_clean_package_is_left_alone(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(package)
    assert main(["fix"]) == 0
    assert main(["fix", "--write"]) == 0
    assert capsys.readouterr().out == ""
    assert contents(package) == before


def test_letters_of_western_europe_come_back(
    mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_cell(mine, "areas", "example-area", "title", "Île-de-France – « nord »")
    file = mine / "data" / "areas.csv"
    whole = file.read_bytes()
    file.write_bytes(whole.decode().encode("cp1252"))
    assert main(["fix", "--write"]) == 0
    assert "cp1252" in capsys.readouterr().out
    assert file.read_bytes() == whole
    set_cell(mine, "areas", "example-area", "title", "北京市，上海")
    chinese = file.read_bytes()
    file.write_bytes(chinese.decode().encode("gb2312"))
    assert main(["fix", "--write"]) == 0
    assert file.read_bytes() == chinese


def test_days_that_a_label_names_are_filled_in(mine: Path) -> None:
    for name in ("period_start", "period_end"):
        set_cell(mine, "figures", "F01", name, "")
    assert main(["fix", "--write"]) == 0
    (row,) = rows(mine, "figures")
    assert (row["period_start"], row["period_end"]) == ("2020-01-01", "2020-01-31")
    assert errors(mine) == []


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("1,234,567.50", "number", "1234567.5"),
        ("1.234.567,5", "number", "1234567.5"),
        ("1 234 567", "number", "1234567"),
        ("1'234", "number", "1234"),
        ("-.50", "number", "-0.5"),
        ("−3", "number", "-3"),
        ("-0.0", "number", "0"),
        ("1e-2", "number", "0.01"),
        ("007", "number", "7"),
        ("1,23,456", "number", "1,23,456"),
        ("71.5%", "number", "71.5%"),
        ("nan", "number", "nan"),
        ("12.5", "integer", "12.5"),
        ("17/09/2020", "date", "2020-09-17"),
        ("9/17/2020", "date", "2020-09-17"),
        ("05/05/2020", "date", "2020-05-05"),
        ("05/06/2020", "date", "05/06/2020"),
        ("31.02.2020", "date", "31.02.2020"),
        ("2020年9月17日", "date", "2020-09-17"),
        ("2020-09-17 00:00:00", "date", "2020-09-17"),
        ("Sep 17, 2020", "date", "2020-09-17"),
        ("17-Sep-2020", "date", "2020-09-17"),
        ("Sonntag 2020", "date", "Sonntag 2020"),
        ("e\u0301tude", "string", "étude"),
        ("n/a", "string", "n/a"),
        ("=1+1", "string", "=1+1"),
    ],
)
def test_a_cell_is_written_as_a_table_has_it(text: str, kind: str, expected: str) -> None:
    assert mended_cell(text, kind) == expected


def test_every_package_of_the_tests_stays_usable(tmp_path: Path) -> None:
    for source in sorted((ROOT / "tests" / "packages").iterdir()):
        if (source / "datapackage.json").is_file():
            root = shutil.copytree(source, tmp_path / source.name)
            assert main(["fix", str(root), "--write"]) == 0
            assert len(errors(root)) <= len(errors(source))
