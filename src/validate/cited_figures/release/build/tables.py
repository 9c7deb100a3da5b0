"""What the formats ask of a table: its entry in the descriptor, its rows and its keys."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from ...package.package import Resource

from .edition import Edition


class Link(NamedTuple):
    """A foreign key: a column of one table and the key of another that it refers to."""

    column: str
    table: str
    key: str

    @property
    def prefix(self) -> str:
        """Return what the columns of the other table are told apart by: source for source_id."""
        return self.column.removesuffix("_id")


def entry(edition: Edition, table: Resource) -> dict[str, Any]:
    """Return what the descriptor says of a table."""
    return dict(edition.descriptor["resources"][table.index])


def schema(table: Resource) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    return table.schema.data if table.schema else {}


def rows(table: Resource) -> list[dict[str, str]]:
    """Return the rows of a table as text, by column."""
    sheet = table.sheet
    return [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows] if sheet else []


def links(table: Resource) -> Iterator[Link]:
    """Yield the foreign keys of a table."""
    for key in schema(table).get("foreignKeys", []):
        reference = key["reference"]
        yield Link(key["fields"][0], reference["resource"], reference["fields"][0])


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """Return what is there: without empty texts, lists and objects, and without None."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def as_json(document: object) -> bytes:
    """Return a document as indented JSON in UTF-8."""
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()
