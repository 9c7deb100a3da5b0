"""Try mutants of the real package and print what survived: PYTHONPATH=tests python -m mutation."""

import argparse
import os
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from .mutants import Mutant, mutants
from .trial import Trial, sample, trials

HERE = Path(__file__).resolve().parent

Verdicts = list[dict[str, str]]


def verdicts() -> Verdicts:
    """Return the verdicts on survivors: what they are and why they may survive."""
    text = (HERE / "verdicts.toml").read_text(encoding="utf-8")
    found: Verdicts = tomllib.loads(text)["verdict"]
    return found


def verdict(mutant: Mutant, known: Verdicts) -> str:
    """Return why a mutant may survive, empty when it may not."""
    for each in known:
        parts = (mutant.file, mutant.column, mutant.operator)
        patterns = (each.get(name, "*") for name in ("file", "column", "operator"))
        if all(fnmatch(part, pattern) for part, pattern in zip(parts, patterns, strict=True)):
            return each["reason"]
    return ""


def report(done: list[Trial], known: Verdicts) -> Iterator[str]:
    """Yield the report as Markdown: shares by operator, rules, survivors."""
    caught = [each for each in done if each.rules]
    left = [each for each in done if not each.rules]
    meant = [each for each in left if not verdict(each.mutant, known)]
    judged = len(done) - len(left) + len(meant)
    yield f"{len(done)} mutants: {len(caught)} caught, {len(left) - len(meant)} that may survive, "
    yield f"{len(meant)} that survive ({len(caught) / judged:.2%} caught of those that matter).\n"
    yield "\n| operator | tried | caught | may survive | survives |\n|---|---|---|---|---|\n"
    for name in sorted({each.mutant.operator for each in done}):
        mine = [each for each in done if each.mutant.operator == name]
        bad = sum(each.mutant.operator == name for each in meant)
        good = sum(bool(each.rules) for each in mine)
        yield f"| {name} | {len(mine)} | {good} | {len(mine) - good - bad} | {bad} |\n"
    yield "\n| rule | mutants that it finds |\n|---|---|\n"
    for rule, count in Counter(rule for each in caught for rule in each.rules).most_common():
        yield f"| {rule} | {count} |\n"
    yield "\n| may survive | mutants |\n|---|---|\n"
    reasons = Counter(verdict(each.mutant, known) for each in left if each not in meant)
    yield from (f"| {reason} | {count} |\n" for reason, count in reasons.most_common())
    yield "\n| survives | |\n|---|---|\n"
    for each in meant:
        it = each.mutant
        yield f"| {it.operator} | {it.file} {it.row} {it.column}: {it.old!r} to {it.new!r} |\n"


def main() -> int:
    """Try the mutants, print the report and return 1 when one survives that may not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=4000, help="how many mutants; 0 for all")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--only", default="*", help="a pattern of files")
    chosen = options.parse_args()
    every = [each for each in mutants() if fnmatch(each.file, chosen.only)]
    picked = sample(every, chosen.size) if chosen.size else every
    known = verdicts()
    done = list(trials(picked, chosen.jobs))
    sys.stdout.writelines(report(done, known))
    return any(not each.rules and not verdict(each.mutant, known) for each in done)


if __name__ == "__main__":
    sys.exit(main())
