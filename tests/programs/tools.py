"""Run programs beside Python; say which of them are missing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from changes import ROOT

ALL = "FIGURES_ALL_TOOLS"  # set where every tool must be there: nothing is skipped
NODE_MODULES = ROOT / "tests" / "node" / "node_modules"


def need(there: object, what: str) -> None:
    """Skip the test when something is missing, or fail it where everything must be there."""
    if there:
        return
    if os.environ.get(ALL):
        pytest.fail(f"{what} is missing, and {ALL} is set: run .ci/tools")
    pytest.skip(f"{what} is missing; .ci/tools installs it")


def need_program(name: str) -> None:
    need(shutil.which(name), name)


def run(root: Path, *command: str, text: str = "", **settings: str) -> str:
    """Run a program in a folder and return what it prints; raises CalledProcessError."""
    environment = os.environ | {"LC_ALL": "C.UTF-8"} | settings
    try:
        done = subprocess.run(  # noqa: S603
            command,
            cwd=root,
            env=environment,
            input=text,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
    except subprocess.CalledProcessError as error:
        error.add_note(error.stderr)
        raise
    return done.stdout


def shell(root: Path, lines: str, **settings: str) -> str:
    return run(root, "bash", "-e", "-o", "pipefail", "-c", lines, **settings)
