"""A sample of the mutants, fixed once and for all: each is caught, or may survive for a reason."""

import os
from functools import cache
from pathlib import Path

import pytest

from changes import ROOT
from cited_figures import check

from .cells import CELL
from .documents import JSON
from .files import BYTES
from .mutants import TOGETHER, Mutant, mutants
from .report import report
from .rows import ROWS
from .signs import SIGNS
from .together import edits
from .trial import Trial, sample, trial, trials
from .verdicts import is_open

SIZE = 250


@cache
def every() -> list[Mutant]:
    return list(mutants())


def test_every_operator_makes_mutants() -> None:
    names = {*CELL, *SIGNS, *ROWS, *BYTES, *JSON, "replaced_by_code"}
    assert {each.operator for each in every()} == names | {each for each, _, _ in edits()}


def test_the_package_without_a_mutant_has_no_finding() -> None:
    assert check(ROOT).findings == ()


def test_a_sample_is_caught_or_may_survive() -> None:
    done = list(trials(sample(every(), SIZE)))
    assert len(done) == SIZE
    assert [each.mutant for each in done if is_open(each, with_text=False)] == []
    assert sum(bool(each.rules) for each in done) > SIZE * 0.85


def test_a_sealed_release_lets_nothing_pass_that_rules_alone_do() -> None:
    notes = [each for each in every() if each.is_cell and each.column in ("note", "speaker")]
    left = [each for each in trials(sample(notes, SIZE // 8)) if not each.rules]
    assert left
    assert {each.seal for each in left} == {("release-altered",)}


@pytest.mark.parametrize("table", ["figures", "units"])
def test_no_number_unit_or_period_of_a_figure_can_be_changed(table: str) -> None:
    columns = {
        *("indicator_id", "ref_area", "time_period", "period_start", "period_end", "comparator"),
        *("value", "value_min", "value_max", "unit_id", "quantity_kind", "iso4217", "ucum"),
        *("period_basis", "obs_status", "source_id"),
    }
    numbers = [each for each in every() if each.file == f"data/{table}.csv" and each.is_cell]
    chosen = sample([each for each in numbers if each.column in columns], SIZE // 2)
    left = [each.mutant for each in trials(chosen) if not each.rules]
    assert left == []


HOLE = Mutant("digit_changed", "data/figures.csv", b"", "F01", "value", "1", "2")
FINE = Mutant("reworded", "data/figures.csv", b"", "F01", "note", "One.", "Two.")
PLACE = Mutant("digit_changed", "data/figures.csv", b"", "F01", "locator", "p2.s2", "p2.s1")
CAUGHT = Mutant("cut", "data/figures.csv", b"", "F01", "printed", "hit 1%", "hit 1")
ORDER = Mutant("rows_reordered", "data/figures.csv", b"", "row 2")
SEAL = ("release-altered",)


def test_the_report_names_what_survives() -> None:
    done = [
        Trial(HOLE, ()),
        Trial(FINE, (), (), SEAL),
        Trial(CAUGHT, ("printed-unit-differs",)),
        Trial(ORDER, (), (), SEAL),
    ]
    text = "".join(report(done, 9, with_text=False))
    assert "Tried: 4 of 9 mutants, each operator on each file and column in turn; without" in text
    assert "| all | 4 | 1 | 0 | 1 | 1 | 1 | 33.33% | 33.33% | 66.67% |" in text
    assert "columns of figures.csv | 2 | 1 | 0 | 0 | 0 | 1 | 50.00% | 50.00% | 50.00% |" in text
    assert "| printed-unit-differs | 1 | 1 |" in text
    why = "free text: the wording of a note"
    assert f"| data/figures.csv | note | 1 | {why} | reworded F01 `One.` to `Two.` |" in text
    hole = "- data/figures.csv value: digit_changed F01 `1` to `2`\n"
    assert text.endswith(f"asks for its entry.\n\n{hole}\n## Without a verdict\n\n{hole}")


def test_what_the_text_must_show_is_no_survivor_without_it() -> None:
    assert not is_open(Trial(PLACE, ()), with_text=False)
    assert is_open(Trial(PLACE, ()), with_text=True)
    shown = Trial(PLACE, (), ("sentence-moved",))
    assert not is_open(shown, with_text=True)
    text = "".join(report([shown], 1, with_text=True))
    assert "| all | 1 | 0 | 1 | 0 | 0 | 0 | 0.00% | 100.00% | 100.00% |" in text
    assert text.endswith("## Without a verdict\n\nNone.\n")


def test_a_mutant_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = Mutant("lines_changed", "datapackage.json", b"{")
    assert trial(broken, tmp_path).rules == ("package-unreadable",)
    added = Mutant("file_added", TOGETHER, b"", more=(("data/more.csv", b"x\n"),))
    assert trial(added, tmp_path).rules == ("file-unlisted",)
    assert sorted(each.name for each in (tmp_path / str(os.getpid())).iterdir()) == [
        "data",
        "datapackage.json",
        "schemas",
    ]
    assert not (tmp_path / str(os.getpid()) / "data" / "more.csv").exists()
