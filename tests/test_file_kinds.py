"""Files that are no CSV, and paths that are no package: one finding each, in words for it."""

import csv
import gzip
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import faults, set_cell
from cited_figures import Severity, check
from cited_figures.cli.main import main
from cited_figures.finding import Location
from cited_figures.package.package import DESCRIPTOR


def written(package: Path, separator: str, end: str = "\n") -> str:
    """Return the figures of a package as a spreadsheet writes them."""
    with (package / "data" / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator=end).writerows(rows)
    return stream.getvalue()


POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
KINDS: dict[str, Callable[[Callable[..., str]], bytes]] = {
    "semicolons": lambda text: b"\xef\xbb\xbf" + text(";", "\r\n").encode(),
    "tabs": lambda text: text("\t").encode(),
    "vertical bars": lambda text: text("|").encode(),
    "UTF-16": lambda text: text("\t", "\r\n").encode("utf-16"),
    'the line "sep=,"': lambda text: b"sep=,\n" + text(",").encode(),
    "Git LFS": lambda _: POINTER,
    "conflict markers": lambda text: (
        text(",").replace("\nF02", "\n<<<<<<< HEAD\nF02") + "=======\nF11\n>>>>>>> other\n"
    ).encode(),
    "web page": lambda _: b"<!DOCTYPE html>\n<html><title>Sign in</title></html>\n",
    "spreadsheet": lambda _: b"PK\x03\x04" + bytes(1_000),
    "old Excel": lambda _: b"\xd0\xcf\x11\xe0" + bytes(1_000),
    "gzip": lambda text: gzip.compress(text(",").encode()),
    "PDF": lambda _: b"%PDF-1.7\n",
    "Parquet": lambda _: b"PAR1" + bytes(100),
    "SQLite": lambda _: b"SQLite format 3\0" + bytes(100),
    "nothing but NUL": lambda _: bytes(4_096),
    "target of a symbolic link": lambda _: b"../shared/figures.csv",
    'text "404: Not Found"': lambda _: b"404: Not Found",
    "JSON": lambda _: b'[{"figure_id": "F01"}]\n',
    "single quotes around the cells": lambda text: (
        "'" + text(",").replace(",", "','").replace("\n", "'\n'").removesuffix("'")
    ).encode(),
    "quotes around whole rows": lambda text: "".join(
        '"' + line.replace('"', '""') + '"\n' for line in text(",").splitlines()
    ).encode(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_no_csv_is_one_finding(package: Path, kind: str) -> None:
    raw = KINDS[kind](lambda *form: written(package, *form))
    (package / "data" / "figures.csv").write_bytes(raw)
    (found,) = faults(check())
    assert (found.rule, found.location.file) == ("file-not-csv", "data/figures.csv")
    assert kind in found.found


def test_line_ends_of_git_are_one_finding_that_names_it(package: Path) -> None:
    (package / "data" / "figures.csv").write_text(written(package, ",", "\r\n"), newline="")
    (found,) = faults(check())
    assert (found.rule, "core.autocrlf" in found.found) == ("line-ends", True)
    assert ".gitattributes" in found.fix


def test_line_ends_of_git_in_all_files_are_one_finding(whole_package: Path) -> None:
    for file in whole_package.rglob("*.*"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    (found,) = faults(check())
    assert "core.autocrlf, in figures, indicators, units, areas" in found.found
    assert main(["fix", "--write"]) == 0
    assert faults(check()) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("data/figures.csv", "data/Figures.CSV", "no file data/figures.csv, only data/Figures.CSV"),
        ("datapackage.json", "DataPackage.json", "only DataPackage.json"),
    ],
)
def test_a_file_in_another_case_is_named(package: Path, old: str, new: str, said: str) -> None:
    (package / old).rename(package / new)
    (found,) = faults(check())
    assert said in found.found


def test_a_renamed_table_is_missed_once(package: Path) -> None:
    file = package / DESCRIPTOR
    for name in ("figures", "units"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f'"name": "{name}"', '"name": "renamed"'), encoding="utf-8")
        (found,) = faults(check())
        assert (found.rule, found.severity) == ("profile-missing", Severity.FATAL)
        file.write_text(text, encoding="utf-8")


def test_a_table_that_a_spreadsheet_saved_as_utf_8_is_one_finding(package: Path) -> None:
    raw = b"\xef\xbb\xbf" + written(package, ",", "\r\n").encode()
    (package / "data" / "figures.csv").write_bytes(raw)
    (found,) = faults(check())
    assert (found.rule, found.location) == ("encoding-invalid", Location("data/figures.csv", 1, 1))
    assert "carriage returns" in found.found
    assert main(["fix", "--write"]) == 0
    assert faults(check()) == []


