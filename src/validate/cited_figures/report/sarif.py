"""The SARIF 2.1.0 report, for code scanning and editors."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from ..finding import Exempted, Finding, Location, Report, RuleNote, Severity
from ..text import counted, json_text
from . import text
from .common import is_field, level, severities, worst_first

VERSION = "2.1.0"
MOST = 25_000  # results of a run: GitHub refuses a file with more
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report) -> str:
    """Return the report as a SARIF log of one run, in ASCII."""
    indices = {note.id: index for index, note in enumerate(report.catalogue)}
    findings = report.findings if len(report.findings) <= MOST else worst_first(report.findings)
    results = [_result(finding, indices) for finding in findings]
    results += [_suppressed(exempted, indices) for exempted in report.exempted]
    driver = {
        "name": report.tool.name or "figures",
        **({"version": report.tool.version} if report.tool.version else {}),
        "rules": [_rule(note) for note in report.catalogue],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"figures/{report.package.name or 'unread'}/"},
        "properties": {"package": report.package._asdict()},
        "invocations": [_invocation(report, len(results) - MOST)],
        "columnKind": "unicodeCodePoints",
        "results": results[:MOST],
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
    if uri.startswith("/"):
        uri = f"file://{uri}"
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if location.line:
        physical["region"] = {"startLine": location.line}
        if location.column and not is_field(location):
            physical["region"]["startColumn"] = location.column
    return physical


def _fingerprint(finding: Finding) -> str:
    """Return a hash that stays the same when rows move or values change."""
    place = finding.location
    parts = finding.rule, place.file, finding.subject, str(_field(place))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _field(location: Location) -> int:
    """Return the number of the field, 0 outside CSV; a column of SARIF counts characters."""
    return location.column if is_field(location) else 0


def _invocation(report: Report, left: int) -> dict[str, Any]:
    notes: list[dict[str, Any]] = [
        {"level": "warning", "message": {"text": reason}, "associatedRule": {"id": rule}}
        for rule, reason in report.not_run.items()
    ]
    if left > 0:
        words = f"{counted(left, 'more result')} not listed, as GitHub takes {MOST:,}"
        notes.append({"level": "warning", "message": {"text": words}})
    return {
        "executionSuccessful": not severities(report)[Severity.FATAL],
        "toolExecutionNotifications": notes,
    }
