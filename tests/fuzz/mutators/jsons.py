"""Edits of a JSON document: its values, its keys, and the way it is written."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from . import texts

Path = tuple[Any, ...]

ODD: list[Any] = [
    *(None, True, False, 0, -1, 1, 1.5, -0.0, 1e308, 10**400, 2**63, "", " ", [], {}, [[]], [{}]),
    *("..", "../x", "/", "/dev/zero", "data/../data/figures.csv", "http://x.example/", "a\\b"),
    *("\0", "\ud800", "x\n\x1b[2Jy", "F01", "figures", "string", "number", "integer", "date"),
    *("boolean", "array", "any", "(a+)+b", "[", "(?P<n>a)(?P=n)", "^.*$", "\\d+", "2020-02-30"),
    *("9999-99-99", "1.0.0", "1.0", "sha256:", "utf-16", "\t", "x" * 300, ["a", "a"], {"a": None}),
    *("~0~1", "a/b~c", "data", "schemas", ".", "datapackage.json", "schemas/figures.schema.json"),
]
KEYS = [
    *("name", "path", "schema", "fields", "constraints", "pattern", "enum", "minimum", "maximum"),
    *("minLength", "maxLength", "required", "unique", "primaryKey", "foreignKeys", "reference"),
    *("resource", "type", "format", "missingValues", "dialect", "encoding", "exemptions", "hash"),
    *(
        "bytes",
        "resources",
        "licenses",
        "version",
        "created",
        "profile",
        "$schema",
        "$ref",
        "",
        "~",
    ),
]


def mutate(data: bytes, rng: Random) -> bytes:
    """Return a JSON document with a few edits, of its values or of its text."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        document = None
    if document is None or rng.random() < 0.12:
        return texts.encoded(_as_text(texts.decoded(data), rng))
    box = [document]
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        rng.choice(EDITS)(box, rng)
    return _written(box[0], rng)


def _written(document: Any, rng: Random) -> bytes:
    indent = rng.choice((None, 2, 2, 2))
    text = json.dumps(document, indent=indent, ensure_ascii=rng.random() < 0.3)
    return texts.encoded(text)


def _as_text(text: str, rng: Random) -> str:
    """Edit what only the text of a document can have."""
    kind = rng.randint(0, 7)
    if kind == 0:
        return rng.choice(("\ufeff", " ", "\n\n", "[", "//x\n")) + text
    if kind == 1:
        depth = rng.choice((10, 99, 101, 2_000, 100_000))
        return text.replace(": ", ": " + "[" * depth + "]" * depth, 1)
    if kind == 2:
        return text.replace("{", '{"name": 1, "name": 2, ', rng.choice((1, -1)))
    if kind == 3:
        number = rng.choice(("NaN", "-Infinity", "1" * 5_000, "1e999", "01", "-", "1E400"))
        return text.replace(": ", f": {number}, ", 1)
    if kind == 4:
        return text.replace('": "', '": "\\ud83d', 1)
    return texts.edit(text, rng, ('"', "\\u0000", "\\udfff", ",", "}", "]", "null", "\\"))


def _places(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    if isinstance(value, dict | list) and len(path) < 40:
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from _places(value[key], (*path, key))


def _pick(box: list[Any], rng: Random) -> tuple[Any, Any]:
    """Return a container and the key of one of its values."""
    path = rng.choice([*_places(box)][1:])
    parent: Any = box
    for key in path[:-1]:
        parent = parent[key]
    return parent, path[-1]


def _set(box: list[Any], rng: Random) -> None:
    parent, key = _pick(box, rng)
    parent[key] = rng.choice(ODD)


def _delete(box: list[Any], rng: Random) -> None:
    parent, key = _pick(box, rng)
    if parent is not box:
        del parent[key]


def _rename(box: list[Any], rng: Random) -> None:
    parent, key = _pick(box, rng)
    if isinstance(parent, dict):
        parent[rng.choice((texts.edit(key, rng), rng.choice(KEYS)))] = parent.pop(key)


def _add(box: list[Any], rng: Random) -> None:
    parent, key = _pick(box, rng)
    inner = parent[key]
    if isinstance(inner, dict):
        inner[rng.choice(KEYS)] = rng.choice(ODD)
    elif isinstance(inner, list):
        inner.insert(rng.randint(0, len(inner)), rng.choice([*ODD, *inner]))


def _copy(box: list[Any], rng: Random) -> None:
    """Put a copy of one value in the place of another."""
    (parent, key), (other, where) = _pick(box, rng), _pick(box, rng)
    parent[key] = json.loads(json.dumps(other[where]))


def _double(box: list[Any], rng: Random) -> None:
    parent, key = _pick(box, rng)
    if isinstance(parent, list) and parent is not box:
        times = 2_000 if rng.random() < 0.01 else rng.choice((1, 2, 5))
        parent[key:key] = [json.loads(json.dumps(parent[key])) for _ in range(times)]


def _change(box: list[Any], rng: Random) -> None:
    """Change a text, a number or a truth a little."""
    parent, key = _pick(box, rng)
    value = parent[key]
    if isinstance(value, str):
        parent[key] = texts.edit(value, rng)
    elif isinstance(value, bool):
        parent[key] = not value
    elif isinstance(value, int | float):
        parent[key] = rng.choice((-value, value + 1, value * 10, str(value), float("1e22"), 0))


def _wrap(box: list[Any], rng: Random) -> None:
    parent, key = _pick(box, rng)
    parent[key] = rng.choice(([parent[key]], {"a": parent[key]}, str(parent[key])[:200]))


Edit = Callable[[list[Any], Random], None]
EDITS: tuple[Edit, ...] = (
    *(_set, _set, _delete, _rename, _add, _copy, _double, _change, _change, _wrap),
)
