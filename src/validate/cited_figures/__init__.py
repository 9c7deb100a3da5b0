"""Check packages of cited figures.

``check(path)`` returns a report, ``verify(text, path)`` also the proof of each figure;
``load(table)`` returns a table that has passed; ``cited_figures.schemas`` holds pandera schemas.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .finding import (
        Finding,
        Location,
        Proof,
        Report,
        Severity,
        Status,
    )
    from .run.engine import check, verify
    from .run.load import InvalidPackageError, load

__all__ = [
    "Finding",
    "InvalidPackageError",
    "Location",
    "Proof",
    "Report",
    "Severity",
    "Status",
    "check",
    "load",
    "verify",
]

_MODULES = {"check": "run.engine", "verify": "run.engine", "load": "run.load"}
_MODULES |= {"InvalidPackageError": "run.load"}

if not TYPE_CHECKING:  # pragma: no branch  (a type checker knows the names from above)

    def __getattr__(name: str) -> Any:
        """Import a public name when it is first asked for: most commands need few of them."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f".{_MODULES.get(name, 'finding')}", __name__), name)
