"""What several formats share."""

from collections import Counter
from collections.abc import Iterable

from ..finding import Finding, Report, Severity

WORST_FIRST = tuple(Severity)


def level(severity: Severity) -> str:
    """Return a severity in the words of formats that know only errors and warnings."""
    return {Severity.WARNING: "warning", Severity.NOTICE: "notice"}.get(severity, "error")


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by severity, otherwise in their order."""
    return sorted(findings, key=lambda each: WORST_FIRST.index(each.severity))


def severities(report: Report) -> Counter[Severity]:
    """Return how many findings of each severity there are."""
    return Counter(each.severity for each in report.findings)
