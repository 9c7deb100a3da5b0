"""Foreign keys and constraints of a Table Schema (Data Package v2)."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class ForeignKey(NamedTuple):
    """A column of one table, and the key of another table that it refers to."""

    column: str
    table: str
    key: str


def foreign_keys(schema: Mapping[str, Any]) -> list[ForeignKey]:
    """Return the foreign keys of a schema that meets the profile, which allows one column each."""
    return [
        ForeignKey(key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
        for key in schema.get("foreignKeys", [])
    ]


def limits(field: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the constraints of a field."""
    return dict(field.get("constraints", {}))
