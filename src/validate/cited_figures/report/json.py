"""The JSON report: one object, described by schemas/report.schema.json."""

from typing import Any

from ..finding import Finding, Report, Severity
from ..text import json_text
from .common import is_field, severities

SCHEMA_VERSION = 1


def render(report: Report) -> str:
    """Return the report as JSON, in ASCII: safe in every encoding and on a terminal."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "summary": _summary(report),
        "tool": report.tool._asdict(),
        "package": report.package._asdict(),
        "findings": [_finding(finding) for finding in report.findings],
        "exempted": [
            {**_finding(exempted.finding), "reason": exempted.reason}
            for exempted in report.exempted
        ],
        "not_run": [{"rule": rule, "reason": why} for rule, why in report.not_run.items()],
    }
    return json_text(document, ascii_only=True)


def _summary(report: Report) -> dict[str, int]:
    found = severities(report)
    return {
        "tables": report.tables,
        "figures": report.figures,
        "rules": report.rules,
        "fatal": found[Severity.FATAL],
        "errors": found[Severity.ERROR],
        "warnings": found[Severity.WARNING],
        "notices": found[Severity.NOTICE],
        "exempted": len(report.exempted),
        "not_run": len(report.not_run),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    field = finding.location.column if is_field(finding.location) else 0
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": finding.location.file,
        "line": finding.location.line or None,
        "column": (0 if field else finding.location.column) or None,
        "field": field or None,
        "subject": finding.subject,
        "found": finding.found,
        "expected": finding.expected,
        "fix": finding.fix,
    }
