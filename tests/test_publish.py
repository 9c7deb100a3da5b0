"""What is derived is up to date, and stays so."""

from pathlib import Path

import pytest

from changes import ROOT, set_cell
from publish.__main__ import DERIVED, main


@pytest.mark.parametrize("name", DERIVED)
def test_derived_parts_are_current(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert DERIVED[name](text, ROOT) == text, "run make update"


def test_update_rewrites_only_what_changed(package: Path) -> None:
    for name in DERIVED:
        (package / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    assert main(package) == []
    set_cell(package, "figures", "F06", "comparator", "ge")
    assert main(package) == ["datapackage.json", "README.md"]
    assert "at least 70 platforms" in (package / "README.md").read_text(encoding="utf-8")
    assert main(package) == []
