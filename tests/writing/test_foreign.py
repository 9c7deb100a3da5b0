"""What comes with a package from elsewhere starts no program: git settings, modules, inputs."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from changes import ROOT, make_release, set_cell
from cited_figures.cli.main import main
from cited_figures.release.diff.files import git
from repository import commit
from repository import git as act
from writing.disk import contents

SCRIPT = ROOT / ".github" / "action" / "run.sh"
SETTINGS = {
    "tar.zip.command": "touch started; cat",
    "filter.all.smudge": "touch started; cat",
    "filter.all.process": "touch started",
    "core.fsmonitor": "touch started;",
    "core.pager": "touch started; cat",
    "pager.tag": "touch started; cat",
    "diff.external": "touch started;",
    "core.sshCommand": "touch started;",
    "alias.archive": "!touch started",
    "core.hooksPath": "hooks",
}


@pytest.fixture
def tagged(package: Path) -> Path:
    """Return a package under git, with the tag v1.0.0 and settings that name programs."""
    (package / ".gitattributes").write_text("* filter=all\n", encoding="utf-8")
    commit(package, "v1.0.0")
    hooks = package / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        (hooks / name).write_text("#!/bin/sh\ntouch started\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    for key, value in SETTINGS.items():
        act(package, "config", key, value)
    (package / "started").unlink(missing_ok=True)
    return package


def test_the_settings_of_a_repository_start_nothing(
    tagged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "v1.0.0", "."]) == 0
    assert main(["release-check"]) == 1
    capsys.readouterr()
    set_cell(tagged, "figures", "F10", "value", "64")
    assert main(["diff", "v1.0.0"]) == 1
    assert "figures F10 value: 63 → 64" in capsys.readouterr().out
    assert not (tagged / "started").exists()


def test_what_is_missing_in_a_repository_is_fetched_from_nowhere(
    tagged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    act(tagged, "config", "extensions.partialClone", "origin")
    act(tagged, "config", "core.repositoryFormatVersion", "1")
    act(tagged, "config", "remote.origin.promisor", "true")
    act(tagged, "config", "remote.origin.url", "ext::sh -c touch% started")
    act(tagged, "config", "protocol.ext.allow", "always")
    raw = git("rev-parse", "v1.0.0:data/figures.csv", folder=tagged).decode().strip()
    lost = tagged / ".git/objects" / raw[:2] / raw[2:]
    assert lost.exists()
    lost.unlink()
    assert main(["diff", "v1.0.0", "."]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tagged / "started").exists()


def test_an_object_that_is_lost_is_no_empty_table(
    package: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(package, "v1.0.0")
    listed = git

    def losing(*words: str, **how: Any) -> bytes:
        return b"" if words[0] == "cat-file" else listed(*words, **how)

    monkeypatch.setattr("cited_figures.release.diff.files.git", losing)
    assert main(["diff", "v1.0.0", "."]) == 2
    assert "is not in this copy of the repository" in capsys.readouterr().err


def test_a_table_that_a_revision_does_not_hold_is_named(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (package / "data/units.csv").unlink()
    commit(package, "v1.0.0")
    assert main(["diff", "v1.0.0", "."]) == 2
    assert capsys.readouterr().err == "figures: v1.0.0: there is no file data/units.csv\n"


def test_files_that_look_like_a_repository_are_none(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bare repository can be committed as plain files, with settings of its own."""
    commit(package, "v1.0.0")
    inner = package / "inner"
    shutil.copytree(package / ".git", inner)
    shutil.rmtree(package / ".git")
    for name in ("data", "schemas"):
        shutil.copytree(package / name, inner / name)
    shutil.copy(package / "datapackage.json", inner)
    act(inner, "config", "--file", "config", "core.bare", "true")
    act(inner, "config", "--file", "config", "tar.zip.command", "touch started; cat")
    assert git("rev-parse", "v1.0.0", folder=inner) == b""
    assert main(["release-check", "inner", "--against", "v1.0.0"]) == 2
    assert "v1.0.0: no such file, folder, tag or revision" in capsys.readouterr().err
    assert not list(package.rglob("started"))


