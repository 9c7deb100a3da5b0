"""The step of action.yml as a shell runs it, and what other projects copy from the README."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from changes import ROOT, copy_package, recount, set_cell
from cited_figures.cli.main import main

SCRIPT = ROOT / ".github" / "action" / "run.sh"
NEEDS_BASH = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


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


@NEEDS_BASH
def test_a_clean_package_passes_with_its_outputs(package: Path) -> None:
    done, outputs = run(package)
    assert (done.returncode, done.stderr) == (0, "")
    assert (outputs["errors"], outputs["warnings"]) == ("0", "0")
    assert Path(outputs["report"]).is_file()


@NEEDS_BASH
def test_a_fault_is_annotated_and_fails(package: Path) -> None:
    set_cell(package, "figures", "F11", "comparator", "ge")
    recount(package)
    done, outputs = run(package)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=data/figures.csv,line=12,title=printed-")
    assert (outputs["errors"], outputs["warnings"]) == ("1", "0")


@NEEDS_BASH
def test_warnings_fail_when_asked_and_a_missing_package_exits_with_2(package: Path) -> None:
    set_cell(package, "indicators", "industrial-apps", "plausible_max", "200000")
    recount(package)
    assert main(["check"]) == 0
    assert run(package, FIGURES_STRICT="true")[0].returncode == 1
    done, outputs = run(package, FIGURES_PATH="nowhere")
    assert done.returncode == 2
    assert outputs["errors"] == "1"


@NEEDS_BASH
def test_several_packages_give_one_report_with_places_in_the_repository(package: Path) -> None:
    for name in ("a", "b"):
        (package / name).mkdir()
        copy_package(package / name)
    set_cell(package / "b", "figures", "F11", "comparator", "ge")
    recount(package / "b")
    done, outputs = run(package, FIGURES_PATH="a\n  b\n\n", GITHUB_WORKSPACE=str(package))
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=b/data/figures.csv,line=12,title=printed-")
    assert outputs["errors"] == "1"
    assert "checked 16 tables, 22 figures" in done.stdout


@NEEDS_BASH
@pytest.mark.parametrize("path", ["", " \n"])
def test_an_empty_path_is_refused(package: Path, path: str) -> None:
    (package / "runner").mkdir()
    (package / "runner" / "summary.md").write_text("## ")
    (package / "runner" / "outputs").write_text("none=1\n")
    done, outputs = run(package, FIGURES_PATH=path)
    assert (done.returncode, outputs) == (2, {"none": "1"})


def test_the_key_of_the_cache_follows_the_content(tmp_path: Path) -> None:
    names = ("constraints.txt", "pyproject.toml", "datapackage.json")
    for name in names:
        shutil.copy(ROOT / name, tmp_path)
    for folder in ("data", "schemas", "src"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a").write_text("a")

    def key() -> str:
        home = {"GITHUB_ACTION_PATH": str(tmp_path), "RUNNER_TEMP": "/t", "RUNNER_OS": "Linux"}
        script = ROOT / ".github" / "action" / "key.sh"
        done = subprocess.run(  # noqa: S603
            ["bash", str(script)],  # noqa: S607
            env={**os.environ, **home},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    first = key()
    assert first.startswith("folder=/t/figures\nkey=figures-Linux-")
    assert key() == first
    (tmp_path / "src" / "a").write_text("b")
    assert key() != first


def test_the_hook_finds_the_packages_of_a_repository(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("packages/a", "deep/er/b", ".hidden/c", "node_modules/d"):
        (package / name).mkdir(parents=True)
        copy_package(package / name)
    (package / "datapackage.json").unlink()
    other = package / "other"
    other.mkdir()
    (other / "datapackage.json").write_text('{"resources": [{"name": "a"}]}')
    assert main(["check", "--all"]) == 0
    said = capsys.readouterr()
    assert "checked 16 tables, 22 figures" in said.out
    assert "other is a data package without figures: skipped" in said.err
    (package / "deep/er/b/datapackage.json").write_text("{")
    assert main(["check", "--all"]) == 2
    assert main(["check", "--all", "packages"]) == 0
    assert main(["check", "--all", "other"]) == 2
    assert "no package of figures" in capsys.readouterr().err
