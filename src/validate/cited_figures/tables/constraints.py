"""What a Table Schema (Data Package v2) promises of each column, in words and limits."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..text import LONGEST_CELL, shortened

REQUIRED, CONSTRAINT, DUPLICATE = "cell-required", "cell-constraint", "key-duplicate"
UNRESOLVED = "reference-unresolved"
MANY = 12  # codes that are worth listing in a message
A_VALUE = "a value"
A_KNOWN_KEY = "a key of the table"
KINDS = {  # the profile finds any other
    "string": ("pattern", "enum", "minLength", "maxLength"),
    "number": ("enum", "minimum", "maximum"),
    "integer": ("enum", "minimum", "maximum"),
    "date": ("enum", "minimum", "maximum"),
    "boolean": (),
}
WORDS = {
    "pattern": "text that matches {}",
    "enum": "",
    "minimum": "{} or more",
    "maximum": "{} or less",
    "minLength": "{} characters or more",
    "maxLength": "{} characters or fewer",
}

Field = Mapping[str, Any]


class Constraint(NamedTuple):
    """What every value of a column must be: ``kind`` and ``limit`` as in the Table Schema."""

    kind: str
    limit: Any
    expected: str


def constraints(field: Field) -> Iterator[Constraint]:
    """Yield the constraints on the values of a column; a missing value meets all of them."""
    limits = field.get("constraints", {})
    for kind, words in WORDS.items():
        if kind in limits and kind in KINDS[field["type"]]:
            limit = limits[kind]
            expected = _listed(limit) if kind == "enum" else words.format(limit)
            if kind == "pattern" and "example" in field:
                expected = f"text such as {shortened(str(field['example']), LONGEST_CELL)}"
            yield Constraint(kind, _typed(limit, field["type"]), expected)


def is_required(field: Field) -> bool:
    """Return whether a column must be filled."""
    return bool(field.get("constraints", {}).get("required", False))


def unique_keys(descriptor: Mapping[str, Any]) -> list[list[str]]:
    """Return the sets of fields whose values must be unique, each set once."""
    fields = descriptor["fields"]
    alone = [[field["name"]] for field in fields if field.get("constraints", {}).get("unique")]
    primary = list(descriptor.get("primaryKey", []))
    return alone if primary in alone or not primary else [primary, *alone]


def new_key(names: list[str]) -> str:
    """Return what is expected of the values of a key."""
    return "a new " + " and ".join(names)


def _typed(limit: Any, kind: str) -> Any:
    """Return a limit, or each of several, in the type of its column."""
    if isinstance(limit, list):
        return [_typed(code, kind) for code in limit]
    if kind == "date":
        return date.fromisoformat(limit)
    return float(limit) if kind == "number" else limit


def _listed(codes: list[Any]) -> str:
    if len(codes) > MANY:
        return f"one of the {len(codes)} codes in the schema"
    return "one of " + ", ".join(map(str, codes))
