"""Compare two versions of a package by the keys of their rows."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from ...errors import FiguresError
from ...package.changelog import migration
from .change import Change
from .columns import column_changes, renamed_columns, schema_changes
from .identity import FACTS, is_reused
from .properties import as_text, differing
from .snapshot import Grid, Key, Snapshot

ELSEWHERE = ("name", "licenses", "resources")
PER_RELEASE = ("version", "created")


def compare(old: Snapshot, new: Snapshot) -> list[Change]:
    """Return every change from the old to the new version, the tables in their new order.

    Bare tables are compared by the keys of the other side. A change that the changelog of the new
    version lists under Migrated is one of a code, and makes no id a reused one. Raises
    FiguresError when neither side has a descriptor, which names the keys.
    """
    if not old.descriptor and not new.descriptor:
        raise FiguresError(
            f"neither {old.shown} nor {new.shown} has a datapackage.json;"
            " one of them must, as it names the keys of the rows"
        )
    changes = [*_package(old, new)] if old.descriptor and new.descriptor else []
    for name, grid in new.tables.items():
        before = old.tables.get(name)
        changes += (
            [*_table(before, grid, new.migrated)] if before else [Change("table-added", name)]
        )
    gone = [name for name in old.tables if name not in new.tables]
    return changes + [Change("table-removed", name) for name in gone]


def _package(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    before, after = old.descriptor, new.descriptor
    for _, *texts in differing(before, after, ["name"]):
        yield Change("package-renamed", "", (), "name", *texts)
    licences = [
        as_text([licence["name"] for licence in descriptor.get("licenses", [])])
        for descriptor in (before, after)
    ]
    if licences[0] != licences[1]:
        yield Change("licence-changed", "", (), "licenses", *licences)
    others = sorted((before.keys() | after.keys()) - {*ELSEWHERE, *PER_RELEASE})
    for name, *texts in differing(before, after, others):
        yield Change("description-changed", "", (), name, *texts)


def _table(old: Grid, new: Grid, migrated: Collection[str]) -> Iterator[Change]:
    renamed = renamed_columns(old, new)
    yield from column_changes(old, new, renamed)
    if old.schema and new.schema:
        yield from schema_changes(old, new, renamed)
    header = [renamed.get(name, name) for name in old.header]
    key = new.key or [renamed.get(name, name) for name in old.key]
    if {*key} <= {*header} & {*new.header}:
        before, after = replace(old, header=header).rows(key), new.rows(key)
        yield from _rows(new.name, before, after, migrated)


def _rows(
    table: str,
    before: Mapping[Key, dict[str, str]],
    after: Mapping[Key, dict[str, str]],
    migrated: Collection[str],
) -> Iterator[Change]:
    for key, row in after.items():
        if key in before:
            yield from _row(table, key, before[key], row, migrated)
        else:
            yield Change("row-added", table, key)
    yield from (Change("row-removed", table, key) for key in before if key not in after)
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield Change("rows-reordered", table)


def _row(
    table: str,
    key: Key,
    before: Mapping[str, str],
    after: Mapping[str, str],
    migrated: Collection[str],
) -> Iterator[Change]:
    changes = [
        Change("cell-changed", table, key, column, before[column], new)
        for column, new in after.items()
        if column in before and before[column] != new
    ]
    codes = [change for change in changes if _is_migrated(change, migrated)]
    others = {change.column for change in changes if change not in codes}
    if is_reused(table, others):
        yield Change("id-reused", table, key)
    for change in changes:
        yield replace(change, kind="code-migrated") if change in codes else change


def _is_migrated(change: Change, migrated: Collection[str]) -> bool:
    """Return whether the changelog lists a change under Migrated: a code, not a stated fact."""
    words = migration(change.table, change.key, change.column, change.old, change.new)
    return change.column not in FACTS and words in migrated
