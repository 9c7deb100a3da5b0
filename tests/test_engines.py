"""Lists with SQLite and data frames with pandera find the same, in the same order and words."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from changes import apply, make_release, recount
from cited_figures import Report, check, verify
from cited_figures.cli import main as cli
from cited_figures.package.package import load
from cited_figures.rules import EVIDENCE
from cited_figures.rules.rule import Rule
from cited_figures.tables.table import CrashedError
from cited_figures.views import engines, framed, rows
from statement import state
from test_cases import INVALID, RELEASE, VALID, name

EVIDENCE_CASES = {each.id for each in EVIDENCE}


def run(case: Path, argument: str) -> Report:
    if case.parent.name in EVIDENCE_CASES:
        return verify("page.txt")[0]
    return check(argument)


@pytest.mark.parametrize("case", [*INVALID, *VALID], ids=name)
def test_both_engines_find_the_same(
    case: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if case.parent.name in EVIDENCE_CASES:
        state(package)
    if case.parent.name in RELEASE:
        make_release(package)
    argument = apply(case, package).get("argument", ".")
    small = run(case, argument)
    monkeypatch.setattr(engines, "SMALL", -1)
    assert asdict(run(case, argument)) == asdict(small)


def chosen(package: Path) -> object:
    return engines.engine_for(load(package))


def test_a_small_package_is_checked_with_lists(package: Path) -> None:
    assert chosen(package) is rows


def test_a_large_package_is_checked_with_data_frames(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "SMALL", 4_000)
    assert chosen(package) is framed


def test_a_pattern_that_python_may_read_in_another_way_is_left_to_data_frames(
    package: Path,
) -> None:
    file = package / "schemas" / "units.schema.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[A-Z][A-Z0-9_]*", r"(\\w+)+"), encoding="utf-8")
    assert chosen(package) is framed


def both(package: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """Return what both engines find, which is the same."""
    small = check(package)
    monkeypatch.setattr(engines, "SMALL", -1)
    assert asdict(check(package)) == asdict(small)
    return small


def test_both_engines_do_without_corroborations(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    del descriptor["resources"][4]
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    (package / "data" / "corroborations.csv").unlink()
    found = {each.rule for each in both(package, monkeypatch).findings}
    assert found == {"source-unused"}


def test_both_engines_do_without_a_single_whole_row(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = package / "data" / "figures.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("".join(f"{each}\n" for each in [lines[0], "F01,short"]), encoding="utf-8")
    recount(package)
    assert "row-ragged" in {each.rule for each in both(package, monkeypatch).findings}


def test_a_condition_that_sqlite_cannot_compute_is_no_verdict(package: Path) -> None:
    tables = {each.name: rows.read_table(each) for each in load(package)}
    known = {name: each for name, each in tables.items() if each is not None}
    view = rows.build("listed_units", known)
    with pytest.raises(CrashedError, match="no such column"):
        rows.view_failures(view, [{"id": "no-such-column", "sql": "y > 0"}])


def test_a_pattern_only_data_frames_understand_is_no_fault(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = package / "schemas" / "units.schema.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[A-Z][A-Z0-9_]*", r"(\\w+)+"), encoding="utf-8")
    # that it is another pattern than that of the profile is the only finding
    (finding,) = both(package, monkeypatch).findings
    assert finding.rule == "schema-loosened"


def test_a_long_run_tells_how_far_it_is(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []

    def watch(rules: Sequence[Rule]) -> Iterator[Rule]:
        for each in rules:
            seen.append(each.id)
            yield each

    assert check(package, watch=watch).findings == ()
    assert seen == []
    monkeypatch.setattr(engines, "SMALL", -1)
    assert check(package, watch=watch).rules == len(seen)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert cli.main(["check"]) == 0
    assert "1 rule" not in capsys.readouterr().err
