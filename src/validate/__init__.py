"""Check packages of cited figures.

``check(path)`` returns a report, ``verify(text, path)`` also the proof of each figure;
``validate.schemas`` holds the pandera schemas.
"""

from .engine import check, verify
from .finding import Finding, Location, Proof, Report, Severity, Status

__all__ = ["Finding", "Location", "Proof", "Report", "Severity", "Status", "check", "verify"]
