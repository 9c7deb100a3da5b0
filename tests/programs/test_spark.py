"""Spark finds in typed tables what the data frames of one machine find in them."""

from pathlib import Path

import pytest

from changes import ROOT
from cited_figures.package.package import read_package
from cited_figures.rules.workspace import Workspace
from cited_figures.run import spark
from cited_figures.tables.table import ROW
from cited_figures.views.definitions import VIEWS
from generate import write_package
from in_spark import report, write_parquet
from programs.tools import need_program

FIGURES = 2_000


def found_here(package: Path) -> list[str]:
    """Return the same lines as the example, found without Spark."""
    workspace = Workspace(read_package(package))
    found = {
        (name, row, failure.rule, failure.column)
        for name in workspace.tables
        for failure in workspace.table_failures(name)
        for row in failure.rows
    }
    found |= {
        (name, row, failure.rule, failure.column)
        for name, view in VIEWS.items()
        if view.table in workspace.tables
        for failure in workspace.view_failures(name)
        for row in failure.rows
    }
    return [f"{place}:{row}:{column}: {rule}" for place, row, rule, column in sorted(found)]


@pytest.mark.filterwarnings("ignore")
def test_spark_finds_the_same_as_one_machine(tmp_path: Path) -> None:
    need_program("java")
    write_package(tmp_path / "package", FIGURES, faults=2)
    write_parquet(tmp_path / "package", tmp_path / "tables")
    found = report(tmp_path / "tables")
    assert found == found_here(tmp_path / "package")
    assert {line.rpartition(" ")[2] for line in found} >= {"key-duplicate", "reference-unresolved"}
    write_parquet(ROOT, tmp_path / "real")
    assert report(tmp_path / "real") == found_here(ROOT)
    (tmp_path / "real" / "sources.parquet").unlink()
    assert set(report(tmp_path / "real")) <= set(found_here(ROOT))


def test_a_batch_is_held_to_the_value_rules(tmp_path: Path) -> None:
    write_package(tmp_path, 600, faults=1)
    frame = Workspace(read_package(tmp_path)).view("cited_figures").frame.collect()
    given = [name for derivation in VIEWS["cited_figures"].derivations for name in derivation.gives]
    joined = frame.drop(given).rechunk().to_arrow().to_batches()[0]
    (found,) = spark.view_checker("cited_figures")(iter([joined]))
    assert {"bounds-differ", "printed-number-differs"} <= {*found["rule"].to_pylist()}


def test_a_batch_is_held_to_the_schema_of_its_table(tmp_path: Path) -> None:
    write_package(tmp_path, 600, faults=1)
    figures = Workspace(read_package(tmp_path)).tables["figures"]
    batch = figures.data.with_row_index(ROW).to_arrow().to_batches()[0]
    check = spark.table_checker("figures", figures.schema)
    rules = {
        rule
        for found in check(iter([batch, batch.slice(0, 0)]))
        for rule in found["rule"].to_pylist()
    }
    assert rules == {"cell-required", "cell-constraint"}
    assert [found.num_rows for found in check(iter([batch.slice(0, 1)]))] == [0]
