"""Write the report of a check to standard output, files and the summary of a GitHub job."""

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..finding import Finding, Report
from ..report import render
from ..text import printable
from .console import describe_error, in_github_actions, write
from .report_files import append_summary, write_report_file

FOR_REPOSITORIES = ("github", "sarif", "junit", "markdown")  # read beside the repository
CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")  # of a workflow of GitHub, a pipeline of GitLab


def write_reports(report: Report, form: str | None, files: Iterable[tuple[str, Path]]) -> None:
    """Print a report and write it to files, each with its own format.

    Without a format, the report that is printed is text, or GitHub annotations in its Actions.
    """
    form = form or ("github" if in_github_actions() else "text")
    found = in_repository(report)
    try:
        print_report(
            found if form in FOR_REPOSITORIES else report, form
        )  # before the files: one of them may be /dev/stdout
    finally:  # whoever reads, if anybody does, the files are written
        for file_format, file in files:
            chosen = found if file_format in FOR_REPOSITORIES else report
            write_report_file(file, render(chosen, file_format))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        try:
            append_summary(Path(summary), render(found, "markdown"))
        except OSError as error:
            reason = printable(describe_error(error))
            sys.stderr.write(f"figures: no summary of the job: {reason}\n")


def in_repository(report: Report) -> Report:
    """Return the report with the places of its findings as paths in their repository.

    That is the checkout of the workflow or pipeline, or else the folder above with ``.git``.
    """
    try:
        here = Path.cwd()
    except OSError:  # it was deleted
        return report
    given = next(filter(None, map(os.environ.get, CHECKOUTS)), None)
    roots = [Path(given)] if given else [*(here, *here.parents)]
    root = next((folder for folder in roots if given or (folder / ".git").exists()), None)
    if root is None:
        return report

    def moved(finding: Finding) -> Finding:
        file = Path(os.path.normpath(here / finding.location.file))
        if not file.is_relative_to(root):
            return finding
        shown = file.relative_to(root).as_posix()
        return replace(finding, location=replace(finding.location, file=shown))

    return replace(
        report,
        findings=tuple(map(moved, report.findings)),
        exempted=tuple(
            replace(exempted, finding=moved(exempted.finding)) for exempted in report.exempted
        ),
    )


def print_report(report: Report, form: str, before: str = "") -> None:
    """Print a report on standard output, after a text that belongs to it."""
    write(before + render(report, form, colour=_is_colour_wanted()), form)


def _is_colour_wanted() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
