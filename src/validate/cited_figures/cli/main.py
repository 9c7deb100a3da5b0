"""The command line: arguments, choice of report, exit code."""

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from ..finding import Report, Severity
from ..package.bundled import DISTRIBUTION
from ..package.limits import VARIABLE
from ..report import FORMATS, render
from ..text import printable
from .console import (
    NOT_CHECKED,
    guarded,
    prepare,
    quiet,
    say,
    words,
)
from .report_files import append, put, require_free
from .signals import exit_on_signals

T = TypeVar("T")

CLEAN, FINDINGS = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 findings, 2 could not check."""
    prepare()
    with exit_on_signals():
        return guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    options = parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def exit_code(report: Report, *, strict: bool = False) -> int:
    """Return the exit code that a report deserves; ``strict`` counts warnings too."""
    severities = {each.severity for each in report.findings}
    if Severity.FATAL in severities:
        return NOT_CHECKED
    if Severity.ERROR in severities or (strict and Severity.WARNING in severities):
        return FINDINGS
    return CLEAN


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="figures",
        description="Check, prove, read and cite packages of cited figures.",
        epilog="Exit code 0: clean, 1: findings, 2: could not check. Example: figures check",
    )
    top.add_argument("--version", action="version", version=version(DISTRIBUTION))
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    from .author_and_release import COMMANDS  # it needs what is defined here

    for add in (_add_check, _add_verify, _add_explain, _add_show, _add_cite, *COMMANDS):
        add(commands)
    return top


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = commands.add_parser(
        "check",
        help="check a package",
        description="Check units, ranges, periods, citations and structure of a package. Nothing "
        f"is fetched, and sizes are bounded; {VARIABLE}=10 in the environment raises the bounds "
        "tenfold.",
        epilog="Example: figures check . --format json --report sarif=figures.sarif",
    )
    _add_common(check)
    check.add_argument("--only", metavar="RULES", help="rules or families, separated by commas")
    check.add_argument("--skip", metavar="RULES", help="rules or families to leave out")
    check.add_argument(
        "--reference", action="store_true", help="let pandera and frictionless judge it too"
    )
    add_report_options(check)
    check.set_defaults(run=_check)


def _add_verify(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = commands.add_parser(
        "verify",
        help="prove the figures against a copy of their source",
        description="Look for the sentence of each figure in a copy of its source that you have. "
        "Nothing is fetched. Exit code as for check.",
        epilog="Example: figures verify --text page.html",
    )
    _add_common(verify)
    verify.add_argument("--text", required=True, metavar="FILE", help="plain text or saved HTML")
    verify.add_argument("--source", metavar="ID", help="which source the file is a copy of")
    verify.set_defaults(run=_verify)


def _add_explain(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    explain = commands.add_parser(
        "explain",
        help="say what a rule guards, why, and how to fix what it finds",
        epilog="Example: figures explain bounds-differ",
    )
    explain.add_argument("rule", nargs="?", help="a rule or a family; without it, list all rules")
    explain.set_defaults(run=_explain)


def _add_show(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    show = commands.add_parser(
        "show", help="read figures", epilog="Example: figures show F04 --format json"
    )
    show.add_argument("id", nargs="*", help="figures; without any, all of them")
    show.add_argument("--package", default=".", metavar="PATH", help="where the package is")
    show.add_argument("--format", choices=("text", "json"), default="text")
    show.set_defaults(run=_show)


def _add_cite(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    cite = commands.add_parser(
        "cite",
        help="cite figures, sources or the package",
        epilog="Example: figures cite F04 --style bibtex",
    )
    cite.add_argument("id", nargs="+", help="figures, sources, or the word package")
    cite.add_argument("--package", default=".", metavar="PATH", help="where the package is")
    cite.add_argument("--style", choices=("text", "apa", "bibtex", "csl-json"), default="text")
    cite.set_defaults(run=_cite)


def add_report_options(command: argparse.ArgumentParser) -> None:
    """Add the options that ``give`` goes by, except ``strict``."""
    command.add_argument("--format", choices=FORMATS, help="of the report; github in its Actions")
    command.add_argument(
        "--report",
        action="append",
        default=[],
        type=_report_file,
        metavar="FORMAT=FILE",
        help="write a report to a file too; may be repeated",
    )


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", nargs="?", default=".", help="a datapackage.json or its folder")
    command.add_argument("--strict", action="store_true", help="count warnings as findings")


def _report_file(text: str) -> tuple[str, Path]:
    form, _, file = text.partition("=")
    if form not in FORMATS or not file:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not one of {', '.join(FORMATS)}, = and a file"
        )
    require_free(Path(file))  # before the check, which may be long
    return form, Path(file)


def _check(options: argparse.Namespace) -> int:
    gc.disable()  # what is imported stays, so that to look for garbage in it is time lost
    import polars  # noqa: F401  (the largest part of the start)

    from ..run.engine import check  # the start of the other commands should not wait for it

    gc.freeze()
    gc.enable()
    only, skip = (names.split(",") if names else [] for names in (options.only, options.skip))
    watch = progress if sys.stderr.isatty() else iter
    report = check(options.path, only=only, skip=skip, watch=watch, reference=options.reference)
    return give(report, options)


def give(report: Report, options: argparse.Namespace) -> int:
    """Write a report to where the options say and return the exit code it deserves."""
    inside = os.environ.get("GITHUB_ACTIONS") == "true"
    form = options.format or ("github" if inside else "text")
    text = render(report, form, colour=_colour())
    sys.stdout.write(quiet(text, form))
    sys.stdout.flush()  # a report to /dev/stdout comes after it
    for other, file in options.report:
        put(file, render(report, other))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        try:
            append(Path(summary), render(report, "markdown"))
        except OSError as error:
            sys.stderr.write(f"figures: no summary of the job: {printable(words(error))}\n")
    return exit_code(report, strict=options.strict)


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

    report, proven = verify(options.text, options.path, options.source)
    text = proofs.render(proven) if proven else ""
    if proven:
        text += f"text_sha256 {text_fingerprint(options.text)}, text_norm {NORM}\n"
    sys.stdout.write(quiet(text + render(report, "text", colour=_colour())))
    return exit_code(report, strict=options.strict)


def _explain(options: argparse.Namespace) -> int:
    from ..release.check import catalogue as release_rules
    from ..rules import ALL
    from ..run.explain import catalogue, page

    rules = (*ALL, *release_rules())
    sys.stdout.write(page(options.rule, rules) if options.rule else catalogue(rules))
    return CLEAN


def _show(options: argparse.Namespace) -> int:
    from ..cite.showing import show

    say(show(options.package, options.id, options.format), options.format)
    return CLEAN


def _cite(options: argparse.Namespace) -> int:
    from ..cite.citations import cite

    say(cite(options.package, options.id, options.style), options.style)
    return CLEAN


def _colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
