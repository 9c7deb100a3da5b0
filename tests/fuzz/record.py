"""What came of fuzzing: campaign.json, and the table in README.md that is made of it."""

import json
import platform
import re
import subprocess
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PAGE, CAMPAIGN = HERE / "README.md", HERE / "campaign.json"
BEGIN, END = "<!-- campaign: begin (make fuzz) -->\n", "<!-- campaign: end -->\n"
COLUMNS = (
    *("target", "method", "minutes", "processor minutes", "executions", "edges", "features"),
    *("corpus", "faults", "slowest input, s", "most memory, MB", "commit"),
)
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


def line(each: Outcome) -> str:
    """Return an outcome in one line."""
    spent = (f"{each.seconds / 60:.1f}", f"{each.processor / 60:.1f}", f"{each.executions:,}")
    covered = (each.edges or "", each.features or "", each.corpus or "", len(each.faults))
    limits = (f"{each.slowest:.2f}", each.memory, each.commit)
    return _row(each.target, each.method, *spent, *covered, *limits)


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def add(done: Outcome) -> None:
    """Add an outcome to the campaign, with the commit and the versions they are of."""
    commit = _git("rev-parse", "--short=12", "HEAD")
    if _git("status", "--porcelain", "../../src"):
        commit += " and changes"
    campaign = json.loads(CAMPAIGN.read_text(encoding="utf-8")) if CAMPAIGN.exists() else {}
    campaign["versions"] = {
        "Python": platform.python_version(),
        **{name: version(name) for name in ("atheris", "hypothesis", "polars")},
    }
    campaign.setdefault("outcomes", []).append(asdict(replace(done, commit=commit)))
    CAMPAIGN.write_text(json.dumps(campaign, indent=2) + "\n", encoding="utf-8")


def table() -> str:
    """Return the campaign as a table, and its sums."""
    campaign = json.loads(CAMPAIGN.read_text(encoding="utf-8"))
    rows = [Outcome(**each) for each in campaign["outcomes"]]
    rows.sort(key=lambda each: (each.target, each.method))
    minutes = sum(each.seconds for each in rows) / 60
    processor = sum(each.processor for each in rows) / 60
    executions = sum(each.executions for each in rows)
    versions = ", ".join(f"{name} {each}" for name, each in campaign["versions"].items())
    calm = sum(each.seconds for each in rows if not each.faults) / 60
    times = f"{minutes:.0f} minutes, {calm:.0f} of them in rows without a fault"
    total = f"{times}, {processor:.0f} on a processor, {executions:,} executions"
    head = _row(*COLUMNS) + "|---" * len(COLUMNS) + "|\n"
    return f"{total}; {versions}.\n\n{head}{''.join(map(line, rows))}"


def show() -> None:
    """Put the table into README.md."""
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def _git(*words: str) -> str:
    command = ["git", *words]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.strip()
