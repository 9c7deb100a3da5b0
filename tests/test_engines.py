"""Lists with SQLite and data frames with pandera find the same, in the same order and words."""

from dataclasses import asdict
from pathlib import Path

import pytest

from changes import apply, make_release
from publish.rules import catalogue
from statement import state
from test_cases import INVALID, VALID, name
from validate import Report, check, engines, framed, rows, verify
from validate.package import load
from validate.rules import EVIDENCE

EVIDENCE_CASES = {each.id for each in EVIDENCE}
RELEASE_CASES = {each.id for each in catalogue()}


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
    if case.parent.name in RELEASE_CASES:
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
