"""Large files are cut into the same cells, on the same lines, as small ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changes import set_cell
from cited_figures import check
from cited_figures.package import csv_bulk as bulk
from cited_figures.package.csv_file import BrokenSheetError, Sheet, split

SIGNS = st.sampled_from(['"', ",", "\n", "a", "é", "云", " ", "\r", "'", "\u2028"])
PLAIN = "a,b\n1,x\n2,\n"


def parts(sheet: Sheet) -> tuple[object, ...]:
    rows, lines = list(sheet.rows), list(sheet.lines)
    return sheet.header, rows, lines, sheet.ragged, sheet.tall


def cut(text: str, by: Callable[[str], Sheet] = split) -> tuple[object, ...] | str:
    try:
        return parts(by(text))
    except BrokenSheetError as error:
        return f"{error.reason} {error.line}"


@settings(deadline=None)
@given(st.lists(SIGNS, max_size=30).map("".join))
def test_any_text_is_cut_in_the_same_way(text: str) -> None:
    expected = cut(f"a,b\n{text}")
    sheet = bulk.split_columns(f"a,b\n{text}".encode())
    assert sheet is None or parts(sheet) == expected
    assert cut(f"a,b\n{text}", bulk.split_rows) == expected


def test_a_plain_file_is_read_as_columns() -> None:
    sheet = bulk.split_columns(PLAIN.encode())
    assert sheet is not None
    assert sheet.rows[0:2] == [["1", "x"], ["2", ""]]


@pytest.mark.parametrize(
    "raw",
    [
        b"a,b\n1\n",
        b"a,b\n1,2,3\n",
        b"a,a\n1,2\n",
        b'a,b\n"1",2\n',
        b'a,b\n"1\n",2\n',
        b"a,b\n1,2",
        b"a,b\r\n1,2\r\n",
        b"a,b\n1,\xff\n",
        b"a,b\n\n1,2\n",
        b"a,b\n1," + b"2" * 131_073 + b"\n",
        b"a," + b"b" * 131_073 + b"\n1,2\n",
    ],
)
def test_a_file_that_is_not_written_plainly_is_cut_row_by_row(raw: bytes) -> None:
    assert bulk.split_columns(raw) is None


def test_a_fault_in_a_large_file_is_found_in_its_place(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_cell(package, "figures", "F02", "unit_id", "CNY")
    set_cell(package, "figures", "F04", "value", "4.2e12")
    with (package / "data" / "units.csv").open("a", encoding="utf-8") as stream:
        stream.write("short,row\n")
    expected = check(package)
    monkeypatch.setattr(bulk, "LARGE", 1)
    assert check(package) == expected
