"""figures add and fix ended at any moment: every file is the old or the new one, whole."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from adding.conftest import REVIEW
from changes import copy_package
from cited_figures.author.new import write_package
from writing.disk import contents, doomed, leftovers

EVERY = range(1, 60)  # the command is finished before the last of them
ADD = [
    *("add", "85 GWh", "--text", str(REVIEW), "--new-source", "review-2025"),
    *("--area", "example-area", "--new-indicator", "energy", "measure=flow"),
]
FIX = ["fix", "--write"]

pytestmark = pytest.mark.slow


def to_be_added_to(root: Path) -> Path:
    write_package(root)
    return root


def to_be_fixed(root: Path) -> Path:
    root.mkdir(parents=True)
    copy_package(root)
    for table in ("figures", "units"):
        file = root / "data" / f"{table}.csv"
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    return root


Prepare = Callable[[Path], Path]
COMMANDS = pytest.mark.parametrize(
    ("prepare", "command", "changes"),
    [(to_be_added_to, ADD, 6), (to_be_fixed, FIX, 2)],
    ids=["add", "fix"],
)


def run(code: str, command: Sequence[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process that some code prepares."""
    words = [sys.executable, "-c", code, *command]
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603


@COMMANDS
def test_a_killed_command_leaves_whole_files_and_can_be_run_again(
    prepare: Prepare, command: Sequence[str], changes: int, tmp_path: Path
) -> None:
    before = contents(prepare(tmp_path / "before" / "package"))
    whole = prepare(tmp_path / "whole" / "package")
    assert doomed(0, "SIGKILL", *command, cwd=whole).returncode == 0
    finished = contents(whole)
    assert sum(finished[name] != content for name, content in before.items()) == changes
    left = 0
    for moment in EVERY:
        root = prepare(tmp_path / str(moment) / "package")
        done = doomed(moment, "SIGKILL", *command, cwd=root)
        left += bool(leftovers(root))
        for name, content in contents(root).items():
            assert content in (before[name], finished[name])
        shutil.rmtree(root)
        if done.returncode == 0:
            break
    assert left >= changes
    assert done.returncode == 0


@COMMANDS
def test_a_stopped_command_leaves_nothing_behind(
    prepare: Prepare, command: Sequence[str], changes: int, tmp_path: Path
) -> None:
    for moment in (1, changes + 2, 2 * changes + 2):
        root = prepare(tmp_path / str(moment))
        done = doomed(moment, "SIGTERM", *command, cwd=root)
        assert leftovers(root) == []
        assert "Traceback" not in done.stderr
        assert done.returncode == 143


@COMMANDS
def test_without_room_for_the_files_nothing_changes(
    prepare: Prepare, command: Sequence[str], changes: int, tmp_path: Path
) -> None:
    root = prepare(tmp_path / "package")
    before = contents(root)
    code = (
        "import resource, sys; from cited_figures.cli.main import main\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({changes * 50}, {changes * 50}))\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = run(code, command, root)
    assert done.returncode == 2
    assert "nothing was changed" in done.stderr
    assert done.stderr.count("\n") == 1
    assert contents(root) == before
    assert leftovers(root) == []


@COMMANDS
def test_without_memory_nothing_changes(
    prepare: Prepare, command: Sequence[str], changes: int, tmp_path: Path
) -> None:
    root = prepare(tmp_path / "package")
    before = contents(root)
    code = (
        "import sys; from cited_figures.cli.main import main\n"
        "from cited_figures.run import engine\n"
        "def exhausted(*_, **__): raise MemoryError\n"
        "engine.report_of = exhausted\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = run(code, command, root)
    assert changes
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert contents(root) == before
