"""A sample of the mutants, fixed once and for all: each is caught, or may survive for a reason."""

import os
from functools import cache
from pathlib import Path

import pytest

from changes import ROOT
from cited_figures import check
from cited_figures.finding import Severity

from .cells import CELL
from .contradictions import coded, entries
from .documents import JSON
from .files import BYTES
from .mutants import TOGETHER, Mutant, mutants
from .report import results, summary
from .rows import ROWS
from .signs import SIGNS
from .together import edits
from .trial import Trial, sample, trial, trials
from .verdicts import is_open, is_wording

SIZE = 250

pytestmark = pytest.mark.slow


@cache
def every() -> list[Mutant]:
    return list(mutants())


def test_every_operator_makes_mutants() -> None:
    names = {*CELL, *SIGNS, *ROWS, *BYTES, *JSON, "replaced_by_code"}
    assert {mutant.operator for mutant in every()} == names | {
        operator for operator, _, _ in edits()
    }


def test_the_package_without_a_mutant_has_no_finding() -> None:
    found = check(ROOT).findings
    assert [finding for finding in found if finding.severity is not Severity.NOTICE] == []


def test_a_sample_is_caught_or_may_survive() -> None:
    done = list(trials(sample(every(), SIZE)))
    assert len(done) == SIZE
    assert [outcome.mutant for outcome in done if is_open(outcome, with_text=False)] == []
    # No rule weighs words: what counts is the rest of the package.
    weighed = [outcome for outcome in done if not is_wording(outcome.mutant)]
    assert len(weighed) > SIZE * 0.8
    assert sum(bool(outcome.rules) for outcome in weighed) > len(weighed) * 0.85


def test_a_sealed_release_lets_nothing_pass_that_rules_alone_do() -> None:
    notes = [
        mutant for mutant in every() if mutant.is_cell and mutant.column in ("note", "speaker")
    ]
    left = [outcome for outcome in trials(sample(notes, SIZE // 8)) if not outcome.rules]
    assert left
    assert all("release-altered" in outcome.seal for outcome in left)


@pytest.mark.parametrize("table", ["figures", "units"])
def test_no_number_unit_or_period_of_a_figure_can_be_changed(table: str) -> None:
    columns = {
        *("indicator_id", "ref_area", "time_period", "period_start", "period_end", "comparator"),
        *("value", "value_min", "value_max", "unit_id", "quantity_kind", "iso4217", "ucum"),
        *("period_basis", "source_id"),
    }
    numbers = [
        mutant for mutant in every() if mutant.file == f"data/{table}.csv" and mutant.is_cell
    ]
    # In UCUM an annotation means nothing, and a code may be left out beside a symbol.
    telling = [mutant for mutant in numbers if mutant.column != "ucum" or is_code(mutant)]
    chosen = sample([mutant for mutant in telling if mutant.column in columns], SIZE // 2)
    left = [outcome.mutant for outcome in trials(chosen) if not outcome.rules]
    assert [mutant for mutant in left if not claims_less(mutant)] == []


def test_rules_find_what_contradicts_another_cell() -> None:
    judged = coded()
    told = [mutant for mutant, why in judged if why.against]
    done = list(trials(sample(told, SIZE)))
    assert sum(bool(outcome.rules) for outcome in done) >= SIZE * 0.97
    places = {(Path(mutant.file).stem, mutant.column) for mutant, _ in judged}
    named = {(t, c) for entry in entries() for t in entry["tables"] for c in entry["columns"]}
    assert places <= named


def claims_less(mutant: Mutant) -> bool:
    """Return whether a period is called inferred; that it is printed, only the source shows."""
    return (mutant.column, mutant.new) == ("period_basis", "inferred")


def is_code(mutant: Mutant) -> bool:
    return bool(mutant.new) and "{" not in mutant.old


HOLE = Mutant("digit_changed", "data/figures.csv", b"", "F01", "value", "1", "2")
FINE = Mutant("reworded", "data/figures.csv", b"", "F01", "note", "One.", "Two.")
PLACE = Mutant("digit_changed", "data/figures.csv", b"", "F01", "locator", "p2.s2", "p2.s1")
CAUGHT = Mutant("cut", "data/figures.csv", b"", "F01", "printed", "hit 1%", "hit 1")
ORDER = Mutant("rows_reordered", "data/figures.csv", b"", "row 2")
SEAL = ("release-altered",)


def test_the_results_name_what_survives() -> None:
    done = [
        Trial(HOLE, ()),
        Trial(FINE, (), (), SEAL),
        Trial(CAUGHT, ("printed-unit-differs",)),
        Trial(ORDER, (), (), SEAL),
    ]
    found = results(done, 9, with_text=False)
    assert (found["tried"], found["of"], found["with_text"]) == (4, 9, False)
    one = {"tried": 4, "rules": 1, "text": 0, "seal": 1, "changes_nothing": 1, "left": 1}
    assert found["totals"]["all"] == one
    core = {"tried": 2, "rules": 1, "text": 0, "seal": 0, "changes_nothing": 0, "left": 1}
    assert found["totals"]["core cells"] == core
    assert found["rules"] == {"printed-unit-differs": {"finds": 1, "alone": 1}}
    assert {
        "file": "data/figures.csv",
        "column": "note",
        "mutants": 1,
        "kind": "free text",
        "reason": "the wording of a note",
        "example": "reworded F01 `One.` to `Two.`",
    } in found["survivors"]
    hole = "data/figures.csv value: digit_changed F01 `1` to `2`"
    assert (found["unsealed"], found["open"]) == ([hole], [hole])
    assert f"without a verdict: {hole}\n" in summary(found)


def test_what_the_text_must_show_is_no_survivor_without_it() -> None:
    assert not is_open(Trial(PLACE, ()), with_text=False)
    assert is_open(Trial(PLACE, ()), with_text=True)
    shown = Trial(PLACE, (), ("sentence-moved",))
    assert not is_open(shown, with_text=True)
    found = results([shown], 1, with_text=True)
    assert (found["totals"]["all"]["text"], found["open"]) == (1, [])


def test_a_mutant_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = Mutant("lines_changed", "datapackage.json", b"{")
    assert trial(broken, tmp_path).rules == ("package-unreadable",)
    added = Mutant("file_added", TOGETHER, b"", more=(("data/more.csv", b"x\n"),))
    assert trial(added, tmp_path).rules == ("file-unlisted",)
    assert sorted(file.name for file in (tmp_path / str(os.getpid())).iterdir()) == [
        "data",
        "datapackage.json",
        "schemas",
    ]
    assert not (tmp_path / str(os.getpid()) / "data" / "more.csv").exists()
