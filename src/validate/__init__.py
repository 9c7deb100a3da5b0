"""Check packages of cited figures.

``check(path)`` returns a report, ``verify(text, path)`` also the proof of each figure;
``load(table)`` returns a table that has passed; ``validate.schemas`` holds the pandera schemas.
"""

from .engine import check, verify
from .finding import Finding, Location, Proof, Report, Severity, Status
from .loading import InvalidPackageError, load

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
