"""What the formats ask of a table: its entry in the descriptor and its schema."""

from typing import Any

from ...package.package import Resource
from ...text import json_text
from .edition import Edition


def entry(edition: Edition, table: Resource) -> dict[str, Any]:
    """Return what the descriptor says of a table."""
    return dict(edition.descriptor["resources"][table.index])


def schema(table: Resource) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    return table.schema.data if table.schema else {}


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """Return an object without its empty texts, lists and objects, and without None."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def as_json(document: object) -> bytes:
    """Return a document as indented JSON in UTF-8."""
    return json_text(document).encode()
