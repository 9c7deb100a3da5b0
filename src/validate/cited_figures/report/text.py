"""The text report: a line per finding, then findings per rule, then the counts."""

from collections import Counter
from collections.abc import Iterator

from ..finding import Finding, Location, Report, Severity
from ..text import counted, printable
from .common import checked, severities

COLOURS = {
    Severity.FATAL: "1;31",
    Severity.ERROR: "31",
    Severity.WARNING: "33",
    Severity.NOTICE: "36",
}
SCREEN = 10  # findings that need no counts per rule


def render(report: Report, *, colour: bool = False) -> str:
    """Return the report as text; ``colour`` adds ANSI colours for a terminal."""
    lines = [*_findings(report, colour=colour), *_asides(report), summary(report)]
    return "\n".join(lines) + "\n"


def place(location: Location) -> str:
    """Return a place on one line."""
    return printable(str(location))


def message(finding: Finding) -> str:
    """Return what was found, what was expected and what to do, in one line."""
    subject = f"{finding.subject}: " if finding.subject else ""
    return printable(f"{subject}{finding.found}; expected {finding.expected}. {finding.fix}")


def summary(report: Report) -> str:
    """Return how much was checked and how much was found, in one line."""
    found = severities(report)
    named = [(found[Severity.ERROR], "error"), (found[Severity.WARNING], "warning")]
    if found[Severity.FATAL]:
        named.insert(0, (found[Severity.FATAL], "fatal error"))
    if found[Severity.NOTICE]:
        named.append((found[Severity.NOTICE], "notice"))
    if report.exempted:
        named.append((len(report.exempted), "exemption"))
    return f"checked {checked(report)}: {', '.join(counted(*count) for count in named)}"


def _findings(report: Report, *, colour: bool) -> Iterator[str]:
    for finding in report.findings:
        severity = _coloured(finding.severity) if colour else finding.severity
        rule = printable(finding.rule)
        yield f"{place(finding.location)}: {severity}: {rule}: {message(finding)}"
    for exempted in report.exempted:
        finding = exempted.finding
        words = printable(f"{finding.rule}: {finding.subject}: {exempted.reason}")
        yield f"{place(finding.location)}: exempted: {words}"


def _asides(report: Report) -> Iterator[str]:
    """Yield the findings per rule, where there are many, and what could not run."""
    if len(report.findings) > SCREEN:
        for rule, count in Counter(finding.rule for finding in report.findings).most_common():
            yield f"{count:6} {printable(rule)}"
    for reason, count in Counter(report.not_run.values()).items():
        yield f"{counted(count, 'rule')} not run: {printable(reason)}"


def _coloured(severity: Severity) -> str:
    return f"\x1b[{COLOURS[severity]}m{severity}\x1b[0m"
