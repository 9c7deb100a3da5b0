"""Fuzz the commands that read; make fuzz sets the path: python -m fuzz --minutes 10 --jobs 2."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from changes import ROOT

from .record import Outcome, add, line, outcome
from .registry import TARGETS
from .worker import METHODS

BY_PROPERTY = 0.1  # of the time goes to hypothesis
WHERE = {"PYTHONPATH": f"{ROOT / 'src/validate'}{os.pathsep}{ROOT / 'tests'}"}
DIED = "died-of-"
LEAST = 5  # seconds that are worth the start of a process


def parts(minutes: float, names: list[str]) -> Iterator[tuple[str, str, int]]:
    """Yield target, method and seconds of each part; the time is shared evenly."""
    for name in names:
        share = minutes * 60 / len(names)
        yield name, "atheris", round(share * (1 - BY_PROPERTY))
        yield name, "hypothesis", round(share * BY_PROPERTY)


def fuzz(name: str, method: str, seconds: int, folder: Path) -> Outcome:
    """Fuzz one target for so long, in as many processes as hangs and lack of memory leave."""
    home = folder / name / method
    home.mkdir(parents=True, exist_ok=True)
    total = Outcome(name, method)
    while seconds >= LEAST:
        start = time.monotonic()
        code = _process(name, method, seconds, home)
        spent = time.monotonic() - start
        total = outcome(home, total, spent, _why(code, home))
        seconds -= round(spent)
    return replace(
        total, faults=tuple(fault for fault in total.faults if _stands(fault, name, home))
    )


def _stands(fault: str, name: str, home: Path) -> bool:
    """Return whether a fault is one; what watching may have slowed or filled is tried alone."""
    if not fault.startswith(("TooSlowError", DIED)):
        return True
    command = [sys.executable, "-m", "fuzz.replay", name, str(home / "found" / fault)]
    return subprocess.run(command, env=os.environ | WHERE, check=False).returncode != 0  # noqa: S603


def _why(code: int, home: Path) -> str:
    """Return why a process died, its last input kept; empty if it ended by itself."""
    if code == 0:
        return ""
    why = f"{DIED}{-code if code < 0 else code}"
    current = home / "current"
    if not current.exists():
        raise SystemExit(f"a process ended before its first input; see {home / 'log'}")
    (home / "found").mkdir(exist_ok=True)
    shutil.copy(current, home / "found" / why)
    return why


def _process(name: str, method: str, seconds: int, home: Path) -> int:
    command = [sys.executable, "-m", "fuzz.worker", name, str(seconds), str(home), method]
    memory = Path("/dev/shm")  # noqa: S108  (files that are gone with the process)
    with (
        tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as scratch,
        (home / "log").open("ab") as log,
    ):
        env = os.environ | {"TMPDIR": scratch, "POLARS_MAX_THREADS": "1"} | WHERE
        done = subprocess.run(command, env=env, stdout=log, stderr=log, check=False)  # noqa: S603
    return done.returncode


def main() -> int:
    """Fuzz, print what came of it, and return 1 when a fault was found."""
    options = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    options.add_argument("target", nargs="*", help=f"of {', '.join(TARGETS)}; else all")
    options.add_argument("--minutes", type=float, default=8, help="over all targets, summed")
    options.add_argument("--jobs", type=int, default=1, help="processes at a time")
    options.add_argument("--out", type=Path, help="where corpus and faults are kept")
    options.add_argument("--record", action="store_true", help="add the run to results.json")
    chosen = options.parse_args()
    names = chosen.target or list(TARGETS)
    if unknown := {*names} - {*TARGETS}:
        options.error(f"no target {', '.join(sorted(unknown))}")
    folder = (chosen.out or Path(tempfile.mkdtemp(prefix="fuzz-out-"))).absolute()
    with ThreadPoolExecutor(chosen.jobs) as pool:
        done = [
            pool.submit(fuzz, *part, folder)
            for part in parts(chosen.minutes, names)
            if part[1] in METHODS
        ]
        outcomes = []
        for future in done:
            outcomes.append(future.result())
            sys.stdout.write(line(outcomes[-1]))
            sys.stdout.flush()
            if chosen.record:
                add(outcomes[-1])
    sys.stdout.write(f"corpus and faults are in {folder}\n")
    return any(result.faults for result in outcomes)


if __name__ == "__main__":
    sys.exit(main())
