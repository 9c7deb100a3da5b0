"""Try mutants of the real package and print what survived: PYTHONPATH=tests python -m mutation.

With --record, the report is kept as tests/mutation/README.md.
"""

import argparse
import os
import sys
from fnmatch import fnmatch
from pathlib import Path

from statement import TRANSCRIPT

from .mutants import mutants
from .report import report
from .trial import sample, trials
from .verdicts import is_open

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Try the mutants, print the report and return 1 when one survives that may not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=4000, help="how many mutants; 0 for all")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--only", default="*", help="a pattern of files")
    options.add_argument("--operator", default="*", help="a pattern of operators")
    options.add_argument("--text", default=str(TRANSCRIPT), help="a copy of the source")
    options.add_argument("--record", action="store_true", help="keep the report as a page")
    chosen = options.parse_args()
    patterns = chosen.only, chosen.operator
    every = [each for each in mutants() if all(map(fnmatch, (each.file, each.operator), patterns))]
    picked = sample(every, chosen.size) if chosen.size else every
    text = chosen.text if Path(chosen.text).is_file() else ""
    done = list(trials(picked, text, chosen.jobs))
    page = "".join(report(done, len(every), with_text=bool(text)))
    sys.stdout.write(page)
    if chosen.record:
        (HERE / "README.md").write_text(page, encoding="utf-8")
    return any(is_open(each, with_text=bool(text)) for each in done)


if __name__ == "__main__":
    sys.exit(main())
