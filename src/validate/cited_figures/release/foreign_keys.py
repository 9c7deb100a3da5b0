"""The foreign keys of a Table Schema."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class ForeignKey(NamedTuple):
    """A column of one table, and the key of another table that it refers to."""

    column: str
    table: str
    key: str

    @property
    def prefix(self) -> str:
        """Return what sets the columns of the other table apart: source for source_id."""
        return self.column.removesuffix("_id")


def foreign_keys(schema: Mapping[str, Any]) -> Iterator[ForeignKey]:
    """Yield the foreign keys of a table by its schema."""
    for entry in schema.get("foreignKeys", []):
        reference = entry["reference"]
        yield ForeignKey(entry["fields"][0], reference["resource"], reference["fields"][0])
