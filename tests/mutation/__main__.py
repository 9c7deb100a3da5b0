"""Try mutants of the real package and say what survived: PYTHONPATH=tests python -m mutation.

With --record, the results are kept in tests/mutation/results.json.
"""

import argparse
import json
import os
import sys
from fnmatch import fnmatch
from pathlib import Path

from .contradictions import coded, counted
from .mutants import mutants
from .report import keep, results, summary, write
from .trial import sample, trials

ENOUGH = 0.98  # of the contradictions


def main() -> int:
    """Try the mutants, print the totals and return 1 when one survives that may not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=4000, help="how many mutants; 0 for all")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--only", default="*", help="a pattern of files")
    options.add_argument("--operator", default="*", help="a pattern of operators")
    options.add_argument("--text", default="", help="a copy of the source, for verify")
    options.add_argument("--record", action="store_true", help="keep the results in results.json")
    options.add_argument("--coded", action="store_true", help="edits of coded cells, rules alone")
    chosen = options.parse_args()
    if chosen.coded:
        return _coded(chosen.size, chosen.jobs, record=chosen.record)
    patterns = chosen.only, chosen.operator
    every = [
        mutant
        for mutant in mutants()
        if all(map(fnmatch, (mutant.file, mutant.operator), patterns))
    ]
    picked = sample(every, chosen.size) if chosen.size else every
    if chosen.text and not Path(chosen.text).is_file():
        options.error(f"there is no file {chosen.text}")
    done = list(trials(picked, chosen.text, chosen.jobs))
    found = results(done, len(every), with_text=bool(chosen.text))
    sys.stdout.write(summary(found))
    if chosen.record:
        write(found)
    return bool(found["open"])


def _coded(size: int, jobs: int, *, record: bool) -> int:
    """Try edits of coded cells; return 1 when rules find too few of the contradictions."""
    judged = dict(coded())
    told = [mutant for mutant, why in judged.items() if why.against]
    picked = sample(told, size) if size else told
    done = [(trial, judged[trial.mutant]) for trial in trials(picked, jobs=jobs)]
    found = counted(done, [*judged.items()])
    sys.stdout.write(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    if record:
        keep("coded", found)
    return bool(found["rules"] < found["tried"] * ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
