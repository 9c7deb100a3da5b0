"""A check that did not happen is never taken for one that found nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from changes import apply, recount
from validate import Severity, check
from validate.rules import RULES
from validate.rules.rule import Fault, Rule, rule
from validate.rules.values import value_rule
from validate.workspace import Workspace


def broken() -> Rule:
    @rule("always-breaks", family="structure", title="t", why="w", fix="f")
    def always_breaks(_: Workspace) -> Iterator[Fault]:
        raise RuntimeError("two\nlines")

    return always_breaks


def test_a_crashed_rule_is_a_fatal_finding_and_the_others_still_run(package: Path) -> None:
    report = check(package, (broken(), *RULES))
    (finding,) = report.findings
    assert (finding.rule, finding.severity) == ("rule-crashed", Severity.FATAL)
    assert finding.found == "RuntimeError: two lines"
    assert finding.subject == "always-breaks"
    assert report.rules == len(RULES)


def test_a_value_rule_that_cannot_be_computed_is_a_crash(package: Path) -> None:
    entry = {
        "id": "unit-not-the-indicators",
        "family": "units",
        "title": "t",
        "why": "w",
        "fix": "f",
        "views": ["cited_figures"],
        "column": "unit_id",
        "sql": "unit_id = indicator_unit_id",
        "found": "{no_such_column}",
        "expected": "",
    }
    apply(Path(__file__).parent / "invalid/unit-not-the-indicators/yuan-for-percent", package)
    (finding,) = check(package, [value_rule(entry)]).findings
    assert finding.rule == "rule-crashed"
    assert "no_such_column" in finding.found


def test_no_rules_is_fatal(package: Path) -> None:
    (finding,) = check(package, []).findings
    assert (finding.rule, finding.severity) == ("nothing-checked", Severity.FATAL)


def test_a_package_without_figures_is_fatal(package: Path) -> None:
    (package / "datapackage.json").write_text(
        (package / "datapackage.json").read_text().replace('"name": "figures"', '"name": "facts"')
    )
    schema = package / "schemas" / "corroborations.schema.json"
    schema.write_text(schema.read_text().replace('"figures"', '"facts"'))
    findings = [each for each in check(package).findings if each.severity is Severity.FATAL]
    (finding,) = findings
    assert finding.rule == "nothing-checked"
    assert finding.found.startswith("0 figures")


def test_rules_that_could_not_run_are_fatal_when_nothing_else_is(package: Path) -> None:
    names = ("figures", "indicators", "corroborations")
    text = (package / "datapackage.json").read_text()
    (package / "datapackage.json").write_text(text.replace('"name": "units"', '"name": "measures"'))
    for name in names:
        schema = package / "schemas" / f"{name}.schema.json"
        schema.write_text(
            schema.read_text().replace('"resource": "units"', '"resource": "measures"')
        )
    report = check(package)
    (finding,) = report.findings
    assert (finding.rule, finding.severity) == ("nothing-checked", Severity.FATAL)
    assert "the package has no table units" in finding.found
    assert "unit-code-invalid" in report.not_run


def test_a_package_without_corroborations_is_checked_all_the_same(package: Path) -> None:
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    del descriptor["resources"][4]
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    (package / "data" / "corroborations.csv").unlink()
    cited = (package / "data" / "sources.csv").read_text(encoding="utf-8").splitlines()[:2]
    (package / "data" / "sources.csv").write_text("\n".join(cited) + "\n", encoding="utf-8")
    recount(package)
    report = check(package)
    assert report.findings == ()
    assert report.rules == len(RULES)


def test_the_path_may_name_the_descriptor(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert check(package / "datapackage.json").findings == ()
    (package / "data" / "units.csv").unlink()
    (finding,) = check(package).findings
    assert finding.location.file == f"{package}/datapackage.json"
