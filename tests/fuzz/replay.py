"""Call a target with files, within limits: python -m fuzz.replay TARGET FILE..."""

import resource
import sys
import traceback
import warnings
from importlib import import_module
from pathlib import Path

from . import judge, limits

PROCESSOR = 60  # seconds for all files together; each call has its own limit


def main(name: str, files: list[str]) -> int:
    """Return how many of the files the target does not stand."""
    from .registry import TARGETS

    resource.setrlimit(resource.RLIMIT_AS, (limits.ADDRESSES, limits.ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    judge.one_in = 1  # all of them as large files too
    import_module("cited_figures.views.joins")  # others warn when it imports them
    warnings.simplefilter("error")
    failed = 0
    for file in map(Path, files):
        try:
            TARGETS[name].target(file.read_bytes())
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            assert peak < limits.MEMORY, "too much memory"
        except BaseException:  # noqa: BLE001  (a panic of Rust is no Exception)
            failed += 1
            sys.stdout.write(f"{file.name}\n{traceback.format_exc()}\n")
    return failed


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1], sys.argv[2:]), 100))
