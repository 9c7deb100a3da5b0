"""The SARIF 2.1.0 report, for code scanning and editors."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from ..finding import (
    Exempted,
    Finding,
    Location,
    Report,
    RuleNote,
    Severity,
)
from ..text import json_text
from . import text
from .common import level, severities

VERSION = "2.1.0"
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report) -> str:
    """Return the report as a SARIF log of one run, in ASCII."""
    indices = {note.id: index for index, note in enumerate(report.catalogue)}
    results = [_result(finding, indices) for finding in report.findings]
    results += [_suppressed(exempted, indices) for exempted in report.exempted]
    run = {
        "tool": {
            "driver": {"name": "figures", "rules": [_rule(note) for note in report.catalogue]}
        },
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json_text({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, ascii_only=True)


def _rule(note: RuleNote) -> dict[str, Any]:
    return {
        "id": note.id,
        "shortDescription": {"text": note.title},
        "fullDescription": {"text": note.why},
        "help": {"text": note.fix},
        "defaultConfiguration": {"level": _level(note.severity)},
        "properties": {"family": note.family},
    }


def _result(finding: Finding, indices: Mapping[str, int]) -> dict[str, Any]:
    index = indices.get(finding.rule)
    field = _field(finding.location)
    return {
        "ruleId": finding.rule,
        **({} if index is None else {"ruleIndex": index}),
        "level": _level(finding.severity),
        "message": {"text": text.message(finding)},
        "locations": [{"physicalLocation": _physical(finding.location)}],
        "partialFingerprints": {"figures/v1": _fingerprint(finding)},
        **({"properties": {"field": field}} if field else {}),
    }


def _level(severity: Severity) -> str:
    return "note" if severity is Severity.NOTICE else level(severity)


def _suppressed(exempted: Exempted, indices: Mapping[str, int]) -> dict[str, Any]:
    suppression = {"kind": "external", "justification": exempted.reason}
    return {**_result(exempted.finding, indices), "suppressions": [suppression]}


def _physical(location: Location) -> dict[str, Any]:
    uri = quote(location.file, errors="surrogatepass")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if location.line:
        physical["region"] = {"startLine": location.line}
        if location.column and not _is_csv(location):
            physical["region"]["startColumn"] = location.column
    return physical


def _fingerprint(finding: Finding) -> str:
    """Return a hash that stays the same when rows move or values change."""
    place = finding.location
    parts = finding.rule, place.file, finding.subject, str(_field(place))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _field(location: Location) -> int:
    """Return the number of the field, 0 outside CSV; a column of SARIF counts characters."""
    return location.column if _is_csv(location) else 0


def _is_csv(location: Location) -> bool:
    return location.file.lower().endswith(".csv")


def _invocation(report: Report) -> dict[str, Any]:
    return {
        "executionSuccessful": not severities(report)[Severity.FATAL],
        "toolExecutionNotifications": [
            {"level": "warning", "message": {"text": reason}, "associatedRule": {"id": rule}}
            for rule, reason in report.not_run.items()
        ],
    }
