"""What several formats share."""

from collections import Counter
from collections.abc import Callable, Iterable

from ..finding import Finding, Location, Report, Severity
from ..text import counted, printable

WORST_FIRST = tuple(Severity)


def level(severity: Severity) -> str:
    """Return a severity as GitHub names it, where what is fatal is an error."""
    return {Severity.WARNING: "warning", Severity.NOTICE: "notice"}.get(severity, "error")


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by severity, otherwise in their order."""
    return sorted(findings, key=lambda finding: WORST_FIRST.index(finding.severity))


def checked(report: Report, write: Callable[[str], str] = printable) -> str:
    """Return what was checked: 5 tables, 11 figures, 82 rules of NAME 1.0.0 by PROGRAM 2.0.0."""
    numbers = (report.tables, "table"), (report.figures, "figure"), (report.rules, "rule")
    counts = ", ".join(counted(number, noun) for number, noun in numbers)
    named = ((" of ", report.package), (" by ", report.tool))
    return counts + "".join(word + write(str(about)) for word, about in named if about.name)


def is_field(location: Location) -> bool:
    """Return whether the column of a place is the number of a field of CSV, not of a character."""
    return location.file.lower().endswith(".csv")


def severities(report: Report) -> Counter[Severity]:
    """Return how many findings of each severity there are."""
    return Counter(finding.severity for finding in report.findings)
