"""Edges of single rules that a change to the real package hardly reaches."""

import json
from pathlib import Path

import pytest

from changes import recount, set_cell
from validate import check
from validate.rules import RULES, choose


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("cell-typo", "did you mean cell-type?"),
        ("zzz", "figures explain lists all rules"),
    ],
)
def test_a_rule_that_does_not_exist_is_named_with_what_helps(name: str, hint: str) -> None:
    with pytest.raises(LookupError) as error:
        choose(RULES, only=[name])
    assert str(error.value) == f'there is no rule "{name}"; {hint}'


def test_a_key_without_constraints_is_checked_all_the_same(package: Path) -> None:
    file = package / "schemas" / "figures.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    (field,) = (each for each in schema["fields"] if each["name"] == "source_id")
    del field["constraints"]
    file.write_text(json.dumps(schema), encoding="utf-8")
    set_cell(package, "figures", "F01", "source_id", "nowhere")
    recount(package)
    found = {each.rule: each.found for each in check(".").findings}
    assert found["reference-unresolved"] == 'source_id is "nowhere"'
