"""Each case changes the real package: tests/invalid must find just that, tests/valid nothing."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from changes import apply, make_release
from cited_figures import Report, Severity, check, verify
from cited_figures.release.check import RELEASE_RULES
from cited_figures.release.check.release_check import release_check
from cited_figures.report import text
from cited_figures.rules import ALL, EVIDENCE
from statement import state

HERE = Path(__file__).parent
INVALID = sorted(file.parent for file in HERE.glob("invalid/*/*/change.toml"))
VALID = sorted(file.parent for file in HERE.glob("valid/*/*/change.toml"))

RELEASE = {rule.id for rule in RELEASE_RULES}  # the rules that need more than a package


def name(case: Path) -> str:
    return "/".join(case.parts[-2:])


@pytest.mark.parametrize("case", INVALID, ids=name)
def test_a_fault_gives_exactly_the_expected_findings(
    case: Path, package: Path, request: pytest.FixtureRequest
) -> None:
    report = text.render(_without_notices(case, package)).rpartition("checked ")[0]
    expected = case / "expected.txt"
    if request.config.getoption("--write-expected"):
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")
    assert f": {case.parent.name}: " in report


def _without_notices(case: Path, package: Path) -> Report:
    """Return the report of a case; a notice counts only where the case is about its rule.

    The real package has notices, as a source of it is in a language without a grammar.
    """
    report = _report(case, package)
    findings = (
        finding
        for finding in report.findings
        if finding.severity is not Severity.NOTICE or finding.rule == case.parent.name
    )
    return replace(report, findings=tuple(findings))


def _report(case: Path, package: Path) -> Report:
    """Check the changed package; for a rule of evidence, verify it beside the made-up page.

    For a rule of releases, check it as the release after the real package.
    """
    if case.parent.name in RELEASE:
        return _as_release(case, package)
    if case.parent.name not in {rule.id for rule in EVIDENCE}:
        return check(apply(case, package).get("argument", "."))
    state(package)
    apply(case, package)
    return verify("page.txt")[0]


def _as_release(case: Path, package: Path) -> Report:
    """Check the changed package as the release after 1.0.0."""
    before = package.with_name(f"{package.name}-before")
    shutil.copytree(make_release(package), before)
    change = apply(case, package)
    return release_check(
        ".", str(before), change.get("tag", ""), skip=["build-differs", "release-unsealed"]
    )[0]


@pytest.mark.parametrize("case", VALID, ids=name)
def test_a_near_miss_gives_no_finding(case: Path, package: Path) -> None:
    assert _without_notices(case, package).findings == ()


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    known = {*(rule.id for rule in ALL), *RELEASE} - {"build-differs"}  # see test_release_check
    assert {case.parent.name for case in INVALID} == known
    assert {case.parent.name for case in VALID} <= known
