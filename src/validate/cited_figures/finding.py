"""The results of a check: faults, findings and their places, proofs, and the report."""

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
class Fault:
    """What is wrong at one place; ``subject`` is the id of the row, or the name of the table.

    ``severity`` is None where the rule that finds the fault decides.
    """

    location: Location
    found: str
    expected: str
    subject: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with the rule that found it, how bad it is and what to do about it."""

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
    """A finding that the package exempts from its rule, with the reason that it gives."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run found, and how much it checked.

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
    """How far a copy of its source proves a figure.

    EXACT: its sentence is at its locator. MOVED: it is elsewhere in the text. PHRASE_ONLY: only the
    printed phrase was found. MISSING: not even that. ELSEWHERE: it is from another source.
    """

    EXACT = "exact"
    MOVED = "moved"
    PHRASE_ONLY = "phrase-only"
    MISSING = "missing"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Proof:
    """The result for one figure; ``row`` is its row in the table, counted from zero.

    ``place`` is the locator at which its sentence was found, if any, ``phrase_fits`` tells whether
    that sentence contains the printed phrase, and ``there`` is the fingerprint of the sentence at
    the figure's own locator.
    """

    row: int
    figure: str
    status: Status
    printed: str
    locator: str
    place: str = ""
    phrase_fits: bool = False
    there: str = ""
