"""A check that did not happen is never taken for one that found nothing."""

import json
import socket
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from changes import apply, faults, recount, set_cell
from cited_figures import Severity, check
from cited_figures.cli import main as cli
from cited_figures.cli.main import main
from cited_figures.errors import FiguresError
from cited_figures.finding import Fault
from cited_figures.rules import RULES
from cited_figures.rules.rule import Rule, rule
from cited_figures.rules.values import value_rule
from cited_figures.rules.workspace import NotApplicableError, Workspace
from cited_figures.run import engine
from cited_figures.tables.rulebook import ValueRule

HERE = Path(__file__).parent


def broken() -> Rule:
    @rule("always-breaks", family="structure", title="t", why="w", fix="f")
    def always_breaks(_: Workspace) -> Iterator[Fault]:
        raise RuntimeError("two\nlines")

    return always_breaks


def test_a_crashed_rule_is_a_fatal_finding_and_the_others_still_run(package: Path) -> None:
    report = check(package, rules=(broken(), *RULES))
    (finding,) = faults(report)
    assert (finding.rule, finding.severity) == ("rule-crashed", Severity.FATAL)
    assert finding.found == "RuntimeError: two lines"
    assert finding.subject == "always-breaks"
    assert report.rules == len(RULES)


def test_a_value_rule_that_cannot_be_computed_is_a_crash(package: Path) -> None:
    entry = {
        "id": "unit-not-the-indicators",
        "family": "units",
        "severity": "error",
        "title": "t",
        "why": "w",
        "fix": "f",
        "views": ["cited_figures"],
        "column": "unit_id",
        "sql": "unit_id = _indicator_unit_id",
        "found": "{no_such_column}",
        "expected": "",
    }
    apply(HERE / "invalid/unit-not-the-indicators/yuan-for-percent", package)
    (finding,) = check(package, rules=[value_rule(ValueRule.of(entry))]).findings
    assert finding.rule == "rule-crashed"
    assert "no_such_column" in finding.found


def test_no_rules_is_fatal(package: Path) -> None:
    (finding,) = check(package, rules=[]).findings
    assert (finding.rule, finding.severity) == ("nothing-checked", Severity.FATAL)


def test_rules_that_could_not_run_are_fatal_when_nothing_else_is(package: Path) -> None:
    @rule("never-applies", family="structure", title="t", why="w", fix="f")
    def never_applies(_: Workspace) -> Iterator[Fault]:
        raise NotApplicableError("it lacks what is needed")

    report = check(package, rules=(*RULES, never_applies))
    (finding,) = faults(report)
    assert (finding.rule, finding.severity) == ("nothing-checked", Severity.FATAL)
    assert "never-applies: it lacks what is needed" in finding.found
    assert report.not_run == {"never-applies": "it lacks what is needed"}


def test_only_and_skip_choose_rules_and_families(package: Path) -> None:
    apply(HERE / "invalid/unit-not-the-indicators/yuan-for-percent", package)
    found = {finding.rule for finding in check(package, only=["units"]).findings}
    assert found == {"unit-not-the-indicators"}
    assert check(package, skip=["units", "printed", "corroboration"]).findings == ()
    with pytest.raises(FiguresError, match="did you mean units"):
        check(package, only=["unit"])


def test_an_exempted_finding_stays_visible(package: Path) -> None:
    set_cell(package, "indicators", "software-revenue", "plausible_min", "4210000000000")
    exempt(package, "F04", table="figures")
    report = check(package)
    assert faults(report) == []
    ((exempted),) = report.exempted
    assert exempted.finding.rule == "value-implausible"
    assert exempted.reason == "The range is that of later years."


def test_an_exemption_that_nothing_needs_is_a_finding(package: Path) -> None:
    exempt(package, "F08 ciftis-2020-09-22")
    (finding,) = faults(check(package))
    assert finding.rule == "exemption-unused"
    assert faults(check(package, skip=["value-implausible"])) == []


def test_what_could_not_be_checked_cannot_be_exempted(package: Path) -> None:
    exempt(package, "units", rule="table-empty", table="units", column="unit_id")
    header = (package / "data" / "units.csv").read_text(encoding="utf-8").splitlines()[0]
    (package / "data" / "units.csv").write_text(header + "\n", encoding="utf-8")
    recount(package)
    assert {fault.rule for fault in faults(check(package))} == {"table-empty", "exemption-unused"}


def test_an_exemption_covers_one_column_of_a_row(package: Path) -> None:
    set_cell(package, "figures", "F02", "obs_status", "Z")
    set_cell(package, "figures", "F02", "period_basis", "guessed")
    exempt(package, "F02", rule="cell-constraint", table="figures", column="obs_status")
    report = check(package)
    assert [finding.found for finding in faults(report)] == ['period_basis is "guessed"']
    assert [exempted.finding.found for exempted in report.exempted] == ['obs_status is "Z"']


