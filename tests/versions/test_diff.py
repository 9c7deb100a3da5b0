"""What figures diff says, of which two places, and when it cannot compare."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from changes import ROOT, copy_package, set_cell
from cited_figures.cite.records import read_records
from cited_figures.cli.main import main
from cited_figures.package.limits import Limit
from cited_figures.release.diff.files import git
from cited_figures.release.diff.version import parse_version
from repository import commit

CORRECTED = "figures F10 value: 63 → 64 (cell-changed)"
VERSION = read_records(ROOT).version
NEXT = parse_version(VERSION).bump_patch()


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_every_corrected_value_is_listed_old_and_new(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_cell(package, "figures", "F10", "value", "64")
    set_cell(package, "corroborations", "F10 ciftis-2020-09-22", "value", "64")
    assert main(["diff", str(ROOT)]) == 1
    assert said(capsys) == (
        f"patch:\n  {CORRECTED}\n"
        "  corroborations F10 ciftis-2020-09-22 value: 63 → 64 "
        "(cell-changed)\n"
        f"{ROOT} to .: a patch change, so the version after {VERSION} is at least "
        f"{NEXT}; {VERSION} is too little\n"
    )


@pytest.mark.parametrize("place", ["data", "."])
def test_old_tables_alone_are_enough(
    place: str, package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old"
    shutil.copytree(ROOT / "data", old / place, dirs_exist_ok=True)
    set_cell(package, "figures", "F10", "value", "64")
    assert main(["diff", str(old), "."]) == 1
    assert said(capsys) == f"patch:\n  {CORRECTED}\n{old} to .: a patch change\n"
    assert main(["diff", ".", str(old)]) == 1
    assert "figures F10 value: 64 → 63" in said(capsys)


def test_a_package_is_the_same_in_a_folder_an_archive_and_a_tag(
    package: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path_factory.mktemp("archive") / "figures-1.0.0.zip"
    with zipfile.ZipFile(archive, "w") as stream:
        for file in sorted(package.rglob("*.*")):
            stream.write(file, Path("figures-1.0.0") / file.relative_to(package))
    commit(package, "v1.0.0")
    for old in (str(archive), "v1.0.0", "datapackage.json"):
        assert main(["diff", old]) == 0
        assert said(capsys) == f"{old} to .: no change\n"
    set_cell(package, "figures", "F10", "value", "64")
    for old in (str(archive), "v1.0.0"):
        assert main(["diff", old]) == 1
        assert CORRECTED in said(capsys)


def test_a_tag_is_read_below_the_folder_one_is_in(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = package / "inner"
    inner.mkdir()
    for name in ("datapackage.json", "data", "schemas"):
        (package / name).rename(inner / name)
    commit(package, "v1.0.0")
    monkeypatch.chdir(inner)
    assert main(["diff", "v1.0.0", "."]) == 0
    assert said(capsys) == "v1.0.0 to .: no change\n"


def test_json_has_all_that_the_text_has(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_cell(package, "figures", "F10", "value", "64")
    assert main(["diff", str(ROOT), ".", "--format", "json"]) == 1
    document = json.loads(said(capsys))
    assert (document["bump"], document["lowest_version"]) == ("patch", str(NEXT))
    assert document["new"] == {"path": ".", "version": VERSION}
    assert document["changes"] == [
        {
            "kind": "cell-changed",
            "table": "figures",
            "key": ["F10"],
            "column": "value",
            "old": "63",
            "new": "64",
            "bump": "patch",
        }
    ]


@pytest.mark.usefixtures("package")
def test_json_of_bare_tables_has_no_version(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path_factory.mktemp("old")
    shutil.copytree(ROOT / "data", old, dirs_exist_ok=True)
    assert main(["diff", str(old), ".", "--format", "json"]) == 0
    document = json.loads(said(capsys))
    assert (document["bump"], document["lowest_version"], document["changes"]) == ("none", "", [])


def test_long_texts_and_empty_cells_are_shown_short(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_cell(package, "figures", "F10", "note", "")
    assert main(["diff", str(ROOT)]) == 1
    line = said(capsys).splitlines()[1]
    assert "… → (empty) (cell-changed" in line
    assert len(line) < 250


def no_place(package: Path) -> str:
    del package
    return "v0.0.1"


def empty_folder(package: Path) -> str:
    (package / "empty").mkdir()
    return "empty"


def no_archive(package: Path) -> str:
    (package / "old.zip").write_text("text", encoding="utf-8")
    return "old.zip"


def no_json(package: Path) -> str:
    (package / "old").mkdir()
    (package / "old/datapackage.json").write_text("{", encoding="utf-8")
    return "old"


def key_twice(package: Path) -> str:
    shutil.copytree(ROOT / "data", package / "old")
    file = package / "old/units.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8")
    return "old"


def leads_out(package: Path) -> str:
    for name in ("data", "schemas"):
        shutil.copytree(package / name, package / "old" / name)
    text = (package / "datapackage.json").read_text(encoding="utf-8")
    outside = text.replace("data/units.csv", "../data/units.csv")
    (package / "old/datapackage.json").write_text(outside, encoding="utf-8")
    return "old"


def unclosed(package: Path) -> str:
    (package / "old").mkdir()
    (package / "old/figures.csv").write_text('a,b\n"c', encoding="utf-8")
    return "old"


def damaged(package: Path) -> str:
    with zipfile.ZipFile(package / "old.zip", "w") as stream:
        stream.writestr("figures.csv", "a,b\n1,2\n")
    raw = (package / "old.zip").read_bytes()
    (package / "old.zip").write_bytes(raw.replace(b"1,2", b"1,3"))
    return "old.zip"


def of_a_later_kind(package: Path) -> str:
    with zipfile.ZipFile(package / "old.zip", "w") as stream:
        stream.writestr("figures.csv", "a,b\n")
    raw = bytearray((package / "old.zip").read_bytes())
    raw[raw.index(b"PK\x01\x02") + 6] = 99  # the version that is needed to unpack it
    (package / "old.zip").write_bytes(raw)
    return "old.zip"


def no_list_of_tables(package: Path) -> str:
    (package / "old").mkdir()
    (package / "old/datapackage.json").write_text('{"resources": 5}', encoding="utf-8")
    return "old"


def no_fields(package: Path) -> str:
    shutil.copytree(ROOT / "data", package / "old/data")
    schema = {"fields": ["figure_id"]}
    entry = {"name": "figures", "path": "data/figures.csv", "schema": schema}
    about = json.dumps({"resources": [entry]})
    (package / "old/datapackage.json").write_text(about, encoding="utf-8")
    return "old"


def too_deep(package: Path) -> str:
    (package / "old").mkdir()
    (package / "old/datapackage.json").write_text("[" * 100_000, encoding="utf-8")
    return "old"


REASONS = {
    no_place: "v0.0.1: no such file, folder, tag or revision of a repository",
    empty_folder: "empty: neither datapackage.json nor tables",
    no_archive: "old.zip: neither a package nor a zip archive of one",
    no_json: "old/datapackage.json:1:2: the end of the file, with the { of line 1 still open",
    key_twice: "units: the key 'app' is empty or occurs twice; see figures check",
    leads_out: "the path ../data/units.csv, which leads out of the package",
    damaged: "old.zip: figures.csv cannot be taken out of the archive: Bad CRC-32",
    of_a_later_kind: "old.zip: neither a package nor a zip archive of one: zip file version 9.9",
    no_list_of_tables: "old: cannot be read as a package: datapackage.json does not conform",
    no_fields: "old: cannot be read as a package: the schema of figures does not conform",
    too_deep: "old/datapackage.json:1:1: JSON nested more than 100 levels",
    unclosed: "old: cannot be read as a package: a quote that is never closed",
}


@pytest.mark.parametrize("make", REASONS, ids=lambda make: make.__name__)
def test_what_cannot_be_compared_says_why(
    make: object, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(make)
    assert main(["diff", make(package)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert REASONS[make] in printed.err


def test_limits_and_licences_of_another_kind_are_changes(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = package / "old"
    old.mkdir()
    copy_package(old)
    _set(old / "datapackage.json", ["licenses"])
    _set(old / "schemas/figures.schema.json", ["fields", 17, "constraints", "minimum"], "one")
    assert main(["diff", str(old), "."]) == 1
    printed = said(capsys)
    assert 'licenses: [] → ["CC-BY-4.0"]' in printed
    assert "sentence_chars: minimum one → minimum 1 (constraint-tightened" in printed


def _set(file: Path, keys: list[str | int], *to: str) -> None:
    """Set a value in a JSON file, or take it out."""
    document = json.loads(file.read_text(encoding="utf-8"))
    parent = document
    for key in keys[:-1]:
        parent = parent[key]
    del parent[keys[-1]]
    for value in to:
        parent[keys[-1]] = value
    file.write_text(json.dumps(document), encoding="utf-8")


def test_two_sets_of_bare_tables_have_no_keys(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(package / "data"), str(ROOT / "data")]) == 2
    assert "nor" in capsys.readouterr().err


def test_an_archive_that_would_fill_the_memory_is_refused(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(package / "old.zip", "w", zipfile.ZIP_DEFLATED) as stream:
        stream.writestr("datapackage.json", " " * 5000)
    for limit in ("UNPACKED", "GROWTH"):
        monkeypatch.setattr(f"cited_figures.release.diff.files.{limit}", Limit("bytes", 10))
    assert main(["diff", "old.zip"]) == 2
    assert "old.zip: datapackage.json unpacks to more than 1,530 bytes" in capsys.readouterr().err


def test_without_git_there_are_no_revisions(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(package))
    assert git("status") == b""