@pytest.mark.parametrize(
    ("column", "cell", "rule"),
    [
        ("time_period", "Jan-20", "cell-constraint"),
        ("period_start", "1/1/2020", "cell-type"),
        ("value", "4.2E+12", "number-notation"),
        ("value", "4,200,000,000,000", "number-notation"),
        ("obs_status", "TRUE", "cell-constraint"),
    ],
)
def test_a_cell_that_a_spreadsheet_rewrote_is_one_finding(
    whole_package: Path, column: str, cell: str, rule: str
) -> None:
    set_cell(whole_package, "figures", "F04", column, cell)
    (found,) = faults(check())
    assert (found.rule, found.location.line, found.subject) == (rule, 5, "F04")
    assert "[" not in found.expected, "no regular expression"


def changed(find: bytes, replace: bytes) -> Callable[[bytes], bytes]:
    """Return what replaces the first of some bytes."""
    return lambda raw: raw.replace(find, replace, 1)


SAVED: dict[str, tuple[Callable[[bytes], bytes], str, int]] = {
    "a mark twice": (lambda raw: b"\xef\xbb\xbf" * 2 + raw, "encoding-invalid", 1),
    "returns alone": (lambda raw: raw.replace(b"\n", b"\r"), "line-ends", 1),
    "a line break in a cell": (changed(b"bound, not", b"bound,\nnot"), "line-ends", 2),
    "a row of totals": (lambda raw: raw + b"Total" + b"," * 19 + b"\n", "cell-required", 13),
    "the first half": (lambda raw: raw[: len(raw) // 2], "row-ragged", 7),
    "a row twice": (lambda raw: raw + raw.splitlines(keepends=True)[-1], "key-duplicate", 13),
    "a title above": (lambda raw: b"Table 1,,\n" + raw, "header-differs", 1),
    "empty columns": (lambda raw: raw.replace(b"\n", b",,\n"), "header-differs", 1),
    "an index": (lambda raw: b"," + raw.replace(b"\nF", b"\n0,F"), "header-differs", 1),
    "line ends of Google Sheets": (
        lambda raw: raw.replace(b"\n", b"\r\n").removesuffix(b"\r\n"),
        "line-ends",
        1,
    ),
    "an old Macintosh": (
        lambda raw: raw.replace(b"bound, not", b"bound\x8e").replace(b"\n", b"\r"),
        "encoding-invalid",
        1,
    ),
    "columns in another order": (
        changed(b"figure_id,indicator_id", b"indicator_id,figure_id"),
        "header-differs",
        1,
    ),
    "a value of a percentage": (changed(b",71.5,", b",0.715,"), "printed-number-differs", 3),
}


@pytest.mark.parametrize("how", SAVED)
def test_what_happens_to_a_table_is_one_finding(whole_package: Path, how: str) -> None:
    change, rule, line = SAVED[how]
    file = whole_package / "data" / "figures.csv"
    file.write_bytes(change(file.read_bytes()))
    (found,) = (found for found in faults(check()) if found.rule != "file-hash-differs")
    assert (found.rule, found.location.line) == (rule, line)


HEADERS: dict[str, Callable[[str], str]] = {
    "If the header is missing, put it above the rows": lambda text: text.partition("\n")[2],
    'Remove the column "Unnamed: 0"': lambda text: text.replace("\n", ",Unnamed: 0\n", 1),
    "If the cells stand under their names, run figures fix": lambda text: text.replace(
        "figure_id,indicator_id", "indicator_id,figure_id", 1
    ),
    "Name the columns as in the schema": lambda text: text.replace("figure_id", "id", 1),
}


@pytest.mark.parametrize("step", HEADERS)
def test_a_header_that_differs_has_its_own_next_step(package: Path, step: str) -> None:
    file = package / "data" / "figures.csv"
    file.write_text(HEADERS[step](file.read_text(encoding="utf-8")), encoding="utf-8")
    (found,) = faults(check())
    assert (found.rule, found.fix.startswith(step)) == ("header-differs", True)


@pytest.mark.parametrize(
    ("column", "cell", "step"),
    [
        ("period_start", "43831", "format the cell as a date"),
        ("value_max", "nan", "Leave the cell empty"),
        ("value_max", "1e6", "Write plain digits"),
    ],
)
def test_a_cell_of_a_program_has_its_own_next_step(
    package: Path, column: str, cell: str, step: str
) -> None:
    set_cell(package, "figures", "F04", column, cell)
    (found,) = faults(check(only=["cell-type", "number-notation"]))
    assert step in found.fix


@pytest.mark.parametrize("name", ["datapackage.yaml", "datapackage.yml"])
def test_a_descriptor_in_yaml_is_named(package: Path, name: str) -> None:
    (package / DESCRIPTOR).rename(package / name)
    (found,) = check().findings
    assert f"only {name}" in found.found
    assert found.fix == f"Write what {name} says as JSON, in {DESCRIPTOR}."


def test_an_exempted_fault_of_a_table_does_not_hide_what_else_changed(package: Path) -> None:
    place = {"table": "figures", "row": "F02", "column": "obs_status"}
    exemption = {"rule": "cell-constraint", **place, "reason": "A status of our own."}
    file = package / DESCRIPTOR
    about = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**about, "exemptions": [exemption]}), encoding="utf-8")
    set_cell(package, "figures", "F02", "obs_status", "Z")
    (found,) = faults(check())
    assert found.rule == "file-hash-differs"


