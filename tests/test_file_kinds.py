"""Files that are no CSV, and paths that are no package: one finding each, in words for it."""

import csv
import gzip
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import faults
from cited_figures import check
from cited_figures.cli.main import main
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
    "JSON": lambda _: b'[{"figure_id": "F01"}]\n',
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
    assert {found.rule for found in faults(check())} == {"descriptor-invalid", "nothing-checked"}
    assert main(["update"]) == 2
    assert "without a path that is one text" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "step"),
    [
        *[(f"pkg/{name}", 'Give "pkg"') for name in ("data", "data/figures.csv")],
        *[("pkg/schemas/units.schema.json", 'Give "pkg"'), (".", 'such as "pkg"')],
        *[("pkg.zip", "Unpack"), ("tables", "figures new"), ("none", "figures new")],
        ("https://example.org/a", "figures new"),
    ],
)
def test_a_wrong_path_has_its_own_next_step(
    package: Path, path: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = package / "outer"
    shutil.copytree(package, outer / "pkg", ignore=shutil.ignore_patterns("outer"))
    shutil.copytree(package / "data", outer / "tables")
    (outer / "pkg.zip").write_bytes(b"PK")
    (package / DESCRIPTOR).unlink()
    monkeypatch.chdir(outer)
    (found,) = check(path).findings
    assert found.rule == "package-unreadable"
    assert step in found.fix
