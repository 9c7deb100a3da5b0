"""What became of the mutants of the code, as data: results.json."""

import json
import platform
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

from .mutants import Mutant
from .trial import Outcome

TOOLS = ("mutmut", "pytest", "hypothesis")
REASONS = tomllib.loads(Path(__file__).with_name("reasons.toml").read_text(encoding="utf-8"))
HOUSE = "src/validate/cited_figures/"
FILE = Path(__file__).with_name("results.json")


def results(functions: list[Outcome], constants: list[Outcome], total: int) -> dict[str, Any]:
    """Return what results.json holds: ``total`` mutants are outside functions."""
    by_file = sorted(functions, key=lambda outcome: outcome[0].file)
    groups = groupby(by_file, key=lambda outcome: outcome[0].file)
    return {
        "day": str(datetime.now(UTC).date()),
        "commit": _commit(),
        "versions": {"Python": platform.python_version()} | {name: version(name) for name in TOOLS},
        "modules": {file.removeprefix(HOUSE): _counts([*group]) for file, group in groups},
        "functions": _counts(functions),
        "outside": {"of": total, **_counts(constants)},
        "survivors": list(_survivors(functions)),
    }


def write(found: dict[str, Any]) -> None:
    """Keep the results in results.json."""
    FILE.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _commit() -> str:
    words = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip() or "unknown"


def _counts(done: Sequence[Outcome]) -> dict[str, int]:
    count = Counter(word for _, word in done)
    left = [mutant for mutant, word in done if word == "survived"]
    return {
        "mutants": len(done),
        "tried": len(done) - count["not tried"],
        "killed": count["killed"],
        "by_time": count["timeout"],
        "survive": len(left),
        "explained": sum(bool(reason(mutant)) for mutant in left),
    }


def reason(mutant: Mutant) -> str:
    """Return why a mutant may survive, empty when nobody has said so."""
    for entry in REASONS["reason"]:
        for place in entry["places"]:
            if (
                fnmatchcase(mutant.file, f"*/{place['file']}")
                and fnmatchcase(mutant.old, place["old"])
                and fnmatchcase(mutant.new, place["new"])
            ):
                return str(entry["why"])
    return ""


def _survivors(done: Iterable[Outcome]) -> Iterator[dict[str, str]]:
    for mutant, word in done:
        if word == "survived":
            yield {
                "file": mutant.file.removeprefix(HOUSE),
                "function": mutant.function,
                "old": mutant.old,
                "new": mutant.new,
                "reason": reason(mutant),
            }
