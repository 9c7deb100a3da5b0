"""The results of a check: faults, findings and their places, proofs, and the report."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a finding is.

    FATAL means that something could not be checked at all. A NOTICE tells what was not compared; it
    neither fails a check nor counts under ``--strict``.
    """

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def is_error(self) -> bool:
        """Return whether a finding of this severity fails a check."""
        return self in (Severity.FATAL, Severity.ERROR)


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

    def __str__(self) -> str:
        """Return the place as file:line:column, or as the file alone for all of it."""
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class Fault(NamedTuple):
    """What is wrong at one place; ``subject`` is the id of the row, or the name of the table.

    ``severity`` is None, and ``fix`` empty, where the rule that finds the fault decides.
    """

    location: Location
    found: str
    expected: str
    subject: str = ""
    severity: Severity | None = None
    fix: str = ""


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


class RuleNote(NamedTuple):
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


class Named(NamedTuple):
    """A package or a program: its name and its version."""

    name: str
    version: str = ""

    def __str__(self) -> str:
        """Return both in one line."""
        return f"{self.name} {self.version}".strip()


NOBODY = Named("")


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run found, and how much it checked.

    ``not_run`` names each rule that could not run, with the reason; ``catalogue`` describes all
    rules that were asked for. ``package`` and ``tool`` say what was checked by what; without a
    readable package, the first has no name.
    """

    findings: tuple[Finding, ...] = ()
    tables: int = 0
    figures: int = 0
    rules: int = 0
    not_run: dict[str, str] = field(default_factory=dict)
    exempted: tuple[Exempted, ...] = ()
    catalogue: tuple[RuleNote, ...] = ()
    package: Named = NOBODY
    tool: Named = NOBODY


def merged(reports: Sequence[Report]) -> Report:
    """Return one report of several packages, which names them all."""
    names = ", ".join(str(report.package) for report in reports if report.package.name)
    return Report(
        tuple(finding for report in reports for finding in report.findings),
        tables=sum(report.tables for report in reports),
        figures=sum(report.figures for report in reports),
        rules=max(report.rules for report in reports),
        not_run={rule: why for report in reports for rule, why in report.not_run.items()},
        exempted=tuple(one for report in reports for one in report.exempted),
        catalogue=max((report.catalogue for report in reports), key=len),
        package=Named(names),
        tool=reports[0].tool,
    )
