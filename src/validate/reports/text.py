"""The text report: one line a finding, then a line of counts."""

from collections import Counter
from collections.abc import Iterator

from ..finding import Finding, Location, Report, Severity

COLOURS = {Severity.FATAL: "1;31", Severity.ERROR: "31", Severity.WARNING: "33"}


def render(report: Report, *, colour: bool = False) -> str:
    """Return the report as text; ``colour`` adds ANSI colours for a terminal."""
    return "\n".join([*_lines(report, colour=colour), _summary(report)]) + "\n"


def place(location: Location) -> str:
    """Return a place as file:line:column, or as the file alone for all of it."""
    parts = [location.file, *(str(n) for n in (location.line, location.column) if n)]
    return ":".join(parts)


def message(finding: Finding) -> str:
    """Return what was found, what was expected and what to do, in one line."""
    subject = f"{finding.subject}: " if finding.subject else ""
    return printable(f"{subject}{finding.found}; expected {finding.expected}. {finding.fix}")


def printable(text: str) -> str:
    """Return text on one line, with signs that a terminal would obey written as escapes."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


def _lines(report: Report, *, colour: bool) -> Iterator[str]:
    for each in report.findings:
        severity = _coloured(each.severity) if colour else each.severity
        yield f"{printable(place(each.location))}: {severity}: {each.rule}: {message(each)}"
    for reason, count in Counter(report.not_run.values()).items():
        yield f"{_count(count, 'rule')} not run: {reason}"


def _summary(report: Report) -> str:
    looked = (report.tables, "table"), (report.figures, "figure"), (report.rules, "rule")
    severities = Counter(each.severity for each in report.findings)
    fatal = (
        [_count(severities[Severity.FATAL], "fatal error")] if severities[Severity.FATAL] else []
    )
    found = (severities[Severity.ERROR], "error"), (severities[Severity.WARNING], "warning")
    checked = ", ".join(_count(*each) for each in looked)
    return f"checked {checked}: {', '.join([*fatal, *(_count(*each) for each in found)])}"


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _coloured(severity: Severity) -> str:
    return f"\x1b[{COLOURS[severity]}m{severity}\x1b[0m"
