"""Where the report of a check goes: standard output, files, the summary of a GitHub job."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from ..finding import Report
from ..report import render
from ..text import printable
from .console import describe_error, in_github_actions, write
from .report_files import append_summary, write_report_file


def write_reports(report: Report, form: str | None, files: Iterable[tuple[str, Path]]) -> None:
    """Print a report and write it to files, each with its own format.

    Without a format, the report that is printed is text, or GitHub annotations in its Actions.
    """
    form = form or ("github" if in_github_actions() else "text")
    try:
        print_report(report, form)  # before the files: one of them may be /dev/stdout
    finally:  # whoever reads, if anybody does, the files are written
        for file_format, file in files:
            write_report_file(file, render(report, file_format))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        try:
            append_summary(Path(summary), render(report, "markdown"))
        except OSError as error:
            reason = printable(describe_error(error))
            sys.stderr.write(f"figures: no summary of the job: {reason}\n")


def print_report(report: Report, form: str, before: str = "") -> None:
    """Print a report on standard output, after a text that belongs to it."""
    write(before + render(report, form, colour=_is_colour_wanted()), form)


def _is_colour_wanted() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
