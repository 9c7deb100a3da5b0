"""Report formats, one module each; they know findings and nothing else."""

from importlib import import_module

from ..finding import Report
from . import text

FORMATS = ("text", "json", "github", "sarif", "junit", "markdown")


def render(report: Report, form: str, *, colour: bool = False) -> str:
    """Return the report in one of ``FORMATS``; only text can be in colour."""
    if form == "text":
        return text.render(report, colour=colour)
    rendered: str = import_module(f".{form}", __package__).render(report)
    return rendered
