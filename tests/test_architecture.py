"""The house: who may import whom, and how large a room may be."""

import ast
import re
from importlib.metadata import distributions
from pathlib import Path

import pytest

import validate
from changes import ROOT

SOURCE = ROOT / "src"
LAYERS = [
    {"limits"},
    {
        "finding",
        "exact",
        "bounds",
        "changelog",
        "periods",
        "addresses",
        "phrases",
        "sheets",
        "suggest",
        "loosening",
        "writing",
        "plain",
        "paths",
        "markup",
    },
    {"cells", "constraints", "shapes", "reports"},
    {"bulk", "documents", "readings", "fingerprints"},
    {"pages", "stating", "words"},
    {"package", "deriving"},
    {"home", "exemptions", "seal", "standard", "tables"},
    {"rulebook", "patterns", "membership"},
    {"profile", "views", "frames", "sql", "reference"},
    {"schemas", "joins", "rows"},
    {"framed"},
    {"engines"},
    {"workspace"},
    {"evidence"},
    {"rules"},
    {"engine", "explain", "citing", "spark"},
    {"loading", "reporting", "console"},
    {"cli"},
]
WRITING = [
    {"marks", "places", "descriptor", "glyph", "citation", "zenodo"},
    {"readme", "fields", "sealing"},
    {"picture", "new"},
    {"update", "release", "versions"},
    {"rules"},
    {"releasing"},
    {"commands"},
]
MODULES = sorted(SOURCE.rglob("*.py"))


def layer(module: str, layers: list[set[str]]) -> int:
    return next(n for n, names in enumerate(layers) if module in names)


def imports(file: Path) -> set[str]:
    """Return the modules of its own package that a file imports, without those for types only."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    inside = len(file.relative_to(SOURCE).parts) - 1
    for_types = [
        each
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for each in node.body
    ]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == inside and node not in for_types:
            found |= {node.module.split(".")[0]} if node.module else {a.name for a in node.names}
    return found


@pytest.mark.parametrize(("package", "layers"), [("validate", LAYERS), ("publish", WRITING)])
def test_imports_run_one_way(package: str, layers: list[set[str]]) -> None:
    for file in MODULES:
        top, own, *_ = file.relative_to(SOURCE).with_suffix("").parts
        if top == package and own not in ("__init__", "__main__"):
            others = imports(file) - {own}
            assert all(layer(each, layers) < layer(own, layers) for each in others), file


def test_reports_know_only_findings() -> None:
    for file in (SOURCE / "validate" / "reports").glob("*.py"):
        assert imports(file) <= {"finding"}, file


def test_the_checks_know_nothing_of_the_writing_wing() -> None:
    for file in (SOURCE / "validate").rglob("*.py"):
        assert not re.search(r"(from|import) +publish", file.read_text(encoding="utf-8")), file


def test_modules_stay_small() -> None:
    for file in MODULES:
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 250, file


def test_functions_stay_small() -> None:
    lengths = {}
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno
                lengths[f"{file.stem}.{node.name}"] = node.end_lineno - node.lineno + 1
    assert max(lengths.values()) <= 40, max(lengths, key=lambda each: lengths[each])
    small = sum(each <= 15 for each in lengths.values())
    assert small / len(lengths) >= 0.9


def test_nobody_else_provides_a_package_of_this_name() -> None:
    names = {"validate.py", "validate/__init__.py"}
    owners = {
        each.name for each in distributions() if names & {str(file) for file in each.files or []}
    }
    assert owners <= {"scio-digital-china-2020"}
    assert Path(validate.__file__).is_relative_to(SOURCE)
