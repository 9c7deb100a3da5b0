"""The rule on exemptions; it runs last, when all findings that could need one are known."""

from collections.abc import Iterator

from ..finding import Fault
from .exemptions import Exemptions, exemptions
from .rule import rule
from .workspace import Workspace


@rule(
    "exemption-unused",
    family="exemptions",
    title="An exemption is not needed",
    why="It would hide the next fault of this rule in this row.",
    fix="Remove the exemption from datapackage.json, or correct its rule, table, row and column.",
)
def exemption_unused(workspace: Workspace) -> Iterator[Fault]:
    """Find exemptions from rules that ran and found nothing there."""
    package = workspace.package
    known = Exemptions(package)
    needed = {known.key(used) for used in filter(None, map(known.of, workspace.findings))}
    for exemption in exemptions(package):
        if known.key(exemption) not in needed and exemption.rule not in workspace.not_chosen:
            place = package.descriptor.place("exemptions", exemption.index)
            cell = f"{exemption.column} of {exemption.row} in {exemption.table}"
            found = f"an exemption from {exemption.rule} for {cell}"
            yield Fault(place, found, "a finding that needs it", exemption.row)
