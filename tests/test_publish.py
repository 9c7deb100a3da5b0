"""What is derived is up to date, and stays so."""

import runpy
import sys
from pathlib import Path

import pytest

from changes import ROOT, set_cell
from publish.update import DERIVED, update


@pytest.mark.parametrize("name", DERIVED)
def test_derived_parts_are_current(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert DERIVED[name](text, ROOT) == text, "run make update"


def test_update_rewrites_only_what_changed(package: Path) -> None:
    for name in DERIVED:
        (package / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    assert update(package) == []
    set_cell(package, "figures", "F06", "comparator", "ge")
    assert update(package) == ["datapackage.json", "README.md"]
    assert "at least 70 platforms" in (package / "README.md").read_text(encoding="utf-8")
    assert update(package) == []


def test_update_says_what_it_wrote(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (package / "README.md").write_text(
        (ROOT / "README.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    set_cell(package, "figures", "F06", "note", "Another note.")
    monkeypatch.setattr(sys, "argv", ["publish", str(package)])
    runpy.run_module("publish", run_name="__main__")
    assert capsys.readouterr().out == "updated datapackage.json\n"
