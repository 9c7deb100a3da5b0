"""The import lines of data/README.md run, and every cell arrives as what it is."""

import csv
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

import duckdb
import pytest

from changes import ROOT, set_cell
from programs import tools

from . import node, python_tools, r, spreadsheet, sql
from .content import Tables, expected, typed
from .page import SECTIONS, TABLES, blocks, lines

Read = Callable[[Path], Tables]
READERS: dict[str, tuple[Read, Callable[[], None]]] = {
    "pandas": (python_tools.read_pandas, lambda: None),
    "polars": (python_tools.read_polars, lambda: None),
    "duckdb": (python_tools.read_duckdb, lambda: None),
    "readr": (r.read_readr, r.need_readr),
    "base-r": (r.read_base, r.need_r),
    "sqlite": (sql.read_sqlite, sql.need_sqlite),
    "node": (node.read_node, node.need_node),
    "spreadsheet": (spreadsheet.read_spreadsheet, spreadsheet.need_libreoffice),
}
POSTGRESQL = "postgresql"


@pytest.fixture(params=[*READERS, POSTGRESQL])
def read(request: pytest.FixtureRequest) -> Read:
    """Return what reads a package with the lines for one tool."""
    if request.param == POSTGRESQL:
        return partial(sql.read_postgresql, server=request.getfixturevalue("server"))
    reader, need = READERS[request.param]
    need()
    return reader


def check(tables: Tables) -> None:
    """Hold what a tool has read against the package."""
    figures = tables["figures"]
    assert len(figures) == 11
    (devices,) = [figure for figure in figures if figure["figure_id"] == "F07"]
    assert (devices["comparator"], devices["value_min"]) == ("gt", 40_000_000)
    assert devices["value_max"] is None
    assert devices["period_end"] == date(2020, 9, 17)
    assert tables["indicators"][3]["title_zh"] == "软件业务收入"
    assert typed(tables) == typed(expected(ROOT))


def test_the_lines_read_every_cell_as_what_it_is(read: Read, whole_package: Path) -> None:
    check(read(whole_package))


def test_a_renamed_column_does_not_go_unnoticed(read: Read, whole_package: Path) -> None:
    rename(whole_package / "data" / "figures.csv", "value_max", "value_top")
    with pytest.raises((AssertionError, KeyError, CalledProcessError)):
        check(read(whole_package))


def test_a_word_is_a_word(read: Read, whole_package: Path) -> None:
    set_cell(whole_package, "figures", "F01", "note", "NA")
    set_cell(whole_package, "figures", "F02", "note", 'say "null", or none')
    assert typed(read(whole_package)) == typed(expected(whole_package))


def rename(table: Path, old: str, new: str) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    header[header.index(old)] = new
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def test_the_lines_for_the_loader_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(lines("Python with the checks"), names)  # noqa: S102
    assert len(names["figures"]) == 11


def test_the_statements_are_understood_by_duckdb_too() -> None:
    with duckdb.connect() as connection:
        connection.execute((ROOT / "schemas/tables.sql").read_text(encoding="utf-8"))
        assert sorted(connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()) == [
            (table,) for table in sorted(TABLES)
        ]


def test_the_keys_hold_in_sqlite(whole_package: Path) -> None:
    sql.need_sqlite()
    sql.read_sqlite(whole_package)
    with closing(sqlite3.connect(whole_package / "figures.db")) as database:
        found = database.execute("PRAGMA foreign_key_list(figures)").fetchall()
        assert {row[2] for row in found} == {"indicators", "units", "areas", "sources"}
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("heading", [name for name in SECTIONS if blocks(name)])
def test_no_import_takes_more_than_four_lines(heading: str) -> None:
    for block in blocks(heading):
        assert len([line for line in block.splitlines() if line]) <= 4


@pytest.mark.usefixtures("whole_package")
def test_the_lines_draw_every_value_of_one_series() -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    names: dict[str, Any] = {}
    exec(lines("A picture of one series"), names)  # noqa: S102
    drawn = matplotlib.pyplot.gcf().axes[0].collections[0].get_offsets()
    assert len(drawn) == sum(names["series"].indicator_id == "digital-economy-gdp-share")
    matplotlib.pyplot.close("all")


def test_the_lines_for_r_draw_every_value_of_one_series(whole_package: Path) -> None:
    r.need_r()
    _, lines_for_r = blocks("A picture of one series")
    say = "cat(sum(is.finite(shown$value)))"
    assert tools.run(whole_package, "Rscript", "-e", f"{lines_for_r}\n{say}") == "9"
    assert (whole_package / "Rplots.pdf").stat().st_size


def test_a_missing_tool_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(tools.ALL, raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-tool is missing"):
        tools.need_program("no-such-tool")


def test_a_missing_tool_is_a_failure_where_all_must_be_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(tools.ALL, "1")
    with pytest.raises(pytest.fail.Exception, match="no-such-tool is missing"):
        tools.need_program("no-such-tool")
