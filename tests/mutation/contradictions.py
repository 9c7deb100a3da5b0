"""Edits of one coded cell: what each contradicts, or why no other cell can tell."""

import csv
import io
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from changes import ROOT

from .cells import CELL
from .mutants import Mutant, cells_of, every_so_often
from .trial import Trial
from .verdicts import means_nothing

HERE = Path(__file__).resolve().parent
CODED = ("figures", "series", "indicators", "units", "areas", "sources", "corroborations")
OPERATORS = {*CELL, "replaced_by_code"}
SCHEMA = "the schema"


@dataclass(frozen=True)
class Judged:
    """What an edit contradicts, or why nothing can tell; both are empty for free text."""

    against: str = ""
    unknown: str = ""


def coded() -> list[tuple[Mutant, Judged]]:
    """Return every edit of a coded cell with its judgement."""
    found = []
    for table in CODED:
        file = f"data/{table}.csv"
        raw = (ROOT / file).read_bytes()
        rows = list(csv.reader(io.StringIO(raw.decode(), newline="")))
        seen = {raw}
        for mutant in cells_of(file, rows, every_so_often(table)):
            if mutant.operator in OPERATORS and mutant.content not in seen:
                seen.add(mutant.content)
                judged = judge(mutant)
                if judged != Judged() and not means_nothing(mutant):
                    found.append((mutant, judged))
    return found


def judge(mutant: Mutant) -> Judged:
    """Return what an edit contradicts, by the first entry that fits."""
    table = Path(mutant.file).stem
    for entry in entries():
        if table in entry["tables"] and mutant.column in entry["columns"]:
            if _breaks_schema(table, mutant):
                return Judged(against=SCHEMA)
            parts = {"operators": mutant.operator, "old": mutant.old, "new": mutant.new}
            if all(_fits(part, entry.get(name, ["*"])) for name, part in parts.items()):
                return Judged(entry.get("against", ""), entry.get("unknown", ""))
    return Judged()


def counted(
    done: Iterable[tuple[Trial, Judged]], every: Sequence[tuple[Mutant, Judged]]
) -> dict[str, Any]:
    """Return how many of the contradictions that were tried rules find, and what nothing knows."""
    told = list(done)
    unknown = [(_place(mutant), judged.unknown) for mutant, judged in every if judged.unknown]
    return {
        "of": len(every),
        "told": len(every) - len(unknown),
        **_found(told),
        "columns": {
            place: _found([pair for pair in told if _place(pair[0].mutant) == place])
            for place in sorted({_place(trial.mutant) for trial, _ in told})
        },
        "missed": [
            f"{_place(trial.mutant)}: {trial.mutant.operator} {trial.mutant.row}"
            f" `{trial.mutant.old}` to `{trial.mutant.new}` ({judged.against})"
            for trial, judged in told
            if not trial.rules
        ],
        "unknown": [
            {"column": place, "reason": reason, "edits": number}
            for (place, reason), number in sorted(Counter(unknown).items())
        ],
    }


def _found(done: Sequence[tuple[Trial, Judged]]) -> dict[str, int]:
    return {"tried": len(done), "rules": sum(bool(trial.rules) for trial, _ in done)}


def _place(mutant: Mutant) -> str:
    return f"{Path(mutant.file).stem}.{mutant.column}"


@cache
def entries() -> tuple[dict[str, Any], ...]:
    """Return the entries of contradictions.toml."""
    text = (HERE / "contradictions.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["edit"])


def _fits(part: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(part, pattern) for pattern in patterns)


def _breaks_schema(table: str, mutant: Mutant) -> bool:
    limits = constraints(table)[mutant.column]
    if not mutant.new:
        return bool(limits.get("required"))
    codes, pattern = limits.get("enum"), limits.get("pattern", ".*")
    return (codes is not None and mutant.new not in codes) or not re.fullmatch(pattern, mutant.new)


@cache
def constraints(table: str) -> dict[str, dict[str, Any]]:
    """Return the constraints of the columns of a table."""
    file = ROOT / "schemas" / f"{table}.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    return {field["name"]: field.get("constraints", {}) for field in schema["fields"]}
