"""JSON as the formats of a release write it."""

from typing import Any

from ...text import json_text


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """Return an object without its empty texts, lists and objects, and without None."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def as_json(document: object) -> bytes:
    """Return a document as indented JSON in UTF-8."""
    return json_text(document).encode()
