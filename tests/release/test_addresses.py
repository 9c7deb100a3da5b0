"""The descriptor is the one place for addresses: it fills all others, and none is invented."""

import json
import re
import shutil
import tomllib
from pathlib import Path

import polars as pl
import pytest
import yaml

from changes import ROOT, copy_package
from cited_figures import check
from cited_figures.author import new
from cited_figures.author.new import write_package
from cited_figures.author.update import update
from cited_figures.release.build import build
from cited_figures.release.derived.files import DERIVED
from release.typed import descriptor

OWN = {
    "id": "https://doi.org/10.1234/abc",
    "homepage": "https://figures.example/",
    "repository": "https://github.com/somebody/numbers",
    "publisher": "Example Press",
    "archive": "https://archive.example/1",
}
EVERYWHERE = {  # of these, each file shows those that its format has a place for
    "CITATION.cff": {"10.1234/abc", "homepage", "repository", "archive"},
    ".zenodo.json": {"repository"},
    "pyproject.toml": {"id", "homepage", "repository", "archive"},
    "README.md": {"id", "publisher", "slug"},
}
RELEASED = {
    "datacite.json": {"10.1234/abc", "homepage", "repository", "publisher"},
    "dataset.jsonld": {"id", "homepage", "repository", "archive", "publisher"},
    "croissant.json": {"id", "homepage", "repository", "archive", "publisher"},
    "csv-metadata.json": {"id", "publisher"},
    "sources.bib": {"id", "publisher"},
    "sources.csl.json": {"id", "publisher"},
    "datasette.json": {"id"},
    "README.md": {"id", "publisher"},
}


def stated(text: str) -> set[str]:
    """Return which addresses of the made-up owner a text contains."""
    known = OWN | {"10.1234/abc": "10.1234/abc", "slug": "somebody/numbers"}
    return {name for name, address in known.items() if address in text}


def state(root: Path, **addresses: str) -> Path:
    text = json.dumps(descriptor(root) | addresses, ensure_ascii=False)
    (root / "datapackage.json").write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def owned(tmp_path: Path) -> Path:
    """Return the package with all that is derived, of a made-up owner."""
    copy_package(tmp_path)
    for name in {*DERIVED} - {"datapackage.json"}:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    state(tmp_path, **OWN)
    update(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", EVERYWHERE)
def test_each_derived_file_is_filled(owned: Path, name: str) -> None:
    text = (owned / name).read_text(encoding="utf-8")
    assert stated(text) >= EVERYWHERE[name]
    assert "OWNER" not in text
    assert stated((ROOT / name).read_text(encoding="utf-8")) == set()


def test_each_file_of_a_release_is_filled(owned: Path) -> None:
    files = build(owned)
    for name, expected in RELEASED.items():
        assert stated(files[name].decode()) >= expected, name
    assert not any("OWNER" in files[name].decode() for name in RELEASED)
    frames = pl.read_excel(
        files["scio-digital-china-2020.xlsx"], sheet_name="package", engine="openpyxl"
    )
    assert OWN["id"] in frames["value"].to_list()


def test_an_address_is_corrected_in_one_place(owned: Path) -> None:
    state(owned, repository="https://github.com/another/numbers")
    update(owned)
    for name in EVERYWHERE:
        assert "somebody" not in (owned / name).read_text(encoding="utf-8")
    assert "another/numbers@v" in (owned / "README.md").read_text(encoding="utf-8")
    assert update(owned) == []


def test_what_is_filled_is_well_formed(owned: Path) -> None:
    citation = yaml.safe_load((owned / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["doi"] == "10.1234/abc"
    assert citation["repository-code"] == OWN["repository"]
    project = tomllib.loads((owned / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["urls"] == {
        "Homepage": OWN["homepage"],
        "DOI": OWN["id"],
        "Repository": OWN["repository"],
        "Archive": OWN["archive"],
    }
    assert "urls" not in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_without_an_owner_the_text_says_what_to_set() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "set `repository` in `datapackage.json`" in readme
    releasing = (ROOT / "RELEASING.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in releasing for name in OWN)
    named = [
        path
        for path in (*ROOT.glob("*.md"), *ROOT.glob(".github/**/*"))
        if path.is_file() and re.search(r"\bOWNER\b", path.read_text(encoding="utf-8"))
    ]
    assert [path.name for path in named] == ["README.md"]


def test_a_new_package_takes_the_checks_from_us_and_no_address(
    owned: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("new") / "mine"
    monkeypatch.setattr(new, "bundled", lambda: owned)
    write_package(folder)
    assert not set(OWN) & set(descriptor(folder))
    workflow = (folder / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert f"uses: somebody/numbers@v{descriptor(ROOT)['version']}" in workflow
    assert "OWNER" not in workflow + (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "value"), [("repository", "somebody/x"), ("archive", "zenodo")])
def test_an_address_is_a_url(tmp_path: Path, name: str, value: str) -> None:
    report = check(state(copy_package(tmp_path), **{name: value}))
    assert [finding.found for finding in report.findings if finding.severity.is_error] == [
        f'{name} is "{value}"'
    ]
