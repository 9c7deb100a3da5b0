"""Each case changes the real package: tests/invalid must find just that, tests/valid nothing."""

from pathlib import Path

import pytest

from changes import apply
from validate import check
from validate.reports import text
from validate.rules import RULES

HERE = Path(__file__).parent
INVALID = sorted(each.parent for each in HERE.glob("invalid/*/*/change.toml"))
VALID = sorted(each.parent for each in HERE.glob("valid/*/*/change.toml"))


def name(case: Path) -> str:
    return "/".join(case.parts[-2:])


@pytest.mark.parametrize("case", INVALID, ids=name)
def test_a_fault_gives_exactly_the_expected_findings(
    case: Path, package: Path, request: pytest.FixtureRequest
) -> None:
    change = apply(case, package)
    report = text.render(check(change.get("argument", ".")))
    expected = case / "expected.txt"
    if request.config.getoption("--write-expected"):
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")
    assert f": {case.parent.name}: " in report


@pytest.mark.parametrize("case", VALID, ids=name)
def test_a_near_miss_gives_no_finding(case: Path, package: Path) -> None:
    apply(case, package)
    assert check(".").findings == ()


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {each.parent.name for each in INVALID} == {each.id for each in RULES}
    assert {each.parent.name for each in VALID} <= {each.id for each in RULES}
