"""Disks that are full or read-only, really: as root, modes alone stop nothing."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from changes import ROOT

Mount = Callable[[Path, str], None]
AS_ROOT = [] if os.geteuid() == 0 else ["sudo", "-n"]


@pytest.fixture
def mount() -> Iterator[Mount]:
    """Return what mounts a small file system; where nobody may, the test is skipped."""
    mounted: list[Path] = []

    def act(folder: Path, options: str) -> None:
        again = ["-o", f"remount,{options}"] if folder in mounted else ["-o", options]
        command = [*AS_ROOT, "mount", "-t", "tmpfs", *again, "tmpfs", str(folder)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
            reason = done.stderr
        except FileNotFoundError as error:
            reason = str(error)
        if reason:
            assert "FIGURES_ALL_TOOLS" not in os.environ, reason
            pytest.skip(reason)
        mounted.append(folder)

    yield act
    for folder in set(mounted):
        subprocess.run([*AS_ROOT, "umount", str(folder)], check=True)  # noqa: S603


@pytest.fixture
def release(package: Path) -> Path:
    """Return a copy of the real package with all that is derived, as in the repository."""
    copy_derived(package)
    return package


def copy_derived(root: Path) -> None:
    for name in ("README.md", "CITATION.cff", ".zenodo.json"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / ".github", root / ".github", ignore=shutil.ignore_patterns("*.yml"))


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder outside the package."""
    return tmp_path_factory.mktemp("elsewhere")
