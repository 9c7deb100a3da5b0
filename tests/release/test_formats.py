"""All formats together: complete, the same twice, and made for any package of the profile."""

import io
import json
import sqlite3
import warnings
import zipfile
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest
from csvw import CSVW
from jsonschema import Draft202012Validator

from changes import ROOT
from cited_figures.cli.main import main
from cited_figures.release.build import COPYING, DESCRIBING, build
from cited_figures.release.build.archive import archive
from cited_figures.release.build.edition import Edition, read_edition
from release.typed import alike, cells, descriptor, names, rows

ABOUT = {
    "croissant.json",
    "csv-metadata.json",
    "datacite.json",
    "dataset.jsonld",
    "figures-flat.csv",
    "sources.bib",
    "sources.csl.json",
}


def described(edition: Edition) -> dict[str, bytes]:
    return {name: raw for write in DESCRIBING for name, raw in write(edition).items()}


def copied(edition: Edition) -> dict[str, bytes]:
    return {name: raw for write in COPYING for name, raw in write(edition).items()}


def test_every_file_has_its_name(edition: Edition) -> None:
    assert set(described(edition)) == ABOUT
    tables = {f"{table.name}.parquet" for table in edition.tables}
    others = {f"{edition.name}.sqlite", f"{edition.name}.xlsx", "datasette.json"}
    assert set(copied(edition)) == others | tables


def test_the_same_package_gives_the_same_bytes(edition: Edition) -> None:
    again = read_edition(edition.root)
    assert described(again) == described(edition)
    assert copied(again) == copied(edition)


def test_descriptions_are_text_and_name_no_place_of_this_machine(edition: Edition) -> None:
    for raw in described(edition).values():
        text = raw.decode("utf-8")
        assert text.endswith("\n")
        assert "\r" not in text
    for raw in (described(edition) | copied(edition)).values():
        assert str(edition.root).encode() not in raw
        assert str(ROOT).encode() not in raw


def test_the_archive_has_the_descriptions(edition: Edition) -> None:
    (raw,) = archive(edition, dict(edition.files) | described(edition)).values()
    with zipfile.ZipFile(io.BytesIO(raw)) as stream:
        packed = {name.partition("/")[2] for name in stream.namelist()}
    assert packed == ABOUT | set(edition.files)


def test_a_release_has_every_format(edition: Edition) -> None:
    files = build(edition.root)
    assert set(described(edition)) <= set(files)
    for name, raw in copied(edition).items():
        assert files[name] == raw


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the release of the package that figures new writes."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "demo"]) == 0
    assert main(["build", "demo", "--out", "demo-dist"]) == 0
    return tmp_path / "demo-dist"


def test_a_package_of_ones_own_has_every_format(demo: Path) -> None:
    assert names(demo) == ["figures", "indicators", "units", "areas", "sources", "corroborations"]
    for name in (*ABOUT, "figures-flat.csv", "demo.sqlite"):
        assert (demo / name).stat().st_size
    (row,) = cells(demo / "figures-flat.csv")
    assert (row["statement"], row["package"]) == ("more than 40 devices", "demo, version 0.1.0")
    for table in names(demo):
        assert alike(pl.read_parquet(demo / f"{table}.parquet").to_dicts(), rows(demo, table))


def test_a_package_of_ones_own_passes_the_validators(demo: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        assert CSVW(str(demo / "csv-metadata.json"), validate=True).is_valid
    rules = (ROOT / "tests" / "release" / "dataset.schema.json").read_text(encoding="utf-8")
    dataset = json.loads((demo / "dataset.jsonld").read_text(encoding="utf-8"))
    assert Draft202012Validator(json.loads(rules)).is_valid(dataset)
    with closing(sqlite3.connect(demo / "demo.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT count(*) FROM figures_flat").fetchone() == (1,)
    items = json.loads((demo / "sources.csl.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == [
        "demo:example-2020",
        "demo:example-echo-2020",
        descriptor(demo)["name"],
    ]