@pytest.mark.parametrize("name", ["--output=stolen", "--help", "-x", "v1.0.0:data", "HEAD -- x"])
def test_a_revision_is_never_an_option(
    name: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(package, "v1.0.0")
    before = contents(package)
    assert main(["diff", "--", name, "."]) == 2
    assert capsys.readouterr().err.startswith(
        f"figures: {name}: no such file, folder, tag or revision"
    )
    assert contents(package) == before


def test_the_folder_decides_which_repository_is_meant(
    package: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a hook, git names the repository of the hook in the environment."""
    commit(package, "v1.0.0")
    act(elsewhere, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(elsewhere / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(elsewhere))
    assert main(["diff", "v1.0.0", "."]) == 0


@pytest.mark.parametrize("kind", ["link", "fifo"])
def test_a_version_is_read_only_inside_its_folder(
    kind: str, package: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = package / "old"
    for name in ("data", "schemas"):
        shutil.copytree(package / name, old / name)
    shutil.copy(package / "datapackage.json", old)
    table = old / "data/units.csv"
    shutil.move(table, elsewhere / "units.csv")
    if kind == "link":
        table.symlink_to(elsewhere / "units.csv")
    else:
        os.mkfifo(table)
    assert main(["diff", "old", "."]) == 2
    reason = {"link": "leads out of the package", "fifo": "not a regular file"}[kind]
    assert reason in capsys.readouterr().err


def test_an_archive_that_is_damaged_or_locked_is_one_line(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = package / "old.zip"
    with zipfile.ZipFile(file, "w") as stream:
        stream.writestr("datapackage.json", '{"resources": []}')
    whole = file.read_bytes()
    damaged = whole.replace(b'{"resources"', b'{"ressurces"', 1)
    locked = bytearray(whole)
    locked[6] |= 1
    locked[whole.index(b"PK\x01\x02") + 8] |= 1
    strange = bytearray(whole)
    strange[8] = strange[whole.index(b"PK\x01\x02") + 10] = 99
    for raw in (damaged, locked, strange):
        file.write_bytes(raw)
        assert main(["diff", "old.zip"]) == 2
        said = capsys.readouterr().err
        assert said.startswith(
            "figures: old.zip: datapackage.json cannot be taken out of the archive: "
        )
        assert said.count("\n") == 1


def test_a_second_build_imports_nothing_from_where_one_is(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_release(package)
    for name in ("json.py", "polars.py", "validate.py"):
        (package / name).write_text("open('started', 'w')\n", encoding="utf-8")
    monkeypatch.chdir(package)
    main(["release-check"])
    assert "build-differs" not in capsys.readouterr().out
    assert not (package / "started").exists()


def action(package: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the step of action.yml."""
    (package / "runner").mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "FIGURES_COMMAND": str(Path(sys.executable).with_name("figures")),
        "RUNNER_TEMP": str(package / "runner"),
        "GITHUB_OUTPUT": str(package / "runner/outputs"),
        **settings,
    }
    return subprocess.run(  # noqa: S603
        ["bash", str(SCRIPT)],  # noqa: S607
        cwd=package,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_imports_nothing_from_what_it_checks(package: Path) -> None:
    for name in ("json.py", "venv.py"):
        (package / name).write_text("open('started', 'w')\n", encoding="utf-8")
    done = action(package)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (package / "started").exists()


@pytest.mark.parametrize("path", ["--help", "--only=units", "--version"])
def test_a_path_is_never_an_option_of_the_action(path: str, package: Path) -> None:
    done = action(package, FIGURES_PATH=path)
    assert done.returncode == 2
    assert f"{path}: fatal: package-unreadable" in done.stdout


def test_an_earlier_report_is_not_taken_for_that_of_this_step(package: Path) -> None:
    assert action(package).returncode == 0
    said = (package / "runner/outputs").read_text(encoding="utf-8")
    failing = package / "failing"
    failing.write_text("#!/bin/sh\nexit ${FAILING:-0}\n", encoding="utf-8")
    failing.chmod(0o755)
    assert action(package, FIGURES_COMMAND=str(failing)).returncode == 2
    assert action(package, FIGURES_COMMAND=str(failing), FAILING="3").returncode == 3
    assert (package / "runner/outputs").read_text(encoding="utf-8") == said


def test_strict_is_true_or_false(package: Path) -> None:
    done = action(package, FIGURES_STRICT="yes")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "figures: strict is 'yes'; expected true or false\n"
