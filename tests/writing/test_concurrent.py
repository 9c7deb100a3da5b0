"""Several commands on one package at once: each sees whole files, and the last is right."""

import subprocess
import sys
from pathlib import Path

from changes import ROOT, faults, make_release, set_cell
from cited_figures import check
from cited_figures.package.writing import is_temporary

COMMANDS = ("update", "check", "update", "check --format json", "update", "show F04", "check")


def test_updates_and_checks_at_the_same_time(whole_package: Path) -> None:
    make_release(whole_package)
    set_cell(whole_package, "figures", "F04", "note", "A note of another length than before.")
    running = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "cited_figures", *command.split()],
            env={"PYTHONPATH": str(ROOT / "src" / "validate")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in COMMANDS
    ]
    for command, process in zip(COMMANDS, running, strict=True):
        out, err = process.communicate()
        assert process.returncode in ((0, 1) if "check" in command else (0,)), (command, out, err)
        assert err == ""
    assert {found.rule for found in faults(check())} <= {"release-unsealed"}
    assert not [file for file in whole_package.rglob("*") if is_temporary(file.name)]
