"""The tables of a package as their schemas describe them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple


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
        keys = self.schema.get("foreignKeys", [])
        return {key["fields"][0]: key["reference"]["resource"] for key in keys}


def tables(root: Path) -> Iterator[Table]:
    """Yield the tables of a package in the order of its descriptor."""
    descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    for entry in descriptor["resources"]:
        schema = entry["schema"]
        if isinstance(schema, str):
            schema = json.loads((root / schema).read_text(encoding="utf-8"))
        yield Table(entry, schema)


def limits(field: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the constraints of a column."""
    return dict(field.get("constraints", {}))
