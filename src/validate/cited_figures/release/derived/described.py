"""The tables of a package as their schemas describe them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...cite.records import Records
from ...package.table_schema import foreign_keys


class Table(NamedTuple):
    """A table of the package: its entry in the descriptor and its schema."""

    entry: Mapping[str, Any]
    schema: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Return the name of the table."""
        return str(self.entry["name"])

    @property
    def fields(self) -> Sequence[Mapping[str, Any]]:
        """Return the columns as their schema describes them."""
        return list(self.schema["fields"])

    @property
    def references(self) -> Mapping[str, str]:
        """Return the table that each column refers to."""
        return {key.column: key.table for key in foreign_keys(self.schema)}


def tables(records: Records) -> Iterator[Table]:
    """Yield the tables of a package in the order of its descriptor."""
    for table in records.package:
        entry = records.descriptor["resources"][table.index]
        yield Table(entry, table.schema.data if table.schema else {})


def limits(field: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the constraints of a column."""
    return dict(field.get("constraints", {}))
