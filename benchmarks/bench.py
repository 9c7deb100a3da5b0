"""Measure the checks beside their alternatives, in turn, and write benchmarks/README.md.

``make bench`` runs it; ``SIZES="10000 100000"`` chooses the packages. Nothing here is a test.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from math import log
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from cited_figures.package.writing import write
from excerpt import excerpt, findings
from generate import write_package

HERE = Path(__file__).parent
ROOT = HERE.parent
REFERENCE = "frictionless validate"
CHECK = "figures check"
FAULTS = 5  # of each kind
STARTED = 10_000  # figures from which on the start of the process is not the most of it
FLOOR = "import sys, polars; [polars.read_csv(file) for file in sys.argv[1:]]"
READ_ME = HERE / "README.md"
MARK = "<!-- written by make bench -->"


class Run(NamedTuple):
    """Wall time in seconds and the largest memory in megabytes of one command."""

    seconds: float
    megabytes: float


def run(command: list[str], output: Path | None = None) -> Run:
    """Run a command and measure it; exit codes above 1 end the benchmark."""
    start = perf_counter()
    child = os.fork()
    if child == 0:
        target = os.open(output or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(target, 1)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.execv(command[0], command)  # noqa: S606  (our own commands, by their full path)
    _, status, usage = os.wait4(child, 0)
    seconds = perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{' '.join(command)} failed")
    return Run(seconds, usage.ru_maxrss / 1024)


def commands(package: Path, lean: Path, full: Path) -> dict[str, list[str]]:
    """Return what is compared: ``lean`` has the runtime dependencies only, ``full`` has pandas."""
    python = str(lean / "python")
    tables = [str(file) for file in sorted((package / "data").glob("*.csv"))]
    return {
        CHECK: [str(lean / "figures"), "check", str(package)],
        REFERENCE: [str(lean / "frictionless"), "validate", str(package / "datapackage.json")],
        "frictionless and pandera by hand": [
            str(full / "python"), str(HERE / "diy.py"), str(package)
        ],
        "read the CSV files with polars": [python, "-c", FLOOR, *tables],
    }  # fmt: skip


def small_commands(lean: Path) -> dict[str, list[str]]:
    """Return the commands that only read, beside the reference."""
    figures, package = str(lean / "figures"), str(ROOT)
    return {
        "figures --help": [figures, "--help"],
        "figures explain": [figures, "explain"],
        "figures cite F04": [figures, "cite", "F04", "--package", package],
        REFERENCE: [str(lean / "frictionless"), "validate", f"{package}/datapackage.json"],
    }


def compare(contenders: Mapping[str, list[str]], rounds: int) -> dict[str, Run]:
    """Run the commands in turn and return the medians."""
    runs: dict[str, list[Run]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, command in contenders.items():
            runs[name].append(run(command))
    return {name: Run(*map(median, zip(*of_one, strict=True))) for name, of_one in runs.items()}


def table(results: Mapping[str, Run]) -> Iterator[str]:
    """Yield the lines of a table, with the ratio to the reference."""
    yield "| | seconds | ratio | MB |"
    yield "|---|---|---|---|"
    for name, result in results.items():
        ratio = result.seconds / results[REFERENCE].seconds
        yield f"| {name} | {result.seconds:.2f} | {ratio:.2f} | {result.megabytes:.0f} |"


def rounds_for(figures: int) -> int:
    """Return how often a package of this size is measured."""
    return next(
        n for most, n in ((1_000, 11), (20_000, 7), (200_000, 5), (10**9, 3)) if figures <= most
    )


def measure(sizes: Sequence[int], lean: Path, full: Path, work: Path) -> Iterator[str]:
    """Yield the report, section by section."""
    yield f"## The real package\n\n{_joined(table(compare(commands(ROOT, lean, full), 11)))}"
    yield f"## Commands that do not check\n\n{_joined(table(compare(small_commands(lean), 11)))}"
    times: dict[int, float] = {}
    for size in sizes:
        folder = work / str(size)
        write_package(folder, size)
        results = compare(commands(folder, lean, full), rounds_for(size))
        times[size] = results[CHECK].seconds
        yield f"## {size:,} made-up figures\n\n{_joined(table(results))}"
    yield _growth(times)
    yield _same_faults(max(sizes), lean, work)


def _growth(times: Mapping[int, float]) -> str:
    low, high = min((size for size in times if size >= STARTED), default=0), max(times)
    if low in (0, high):
        return ""
    exponent = log(times[high] / times[low]) / log(high / low)
    return (
        f"From {low:,} to {high:,} figures the time of `{CHECK}` grows as the number of figures to "
        f"the power of {exponent:.2f}."
    )


def _same_faults(figures: int, lean: Path, work: Path) -> str:
    """Compare the findings of a large package with those of an excerpt around its faults."""
    large, small = work / "faulty", work / "excerpt"
    write_package(large, figures, FAULTS)
    lines = excerpt(large, small, figures, FAULTS)
    found = []
    for folder, places in ((large, None), (small, lines)):
        report = work / "report.json"
        run([str(lean / "figures"), "check", str(folder), "--format", "json"], report)
        found.append(findings(report.read_text(encoding="utf-8"), places))
    verdict = "the same" if found[0] == found[1] else "NOT THE SAME"
    return (
        f"{FAULTS} faults of each kind in {figures:,} figures give {len(found[0])} findings; an "
        f"excerpt of the rows around them gives {verdict}, line by line."
    )


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines)


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    names = ("frictionless", "pandera", "polars", "pandas")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores, {memory:.0f} GB, "
        f"Python {platform.python_version()}, {versions}. Medians of whole processes, run in turn; "
        f"the ratio is to `{REFERENCE}`."
    )


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description="Measure the checks beside their alternatives.")
    parser.add_argument("--lean", type=Path, required=True, help="bin of the plain environment")
    parser.add_argument("--full", type=Path, required=True, help="bin of that with pandas")
    parser.add_argument("sizes", type=int, nargs="+")
    options = parser.parse_args()
    head = READ_ME.read_text(encoding="utf-8").partition(MARK)[0]
    with tempfile.TemporaryDirectory() as work:
        parts = [_machine()]
        for part in measure(options.sizes, options.lean, options.full, Path(work)):
            sys.stderr.write(f"{part}\n\n")
            parts.append(part)
    page = "\n\n".join([head + MARK, *filter(None, parts)])
    write(READ_ME, page + "\n")


if __name__ == "__main__":
    main()
