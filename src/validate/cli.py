"""The command line: arguments, choice of report, exit code."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from .finding import Report, Severity

CLEAN, FINDINGS, NOT_CHECKED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 findings, 2 could not check."""
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def exit_code(report: Report, *, strict: bool = False) -> int:
    """Return the exit code that a report deserves; ``strict`` counts warnings too."""
    severities = {each.severity for each in report.findings}
    if Severity.FATAL in severities:
        return NOT_CHECKED
    if Severity.ERROR in severities or (strict and severities):
        return FINDINGS
    return CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="figures",
        description="Check packages of cited figures.",
        epilog="Example: figures check",
    )
    parser.add_argument("--version", action="version", version=version("scio-digital-china-2020"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="check a package",
        description="Check units, ranges, periods, citations and structure of a package. "
        "Exit code 0: clean, 1: findings, 2: could not check.",
        epilog="Example: figures check . --strict",
    )
    check.add_argument("path", nargs="?", default=".", help="a datapackage.json or its folder")
    check.add_argument("--strict", action="store_true", help="count warnings as findings")
    check.set_defaults(run=_check)
    verify = commands.add_parser(
        "verify",
        help="prove the figures against a copy of their source",
        description="Look for the sentence of each figure in a copy of its source that you have. "
        "Nothing is fetched. Exit code as for check.",
        epilog="Example: figures verify --text page.html",
    )
    verify.add_argument("path", nargs="?", default=".", help="a datapackage.json or its folder")
    verify.add_argument("--text", required=True, metavar="FILE", help="plain text or saved HTML")
    verify.add_argument("--source", metavar="ID", help="which source the file is a copy of")
    verify.add_argument("--strict", action="store_true", help="count warnings as findings")
    verify.set_defaults(run=_verify)
    explain = commands.add_parser(
        "explain",
        help="say what a rule guards, why, and how to fix what it finds",
        epilog="Example: figures explain bounds-differ",
    )
    explain.add_argument("rule", nargs="?", help="the id of a rule; without it, list all rules")
    explain.set_defaults(run=_explain)
    return parser


def _check(options: argparse.Namespace) -> int:
    from .engine import check
    from .reports import text

    report = check(options.path)
    sys.stdout.write(text.render(report, colour=_colour()))
    return exit_code(report, strict=options.strict)


def _verify(options: argparse.Namespace) -> int:
    from .engine import verify  # only this command needs it
    from .reports import proofs, text

    report, proven = verify(options.text, options.path, options.source)
    if proven:
        sys.stdout.write(proofs.render(proven))
    sys.stdout.write(text.render(report, colour=_colour()))
    return exit_code(report, strict=options.strict)


def _explain(options: argparse.Namespace) -> int:
    from .explain import catalogue, page

    if options.rule is None:
        sys.stdout.write(catalogue())
        return CLEAN
    try:
        sys.stdout.write(page(options.rule))
    except LookupError as error:
        sys.stderr.write(f"figures: {error.args[0]}\n")
        return NOT_CHECKED
    return CLEAN


def _colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
