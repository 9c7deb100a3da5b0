"""Commands that are ended at any moment: every file is the old or the new one, whole."""

import shutil
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cited_figures import check
from cited_figures.cli.main import main
from cited_figures.package.writing import write
from writing.disk import contents, doomed, errors, leftovers, set_version

EVERY = range(1, 60)  # the command is finished before the last of them

pytestmark = pytest.mark.slow


def moments(*sample: int) -> pytest.MarkDecorator:
    """Run a test at a few moments, and in the slow tests at every moment."""
    every = pytest.param(EVERY, id="every", marks=pytest.mark.slow)
    return pytest.mark.parametrize("moments", [pytest.param(sample, id="sample"), every])


@pytest.fixture
def copies(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Return what copies a package into a folder of its own."""
    return lambda root: shutil.copytree(root, tmp_path_factory.mktemp("copy") / "package")


@moments(2, 5, 8)
def test_update_killed_at_any_moment_leaves_whole_files(
    moments: Sequence[int], release: Path, copies: Callable[[Path], Path]
) -> None:
    set_version(release)
    before = contents(release)
    whole = copies(release)
    assert main(["update", str(whole)]) == 0
    finished = contents(whole)
    changed = {name for name in before if finished[name] != before[name]}
    assert changed >= {"README.md", "CITATION.cff", ".zenodo.json"}
    left = 0
    for moment in moments:
        root = copies(release)
        done = doomed(moment, "SIGKILL", "update", cwd=root)
        left += len(leftovers(root))
        assert errors(root) == []
        for name, content in contents(root).items():
            assert content in (before.get(name), finished.get(name)) or name not in before
        assert main(["update", str(root)]) == 0
        assert contents(root) == finished
        if done.returncode == 0:
            break
    assert left > len(moments) // 10  # the interesting moments were among them
    assert (done.returncode == 0) == (moments is EVERY)


@moments(2, 5, 8)
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130), ("SIGHUP", 129)])
def test_update_that_is_stopped_cleans_up_without_a_traceback(
    name: str, code: int, moments: Sequence[int], release: Path, copies: Callable[[Path], Path]
) -> None:
    set_version(release)
    for moment in moments:
        root = copies(release)
        done = doomed(moment, name, "update", cwd=root)
        assert leftovers(root) == []
        assert errors(root) == []
        assert "Traceback" not in done.stderr
        if done.returncode == 0:
            break
        assert done.returncode == code
    assert (done.returncode == 0) == (moments is EVERY)


@moments(1, 10, 38)
def test_new_killed_at_any_moment_can_be_run_again(moments: Sequence[int], tmp_path: Path) -> None:
    """Until the first file is in place; then there is something that must not be overwritten."""
    resumed = 0
    for moment in moments:
        folder = tmp_path / str(moment)
        doomed(moment, "SIGKILL", "new", str(folder), cwd=tmp_path)
        files = contents(folder)
        assert main(["new", str(folder)]) == (2 if files else 0)
        resumed += not files
        if not files:
            assert errors(folder) == []
    assert 0 < resumed < len(moments)


@moments(2, 4, 6)
def test_a_build_killed_at_any_moment_is_finished_by_the_next(
    moments: Sequence[int], release: Path, copies: Callable[[Path], Path]
) -> None:
    assert main(["build"]) == 0
    finished = contents(release / "dist")
    (release / "dist/SHA256SUMS").unlink()
    for name in ("LICENSE", "index.html", "figures.parquet"):
        (release / "dist" / name).unlink(missing_ok=True)
    for moment in moments:
        root = copies(release)
        done = doomed(moment, "SIGKILL", "build", cwd=root)
        there = contents(root / "dist")
        assert there.items() <= finished.items()
        if done.returncode == 0:
            break
        if "SHA256SUMS" in there:
            assert there == finished
        assert main(["build", str(root), "--out", str(root / "dist")]) == 0
        assert contents(root / "dist") == finished
    assert (done.returncode == 0) == (moments is EVERY)


def test_the_library_leaves_the_signals_of_a_program_alone(tmp_path: Path) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)]
    seen: list[object] = []

    class Content(str):
        __slots__ = ()

        def encode(self, *_: str) -> bytes:
            seen.extend(signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP))
            return b"new"

    write(tmp_path / "file", Content("new"))
    assert seen == before


def test_temporary_files_of_other_runs_stay(release: Path) -> None:
    """Their process may run in another container: nobody here can tell that it does not."""
    gone = doomed(4, "SIGKILL", "new", "elsewhere", cwd=release)
    assert gone.returncode == -9
    assert leftovers(release / "elsewhere")
    theirs, other = ".figures-0123456789abcdef.part", ".figures-8388608.part"
    for name in (theirs, other):
        (release / "data" / name).write_bytes(b"half")
    set_version(release)
    assert main(["update"]) == 0
    assert {path.name for path in (release / "data").glob(".*")} == {theirs, other}
    assert "file-unlisted" not in {found.rule for found in check().findings}  # they are hidden
