"""The value rules give the same verdicts as plain SQL in DuckDB and SQLite as in pandera."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from changes import ROOT, apply
from cited_figures.package.package import load
from cited_figures.rules.workspace import NotApplicableError, Workspace
from cited_figures.tables.rulebook import load_rules
from cited_figures.views import framed
from cited_figures.views.definitions import VIEWS
from cited_figures.views.joins import FrameView
from cited_figures.views.sql import Database
from test_cases import INVALID, name

VALUE_RULES = {each["id"] for each in load_rules()}
CASES = [each for each in INVALID if each.parent.name in VALUE_RULES]

Verdict = tuple[str, str, int]


def queries(view: str) -> Iterator[tuple[str, str]]:
    for rule in load_rules():
        if view in rule["views"]:
            yield rule["id"], f"SELECT row FROM {view} WHERE NOT ({rule['sql']})"  # noqa: S608


def by_pandera(workspace: Workspace, view: str) -> set[Verdict]:
    rows = frame_of(workspace, view)["row"]
    failures = workspace.view_failures(view)
    return {(each.rule, view, rows[row]) for each in failures for row in each.rows}


def frame_of(workspace: Workspace, view: str) -> pl.DataFrame:
    made = workspace.view(view)
    assert isinstance(made, FrameView)
    return made.frame


def by_duckdb(frame: pl.DataFrame, view: str) -> set[Verdict]:
    with duckdb.connect() as connection:
        connection.register(view, frame.to_arrow())
        return {
            (rule, view, row)
            for rule, query in queries(view)
            for (row,) in connection.execute(query).fetchall()
        }


def by_sqlite(frame: pl.DataFrame, view: str) -> set[Verdict]:
    with Database() as database:
        database.fill(view, tuple(frame.columns), frame.iter_rows(named=True))
        return {
            (rule, view, cells["row"])
            for rule, query in queries(view)
            for cells in database.rows(query)
        }


def compare(folder: Path) -> int:
    """Assert equal verdicts in all engines and return how many there were."""
    workspace = Workspace(load(folder), framed)
    count = 0
    for view in VIEWS:
        try:
            expected = by_pandera(workspace, view)
        except NotApplicableError:
            continue
        frame = frame_of(workspace, view)
        assert by_duckdb(frame, view) == expected
        assert by_sqlite(frame, view) == expected
        count += len(expected)
    return count


def test_no_engine_finds_anything_in_the_real_package() -> None:
    assert compare(ROOT) == 0


@pytest.mark.parametrize("case", CASES, ids=name)
def test_all_engines_find_the_same_in_a_faulty_package(case: Path, package: Path) -> None:
    apply(case, package)
    assert compare(package) > 0


def test_every_value_rule_is_compared() -> None:
    assert {each.parent.name for each in CASES} == VALUE_RULES
