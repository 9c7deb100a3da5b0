"""Files as they are read."""

import os
from pathlib import Path

import pytest

from changes import recount
from cited_figures import check
from cited_figures.package.csv_file import LONGEST, BrokenSheetError, split
from cited_figures.package.json_file import Document


def test_a_row_knows_the_line_it_starts_on() -> None:
    sheet = split('a,b\n1,"x\ny"\n2,z\n')
    assert (sheet.header, sheet.rows) == (["a", "b"], [["1", "x\ny"], ["2", "z"]])
    assert sheet.lines == [2, 4]


def test_a_cell_that_is_too_large_breaks_the_sheet() -> None:
    with pytest.raises(BrokenSheetError, match="131,072"):
        split(f"a\n{'x' * (LONGEST + 1)}\n")


def test_a_cell_that_is_too_large_is_a_finding(package: Path) -> None:
    with (package / "data" / "units.csv").open("a", encoding="utf-8") as file:
        file.write("x" * (LONGEST + 1) + "\n")
    recount(package)
    (finding,) = (finding for finding in check(package).findings if finding.severity.is_error)
    assert (finding.rule, finding.location.line) == ("row-ragged", 8)


def test_a_value_that_is_not_there_has_the_place_of_its_parent() -> None:
    document = Document("x.json", '{\n  "a": {"b": 1}\n}', {"a": {"b": 1}})
    assert (document.place("a", "b").line, document.place("a", "b").column) == (2, 14)
    assert document.place("a", "c", 0) == document.place("a")


def test_a_pipe_is_not_a_table(package: Path) -> None:
    (package / "data" / "units.csv").unlink()
    os.mkfifo(package / "data" / "units.csv")
    (finding,) = (finding for finding in check(package).findings if finding.severity.is_error)
    assert finding.rule == "file-missing"
    assert "not a regular file" in finding.found


@pytest.mark.parametrize("path", ["x" * 5_000, "a\0b", "\ud800"])
def test_a_path_that_no_system_takes_is_a_finding(path: str) -> None:
    (finding,) = check(path).findings
    assert finding.rule == "package-unreadable"


def test_a_folder_that_is_gone_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for path in (".", "package", "datapackage.json"):
        (finding,) = check(path).findings
        assert finding.rule == "package-unreadable"
