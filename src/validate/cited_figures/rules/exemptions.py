"""Rows that a package exempts from a rule, each with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..finding import Exempted, Finding, Severity
from ..package.package import Package


@dataclass(frozen=True, slots=True)
class Exemption:
    """One row of a table that is exempt from one rule; ``index`` is its place in the list."""

    index: int
    rule: str
    table: str
    row: str
    reason: str


def exemptions(package: Package) -> list[Exemption]:
    """Return the well-formed exemptions in the descriptor; descriptor-invalid finds the others."""
    entries = package.descriptor.data.get("exemptions")
    names = ("rule", "table", "row", "reason")
    return [
        Exemption(index, *(entry[name] for name in names))
        for index, entry in enumerate(entries if isinstance(entries, list) else [])
        if isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in names)
    ]


class Exemptions:
    """The exemptions of a package by what they cover."""

    def __init__(self, package: Package) -> None:
        """Read the exemptions; the first of several for the same thing counts."""
        self._shown = {table.name: table.shown for table in reversed(package.resources)}
        self._known: dict[tuple[str, str, str | None], Exemption] = {}
        for exemption in exemptions(package):
            self._known.setdefault(self.key(exemption), exemption)

    def key(self, exemption: Exemption) -> tuple[str, str, str | None]:
        """Return what an exemption covers: a rule, a row and a file, if there is such a table."""
        return exemption.rule, exemption.row, self._shown.get(exemption.table)

    def of(self, finding: Finding) -> Exemption | None:
        """Return the exemption that covers a finding; none covers a fatal one."""
        if finding.severity is Severity.FATAL:
            return None
        return self._known.get((finding.rule, finding.subject, finding.location.file))


def divide(package: Package, findings: Sequence[Finding]) -> tuple[list[Finding], list[Exempted]]:
    """Return the findings that stand, and those that are exempted."""
    known = Exemptions(package)
    pairs = [(finding, known.of(finding)) for finding in findings]
    stand = [finding for finding, exemption in pairs if exemption is None]
    return stand, [Exempted(finding, by.reason) for finding, by in pairs if by]
