"""Spark finds in typed tables what the data frames of one machine find in them."""

import shutil
import sys
from pathlib import Path

import pytest

from changes import ROOT
from cited_figures.package.package import load
from cited_figures.run import spark
from cited_figures.tables.rulebook import load_rules
from cited_figures.views import framed
from cited_figures.views.definitions import VIEWS
from generate import write_package
from in_spark import report, write_parquet

FIGURES = 2_000


def found_here(package: Path) -> list[str]:
    """Return the same lines as the example, found without Spark."""
    tables = {each.name: framed.read_table(each) for each in load(package)}
    known = {name: each for name, each in tables.items() if each is not None}
    found = {
        (name, row, failure.rule, failure.column)
        for name, table in known.items()
        for failure in framed.table_failures(table, known)
        for row in failure.rows
    }
    for name in VIEWS:
        rules = {each["id"]: each for each in load_rules() if name in each["views"]}
        view = framed.build(name, known)
        for failure in framed.view_failures(view, rules.values()):
            column = rules[failure.rule]["column"]
            found |= {(name, view.frame["row"][n], failure.rule, column) for n in failure.rows}
    return [f"{place}:{row}:{column}: {rule}" for place, row, rule, column in sorted(found)]


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
@pytest.mark.filterwarnings("ignore")
def test_spark_finds_the_same_as_one_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    write_package(tmp_path / "package", FIGURES, faults=2)
    write_parquet(tmp_path / "package", tmp_path / "tables")
    found = report(tmp_path / "tables")
    assert found == found_here(tmp_path / "package")
    assert {each.rpartition(" ")[2] for each in found} >= {"key-duplicate", "reference-unresolved"}
    write_parquet(ROOT, tmp_path / "real")
    assert report(tmp_path / "real") == []
    (tmp_path / "real" / "sources.parquet").unlink()
    assert report(tmp_path / "real") == []


def test_a_batch_is_held_to_the_value_rules(tmp_path: Path) -> None:
    write_package(tmp_path, 600, faults=1)
    tables = {each.name: framed.read_table(each) for each in load(tmp_path)}
    frame = framed.build("cited_figures", {n: t for n, t in tables.items() if t is not None}).frame
    given = [name for each in VIEWS["cited_figures"].derivations for name in each.gives]
    joined = frame.drop(given).to_arrow().to_batches()[0]
    (found,) = spark.view_checker("cited_figures")(iter([joined]))
    assert {"bounds-differ", "printed-number-differs"} <= {*found["rule"].to_pylist()}


def test_a_batch_is_checked_by_the_public_schemas(tmp_path: Path) -> None:
    write_package(tmp_path, 600, faults=1)
    known = {each.name: framed.read_table(each) for each in load(tmp_path)}
    figures = known["figures"]
    assert figures is not None
    batch = figures.data.with_row_index("row").to_arrow().to_batches()[0]
    check = spark.table_checker("figures", figures.schema)
    rules = {
        rule
        for each in check(iter([batch, batch.slice(0, 0)]))
        for rule in each["rule"].to_pylist()
    }
    assert rules == {"cell-required", "cell-constraint"}
    assert [each.num_rows for each in check(iter([batch.slice(0, 1)]))] == [0]
