"""The dry run of a release, as .ci/release does it, in a clone of this repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from changes import ROOT, make_release
from cited_figures.author.seal import write_seal
from repository import commit, git

pytestmark = pytest.mark.slow


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone of the repository")
    folder = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(ROOT), str(folder))
    write_seal(make_release(folder))
    commit(folder, "v0.9.9")
    git(folder, "tag", "--delete", "v0.9.9")
    return folder


def release(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  (our own script)
        [folder / ".ci/release", *arguments],
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_dry_run_leaves_the_release_and_its_notes(clone: Path) -> None:
    done = release(clone)
    assert done.returncode == 0, done.stdout + done.stderr
    notes = (clone / "dist-notes.md").read_text(encoding="utf-8")
    assert notes.rstrip().endswith("The first release.")
    assert (clone / "dist/scio-digital-china-2020-1.0.0.zip").is_file()
    assert (clone / "dist/cited_figures-1.0.0-py3-none-any.whl").is_file()

    other_tag = release(clone, "v1.0.1")
    assert other_tag.returncode != 0
    assert "version-differs" in other_tag.stdout

    readme = clone / "README.md"
    readme.write_text(readme.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    uncommitted = release(clone)
    assert uncommitted.returncode != 0
    assert "not what is committed" in uncommitted.stderr
