"""Check packages of cited figures.

``check(path)`` returns a report, ``verify(text, path)`` also the proof of each figure;
``read(phrase, language)`` reads a printed phrase, ``find(text, language)`` yields the figures of a
text; ``load(table)`` returns a table that has passed; ``cited_figures.schemas`` holds the pandera
schemas.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .author.find import Found, find
    from .errors import FiguresError
    from .evidence.proof import Proof, Status
    from .finding import Finding, Location, Report, Severity
    from .phrases import Reading, Unreadable, read
    from .run.engine import check
    from .run.load import InvalidPackageError, load
    from .run.verify import verify

__all__ = [
    "FiguresError",
    "Finding",
    "Found",
    "InvalidPackageError",
    "Location",
    "Proof",
    "Reading",
    "Report",
    "Severity",
    "Status",
    "Unreadable",
    "check",
    "find",
    "load",
    "read",
    "verify",
]

_MODULES = {
    "FiguresError": "errors",
    "Found": "author.find",
    "InvalidPackageError": "run.load",
    "Proof": "evidence.proof",
    "Reading": "phrases",
    "Status": "evidence.proof",
    "Unreadable": "phrases",
    "check": "run.engine",
    "find": "author.find",
    "load": "run.load",
    "read": "phrases",
    "verify": "run.verify",
}

if not TYPE_CHECKING:  # pragma: no branch  (a type checker knows the names from above)

    def __getattr__(name: str) -> Any:
        """Import a public name when it is first asked for: most commands need few of them."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f".{_MODULES.get(name, 'finding')}", __name__), name)
