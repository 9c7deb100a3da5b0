"""What a check says: findings, their places, and the report that holds them."""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is.

    FATAL means that something could not be checked at all.
    """

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file, counted from one.

    In a CSV file, ``line`` is the line of the file (the header is line 1) and ``column``
    the number of the field, as a spreadsheet counts; elsewhere ``column`` counts characters.
    Zero stands for the whole file.
    """

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where it is, what was found, what was expected and what to do."""

    rule: str
    severity: Severity
    location: Location
    found: str
    expected: str
    fix: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found, with the counts of what it looked at."""

    findings: tuple[Finding, ...] = ()
    tables: int = 0
    figures: int = 0
    rules: int = 0
    not_run: dict[str, str] = field(default_factory=dict)
