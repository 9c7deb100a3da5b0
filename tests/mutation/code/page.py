"""The page on the mutants of the code: how many the tests notice, and why some may survive."""

import platform
import subprocess
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from .mutants import Mutant
from .trial import Outcome

TOOLS = ("mutmut", "pytest", "hypothesis")
REASONS = tomllib.loads(Path(__file__).with_name("reasons.toml").read_text(encoding="utf-8"))
INTRODUCTION = """\
# Mutants of the code

`make code-mutants` writes this page. A mutant is one small change to a function, made by
mutmut's operators: a comparison turned round, a number one higher, a text in other letters, an
argument left out. It is killed when a test fails, or when the tests take far more time. Functions
with decorators, thus all rules, are changed too; mutmut alone leaves them out.

A mutant meets the tests that run the changed line, one after another until one fails. For phrases
these are `tests/phrases` without the random ones; for `likeness.py` and `periods.py` the tests
of their names; for rules the cases, `test_rules.py`, `test_engine.py` and `test_evidence.py`.
Phrases that lie outside the repository are not among them. A mutant that an earlier run killed is
not tried again while its function stays as it is; `--fresh` forgets earlier runs.

The score counts functions. What stands outside of them (word tables, patterns, limits) is data,
and a table with a word more or less is no slip of logic: of its {total} mutants {size} are tried,
a random choice, in a row of their own. The texts of rules in their decorators are not changed;
the expected findings in `tests/invalid` hold them.

Made on {day} of commit {commit} with Python {python}, {tools}.

"""
HEAD = "| module | mutants | tried | killed | by time | survive | of these explained | score |\n"


def page(functions: list[Outcome], constants: list[Outcome], total: int) -> Iterator[str]:
    """Yield the page in Markdown."""
    yield INTRODUCTION.format(
        total=total,
        size=len(constants),
        day=datetime.now(UTC).date(),
        commit=_commit(),
        python=platform.python_version(),
        tools=", ".join(f"{each} {version(each)}" for each in TOOLS),
    )
    yield HEAD + "|---|---|---|---|---|---|---|---|\n"
    by_file = sorted(functions, key=lambda each: each[0].file)
    for file, group in groupby(by_file, key=lambda each: each[0].file):
        yield _row(file.removeprefix("src/validate/"), list(group))
    yield _row("**all functions**", functions)
    yield _row("outside of functions", constants)
    yield "\nThe score is killed (also by time) of tried; what is explained counts as survived.\n"
    yield from _survivors([mutant for mutant, word in functions if word == "survived"])


def _commit() -> str:
    words = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip() or "unknown"


def _row(name: str, done: list[Outcome]) -> str:
    count = Counter(word for _, word in done)
    left = [mutant for mutant, word in done if word == "survived"]
    known = sum(bool(reason(each)) for each in left)
    tried = len(done) - count["not tried"]
    score = f"{1 - len(left) / tried:.1%}" if tried else "-"
    cells = (len(done), tried, count["killed"], count["timeout"], len(left), known, score)
    return f"| {name} | {' | '.join(map(str, cells))} |\n"


def reason(mutant: Mutant) -> str:
    """Return why a mutant may survive, empty when nobody has said so."""
    for each in REASONS["reason"]:
        for place in each["places"]:
            file, function, new = (place.get(name, "*") for name in ("file", "function", "new"))
            if (
                fnmatchcase(mutant.file, f"*/{file}")
                and fnmatchcase(mutant.function, function)
                and fnmatchcase(mutant.new, new)
            ):
                return str(each["why"])
    return ""


def _survivors(left: list[Mutant]) -> Iterator[str]:
    by_reason = defaultdict(list)
    for each in left:
        by_reason[reason(each)].append(each)
    for why, group in sorted(by_reason.items(), key=lambda each: (each[0] == "", each[0])):
        yield f"\n## {why or 'Not explained'}\n\n"
        for each in group:
            file = each.file.removeprefix("src/validate/")
            yield f"- {file}, {each.function}: `{each.old}` became `{each.new}`\n"
