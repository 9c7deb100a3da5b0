"""Edges of single rules that a change to the real package hardly reaches."""

import json
from pathlib import Path

import pytest

from changes import faults, recount, set_cell
from cited_figures import Severity, check
from cited_figures.errors import FiguresError
from cited_figures.finding import RuleNote
from cited_figures.rules import RULES, choose


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("cell-typo", "did you mean cell-type?"),
        ("zzz", "figures explain lists all rules"),
    ],
)
def test_a_rule_that_does_not_exist_is_named_with_what_helps(name: str, hint: str) -> None:
    with pytest.raises(FiguresError) as error:
        choose(RULES, only=[name])
    assert str(error.value) == f'there is no rule "{name}"; {hint}'


def test_a_key_without_constraints_is_checked_all_the_same(package: Path) -> None:
    file = package / "schemas" / "figures.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    (field,) = (field for field in schema["fields"] if field["name"] == "source_id")
    del field["constraints"]
    file.write_text(json.dumps(schema), encoding="utf-8")
    set_cell(package, "figures", "F01", "source_id", "nowhere")
    recount(package)
    found = {finding.rule: finding.found for finding in check(".").findings}
    assert found["reference-unresolved"] == 'source_id is "nowhere"'


def test_the_catalogue_holds_each_rule_in_words(package: Path) -> None:
    notes = {rule.id: rule for rule in check(package).catalogue}
    assert notes["file-missing"].severity is Severity.FATAL
    assert notes["value-implausible"].severity is Severity.WARNING
    assert notes["table-empty"] == RuleNote(
        "table-empty",
        "structure",
        Severity.FATAL,
        "A table has no rows",
        "A check of nothing always passes.",
        "Fill the table, or take the resource out of datapackage.json.",
    )


def test_a_package_is_checked_from_another_folder(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = package / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    about["contributors"][0]["email"] = "somebody@example.org"  # so frictionless is asked
    file.write_text(json.dumps(about), encoding="utf-8")
    (package / "elsewhere").mkdir()
    monkeypatch.chdir(package / "elsewhere")
    assert faults(check(str(package))) == []


def test_the_line_of_a_carriage_return_is_counted_from_the_first_byte(package: Path) -> None:
    file = package / "data" / "units.csv"
    file.write_bytes(b"\n" + file.read_bytes().replace(b"\n", b"\r\n", 1))
    recount(package)
    lines = [
        finding.location.line for finding in check(".").findings if finding.rule == "line-ends"
    ]
    assert lines == [2]


def test_every_rule_comes_after_those_that_it_needs() -> None:
    before: set[str] = set()
    for rule in RULES:
        assert rule.needs <= before, rule.id
        before.add(rule.id)
    assert any(rule.needs for rule in RULES)
