"""Findings that a package declares to be right as they are, each with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..finding import Exempted, Finding, Severity
from ..package.package import Package


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


class Exemptions:
    """The exemptions of a package by what they cover."""

    def __init__(self, package: Package) -> None:
        """Read the exemptions; the first of several for the same thing counts."""
        self._shown = {each.name: each.shown for each in reversed(package.resources)}
        self._known: dict[tuple[str, str, str | None], Exemption] = {}
        for each in exemptions(package):
            self._known.setdefault(self.key(each), each)

    def key(self, exemption: Exemption) -> tuple[str, str, str | None]:
        """Return what an exemption covers: a rule, a row and a file, if there is such a table."""
        return exemption.rule, exemption.row, self._shown.get(exemption.table)

    def of(self, finding: Finding) -> Exemption | None:
        """Return the exemption of a finding; there is none of a fatal one."""
        if finding.severity is Severity.FATAL:
            return None
        return self._known.get((finding.rule, finding.subject, finding.location.file))


def divide(package: Package, findings: Sequence[Finding]) -> tuple[list[Finding], list[Exempted]]:
    """Return the findings that stand, and those that are exempted."""
    known = Exemptions(package)
    stand = [each for each in findings if known.of(each) is None]
    exempted = ((each, known.of(each)) for each in findings)
    return stand, [Exempted(each, why.reason) for each, why in exempted if why]
