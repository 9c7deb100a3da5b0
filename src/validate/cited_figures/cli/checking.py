"""``figures check``, ``verify`` and ``explain``."""

import argparse
import gc
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..errors import FiguresError
from ..finding import merged
from ..package.below import find_packages
from ..package.limits import VARIABLE
from ..text import printable
from .arguments import (
    DESCRIPTOR_OR_FOLDER,
    add_package_path,
    add_report_options,
    add_strict,
    rule_names,
)
from .console import write
from .exit_codes import CLEAN, exit_code
from .reports import print_report, write_reports

if TYPE_CHECKING:
    from .arguments import Commands

T = TypeVar("T")

COMMANDS = ("check", "verify", "explain")


def add_commands(commands: "Commands") -> None:
    """Add the commands of this module to the command line."""
    _add_check(commands)
    _add_verify(commands)
    _add_explain(commands)


def _add_check(commands: "Commands") -> None:
    check = commands.add_parser(
        "check",
        help="check a package",
        description="Check units, ranges, periods, citations and structure of a package. Nothing "
        f"is fetched, and sizes are bounded; {VARIABLE}=10 in the environment raises the bounds "
        "tenfold.",
        epilog="Example: figures check . --format json --report sarif=figures.sarif",
    )
    check.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="PATH",
        help=f"{DESCRIPTOR_OR_FOLDER}; with several, one report of all",
    )
    check.add_argument(
        "--all", action="store_true", help="check all packages in the folder and below it"
    )
    add_strict(check)
    check.add_argument(
        "--only",
        type=rule_names,
        default=[],
        metavar="RULES",
        help="rules or families to run, separated by commas",
    )
    check.add_argument(
        "--skip",
        type=rule_names,
        default=[],
        metavar="RULES",
        help="rules or families to leave out, separated by commas",
    )
    check.add_argument(
        "--reference", action="store_true", help="let pandera and frictionless judge it too"
    )
    add_report_options(check)
    check.set_defaults(run=_check)


def _add_verify(commands: "Commands") -> None:
    verify = commands.add_parser(
        "verify",
        help="prove the figures against a copy of their source",
        description="Look for the sentence of each figure in a copy of its source that you have. "
        "Nothing is fetched. Exit code as for check.",
        epilog="Example: figures verify --text page.html --write",
    )
    add_package_path(verify)
    add_strict(verify)
    verify.add_argument("--text", required=True, metavar="FILE", help="plain text or saved HTML")
    verify.add_argument(
        "--write",
        action="store_true",
        help="fill in locators and fingerprints of rows whose phrase occurs only once",
    )
    verify.add_argument("--source", metavar="ID", help="which source the file is a copy of")
    verify.set_defaults(run=_verify)


def _add_explain(commands: "Commands") -> None:
    explain = commands.add_parser(
        "explain",
        help="say what a rule guards, why, and how to fix what it finds",
        epilog="Example: figures explain bounds-differ",
    )
    explain.add_argument("rule", nargs="?", help="a rule or a family; without it, list all rules")
    explain.set_defaults(run=_explain)


def _check(options: argparse.Namespace) -> int:
    gc.disable()  # what is imported stays, so looking for garbage in it is time lost
    import polars  # noqa: F401  (the largest part of the start)

    from ..run.engine import check  # only here: other commands start without the engine

    gc.freeze()
    gc.enable()
    watch = progress if sys.stderr.isatty() else iter
    paths = [path for one in options.paths for path in (_packages(one) if options.all else [one])]
    reports = [
        check(path, only=options.only, skip=options.skip, watch=watch, reference=options.reference)
        for path in dict.fromkeys(paths)
    ]
    report = reports[0] if len(reports) == 1 else merged(reports)
    write_reports(report, options.format, options.report)
    return exit_code(report, strict=options.strict)


def _packages(folder: str) -> list[str]:
    """Return the packages in a folder and below, with a note on stderr of those left out."""
    if not Path(folder).is_dir():
        return [folder]  # the check says what it is
    found, others = find_packages(folder)
    for path in others:
        sys.stderr.write(f"figures: {printable(path)} is a data package without figures: skipped\n")
    if not found:
        reason = "no package of figures in this folder or below; figures new FOLDER writes one"
        raise FiguresError(f"{folder}: {reason}")
    return found


def progress(rules: Sequence[T]) -> Iterable[T]:
    """Return the rules, with a line on stderr of how many are done, if tqdm is there."""
    try:
        from tqdm import tqdm
    except ImportError:
        return rules
    steps: Iterable[T] = tqdm(rules, "checking", unit="rule", leave=False, delay=1)
    return steps


def _verify(options: argparse.Namespace) -> int:
    from ..evidence.fingerprint import NORM
    from ..report import proofs
    from ..run.verify import text_fingerprint, verify

    before = _fill(options) if options.write else ""
    report, proven = verify(options.text, options.path, options.source)
    if proven:
        fingerprint = f"text_sha256 {text_fingerprint(options.text)}, text_norm {NORM}\n"
        before += proofs.render(proven) + fingerprint
    print_report(report, "text", before)
    return exit_code(report, strict=options.strict)


def _fill(options: argparse.Namespace) -> str:
    """Write what is certain into the tables, and return in words what was written."""
    from ..author.fill import fill
    from ..report.text import place

    written = fill(options.text, options.path, options.source)
    lines = [f"wrote {place(cell)}: {edit.column} {edit.value}" for cell, edit in written.items()]
    lines.append(
        "run figures update, which records the new sizes and hashes"
        if lines
        else "nothing to write"
    )
    return "".join(f"{line}\n" for line in lines)


def _explain(options: argparse.Namespace) -> int:
    from ..release.check import RELEASE_RULES
    from ..rules import ALL
    from ..run.explain import catalogue, page
    from ..run.reference import reference_differs

    rules = (*ALL, reference_differs, *RELEASE_RULES)
    write(page(options.rule, rules) if options.rule else catalogue(rules))
    return CLEAN
