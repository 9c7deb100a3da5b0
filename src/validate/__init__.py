"""Check packages of cited figures.

``check(path)`` returns a report; ``validate.schemas`` holds the pandera schemas.
"""

from .engine import check
from .finding import Finding, Location, Report, Severity

__all__ = ["Finding", "Location", "Report", "Severity", "check"]
