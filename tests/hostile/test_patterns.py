"""Regular expressions of a foreign schema that keep engines busy, or break them."""

from pathlib import Path
from typing import Any

import pytest

from changes import recount, set_cell
from cited_figures.package.patterns import fault, weight

from .attack import Make, endings, schema

LONG = "a" * 100_000
SLOW = {
    "optional": ("a?" * 30 + "a" * 30, "a" * 30),
    "nested optional": ("(" * 30 + "a?" + ")?" * 30 + "b", "a" * 30),
    "alternatives": ("(a|a)" * 30 + "b", "a" * 30),
    "empty alternatives": ("(|a)" * 30 + "b", "a" * 30),
    "chained counts": ("a{0,99}" * 5 + "b", "a" * 400),
    "plus in plus": ("(a+)+b", "a" * 5_000),
    "stars": ("a*" * 8 + "b", LONG),
    "one plus, then a choice": ("a+" + "(a|a)" * 16 + "b", LONG),
    "a distance": ("[ab]*a[ab]{400}x", "ab" * 50_000),
    "any character": (".?" * 40 + "x{40}", "x" * 41 + "y"),
}
REFUSED = {
    "too long": "a" * 900_000,
    "too long a set": "[" + "ab" * 400_000 + "]",
    "too many alternatives": "|".join(["ab"] * 300_000),
    "large counts": "(x{999}){999}",
    "large classes": r"(\w{999}){99}",
    "a count of counts": "((((((|a){999}){999}){999}){999}){999}){999}",
    "a huge count": "a{99999999999}",
    "deep": "(?:" * 90_000 + "a" + ")" * 90_000,
    "unclosed": "(" * 400,
    "flags": "(?x) ####",
    "look-ahead": "a(?=b)",
    "comment": "(?#a)b",
    "atomic": "(?>a)b",
    "back-reference": r"(a)\1",
    "of no engine": "a**",
}


def _on_notes(pattern: str, cell: str) -> Make:
    def make(package: Path) -> None:
        schema(lambda it: _notes(it).update(constraints={"pattern": pattern}))(package)
        for number in range(1, 10):
            set_cell(package, "figures", f"F{number:02}", "note", cell)
        recount(package)

    return make


def _notes(table: dict[str, Any]) -> dict[str, Any]:
    (field,) = [field for field in table["fields"] if field["name"] == "note"]
    return dict.__ior__(field, {}) or field


def _many(pattern: str, count: int) -> Make:
    def more(table: dict[str, Any]) -> None:
        words = {"type": "string", "title": "X", "description": "X"}
        table["fields"] += [
            {"name": f"c{n}", **words, "constraints": {"pattern": f"{pattern}{n}"}}
            for n in range(count)
        ]

    return schema(more)


@pytest.mark.slow
def test_slow_patterns_are_enforced_all_the_same(tmp_path: Path) -> None:
    attacks = {name: _on_notes(*attack) for name, attack in SLOW.items()}
    for name, ending in endings(tmp_path, attacks).items():
        assert ending.code == 1, name
        assert "cell-constraint" in ending.out, name


@pytest.mark.slow
def test_patterns_beyond_a_measure_are_refused(tmp_path: Path) -> None:
    attacks = {name: _on_notes(pattern, "x") for name, pattern in REFUSED.items()}
    attacks["too many"] = _many("(a|b)*[0-9]{9}", 1_900)
    attacks["too many large ones"] = _many(r"\w{400}", 1_900)
    found = endings(tmp_path, attacks)
    for name, ending in found.items():
        assert ending.code == 1, name
        assert "descriptor-invalid" in ending.out, name
    assert "5,000" in found["too many"].out
    assert "5,000" in found["too many large ones"].out


@pytest.mark.parametrize(
    ("pattern", "size"),
    [("abc", 3), ("a{3}", 3), ("(ab){2,4}c", 9), ("((a{2}){3}b){2}", 14), (r"[a-z]{2}\{9}", 5)],
)
def test_a_pattern_weighs_what_its_repetitions_come_to(pattern: str, size: int) -> None:
    assert weight(pattern) == size
    assert fault(pattern) == ""
