"""The house: a room imports from the rooms below it, never from one above."""

import ast
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from changes import ROOT

HOUSE = ROOT / "src" / "validate" / "cited_figures"
ROOMS = [  # from the bottom to the top
    *("errors", "finding", "text", "package", "phrases", "tables", "views", "cite", "evidence"),
    *("report", "rules", "run", "release", "author", "cli"),
]
MODULES = sorted(path for room in ROOMS for path in (HOUSE / room).rglob("*.py"))


def _imported_rooms(module: Path) -> Iterator[str]:
    """Yield the room of each relative import of a module."""
    folders = module.relative_to(HOUSE).parts[:-1]
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            start = folders[: len(folders) - node.level + 1]
            path = [*start, *(node.module or "").split("."), node.names[0].name]
            yield next(name for name in path if name)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_run_downwards(module: Path) -> None:
    room = ROOMS.index(module.relative_to(HOUSE).parts[0])
    above = {name for name in _imported_rooms(module) if ROOMS.index(name) > room}
    assert not above


def test_every_folder_is_a_room() -> None:
    assert {path.name for path in HOUSE.iterdir() if path.is_dir()} <= {*ROOMS, "__pycache__"}


def test_what_explains_a_surviving_mutant_names_a_line_that_exists() -> None:
    reasons = ROOT / "tests" / "mutation" / "code" / "reasons.toml"
    for reason in tomllib.loads(reasons.read_text(encoding="utf-8"))["reason"]:
        for place in reason["places"]:
            lines = (HOUSE / place["file"]).read_text(encoding="utf-8").splitlines()
            assert any(fnmatchcase(line.strip(), place["old"]) for line in lines), place
