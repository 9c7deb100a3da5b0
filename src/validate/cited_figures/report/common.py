"""What several formats share."""

from collections import Counter
from collections.abc import Iterable

from ..finding import Finding, Report, Severity
from ..text import counted

WORST_FIRST = tuple(Severity)


def level(severity: Severity) -> str:
    """Return a severity as GitHub names it, where what is fatal is an error."""
    return {Severity.WARNING: "warning", Severity.NOTICE: "notice"}.get(severity, "error")


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by severity, otherwise in their order."""
    return sorted(findings, key=lambda finding: WORST_FIRST.index(finding.severity))


def checked(report: Report) -> str:
    """Return how much was checked: 5 tables, 11 figures, 82 rules."""
    numbers = (report.tables, "table"), (report.figures, "figure"), (report.rules, "rule")
    return ", ".join(counted(number, noun) for number, noun in numbers)


def severities(report: Report) -> Counter[Severity]:
    """Return how many findings of each severity there are."""
    return Counter(finding.severity for finding in report.findings)
