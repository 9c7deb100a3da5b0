"""Report formats, one module per format; they know findings and nothing else."""

import re
from importlib import import_module

from ..finding import Report
from . import text

FORMATS = ("text", "json", "github", "sarif", "junit", "markdown")
_STARTS = re.compile(
    rb'\{\s*"schema_version": \d+,\s*"summary": \{|\{\s*"\$schema": "[^"]*/sarif-schema-'
    rb'|<\?xml [^>]*>\s*<testsuites name="figures"'
    rb"|## (Clean|Findings|Could not check everything): "
)
_ENDS = re.compile(rb"(\A|\n)checked \d+ tables?, [^\n]*\n(::[0-9a-f]{64}::\n)?\Z")


def render(report: Report, form: str, *, colour: bool = False) -> str:
    """Return the report in one of ``FORMATS``; only text can be in colour."""
    if form == "text":
        return text.render(report, colour=colour)
    rendered: str = import_module(f".{form}", __package__).render(report)
    return rendered


def is_report(start: bytes, end: bytes) -> bool:
    """Return whether a file that starts and ends like this is a report, in any of ``FORMATS``."""
    return bool(_STARTS.match(start) or _ENDS.search(end))
