"""What became of the mutants, as data: counts by file, operator, column and rule, and survivors."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from .mutants import TOGETHER
from .trial import Trial
from .verdicts import is_open, means_nothing, verdict

RESULTS = Path(__file__).with_name("results.json")
CORE = (
    *("indicator_id", "ref_area", "time_period", "period_start", "period_end", "comparator"),
    *("value", "value_min", "value_max", "unit_id", "source_id", "locator", "printed"),
    *("sentence_sha256", "sentence_chars"),
)
AROUND = 20  # characters of a long cell that are shown

Counts = dict[str, int]


def results(done: Sequence[Trial], every: int, *, with_text: bool) -> dict[str, Any]:
    """Return what results.json holds, for the mutants tried of so many."""
    cells = [trial for trial in done if trial.mutant.is_cell]
    core = [trial for trial in cells if _is_core(trial)]
    left = [trial for trial in done if trial.left]
    return {
        "tried": len(done),
        "of": every,
        "with_text": with_text,
        "totals": {name: counts(trials) for name, trials in _totals(done, cells, core)},
        "files": _by(done, lambda trial: trial.mutant.file),
        "operators": _by(done, lambda trial: trial.mutant.operator),
        "core_columns": _by(core, lambda trial: trial.mutant.column),
        "rules": _rules(done),
        "survivors": list(_grouped(left)),
        "unsealed": [_named(trial) for trial in left if not trial.seal],
        "open": [_named(trial) for trial in done if is_open(trial, with_text=with_text)],
    }


def summary(found: dict[str, Any]) -> str:
    """Return the totals and what has no verdict, in a few lines."""
    lines = [f"{found['tried']} of {found['of']} mutants"]
    for name, numbers in found["totals"].items():
        lines.append(f"{name}: " + ", ".join(f"{key} {count}" for key, count in numbers.items()))
    lines += [f"without a verdict: {mutant}" for mutant in found["open"]]
    return "\n".join(lines) + "\n"


def write(found: dict[str, Any]) -> None:
    """Keep the results in results.json, with what else is there."""
    found = json.loads(RESULTS.read_text(encoding="utf-8")) | found
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def keep(name: str, found: object) -> None:
    """Keep something else in results.json, beside the results."""
    write({name: found})


def counts(done: Sequence[Trial]) -> Counts:
    """Return how many mutants each way finds that the ways before it do not, and what is left."""
    left = [trial for trial in done if trial.left]
    free = sum(means_nothing(trial.mutant) for trial in left)
    lost = sum(not trial.seal and not means_nothing(trial.mutant) for trial in left)
    return {
        "tried": len(done),
        "rules": sum(bool(trial.rules) for trial in done),
        "text": sum(not trial.rules and bool(trial.text) for trial in done),
        "seal": len(left) - free - lost,
        "changes_nothing": free,
        "left": lost,
    }


def _totals(*parts: Sequence[Trial]) -> Iterator[tuple[str, Sequence[Trial]]]:
    return zip(("all", "cells", "core cells"), parts, strict=True)


def _by(done: Sequence[Trial], key: Callable[[Trial], str]) -> dict[str, Counts]:
    names = sorted({key(trial) for trial in done})
    return {name: counts([trial for trial in done if key(trial) == name]) for name in names}


def _is_core(trial: Trial) -> bool:
    return trial.mutant.file == "data/figures.csv" and trial.mutant.column in CORE


def _rules(done: Sequence[Trial]) -> dict[str, Counts]:
    alone = Counter(trial.rules[0] for trial in done if len(trial.rules) == 1)
    found = Counter(rule for trial in done for rule in trial.rules)
    return {rule: {"finds": count, "alone": alone[rule]} for rule, count in found.most_common()}


def _grouped(left: Iterable[Trial]) -> Iterator[dict[str, Any]]:
    """Yield an entry for each column of a file and verdict, the most mutants first."""
    groups: dict[tuple[str, str, str, str], list[Trial]] = {}
    for trial in left:
        found = verdict(trial.mutant)
        why = found.get("kind", ""), found.get("reason", "")
        groups.setdefault((trial.mutant.file, _place(trial), *why), []).append(trial)
    for (file, column, kind, reason), trials in sorted(
        groups.items(), key=lambda group: -len(group[1])
    ):
        yield {
            "file": file,
            "column": column,
            "mutants": len(trials),
            "kind": kind,
            "reason": reason,
            "example": _shown(trials[0]),
        }


def _place(trial: Trial) -> str:
    """Return a column, or a way into a document without the numbers of its members."""
    column = "" if trial.mutant.file == TOGETHER else trial.mutant.column
    return "/".join("*" if part.isdigit() else part for part in column.split("/"))


def _named(trial: Trial) -> str:
    return f"{trial.mutant.file} {trial.mutant.column}: {_shown(trial)}"


def _shown(trial: Trial) -> str:
    it = trial.mutant
    pairs = enumerate(zip(it.old, it.new, strict=False))
    start = next((n for n, (a, b) in pairs if a != b), min(len(it.old), len(it.new)))
    change = f" {_short(it.old, start)} to {_short(it.new, start)}" if it.is_cell else ""
    about = it.column if it.file == TOGETHER else it.row
    return f"{it.operator}{f' {about}' if about else ''}{change}"


def _short(text: str, place: int) -> str:
    """Return the words around a place, with what nobody sees as a code."""
    start, end = max(0, place - AROUND), place + AROUND
    words = "…" * (start > 0) + text[start:end] + "…" * (end < len(text))
    return f"`{words if words.isprintable() else ascii(words)}`" if text else "nothing"
