"""Rules that compare with the earlier release: ids, corrections, the version."""

import re
from collections.abc import Iterator

from ...finding import Fault, Location
from ...package.changelog import CORRECTED, WITHDRAWN, step
from ...package.changelog import NAME as CHANGELOG
from ...rules.workspace import Workspace
from ..diff.change import Change, demanded_bump
from ..diff.render import describe
from ..diff.version import is_enough, lowest_version
from .context import ReleaseContext
from .release_rule import release_rule

FAMILY = "history"
_OBSERVATION = ("comparator", "value", "unit_id", "period_start", "period_end", "printed")
_CORROBORATION = ("relation", "comparator", "value", "unit_id", "time_period", "printed")
STATED = {
    "figures": _OBSERVATION,
    "series": _OBSERVATION,
    "corroborations": _CORROBORATION,
    "series_corroborations": _CORROBORATION,
}


@release_rule(
    "id-reused",
    family=FAMILY,
    title="An id is reused for something else",
    why="A citation of the id now points to something else, and nobody notices.",
    fix="Give the new thing a new id, and name the old one under Withdrawn in CHANGELOG.md. If "
    "only its codes have changed, list each of them under Migrated, and raise the major version.",
    needs_earlier=True,
)
def id_reused(context: ReleaseContext, workspace: Workspace) -> Iterator[Fault]:
    """Find ids that name another thing, or that were withdrawn in an earlier version."""
    for change in context.changes:
        if change.kind == "id-reused":
            place = _place(workspace, change)
            yield Fault(place, "something else under the same id", "a new id", change.key[0])
    withdrawn = {name for entry in context.entries for name in entry.withdrawn}
    for change in context.changes:
        if change.kind == "row-added" and change.is_of_id and change.key[0] in withdrawn:
            yield Fault(_place(workspace, change), "a withdrawn id", "a new id", change.key[0])


@release_rule(
    "id-vanished",
    family=FAMILY,
    title="An id was removed without a reason",
    why="Anyone who follows a citation finds nothing, and cannot tell a withdrawal from a mistake.",
    fix="Bring the row back, or name the id with the reason under Withdrawn in CHANGELOG.md.",
    needs_earlier=True,
)
def id_vanished(context: ReleaseContext, workspace: Workspace) -> Iterator[Fault]:
    """Find rows of the earlier release that are gone and not declared as withdrawn."""
    withdrawn = context.entry.withdrawn if context.entry else set()
    for change in context.changes:
        if change.kind == "row-removed" and change.is_of_id and change.key[0] not in withdrawn:
            shown = change.key[0]
            expected = f'"- {shown}: reason" under "### {WITHDRAWN}" in {CHANGELOG}'
            yield Fault(_place(workspace, change), f"no row {shown}", expected, shown)


@release_rule(
    "change-not-declared",
    family=FAMILY,
    title="A corrected value is not in the changelog",
    why="Nobody who used the old value learns of a correction that is not announced.",
    fix="Name id, old and new value with the reason under Corrected in CHANGELOG.md.",
    needs_earlier=True,
)
def change_not_declared(context: ReleaseContext, workspace: Workspace) -> Iterator[Fault]:
    """Find changed facts of which the changelog does not give id, old and new value."""
    lines = context.entry.corrected if context.entry else []
    for change in context.changes:
        if change.kind == "cell-changed" and change.column in STATED.get(change.table, ()):
            words = step(change.column, change.old, change.new)
            if not any(_declares(line, change.key[0], words) for line in lines):
                expected = f'"- {change.key[0]} {words}. Reason." under "### {CORRECTED}"'
                found = f"{words}, undeclared"
                yield Fault(_place(workspace, change), found, expected, " ".join(change.key))


def _declares(line: str, key: str, words: str) -> bool:
    id_, whole = re.escape(key), re.escape(words)
    return re.search(rf"\b{id_}\b.*{whole}(?!\w|[.,]\d)", line) is not None


@release_rule(
    "version-bump-too-small",
    family=FAMILY,
    title="The version is too low for what has changed",
    why="Patches and minor versions are often installed unseen; a breaking change must show.",
    fix="Set the version in datapackage.json to the expected one, run figures update and head the "
    "entry of CHANGELOG.md with it, or take the change back. figures diff lists all changes.",
    needs_earlier=True,
)
def version_bump_too_small(context: ReleaseContext, workspace: Workspace) -> Iterator[Fault]:
    """Find a version that is too low for what has changed since the earlier one."""
    old = context.earlier.version if context.earlier else ""
    new, bump = context.now.version, demanded_bump(context.changes)
    if old and not is_enough(old, new, bump):
        place = workspace.package.descriptor.place("version")
        largest = [change for change in context.changes if change.bump is bump][:1]
        reasons = [f", a {bump.name.lower()} change: {describe(change)}" for change in largest]
        expected = f"{lowest_version(old, bump)} or later{''.join(reasons)}"
        yield Fault(place, f"version {new} after {old}", expected)


def _place(workspace: Workspace, change: Change) -> Location:
    """Return where the changed cell or row is; for one that was removed, its table."""
    table, width = workspace.tables[change.table], len(change.key)
    column = change.column or table.resource.names[0]
    for row, cells in enumerate(table.sheet.rows):
        if tuple(cells[:width]) == change.key:
            return table.place(row, column)
    return Location(table.resource.shown)
