"""What came of fuzzing: results.json."""

import json
import platform
import re
import subprocess
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
_COVERAGE = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


@dataclass(frozen=True)
class Outcome:
    """What one target came to with one method, over all its processes."""

    target: str
    method: str
    seconds: float = 0
    processor: float = 0
    executions: int = 0
    edges: int = 0
    features: int = 0
    corpus: int = 0
    faults: tuple[str, ...] = ()
    slowest: float = 0
    memory: int = 0
    commit: str = ""


def outcome(home: Path, before: Outcome, spent: float, died: str) -> Outcome:
    """Return the outcome with one more process that spent so many seconds in a folder."""
    stats: dict[str, Any] = {"done": 0, "processor": 0, "slowest": 0, "peak": 0} | {"faults": {}}
    file = home / "stats.json"
    if file.exists():
        stats |= json.loads(file.read_text(encoding="utf-8"))
        file.unlink()
    found = _COVERAGE.findall((home / "log").read_text(encoding="utf-8", errors="replace"))
    edges, features, corpus = map(int, found[-1]) if found else (0, 0, 0)
    return replace(
        before,
        seconds=before.seconds + spent,
        processor=before.processor + stats["processor"],
        executions=before.executions + stats["done"],
        edges=max(before.edges, edges),
        features=max(before.features, features),
        corpus=max(before.corpus, corpus),
        faults=tuple(sorted({*before.faults, *stats["faults"], *([died] if died else [])})),
        slowest=max(before.slowest, stats["slowest"]),
        memory=max(before.memory, stats["peak"]),
    )


def line(done: Outcome) -> str:
    """Return an outcome in one line."""
    minutes, faults = done.seconds / 60, ", ".join(done.faults) or "no fault"
    limits = f"slowest input {done.slowest:.2f} s, most memory {done.memory} MB"
    return (
        f"{done.target} by {done.method}: {minutes:.1f} minutes, {done.executions:,} executions, "
        f"{limits}: {faults}\n"
    )


def add(done: Outcome) -> None:
    """Add an outcome to results.json, with the commit and the versions they are of."""
    commit = _git("rev-parse", "--short=12", "HEAD")
    if _git("status", "--porcelain", "../../src"):
        commit += " and changes"
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    results["versions"] = {
        "Python": platform.python_version(),
        **{name: version(name) for name in ("atheris", "hypothesis", "polars")},
    }
    results["outcomes"].append(asdict(replace(done, commit=commit)))
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _git(*words: str) -> str:
    command = ["git", *words]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.strip()
