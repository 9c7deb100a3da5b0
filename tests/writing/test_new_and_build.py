"""figures new and figures build: into a folder of their own, or not at all."""

import hashlib
import os
from pathlib import Path

import pytest

from cited_figures import check
from cited_figures.cli.main import main
from cited_figures.release.build.dist import update_dist
from writing.disk import contents


def test_an_empty_folder_that_one_is_in_is_filled_and_gives_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Harbour Figures"
    (folder / "data").mkdir(parents=True)
    monkeypatch.chdir(folder)
    assert main(["new", "."]) == 0
    assert '"name": "harbour-figures"' in Path("datapackage.json").read_text(encoding="utf-8")
    assert {found.rule for found in check().findings} == {"template-unfilled"}


@pytest.mark.parametrize("kind", ["file", "hidden", "below", "link", "dangling", "fifo"])
def test_new_leaves_alone_what_is_there(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mine"
    if kind == "file":
        folder.touch()
    elif kind == "dangling":
        folder.symlink_to(tmp_path / "nothing")
    else:
        (folder / "data").mkdir(parents=True)
        name = {"hidden": ".git", "below": "data/x.csv"}.get(kind, kind)
        if kind == "fifo":
            os.mkfifo(folder / name)
        elif kind == "link":
            (folder / name).symlink_to(tmp_path)
        else:
            (folder / name).touch()
    before = sorted(tmp_path.rglob("*"))
    why = "not a folder" if kind in ("file", "dangling") else "not empty"
    assert main(["new", str(folder)]) == 2
    assert capsys.readouterr().err == f"figures: {folder}: exists and is {why}\n"
    assert sorted(tmp_path.rglob("*")) == before


def test_new_follows_a_link_to_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "mine").symlink_to("empty")
    assert main(["new", str(tmp_path / "mine")]) == 0
    assert {found.rule for found in check(tmp_path / "empty").findings} == {"template-unfilled"}


@pytest.mark.parametrize("out", [".", "data", "schemas", "..", ".github", "link"])
def test_a_build_never_goes_among_the_files_of_the_package(
    out: str, release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (release / "link").symlink_to("data")
    before = contents(release)
    assert main(["build", "--out", out]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"figures: {out}: holds ")
    assert said.err.endswith(" of the package itself; choose another folder\n")
    assert main(["build", "datapackage.json", "--out", out]) == 2
    assert contents(release) == before


def test_a_build_into_a_file_or_nowhere_is_one_line(
    release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (release / "file").write_text("Mine.\n", encoding="utf-8")
    (release / "dangling").symlink_to("nothing")
    before = contents(release)
    for out, reason in (("file", "Not a directory"), ("dangling", "File exists")):
        assert main(["build", "--out", out]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"figures: {out}")
        assert f"not written: {reason}; nothing was changed" in said.err
        assert said.err.count("\n") == 1
    assert contents(release) == before


def test_a_build_goes_through_a_link_to_a_folder(release: Path, elsewhere: Path) -> None:
    (release / "dist").symlink_to(elsewhere)
    assert main(["build"]) == 0
    assert (elsewhere / "SHA256SUMS").is_file()
    assert main(["build", "--check"]) == 0


def test_a_link_in_the_folder_of_a_build_leads_nowhere(
    release: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dist = release / "dist"
    dist.mkdir()
    (dist / "figures.csv").symlink_to(elsewhere / "figures.csv")
    assert main(["build"]) == 2
    assert "exists and was not written by figures build" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []
    (dist / "figures.csv").unlink()
    (dist / "README.md").symlink_to(elsewhere / "README.md")
    assert main(["build"]) == 2
    assert list(elsewhere.iterdir()) == []


def test_nothing_is_removed_through_a_link(tmp_path: Path, elsewhere: Path) -> None:
    digest = hashlib.sha256(b"x").hexdigest()
    (elsewhere / "precious").write_bytes(b"x")
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "old").symlink_to(elsewhere)
    names = ("datapackage.json", "old/precious")
    (dist / "SHA256SUMS").write_text("".join(f"{digest}  {name}\n" for name in names), "utf-8")
    (dist / "datapackage.json").write_bytes(b"x")
    assert update_dist({"datapackage.json": b"y"}, dist) == ["datapackage.json"]
    assert (elsewhere / "precious").read_bytes() == b"x"
    assert not (dist / "SHA256SUMS").exists()


def test_a_build_that_fails_removes_nothing_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = hashlib.sha256(b"x").hexdigest()
    sums = "".join(f"{digest}  {name}\n" for name in ("datapackage.json", "old.zip")).encode()
    update_dist({"datapackage.json": b"x", "old.zip": b"x", "SHA256SUMS": sums}, tmp_path)
    before = contents(tmp_path)
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "disk full")))
    with pytest.raises(OSError, match="disk full"):
        update_dist({"datapackage.json": b"y", "SHA256SUMS": b"z"}, tmp_path)
    assert contents(tmp_path) == before
