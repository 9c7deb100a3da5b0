"""``figures diff`` and ``release-check``."""

import argparse
import sys
from typing import TYPE_CHECKING

from .arguments import add_package_path, add_report_options, add_strict
from .console import write_text
from .exit_codes import CLEAN, FINDINGS, exit_code
from .reports import write_reports

if TYPE_CHECKING:
    from .arguments import Commands

COMMANDS = ("diff", "release-check")


def add_commands(commands: "Commands") -> None:
    """Add the commands of this module to the command line."""
    diff = commands.add_parser(
        "diff",
        help="say what changed between two versions of a package",
        description="Compare two versions row by row and say which version the changes demand. "
        "A version is a folder, a zip archive or a git revision; one of the two may be bare "
        "tables. Exit code 0: no change, 1: changes, 2: could not compare.",
        epilog="Example: figures diff v1.0.0 .",
    )
    diff.add_argument("old", help="the earlier version")
    diff.add_argument("new", nargs="?", default=".", help="the later version; else this folder")
    diff.add_argument("--format", choices=("text", "json"), default="text")
    diff.set_defaults(run=_diff)
    check = commands.add_parser(
        "release-check",
        help="check that a package is ready to be released",
        description="Run all rules of figures check and those of publication and history: same "
        "version everywhere, changelog, derived files, build, ids, corrections and version.",
        epilog="Example: figures release-check --against v1.0.0",
    )
    add_package_path(check)
    check.add_argument(
        "--against",
        metavar="OLD",
        help="the previous release: a folder, zip archive or git tag; without it, the newest tag "
        "of a lower version, if there is one",
    )
    check.add_argument("--tag", metavar="vX.Y.Z", help="the tag of the new release")
    add_strict(check)
    add_report_options(check)
    check.set_defaults(run=_release_check)


def _diff(options: argparse.Namespace) -> int:
    from ..release.diff.compare import compare
    from ..release.diff.files import find_files
    from ..release.diff.render import render_json, render_text
    from ..release.diff.snapshot import read_snapshot

    old = read_snapshot(find_files(options.old, beside=options.new))
    new = read_snapshot(find_files(options.new, beside=options.old))
    changes = compare(old, new)
    render = render_json if options.format == "json" else render_text
    write_text(render(old, new, changes), options.format)
    return FINDINGS if changes else CLEAN


def _release_check(options: argparse.Namespace) -> int:
    from ..release.check.release_check import release_check

    report, earlier = release_check(options.path, options.against, options.tag or "")
    if not options.against:
        sys.stderr.write(f"figures: {earlier}\n")
    write_reports(report, options.format, options.report)
    return exit_code(report, strict=options.strict)
