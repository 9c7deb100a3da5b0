"""The rule on exemptions; it runs last, when all that could need one is known."""

from collections.abc import Iterator

from .exemptions import Exemptions, exemptions
from .rule import Fault, rule
from .workspace import Workspace


@rule(
    "exemption-unused",
    family="exemptions",
    title="An exemption is not needed",
    why="A rule that stays switched off without need will miss the next fault.",
    fix="Remove the exemption from datapackage.json, or correct its rule, table and row.",
)
def exemption_unused(workspace: Workspace) -> Iterator[Fault]:
    """Find exemptions, of rules that ran, that no finding needs."""
    package = workspace.package
    known = Exemptions(package)
    needed = {known.key(each) for each in filter(None, map(known.of, workspace.findings))}
    for each in exemptions(package):
        if known.key(each) not in needed and each.rule not in workspace.not_chosen:
            place = package.descriptor.place("exemptions", each.index)
            found = f"an exemption of {each.rule} for {each.row} in {each.table}"
            yield Fault(place, found, "a finding that needs it", each.row)
