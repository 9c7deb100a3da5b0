"""Whether JSON surely has the shape that a JSON Schema asks for, found out without a wait.

``conforms`` knows the few words that the profile uses. It never says yes where jsonschema says
no; where it says no, jsonschema is asked, which also has the words for what is wrong.
"""

import json
import re
from collections.abc import Callable
from typing import Any

Definitions = dict[str, Any]
Check = Callable[[Any, Any, dict[str, Any], Definitions], bool]

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
}
_WORDS = {"$schema", "$comment", "$defs", "title", "description", "additionalProperties", "then"}


def conforms(value: Any, schema: dict[str, Any], definitions: Definitions) -> bool:
    """Return whether a value surely has the shape that a schema asks for."""
    return all(
        word in _WORDS or (word in _CHECKS and _CHECKS[word](value, limit, schema, definitions))
        for word, limit in schema.items()
    )


def _is_of_type(value: Any, limit: Any, *_: Any) -> bool:
    names = limit if isinstance(limit, list) else [limit]
    return type(value) in {each for name in names for each in _TYPES[name]}


def _has_properties(
    value: Any, limit: Any, schema: dict[str, Any], definitions: Definitions
) -> bool:
    if not isinstance(value, dict):
        return True
    closed = schema.get("additionalProperties") is False
    return all(
        conforms(each, limit[name], definitions) if name in limit else not closed
        for name, each in value.items()
    )


def _follows(value: Any, limit: Any, schema: dict[str, Any], definitions: Definitions) -> bool:
    return not conforms(value, limit, definitions) or conforms(value, schema["then"], definitions)


_CHECKS: dict[str, Check] = {
    "$ref": lambda value, name, _, known: conforms(value, known[name.rpartition("/")[2]], known),
    "type": _is_of_type,
    "properties": _has_properties,
    "if": _follows,
    "allOf": lambda value, parts, _, known: all(conforms(value, each, known) for each in parts),
    "items": lambda value, part, _, known: (
        isinstance(value, list) and all(conforms(each, part, known) for each in value)
    ),
    "required": lambda value, names, *_: isinstance(value, dict) and value.keys() >= {*names},
    "const": lambda value, wanted, *_: json.dumps(value) == json.dumps(wanted),
    "enum": lambda value, wanted, *_: isinstance(value, str) and value in wanted,
    "pattern": lambda value, wanted, *_: (
        isinstance(value, str) and re.search(wanted, value) is not None
    ),
    "minLength": lambda value, least, *_: isinstance(value, str) and len(value) >= least,
    "minimum": lambda value, least, *_: isinstance(value, int | float) and value >= least,
    "minItems": lambda value, least, *_: isinstance(value, list) and len(value) >= least,
    "maxItems": lambda value, most, *_: isinstance(value, list) and len(value) <= most,
}
