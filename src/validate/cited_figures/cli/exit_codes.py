"""Exit codes of the command."""

from ..finding import Report, Severity

CLEAN, FINDINGS, NOT_CHECKED, INTERRUPTED = 0, 1, 2, 130


def exit_code(report: Report, *, strict: bool = False) -> int:
    """Return the exit code that a report deserves; ``strict`` counts warnings too."""
    severities = {finding.severity for finding in report.findings}
    if Severity.FATAL in severities:
        return NOT_CHECKED
    if Severity.ERROR in severities or (strict and Severity.WARNING in severities):
        return FINDINGS
    return CLEAN
