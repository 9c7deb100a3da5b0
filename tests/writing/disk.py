"""What a folder holds, for comparing before and after."""

import subprocess
import sys
from pathlib import Path

from changes import ROOT
from cited_figures import check
from cited_figures.finding import Finding
from cited_figures.package.writing import is_temporary

DOOMED = Path(__file__).with_name("doomed.py")


def contents(root: Path) -> dict[str, bytes]:
    """Return every file but temporary ones by its path below a folder."""
    files = (file for file in root.rglob("*") if file.is_file() and not is_temporary(file.name))
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def leftovers(root: Path) -> list[str]:
    """Return the temporary files that a run has left."""
    return [file.name for file in root.rglob("*") if is_temporary(file.name)]


def doomed(number: int, name: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command until it is about to change the disk for the n-th time; then the signal."""
    return subprocess.run(  # noqa: S603
        [sys.executable, str(DOOMED), str(number), name, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def set_version(root: Path, version: str = "1.0.1") -> None:
    """Set the version in the descriptor: every derived file but the pictures follows."""
    file = root / "datapackage.json"
    old = (ROOT / "datapackage.json").read_text(encoding="utf-8").partition('"version": "')[2]
    text = file.read_text(encoding="utf-8")
    old = old.partition('"')[0]
    file.write_text(text.replace(f'"version": "{old}"', f'"version": "{version}"'), "utf-8")


def errors(package: Path | str = ".") -> list[Finding]:
    """Return what makes a package fail its check."""
    return [finding for finding in check(package).findings if finding.severity.is_error]
