"""Disks that are full or read-only, files that must not change: one line, and nothing changed."""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from changes import copy_package
from cited_figures.cli.main import main
from cited_figures.package.writing import write, write_all
from writing.conftest import Mount, copy_derived
from writing.disk import contents, doomed, leftovers, set_version

SAID = "not written: {}; nothing was changed; put that right and run it again\n"


def test_a_full_disk_changes_nothing(
    tmp_path: Path, mount: Mount, capsys: pytest.CaptureFixture[str]
) -> None:
    mount(tmp_path, "size=400k")
    copy_package(tmp_path)
    copy_derived(tmp_path)
    set_version(tmp_path)
    with (tmp_path / "filler").open("wb", buffering=0) as stream:
        while free(tmp_path) > 12288:  # room for one of the files, not for all
            stream.write(bytes(4096))
    before = contents(tmp_path)
    assert main(["update", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"figures: {tmp_path}/")
    assert said.err.endswith(f": {SAID.format('No space left on device')}")
    assert contents(tmp_path) == before
    for command in (["new", str(tmp_path / "mine")], ["build", "--out", str(tmp_path / "dist")]):
        if command[0] == "build":
            command.insert(1, str(tmp_path))
        capsys.readouterr()
        assert main(command) == 2
        assert "No space left on device" in capsys.readouterr().err
        assert contents(tmp_path) == before
        assert not (tmp_path / "mine").exists()
        assert not (tmp_path / "dist").exists()
    assert main(["check", str(tmp_path), "--report", f"json={tmp_path}/report.json"]) in (0, 2)


def free(folder: Path) -> int:
    about = os.statvfs(folder)
    return about.f_bavail * about.f_frsize


def test_a_report_that_finds_no_room_is_said_after_the_report_itself(
    tmp_path: Path, mount: Mount, capsys: pytest.CaptureFixture[str]
) -> None:
    package, full = tmp_path / "package", tmp_path / "full"
    package.mkdir()
    full.mkdir()
    copy_package(package)
    mount(full, "size=4k")
    (full / "filler").write_bytes(bytes(4096))
    report = full / "figures.sarif"
    assert main(["check", str(package), "--report", f"sarif={report}"]) == 2
    said = capsys.readouterr()
    assert said.out.splitlines()[-1].startswith("checked 8 tables")
    assert said.err == f"figures: {report}: {SAID.format('No space left on device')}"
    assert [file.name for file in full.iterdir()] == ["filler"]


def test_a_read_only_disk_is_said_at_once(
    tmp_path: Path, mount: Mount, capsys: pytest.CaptureFixture[str]
) -> None:
    mount(tmp_path, "size=4m")
    copy_package(tmp_path)
    copy_derived(tmp_path)
    set_version(tmp_path)
    (tmp_path / "empty").mkdir()
    mount(tmp_path, "ro")
    before = contents(tmp_path)
    reason = "Read-only file system"
    assert main(["update", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"figures: {tmp_path}/README.md: {SAID.format(reason)}"
    assert main(["new", str(tmp_path / "empty")]) == 2
    place = f"{tmp_path}/empty/example.txt"
    assert capsys.readouterr().err == f"figures: {place}: {SAID.format(reason)}"
    assert main(["check", str(tmp_path), "--report", f"json={tmp_path}/r.json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""  # before the check runs
    assert said.err == f"figures: {tmp_path}/r.json: cannot be written: the folder is read-only\n"
    assert contents(tmp_path) == before


def test_a_limit_on_the_size_of_files_leaves_the_old_ones(release: Path) -> None:
    set_version(release)
    before = contents(release)
    code = (
        "import resource, sys; from cited_figures.cli.main import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "sys.exit(main(['update']))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=release, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"figures: README.md: {SAID.format('File too large')}"
    assert contents(release) == before
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 2000


@pytest.mark.parametrize("name", ["datapackage.json", "README.md"])
def test_a_file_that_somebody_made_read_only_stays(
    name: str, release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_version(release)
    with (release / "data/units.csv").open("a", encoding="utf-8") as stream:
        stream.write("x,x,,count,x,{x},,,unit:NUM,0,,true\n")
    (release / name).chmod(0o444)
    before = contents(release)
    assert main(["update"]) == 2
    assert capsys.readouterr() == ("", f"figures: {name}: {SAID.format('the file is read-only')}")
    assert contents(release) == before


def test_what_was_written_before_is_said(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, three = (release / name for name in ("one", "two", "three"))
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if target == three:
            raise PermissionError(1, "Operation not permitted")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(OSError, match=r"written before it: .*one, .*two; put that") as raised:
        write_all(dict.fromkeys((one, two, three), "new"))
    assert raised.value.filename == str(three)
    assert leftovers(release) == []
    assert not three.exists()


def test_folders_made_for_nothing_are_removed(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="File name too long"):
        write_all({tmp_path / "a/b/c.txt": "c", tmp_path / f"a/{'x' * 300}": "x"})
    assert list(tmp_path.iterdir()) == []
    write(tmp_path / ("x" * 250), "a name that is as long as names may be")


def test_an_error_without_a_number_is_said_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("odd disk")))
    with pytest.raises(OSError, match="not written: odd disk; nothing was changed"):
        write(tmp_path / "file", "new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["folder", "fifo", "link", "dangling", "loop"])
def test_only_plain_files_are_replaced(kind: str, tmp_path: Path) -> None:
    place, other = tmp_path / "place", tmp_path / "other"
    other.write_text("other", encoding="utf-8")
    put(kind, place, other)
    with pytest.raises(OSError, match="a folder, link or device is in its place"):
        write(place, "new")
    assert other.read_text(encoding="utf-8") == "other"
    assert place.is_symlink() or not place.is_file()
    assert leftovers(tmp_path) == []


def put(kind: str, place: Path, other: Path) -> None:
    """Put something that is no plain file in a place."""
    if kind == "folder":
        place.mkdir()
    elif kind == "fifo":
        os.mkfifo(place)
    else:
        targets = {"link": other, "dangling": other.with_name("nothing"), "loop": place}
        place.symlink_to(targets[kind])


def test_mode_owner_and_line_ends_stay(release: Path) -> None:
    file = release / "README.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    file.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(file, 1234, 2345)
    before = file.stat()
    set_version(release)
    assert main(["update"]) == 0
    raw, after = file.read_bytes(), file.stat()
    assert b"version 1.0.1" in raw
    assert raw.count(b"\r\n") == raw.count(b"\n") > 100
    for name in ("st_mode", "st_uid", "st_gid"):
        assert getattr(after, name) == getattr(before, name)
    assert after.st_ino != before.st_ino
    assert stat.S_IMODE((release / "CITATION.cff").stat().st_mode) == 0o644


def test_two_runs_at_once_leave_whole_files(release: Path) -> None:
    set_version(release)
    threads = [Thread(target=main, args=(["update", str(release)],)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert leftovers(release) == []
    assert main(["update"]) == 0
    assert doomed(0, "SIGKILL", "update", cwd=release).stdout == ""
    whole, file = [b"a" * 100_000, b"b" * 100_000], release / "file"

    def overwrite(raw: bytes) -> None:
        for _ in range(20):
            write(file, raw)

    writers = [Thread(target=overwrite, args=(raw,)) for raw in whole]
    for thread in writers:
        thread.start()
    while any(thread.is_alive() for thread in writers):
        assert not file.exists() or file.read_bytes() in whole


def test_a_read_only_folder_is_said(release: Path) -> None:
    set_version(release)
    (release / "empty").mkdir()
    before = contents(release)
    for folder in (release / "empty", release):
        folder.chmod(0o555)
    try:
        for words, place in (
            (["update"], "README.md"),
            (["new", "empty"], "empty/example.txt"),
            (["build"], "dist/CITATION.cff"),
        ):
            done = bound_by_modes(*words, cwd=release)
            assert (done.returncode, done.stdout) == (2, "")
            assert done.stderr == f"figures: {place}: {SAID.format('Permission denied')}"
        done = bound_by_modes("check", "--report", "json=report.json", cwd=release)
        assert (done.returncode, done.stdout) == (2, "")
        said = "figures: report.json: cannot be written: the folder is read-only\n"
        assert done.stderr == said
    finally:
        release.chmod(0o755)
    assert contents(release) == before


def bound_by_modes(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command without the power of root to write where modes forbid it."""
    without = [] if os.geteuid() else ["setpriv", "--bounding-set", "-dac_override"]
    return subprocess.run(  # noqa: S603
        [*without, sys.executable, "-m", "cited_figures", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
