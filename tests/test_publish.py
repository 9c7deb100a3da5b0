"""What is derived is up to date, and stays so."""

from pathlib import Path

import pytest

from changes import ROOT, set_cell
from publish.files import write
from publish.update import DERIVED, update
from validate.cli import main


@pytest.mark.parametrize("name", DERIVED)
def test_derived_parts_are_current(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert DERIVED[name](text, ROOT) == text, "run make update"


def test_update_rewrites_only_what_changed(package: Path) -> None:
    for name in DERIVED:
        (package / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    assert list(update(package)) == []
    set_cell(package, "figures", "F06", "comparator", "ge")
    assert list(update(package)) == ["datapackage.json", "README.md"]
    assert "at least 70 platforms" in (package / "README.md").read_text(encoding="utf-8")
    assert list(update(package)) == []


def test_update_says_what_it_wrote(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_cell(package, "figures", "F06", "note", "Another note.")
    assert main(["update"]) == 0
    assert capsys.readouterr().out == "updated datapackage.json\n"


def test_a_write_that_fails_leaves_the_old_file(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = package / "datapackage.json"
    before = file.read_bytes()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write(file, "new")
    assert file.read_bytes() == before
    assert [each.name for each in package.iterdir() if each.name.startswith(".")] == []