def exempt(
    package: Path,
    row: str,
    rule: str = "value-implausible",
    table: str = "corroborations",
    column: str = "value",
) -> None:
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    reason = "The range is that of later years."
    place = {"table": table, "row": row, "column": column}
    descriptor["exemptions"] = [{"rule": rule, **place, "reason": reason}]
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    recount(package)


def test_a_package_without_corroborations_is_checked_all_the_same(package: Path) -> None:
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    del descriptor["resources"][5]
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    (package / "data" / "corroborations.csv").unlink()
    cited = (package / "data" / "sources.csv").read_text(encoding="utf-8").splitlines()[:2]
    (package / "data" / "sources.csv").write_text("\n".join(cited) + "\n", encoding="utf-8")
    recount(package)
    report = check(package)
    assert faults(report) == []
    assert report.rules == len(RULES)


def test_the_path_may_name_the_descriptor(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert faults(check(package / "datapackage.json")) == []
    (package / "data" / "units.csv").unlink()
    (finding,) = faults(check(package))
    assert finding.location.file == f"{package}/datapackage.json"


FOREIGN = {
    "name": "gdp",
    "profile": "tabular-data-package",
    "licenses": [{"name": "ODC-PDDL-1.0"}],
    "resources": [
        {
            "name": "gdp",
            "path": "data/gdp.csv",
            "schema": {
                "fields": [
                    {"name": "Country Name", "type": "string"},
                    {"name": "Year", "type": "year"},
                    {"name": "Value", "type": "number"},
                ]
            },
        },
        {"name": "inline", "data": [{"a": 1}]},
        {"name": "parts", "path": ["data/gdp.csv", "data/more.csv"]},
    ],
}


def test_a_foreign_package_is_told_so_in_one_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "gdp.csv").write_bytes(b"Country Name,Year,Value\r\nX,2000,1e9\r\n")
    (tmp_path / "datapackage.json").write_text(json.dumps(FOREIGN), encoding="utf-8")
    assert main(["check"]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert sum(len(line) // 80 + 1 for line in lines) <= 24
    assert any("the tables figures, indicators, units, areas, sources" in line for line in lines)
    assert " line-ends: " in lines[0]


@pytest.mark.parametrize(
    "descriptor",
    [
        {"resources": 5},
        {"resources": [{"name": "figures", "path": "x.csv", "schema": 5}]},
        {"resources": [{"name": "figures", "path": "x.csv", "schema": {"fields": "x"}}]},
        {"resources": [{"name": "figures", "path": "x.csv", "schema": {"fields": [3]}}]},
        {"resources": ["figures"], "exemptions": [3, {"rule": 3}]},
        {"resources": [{"name": ["figures"], "path": "x.csv"}], "licenses": {}},
    ],
)
def test_a_descriptor_of_any_shape_gets_an_answer(
    descriptor: dict[str, object], tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n", encoding="utf-8")
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    findings = check(tmp_path).findings
    assert findings
    assert "rule-crashed" not in {finding.rule for finding in findings}


@pytest.mark.parametrize("place", ["package", "resource"])
def test_a_profile_that_is_an_address_is_not_fetched(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def look_up(host: str, *_: object, **__: object) -> None:
        asked.append(host)
        raise OSError("there is no network")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "a"}]}}
    about: dict[str, object] = {"name": "x", "resources": [resource]}
    (about if place == "package" else resource)["profile"] = "https://example.org/profile.json"
    (tmp_path / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    (tmp_path / "t.csv").write_text("a\n1\n", encoding="utf-8")
    assert "profile-missing" in {finding.rule for finding in check(tmp_path).findings}
    assert asked == []


def test_a_package_may_do_without_corroborations(package: Path) -> None:
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    del descriptor["resources"][5]
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    (package / "data" / "corroborations.csv").unlink()
    assert {finding.rule for finding in faults(check(package))} == {"source-unused"}


def test_a_table_without_a_single_whole_row_is_checked(package: Path) -> None:
    file = package / "data" / "figures.csv"
    header = file.read_text(encoding="utf-8").splitlines()[0]
    file.write_text(f"{header}\nF01,short\n", encoding="utf-8")
    recount(package)
    found = {finding.rule for finding in check(package).findings}
    assert "row-ragged" in found
    assert "rule-crashed" not in found


def test_a_long_run_tells_how_far_it_is(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []

    def watch(rules: Sequence[Rule]) -> Iterator[Rule]:
        for step in rules:
            seen.append(step.id)
            yield step

    assert faults(check(package, watch=watch)) == []
    assert seen == []
    monkeypatch.setattr(engine, "LONG", 0)
    assert check(package, watch=watch).rules == len(seen)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert cli.main(["check"]) == 0
    assert "1 rule" not in capsys.readouterr().err
