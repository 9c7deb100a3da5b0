"""Rules on what became of the release before: ids, corrections, the version."""

import re
from collections.abc import Iterator

from ...finding import Fault, Location
from ...package.changelog import CORRECTED, WITHDRAWN
from ...package.changelog import NAME as CHANGELOG
from ...rules.workspace import Workspace
from ..diff.change import Change, demanded
from ..diff.version import is_enough, raised
from ..diff.words import sentence
from .context import Occasion
from .release_rule import release_rule

FAMILY = "history"
STATED = {
    "figures": ("comparator", "value", "unit_id", "period_start", "period_end", "printed"),
    "corroborations": ("relation", "comparator", "value", "unit_id", "time_period", "printed"),
}
EMPTY = "empty"


@release_rule(
    "id-reused",
    family=FAMILY,
    title="An id stands for another thing than before",
    why="Whoever cited the id now points at something else, and nobody notices.",
    fix="Give the new thing a new id, and name the old one under Withdrawn in CHANGELOG.md.",
)
def id_reused(occasion: Occasion, workspace: Workspace) -> Iterator[Fault]:
    """Find ids that name another thing, or that were withdrawn in an earlier version."""
    for each in occasion.changes:
        if each.kind == "id-reused":
            place = _place(workspace, each)
            yield Fault(place, "another thing under the same id", "a new id", each.key[0])
    gone = {name for entry in occasion.entries for name in entry.withdrawn}
    for each in occasion.changes:
        if each.kind == "row-added" and each.is_of_id and each.key[0] in gone:
            yield Fault(_place(workspace, each), "a withdrawn id", "a new id", each.key[0])


@release_rule(
    "id-vanished",
    family=FAMILY,
    title="An id is gone and nothing says why",
    why="Whoever cited it finds nothing, and cannot tell a withdrawal from a slip.",
    fix="Bring the row back, or name the id with the reason under Withdrawn in CHANGELOG.md.",
)
def id_vanished(occasion: Occasion, workspace: Workspace) -> Iterator[Fault]:
    """Find rows of the earlier release that are gone and not declared as withdrawn."""
    withdrawn = occasion.entry.withdrawn if occasion.entry else set()
    for each in occasion.changes:
        if each.kind == "row-removed" and each.is_of_id and each.key[0] not in withdrawn:
            shown = each.key[0]
            expected = f'"- {shown}: reason" under "### {WITHDRAWN}" in {CHANGELOG}'
            yield Fault(_place(workspace, each), f"no row {shown} any more", expected, shown)


@release_rule(
    "change-not-declared",
    family=FAMILY,
    title="A corrected value is not in the changelog",
    why="A correction that is not announced is found by nobody who used the old value.",
    fix="Name id, old and new value with the reason under Corrected in CHANGELOG.md.",
)
def change_not_declared(occasion: Occasion, workspace: Workspace) -> Iterator[Fault]:
    """Find changed facts of which the changelog does not give id, old and new value."""
    lines = occasion.entry.corrected if occasion.entry else []
    for each in occasion.changes:
        if each.kind == "cell-changed" and each.column in STATED.get(each.table, ()):
            step = f"{each.column}: {each.old or EMPTY} → {each.new or EMPTY}"
            if not any(_declares(line, each.key[0], step) for line in lines):
                expected = f'"- {each.key[0]} {step}. Reason." under "### {CORRECTED}"'
                found = f"{step}, undeclared"
                yield Fault(_place(workspace, each), found, expected, " ".join(each.key))


def _declares(line: str, key: str, step: str) -> bool:
    id_, whole = re.escape(key), re.escape(step)
    return re.search(rf"\b{id_}\b.*{whole}(?!\w|[.,]\d)", line) is not None


@release_rule(
    "version-bump-too-small",
    family=FAMILY,
    title="The version rises less than the changes demand",
    why="People let patches and minor versions in unseen; a break must show in the version.",
    fix="Set the version in datapackage.json to the expected one, run figures update and head the "
    "entry of CHANGELOG.md with it, or take the change back. figures diff lists all changes.",
)
def version_bump_too_small(occasion: Occasion, workspace: Workspace) -> Iterator[Fault]:
    """Find a version that is too close to the earlier one for what has changed."""
    old, new, bump = occasion.earlier.version, occasion.now.version, demanded(occasion.changes)
    if old and not is_enough(old, new, bump):
        place = workspace.package.descriptor.place("version")
        largest = [each for each in occasion.changes if each.bump is bump][:1]
        reasons = [f", a {bump.name.lower()} change: {sentence(each)}" for each in largest]
        expected = f"{raised(old, bump)} or later{''.join(reasons)}"
        yield Fault(place, f"version {new} after {old}", expected)


def _place(workspace: Workspace, change: Change) -> Location:
    """Return where the changed cell or row is; for one that is gone, its table."""
    table, width = workspace.tables[change.table], len(change.key)
    column = change.column or table.resource.names[0]
    for row, cells in enumerate(table.sheet.rows):
        if tuple(cells[:width]) == change.key:
            return table.place(row, column)
    return Location(table.resource.shown)
