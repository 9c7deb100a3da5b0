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
class RuleNote:
    """What a rule is about, for reports that list the rules."""

    id: str
    family: str
    severity: Severity
    title: str
    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class Exempted:
    """A finding that the package declares to be right as it is, with the reason it gives."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found, with the counts of what it looked at.

    ``not_run`` names each rule that could not run, with the reason; ``catalogue`` describes all
    rules that were asked for.
    """

    findings: tuple[Finding, ...] = ()
    tables: int = 0
    figures: int = 0
    rules: int = 0
    not_run: dict[str, str] = field(default_factory=dict)
    exempted: tuple[Exempted, ...] = ()
    catalogue: tuple[RuleNote, ...] = ()


class Status(StrEnum):
    """How far a figure is proven by a copy of its source.

    EXACT: its sentence stands at its locator. MOVED: it stands elsewhere. PHRASE_ONLY: only the
    printed phrase was found. MISSING: not even that. ELSEWHERE: it is from another source.
    """

    EXACT = "exact"
    MOVED = "moved"
    PHRASE_ONLY = "phrase-only"
    MISSING = "missing"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one figure; ``row`` is its row in the table, counted from zero.

    ``place`` is the locator at which its sentence was found, if any, ``phrase_fits`` tells whether
    the printed phrase stands in that sentence, and ``there`` is the fingerprint of what stands at
    its own locator.
    """

    row: int
    figure: str
    status: Status
    printed: str
    locator: str
    place: str = ""
    phrase_fits: bool = False
    there: str = ""
