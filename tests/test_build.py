"""figures build: the same release for everybody, and never over files of others."""

import hashlib
import io
import json
import subprocess
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from frictionless import Package as Frictionless

from changes import make_release, set_cell
from cited_figures import check
from cited_figures.cli.main import main
from cited_figures.package.checksums import parse
from cited_figures.release.build import build
from cited_figures.release.build.dist import surplus, update_dist
from cited_figures.release.build.edition import read_edition

ARCHIVE = "scio-digital-china-2020-1.0.0.zip"


@pytest.fixture
def release(package: Path) -> Path:
    return make_release(package)


def archive(files: Mapping[str, bytes]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(files[ARCHIVE]))


def test_the_same_package_gives_the_same_bytes(release: Path, tmp_path: Path) -> None:
    first = build(release)
    for file in release.rglob("*"):
        file.touch()
    (tmp_path / "elsewhere").mkdir()
    release.rename(tmp_path.with_name(f"{tmp_path.name}-moved"))
    assert build(tmp_path.with_name(f"{tmp_path.name}-moved")) == first


def test_the_archive_unpacks_to_a_package_that_passes(
    release: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("unpacked")
    archive(build(release)).extractall(folder)
    unpacked = folder / "scio-digital-china-2020-1.0.0"
    report = check(unpacked)
    assert not any(finding.severity.is_error for finding in report.findings)
    assert (report.tables, report.figures) == (6, 11)
    assert Frictionless(str(unpacked / "datapackage.json")).validate().valid


def test_the_archive_is_compressed_in_order_with_one_time(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = archive(build(release)).infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}
    created = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))["created"]
    time = datetime.fromisoformat(created).timetuple()[:6]
    assert {entry.date_time for entry in entries} == {time}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600300800")
    assert {entry.date_time[:3] for entry in archive(build(release)).infolist()} == {(2020, 9, 17)}


@pytest.mark.parametrize(
    ("seconds", "reason"),
    [("soon", "SOURCE_DATE_EPOCH is 'soon'"), ("9" * 30, "seconds since 1970"), ("0", "in 1980")],
)
def test_a_time_that_is_none_is_refused(
    seconds: str,
    reason: str,
    release: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert main(["build"]) == 2
    assert reason in capsys.readouterr().err
    assert not (release / "dist").exists()


def test_the_checksums_are_those_of_all_files(release: Path) -> None:
    assert main(["build"]) == 0
    files = [file for file in (release / "dist").rglob("*") if file.is_file()]
    lines = (release / "dist/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(files) - 1
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((release / "dist" / name).read_bytes()).hexdigest() == digest
    command = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    subprocess.run(command, cwd=release / "dist", check=True)  # noqa: S603


def test_a_build_writes_only_what_changed_and_over_no_edited_file(
    release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--check"]) == 1
    assert not (release / "dist").exists()
    capsys.readouterr()
    assert main(["build"]) == 0
    first = capsys.readouterr().out
    assert f"wrote dist/{ARCHIVE}\n" in first
    assert first.endswith("wrote dist/SHA256SUMS\n")
    assert main(["build"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["build", "--check"]) == 0
    assert capsys.readouterr().out == f"dist: {first.count('wrote')} files, all current\n"
    (release / "dist/README.md").write_text("Mine.\n", encoding="utf-8")
    (release / "dist/draft.txt").write_text("A draft.\n", encoding="utf-8")
    assert main(["build", "--check"]) == 1
    assert capsys.readouterr().out == (
        "dist/README.md: missing or not current\ndist/draft.txt: not from this build\n"
    )
    assert main(["build"]) == 2
    assert "dist/README.md: exists and was not written by figures build" in capsys.readouterr().err
    assert (release / "dist/README.md").read_text(encoding="utf-8") == "Mine.\n"


def test_a_file_that_no_build_wrote_is_never_overwritten(
    release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (release / "dist").mkdir()
    (release / "dist/index.html").write_text("My page.\n", encoding="utf-8")
    assert main(["build"]) == 2
    assert "dist/index.html: exists and was not written by figures build" in capsys.readouterr().err
    assert [file.name for file in (release / "dist").iterdir()] == ["index.html"]


def test_what_an_earlier_build_left_is_removed_and_the_rest_stays(tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    sums = "{}  datapackage.json\n{}  old.zip\n{}  edited.txt\n{}  ../outside.txt\n"
    same = hashlib.sha256(b"x").hexdigest()
    files = {"datapackage.json": b"x", "SHA256SUMS": sums.format(*[same] * 4).encode()}
    assert list(update_dist({**files, "old.zip": b"x"}, dist)) == [
        "datapackage.json",
        "old.zip",
        "SHA256SUMS",
    ]
    (dist / "edited.txt").write_text("edited", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
    new = {"datapackage.json": b"y", "SHA256SUMS": b"new"}
    assert list(update_dist(new, dist)) == ["datapackage.json", "SHA256SUMS"]
    assert surplus(new, dist) == ["edited.txt"]
    assert (tmp_path / "outside.txt").exists()


def test_checksums_of_something_else_protect_nothing_and_lose_nothing(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"image").hexdigest()
    (tmp_path / "image.iso").write_bytes(b"image")
    (tmp_path / "SHA256SUMS").write_text(f"{digest}  image.iso\n", encoding="utf-8")
    with pytest.raises(FileExistsError, match="was not written by figures build"):
        list(update_dist({"SHA256SUMS": b"new"}, tmp_path))
    assert (tmp_path / "image.iso").read_bytes() == b"image"


def test_a_package_with_errors_is_not_built(
    release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_cell(release, "figures", "F10", "value", "64")
    assert main(["build"]) == 1
    assert "printed-number-differs: F10" in capsys.readouterr().out
    assert not (release / "dist").exists()


def test_a_package_without_anything_else_is_built_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "demo"]) == 0
    assert main(["build", "demo", "--out", "out"]) == 0
    assert (tmp_path / "out/demo-0.1.0.zip").is_file()


def test_a_line_that_is_no_checksum_is_passed_over() -> None:
    digest = hashlib.sha256(b"x").hexdigest()
    assert list(parse(f"# by hand\n\n{digest}  x.txt\n")) == [("x.txt", digest)]


def test_a_schema_inside_the_descriptor_is_no_file_of_its_own(release: Path) -> None:
    file = release / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    units = release / "schemas/units.schema.json"
    about["resources"][2]["schema"] = json.loads(units.read_text(encoding="utf-8"))
    file.write_text(json.dumps(about), encoding="utf-8")
    units.unlink()
    assert "schemas/units.schema.json" not in read_edition(release).files


def test_a_table_beside_those_of_the_profile_has_rules_of_its_own(release: Path) -> None:
    file = release / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    about["resources"].append({**about["resources"][2], "name": "more", "path": "data/more.csv"})
    (release / "data/more.csv").write_bytes((release / "data/units.csv").read_bytes())
    file.write_text(json.dumps(about), encoding="utf-8")
    assert "schema-loosened" not in {finding.rule for finding in check(release).findings}
