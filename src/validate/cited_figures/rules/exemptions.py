"""Cells that a package exempts from a rule, each with a reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..finding import Exempted, Fault, Finding, Severity
from ..package.package import Package
from ..tables.rulebook import load_rules
from .rule import rule
from .workspace import Workspace

Key = tuple[str, str, str | None, int]  # rule, row, file, number of the column


@dataclass(frozen=True, slots=True)
class Exemption:
    """One cell that is exempt from one rule; ``index`` is its position in the list."""

    index: int
    rule: str
    table: str
    row: str
    column: str
    reason: str


def exemptions(package: Package) -> list[Exemption]:
    """Return the well-formed exemptions in the descriptor; descriptor-invalid finds the others."""
    entries = package.descriptor.data.get("exemptions")
    names = ("rule", "table", "row", "column", "reason")
    return [
        Exemption(index, *(entry[name] for name in names))
        for index, entry in enumerate(entries if isinstance(entries, list) else [])
        if isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in names)
    ]


class Exemptions:
    """The exemptions of a package by what they cover."""

    def __init__(self, package: Package) -> None:
        """Read the exemptions; the first of several for the same thing counts."""
        self._tables = {table.name: table for table in reversed(package.resources)}
        self._known: dict[Key, Exemption] = {}
        for exemption in exemptions(package):
            self._known.setdefault(self.key(exemption), exemption)

    def key(self, exemption: Exemption) -> Key:
        """Return what an exemption covers: a rule, a row, and a file and column if they exist."""
        table = self._tables.get(exemption.table)
        if table is None or exemption.column not in table.names:
            return exemption.rule, exemption.row, None, 0
        column = table.names.index(exemption.column) + 1
        return exemption.rule, exemption.row, table.shown, column

    def of(self, finding: Finding) -> Exemption | None:
        """Return the exemption that covers a finding; none covers a fatal one."""
        if finding.severity is Severity.FATAL:
            return None
        place = finding.location
        return self._known.get((finding.rule, finding.subject, place.file, place.column))


def divide(package: Package, findings: Sequence[Finding]) -> tuple[list[Finding], list[Exempted]]:
    """Return the findings that stand, and those that are exempted."""
    known = Exemptions(package)
    pairs = [(finding, known.of(finding)) for finding in findings]
    stand = [finding for finding, exemption in pairs if exemption is None]
    return stand, [Exempted(finding, by.reason) for finding, by in pairs if by]


@rule(
    "exemption-unused",
    family="exemptions",
    title="An exemption is not needed",
    why="It would hide the next fault of this rule in this row.",
    fix="Remove the exemption from datapackage.json, or correct its rule, table, row and column.",
)
def exemption_unused(workspace: Workspace) -> Iterator[Fault]:
    """Find exemptions from rules that ran and found nothing there; it runs after all others."""
    package = workspace.package
    known = Exemptions(package)
    needed = {known.key(used) for used in filter(None, map(known.of, workspace.findings))}
    unread = {table.name for table in package} - workspace.tables.keys()
    undecided = {*workspace.not_chosen, *workspace.not_run, *_hindered(workspace, known)}
    for exemption in exemptions(package):
        is_decided = exemption.rule not in undecided and exemption.table not in unread
        if is_decided and known.key(exemption) not in needed:
            place = package.descriptor.place("exemptions", exemption.index)
            cell = f"{exemption.column} of {exemption.row} in {exemption.table}"
            found = f"an exemption from {exemption.rule} for {cell}"
            yield Fault(place, found, "a finding that needs it", exemption.row)


def _hindered(workspace: Workspace, known: Exemptions) -> Iterator[str]:
    """Yield the value rules that may have found less because of errors found before them."""
    from ..views.definitions import VIEWS  # it imports polars

    order = {rule.id: place for place, rule in enumerate(load_rules(), 1)}
    first: dict[str, int] = {}  # error in each file, those of the structure being 0
    for finding in workspace.findings:
        if finding.severity.is_error and not known.of(finding):
            file, place = finding.location.file, order.get(finding.rule, 0)
            first[file] = min(place, first.get(file, place))
    for entry in load_rules() if first else ():
        names = {name for view in entry.views for name in VIEWS[view].reads}
        read = (table.shown for name in names if (table := workspace.package.table(name)))
        if any(first.get(file, order[entry.id]) < order[entry.id] for file in read):
            yield entry.id
