"""Build a release a second time, in another environment, and compare."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ..build import build
from ..build.dist import differing, surplus

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}


def differing_builds(root: Path) -> list[str]:
    """Return the names of the files that differ between two builds, sorted.

    Raises RuntimeError when the second build fails, with its output.
    """
    files = build(root)
    with tempfile.TemporaryDirectory() as folder:
        # -P: nothing is imported from the folder that the command runs in
        program = [sys.executable, "-P", "-m", "cited_figures"]
        command = [*program, "build", str(root.resolve()), "--out", folder]
        done = subprocess.run(  # noqa: S603  (our own command)
            command, env={**os.environ, **ELSEWHERE}, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return [*differing(files, Path(folder)), *surplus(files, Path(folder))]
