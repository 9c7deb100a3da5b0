"""Findings that a package declares to be right as they are, each with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from .finding import Exempted, Finding, Severity
from .package import Package


@dataclass(frozen=True, slots=True)
class Exemption:
    """A rule that is switched off for one row of a table; ``index`` is its place in the list."""

    index: int
    rule: str
    table: str
    row: str
    reason: str


def exemptions(package: Package) -> list[Exemption]:
    """Return the well-formed exemptions in the descriptor; its rules find the others."""
    entries = package.descriptor.data.get("exemptions")
    names = ("rule", "table", "row", "reason")
    return [
        Exemption(index, *(each[name] for name in names))
        for index, each in enumerate(entries if isinstance(entries, list) else [])
        if isinstance(each, dict) and all(isinstance(each.get(name), str) for name in names)
    ]


def covers(exemption: Exemption, finding: Finding, package: Package) -> bool:
    """Return whether a finding is the one that an exemption speaks of; never a fatal one."""
    table = package.table(exemption.table)
    return (
        table is not None
        and finding.severity is not Severity.FATAL
        and finding.rule == exemption.rule
        and finding.subject == exemption.row
        and finding.location.file == table.shown
    )


def divide(package: Package, findings: Sequence[Finding]) -> tuple[list[Finding], list[Exempted]]:
    """Return the findings that stand, and those that are exempted."""
    stand: list[Finding] = []
    exempted: list[Exempted] = []
    declared = exemptions(package)
    for finding in findings:
        reasons = [each.reason for each in declared if covers(each, finding, package)]
        if reasons:
            exempted.append(Exempted(finding, reasons[0]))
        else:
            stand.append(finding)
    return stand, exempted
