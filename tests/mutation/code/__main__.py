"""Try mutants of the code: PYTHONPATH=tests python -m mutation.code writes results.json."""

import argparse
import json
import os
import random
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from .mutants import Mutant, mutants
from .results import results, write
from .trial import OPTIONS, Exchange, Outcome, ask, import_anew, lines_of_import, try_all

ROOT = Path(__file__).resolve().parents[3]
HOUSE = ROOT / "src/validate/cited_figures"
KNOWN = ROOT / ".code-mutants"
WRITTEN = (
    "tests/phrases",
    "--ignore=tests/phrases/test_robustness.py",  # random
)
GROUPS = {  # which tests have to notice a mutant; the first pattern that fits holds
    "views/periods.py": ("tests/test_periods.py",),
    "views/stating.py": ("tests/test_likeness.py",),
    "phrases/**/*.py": WRITTEN,
    "rules/*.py": tuple(
        f"tests/test_{name}.py" for name in ("rules", "engine", "cases", "evidence")
    ),
}
SEED = 20200917


def groups(only: str) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """Yield files that are tried together, and their tests."""
    seen: set[Path] = set()
    for pattern, tests in GROUPS.items():
        files = sorted(set(HOUSE.glob(pattern)) - seen)
        seen.update(files)
        names = [file.relative_to(ROOT).as_posix() for file in files]
        yield [name for name in names if fnmatch(name, only)], tests


class Known:
    """What came out for mutants of functions that have not changed since; children write too."""

    def note(self, outcome: Outcome) -> None:
        """Remember an outcome, also after a stop."""
        mutant, word = outcome
        with KNOWN.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps([mutant.key, word]) + "\n")

    def of(self, every: Iterable[Mutant]) -> list[Outcome]:
        """Return the outcomes of mutants."""
        lines = KNOWN.read_text(encoding="utf-8").splitlines() if KNOWN.exists() else []
        known: dict[str, str] = dict(json.loads(line) for line in lines)
        return [(mutant, known.get(mutant.key, "not tried")) for mutant in every]

    def open(self, every: Iterable[Mutant]) -> list[Mutant]:
        """Return the mutants that no test is known to kill."""
        return [mutant for mutant, word in self.of(every) if word not in ("killed", "timeout")]


Group = tuple[list[str], tuple[str, ...], list[Mutant]]  # files, their tests, what to try


def try_group(group: Group, known: Known, jobs: int) -> None:
    """Try mutants in place, or by a new import if what they change runs at import."""
    files, tests, every = group
    at_import = ask(lambda: lines_of_import(ROOT, files)) if files else {}
    early = {
        (mutant.file, mutant.function)
        for mutant in every
        if not mutant.function or not at_import[mutant.file].isdisjoint(mutant.lines)
    }
    left = known.open(every)
    random.Random(SEED).shuffle(left)  # noqa: S311  (so that what a stop leaves is a sample)
    anew = [mutant for mutant in left if (mutant.file, mutant.function) in early]
    rest = [mutant for mutant in left if (mutant.file, mutant.function) not in early]
    print(f"{len(left)} mutants beside {' '.join(tests)}", flush=True)
    if rest:
        plugin = Exchange(rest, ROOT, jobs, known.note)
        ask(lambda: int(pytest.main([*OPTIONS, "--capture=sys", *tests], plugins=[plugin])))
    for outcome in try_all(anew, lambda mutant: import_anew(mutant, ROOT, tests), jobs):
        known.note(outcome)


def main() -> int:
    """Try the mutants that are not known to be killed, and write the results of all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", default="*", help="a pattern of files; nothing is written")
    options.add_argument("--constants", type=int, default=100, help="how many outside functions")
    options.add_argument("--fresh", action="store_true", help="forget the results of earlier runs")
    options.add_argument("--jobs", type=int, default=2)
    chosen = options.parse_args()
    if chosen.fresh:
        KNOWN.unlink(missing_ok=True)
    known = Known()
    every = {file: list(mutants(ROOT, file)) for files, _ in groups(chosen.only) for file in files}
    outside = [mutant for found in every.values() for mutant in found if not mutant.function]
    sample = random.Random(SEED).sample(outside, min(chosen.constants, len(outside)))  # noqa: S311
    inside = [mutant for found in every.values() for mutant in found if mutant.function]
    for files, tests in groups(chosen.only):
        try_group(
            (files, tests, [mutant for mutant in inside + sample if mutant.file in files]),
            known,
            chosen.jobs,
        )
    found = results(known.of(inside), known.of(sample), len(outside))
    if chosen.only == "*":
        write(found)
    else:
        print(json.dumps(found, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    os.nice(10)
    sys.exit(main())
