"""Compare the columns, types, keys and constraints of two versions of a table."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...package.loosening import steps
from .change import Change
from .properties import differing
from .snapshot import Grid

LAYOUT = ("path", "encoding", "dialect", "format")
KEYS = ("primaryKey", "foreignKeys", "uniqueKeys")
MISSING = ("missingValues",)
MEANING = ("type", "format", "trueValues", "falseValues", "decimalChar", "groupChar", "bareNumber")
ELSEWHERE = ("name", "constraints", *MEANING)
ENTRY_WORDS = ("title", "description")

Names = Mapping[str, str]


def renamed_columns(old: Grid, new: Grid) -> dict[str, str]:
    """Return the new names of columns that kept their position and their cells."""
    if len(old.header) != len(new.header):
        return {}
    pairs = enumerate(zip(old.header, new.header, strict=True))
    return {
        before: after
        for index, (before, after) in pairs
        if before not in new.header
        and after not in old.header
        and _cells(old, index) == _cells(new, index)
    }


def column_changes(old: Grid, new: Grid, renamed: Names) -> Iterator[Change]:
    """Yield what changed in the list of columns."""
    header = [renamed.get(name, name) for name in old.header]
    for before, after in renamed.items():
        yield Change("column-renamed", new.name, (), after, before, after)
    for name in (column for column in header if column not in new.header):
        yield Change("column-removed", new.name, (), name)
    for index, name in enumerate(new.header):
        if name not in header:
            is_appended = not {*new.header[index:]} & {*header} and _may_be_empty(new, name)
            yield Change(
                "column-appended" if is_appended else "column-inserted", new.name, (), name
            )
    if [name for name in header if name in new.header] != [
        name for name in new.header if name in header
    ]:
        texts = ", ".join(old.header), ", ".join(new.header)
        yield Change("columns-reordered", new.name, (), "", *texts)


def _may_be_empty(grid: Grid, column: str) -> bool:
    field = grid.fields.get(column)
    return field is not None and not field.get("constraints", {}).get("required")


def schema_changes(old: Grid, new: Grid, renamed: Names) -> Iterator[Change]:
    """Yield what changed in the entry of the descriptor, the schema and each of its fields."""
    groups = (
        ("table-moved", old.entry, new.entry, LAYOUT),
        ("key-changed", _with_names(old.schema, renamed), new.schema, KEYS),
        ("type-changed", old.schema, new.schema, MISSING),
        ("description-changed", old.entry, new.entry, ENTRY_WORDS),
    )
    for kind, before, after, names in groups:
        for name, *texts in differing(before, after, names):
            yield Change(kind, new.name, (), name, *texts)
    origins = {after: before for before, after in renamed.items()}
    for name, field in new.fields.items():
        origin = origins.get(name, name)
        if origin in old.fields:
            yield from _field(new.name, name, old.fields[origin], field)


def _with_names(schema: Mapping[str, Any], renamed: Names) -> dict[str, Any]:
    """Return a schema whose primary key has the new names: a renaming is one change, not two."""
    key = schema.get("primaryKey")
    names = [renamed.get(name, name) for name in key] if isinstance(key, list) else key
    return {**schema, "primaryKey": names}


def _field(
    table: str, name: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Change]:
    for which, *texts in differing(old, new, MEANING):
        yield Change("type-changed", table, (), name, *_labelled(which, texts))
    limits = old.get("constraints", {}), new.get("constraints", {})
    for which, tighter, *texts in steps(*limits):
        kind = "constraint-tightened" if tighter else "constraint-loosened"
        yield Change(kind, table, (), name, *_labelled(which, texts))
    others = sorted((old.keys() | new.keys()) - {*ELSEWHERE})
    for which, *texts in differing(old, new, others):
        yield Change("description-changed", table, (), name, *_labelled(which, texts))


def _labelled(name: str, texts: Iterable[str]) -> Iterator[str]:
    return (f"{name} {text}".strip() for text in texts)


def _cells(grid: Grid, column: int) -> list[str]:
    return sorted(row[column] for row in grid.cells if len(row) > column)
