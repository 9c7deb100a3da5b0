"""The GitHub report: annotations on the lines of a pull request, then the text report."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from ..finding import Finding, Report
from ..text import counted, printable
from . import text
from .common import is_field, level, worst_first

LIMIT = 10  # of each level: GitHub drops the annotations of a step beyond that


def render(report: Report) -> str:
    """Return workflow commands for the worst findings, then all findings as text."""
    shown = list(_annotated(report.findings))
    lines = [_command(finding) for finding in shown]
    left = len(report.findings) - len(shown)
    if left:
        more = f"{counted(left, 'more finding')} without annotation"
        lines.append(f"{more}, as GitHub shows {LIMIT} of a kind; the full report follows")
    return "".join(f"{line}\n" for line in lines) + silenced(text.render(report))


def _annotated(findings: Sequence[Finding]) -> Iterator[Finding]:
    left = {"error": LIMIT, "warning": LIMIT, "notice": LIMIT}
    for finding in worst_first(findings):
        kind = level(finding.severity)
        if left[kind]:
            left[kind] -= 1
            yield finding


def _command(finding: Finding) -> str:
    place = finding.location
    column = 0 if is_field(place) else place.column
    properties = {"file": place.file, "line": place.line, "col": column}
    given = {name: value for name, value in properties.items() if value} | {"title": finding.rule}
    joined = ",".join(f"{name}={_property(str(value))}" for name, value in given.items())
    return f"::{level(finding.severity)} {joined}::{_data(text.message(finding))}"


def _data(value: str) -> str:
    # No %0D and %0A for line breaks: printable text has none.
    return printable(value).replace("%", "%25")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def silenced(body: str) -> str:
    """Return text in which GitHub obeys no command: no text can contain its own hash."""
    token = sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{token}\n{body}::{token}::\n"
