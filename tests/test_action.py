"""The step of action.yml as a shell runs it, and what other projects copy from the README."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from changes import ROOT, recount, set_cell

SCRIPT = ROOT / ".github" / "action" / "run.sh"


def run(package: Path, **settings: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run the script in a folder of its own and return what it printed and its outputs."""
    folder = package / "runner"
    folder.mkdir(exist_ok=True)
    outputs, summary = folder / "outputs", folder / "summary.md"
    command = Path(sys.executable).with_name("figures")
    done = subprocess.run(  # noqa: S603
        ["bash", str(SCRIPT)],  # noqa: S607
        cwd=package,
        env={
            **os.environ,
            "FIGURES_COMMAND": str(command),
            "RUNNER_TEMP": str(folder),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_ACTIONS": "true",
            **settings,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    pairs = [line.split("=", 1) for line in outputs.read_text().splitlines()]
    assert summary.read_text(encoding="utf-8").startswith("## ")
    return done, dict(pairs[-3:])


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_clean_package_passes_with_its_outputs(package: Path) -> None:
    done, outputs = run(package)
    assert (done.returncode, done.stderr) == (0, "")
    assert (outputs["errors"], outputs["warnings"]) == ("0", "0")
    assert Path(outputs["report"]).is_file()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_fault_is_annotated_and_fails(package: Path) -> None:
    set_cell(package, "figures", "F11", "comparator", "ge")
    recount(package)
    done, outputs = run(package)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=data/figures.csv,line=12,col=8,title=printed-")
    assert (outputs["errors"], outputs["warnings"]) == ("1", "0")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_warnings_fail_when_asked_and_a_missing_package_exits_with_2(package: Path) -> None:
    set_cell(package, "indicators", "industrial-apps", "plausible_max", "200000")
    recount(package)
    assert run(package)[0].returncode == 0
    assert run(package, FIGURES_STRICT="true")[0].returncode == 1
    done, outputs = run(package, FIGURES_PATH="nowhere")
    assert done.returncode == 2
    assert outputs["errors"] == "1"
