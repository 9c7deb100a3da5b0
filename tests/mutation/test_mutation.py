"""A sample of the mutants, fixed once and for all: each is caught, or may survive for a reason."""

import os
from functools import cache
from pathlib import Path

import pytest

from changes import ROOT
from validate import check

from .__main__ import report, verdict, verdicts
from .mutants import Mutant, mutants
from .operators import BYTES, CELL, JSON, ROWS
from .trial import Trial, sample, trial, trials

SIZE = 250


@cache
def every() -> list[Mutant]:
    return list(mutants())


def test_every_operator_makes_mutants() -> None:
    assert {each.operator for each in every()} == {*CELL, *ROWS, *BYTES, *JSON}


def test_the_package_without_a_mutant_has_no_finding() -> None:
    assert check(ROOT).findings == ()


def test_a_sample_is_caught_or_may_survive() -> None:
    known = verdicts()
    done = list(trials(sample(every(), SIZE)))
    assert len(done) == SIZE
    assert [
        each.mutant for each in done if not each.rules and not verdict(each.mutant, known)
    ] == []
    assert sum(bool(each.rules) for each in done) > SIZE * 0.7


@pytest.mark.parametrize("table", ["figures", "units"])
def test_no_number_unit_or_period_of_a_figure_can_be_changed(table: str) -> None:
    columns = {
        *("indicator_id", "ref_area", "time_period", "period_start", "period_end", "comparator"),
        *("value", "value_min", "value_max", "unit_id", "quantity_kind", "iso4217", "ucum"),
    }
    numbers = [each for each in every() if each.file == f"data/{table}.csv"]
    chosen = sample([each for each in numbers if each.column in columns], SIZE // 2)
    left = [each.mutant for each in trials(chosen) if not each.rules]
    assert left == []


def test_the_report_names_what_survives() -> None:
    hole = Mutant("digit_changed", "data/figures.csv", b"", "F01", "value", "1", "2")
    fine = Mutant("cut", "data/figures.csv", b"", "F01", "note", "One.", "One")
    caught = Mutant("cut", "data/figures.csv", b"", "F01", "printed", "hit 1%", "hit 1")
    done = [Trial(hole, ()), Trial(fine, ()), Trial(caught, ("printed-unit-differs",))]
    text = "".join(report(done, verdicts()))
    assert "3 mutants: 1 caught, 1 that may survive, 1 that survive" in text
    assert "(50.00% caught of those that matter)" in text
    assert "| digit_changed | data/figures.csv F01 value: '1' to '2' |" in text
    assert "| printed-unit-differs | 1 |" in text


def test_a_mutant_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = Mutant("lines_changed", "datapackage.json", b"{")
    assert trial(broken, tmp_path).rules == ("package-unreadable",)
    same = Mutant("none", "LICENSE", b"")
    (tmp_path / str(os.getpid()) / "LICENSE").write_bytes(b"")
    assert trial(same, tmp_path).rules == ()
