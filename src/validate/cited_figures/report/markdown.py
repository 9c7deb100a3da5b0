"""The Markdown report, for the summary of a job or a comment."""

import re
from collections.abc import Iterator

from ..finding import Finding, Report, Severity
from ..text import abridged, counted, printable
from .common import checked, severities, worst_first
from .text import message, place

FINDINGS, OTHERS = 100, 50  # rows; with the lengths below, the report stays under 1 MiB
SHORT, LONG = 100, 500  # characters of a place or name, and of a sentence
MARKUP = re.compile(r"[\\`*_\[\]<>|~&@#$]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def render(report: Report) -> str:
    """Return the report as GitHub Markdown, in which nothing that was found acts as markup."""
    parts = [_heading(report), *_findings(report), *_exempted(report), *_not_run(report)]
    return "\n".join(parts) + "\n"


def _heading(report: Report) -> str:
    found = severities(report)
    if found[Severity.FATAL]:
        verdict = f"Could not check everything: {counted(found[Severity.FATAL], 'fatal error')}, "
    else:
        verdict = "Findings: " if found.keys() - {Severity.NOTICE} else "Clean: "
    errors = counted(found[Severity.ERROR], "error")
    warnings = counted(found[Severity.WARNING], "warning")
    notices = [counted(count, "notice")] if (count := found[Severity.NOTICE]) else []
    counts = ", ".join([errors, warnings, *notices])
    return f"## {verdict}{counts}\n\nChecked {checked(report, _code)}."


def _findings(report: Report) -> Iterator[str]:
    if not report.findings:
        return
    yield "\n| Place | Severity | Rule | What |\n| --- | --- | --- | --- |"
    shown = worst_first(report.findings)[:FINDINGS]
    for finding in sorted(shown, key=lambda finding: finding.location.file):
        cells = (
            _place(finding),
            finding.severity,
            _code(finding.rule, SHORT),
            _code(message(finding)),
        )
        yield f"| {' | '.join(cells)} |"
    yield from _more(len(report.findings) - FINDINGS, "finding")


def _exempted(report: Report) -> Iterator[str]:
    if report.exempted:
        yield "\n### Exempted\n"
    for exempted in report.exempted[:OTHERS]:
        rule, what = _code(exempted.finding.rule, SHORT), _code(message(exempted.finding))
        yield f"- {_place(exempted.finding)} {rule}: {what} Reason: {_code(exempted.reason)}"
    yield from _more(len(report.exempted) - OTHERS, "exempted finding")


def _not_run(report: Report) -> Iterator[str]:
    if report.not_run:
        yield "\n### Not run\n"
    for rule, reason in list(report.not_run.items())[:OTHERS]:
        yield f"- {_code(rule, SHORT)}: {_code(reason)}"
    yield from _more(len(report.not_run) - OTHERS, "rule")


def _more(left: int, name: str) -> Iterator[str]:
    if left > 0:
        yield f"\n{counted(left, f'more {name}')} not listed here."


def _place(finding: Finding) -> str:
    return _code(place(finding.location), SHORT)


def _code(value: str, length: int = LONG) -> str:
    """Return text as code, with markup escaped: GitHub finds no mention or reference there."""
    line = abridged(printable(value), length)
    return f"<code>{MARKUP.sub(lambda found: f'&#{ord(found[0])};', line)}</code>"