def test_a_key_that_was_damaged_is_not_missed_by_rows_that_refer_to_it(package: Path) -> None:
    set_cell(package, "figures", "F04", "figure_id", "Apr-04")
    (found,) = faults(check())
    assert (found.rule, found.subject) == ("cell-constraint", "Apr-04")
    assert "A spreadsheet" in found.fix


@pytest.mark.parametrize("size", [1, 200_000], ids=["small", "large"])
def test_empty_rows_are_one_finding(package: Path, size: int) -> None:
    file = package / "data" / "sources.csv"
    header, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    last = rows[-1].replace(rows[-1].split(",")[0], "{}-2020-01-01", 1)
    more = [last.format(f"s{number}") for number in range(size // len(last))]
    empty = "," * header.count(",") + "\n"
    file.write_text("".join([header, *rows, *more, empty, "\n", empty]), encoding="utf-8")
    (found,) = check(only=["row-ragged", "cell-required"]).findings
    assert (found.rule, found.found) == ("row-ragged", "3 empty rows")
    assert found.location.line == 2 + len(rows) + len(more)


@pytest.mark.parametrize(
    "name",
    [
        *(".DS_Store", ".~lock.figures.csv#", "Thumbs.db", "desktop.ini", "~$figures.xlsx"),
        *(".ipynb_checkpoints/a.csv", "figures.csv~", "#figures.csv#", "._figures.csv"),
        *(".figures.csv.swp", ".gitkeep", "__pycache__/a.pyc"),
        *("figures.csv:Zone.Identifier", "@eaDir/a", "__MACOSX/a", "lost+found/a"),
    ],
)
def test_files_of_systems_and_editors_are_no_tables(package: Path, name: str) -> None:
    file = package / "data" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"")
    assert faults(check()) == []


def test_a_path_that_is_a_list_is_the_only_finding_of_right_rows(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = package / DESCRIPTOR
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"data/figures.csv"', '["data/figures.csv"]'), encoding="utf-8")
    (found,) = faults(check())
    assert (found.rule, found.severity) == ("descriptor-invalid", Severity.FATAL)
    assert 'path is ["data/figures.csv"]' in found.found
    assert main(["update"]) == 2
    assert "without a path that is one text" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "step"),
    [
        *[(f"pkg/{name}", 'Give "pkg"') for name in ("data", "data/figures.csv")],
        *[("pkg/schemas/units.schema.json", 'Give "pkg"'), (".", 'such as "pkg"')],
        *[("pkg.zip", "Unpack"), ("tables", "figures new"), ("none", "figures new")],
        *[("https://example.org/a", "figures new"), ("module", "git submodule update")],
    ],
)
def test_a_wrong_path_has_its_own_next_step(
    package: Path, path: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = package / "outer"
    shutil.copytree(package, outer / "pkg", ignore=shutil.ignore_patterns("outer"))
    shutil.copytree(package / "data", outer / "tables")
    (outer / "pkg.zip").write_bytes(b"PK")
    (outer / "module").mkdir()
    (outer / ".gitmodules").write_text("", encoding="utf-8")
    (package / DESCRIPTOR).unlink()
    monkeypatch.chdir(outer)
    (found,) = check(path).findings
    assert found.rule == "package-unreadable"
    assert step in found.fix
