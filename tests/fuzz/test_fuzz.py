"""Inputs that once went wrong go well, and so do a few new ones; fuzzing notices what does not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from changes import ROOT

from . import limits, worker
from .properties import examples
from .registry import TARGETS

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
EXAMPLES = {"phrases": 150, "archives": 40, "pages": 40}
FEW = 12

pytestmark = pytest.mark.slow


def test_every_folder_of_the_corpus_is_of_a_target() -> None:
    assert {folder.name for folder in CORPUS.iterdir()} <= set(TARGETS)


@pytest.mark.parametrize("name", TARGETS)
def test_inputs_that_once_went_wrong_go_well(name: str, tmp_path: Path) -> None:
    files = sorted((CORPUS / name).glob("*"))
    command = [sys.executable, "-m", "fuzz.replay", name, *map(str, files)]
    path = os.pathsep.join(str(ROOT / folder) for folder in ("src/validate", "tests"))
    env = {"PYTHONPATH": path, "TMPDIR": str(tmp_path), "POLARS_MAX_THREADS": "1"}
    done = subprocess.run(command, env=os.environ | env, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("name", TARGETS)
def test_new_inputs_go_well(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    examples(TARGETS[name], TARGETS[name].target, EXAMPLES.get(name, FEW), seed=1)


def test_a_fault_is_kept_with_its_smallest_input(tmp_path: Path) -> None:
    def crash(data: bytes) -> None:
        if b"x" in data:
            raise ZeroDivisionError(data)

    run = worker.Run(crash, tmp_path)
    for data in (b"a", b"axx", b"ax", b"bxxxxx"):
        run(data)
    (file,) = [file for file in (tmp_path / "found").iterdir() if file.suffix != ".txt"]
    assert file.read_bytes() == b"ax"
    assert run.done == 4
    assert run.faults.total() == 3


def test_a_call_that_takes_too_long_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", -1.0)
    with pytest.raises(limits.TooSlowError, match="a call took"), limits.bounded("a call"):
        pass
