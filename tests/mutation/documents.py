"""Slips with JSON documents: each operator yields the way to a change and the new document."""

import copy
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

Edit = tuple[tuple[str | int, ...], Any]

LONG = 20
ADDED = {
    "missingValues": ["", "0"],
    "comment": "x",
    "profile": "data-package",
    "constraints": {"required": False},
    "compression": "gz",
    "licenses": [],
    "format": "any",
    "decimalChar": ",",
    "commentChar": "#",
    "bareNumber": False,
}


def key_misspelt(document: Any) -> Iterator[Edit]:
    """Yield the document with each key of each object misspelt."""
    for path, value in walk(document):
        if isinstance(value, dict):
            for key in value:
                new = copy.deepcopy(document)
                target = at(new, path)
                target[f"{key}x"] = target.pop(key)
                yield (*path, key), new


def value_changed(document: Any) -> Iterator[Edit]:
    """Yield the document with each value replaced by something of its kind."""
    for path, value in walk(document):
        if path and not isinstance(value, dict | list):
            new = copy.deepcopy(document)
            at(new, path[:-1])[path[-1]] = another(value)
            yield path, new


def value_lost(document: Any) -> Iterator[Edit]:
    """Yield the document without each key or member."""
    for path, _ in walk(document):
        if path:
            new = copy.deepcopy(document)
            del at(new, path[:-1])[path[-1]]
            yield path, new


def value_emptied(document: Any) -> Iterator[Edit]:
    """Yield the document with each value empty, null, and of another type."""
    for path, value in walk(document):
        if path:
            for new in ("", None, [value], {"value": value}, str(value), [], 0):
                if new != value:
                    yield path, changed(document, path, new)


def text_changed(document: Any) -> Iterator[Edit]:
    """Yield the document with each text in another case, cut, padded and with a letter more."""
    for path, value in walk(document):
        if path and isinstance(value, str):
            for new in (value.upper(), value.capitalize(), value[:-1], value[1:], f" {value}"):
                if new != value:
                    yield path, changed(document, path, new)


def digits_changed(document: Any) -> Iterator[Edit]:
    """Yield the document with a digit of each text and number another one."""
    for path, value in walk(document):
        if path and isinstance(value, str | int) and not isinstance(value, bool):
            for found in re.finditer(r"[0-9]", str(value)[:40]):
                text = str(value)
                new = text[: found.start()] + str((int(found[0]) + 1) % 10) + text[found.end() :]
                yield path, changed(document, path, new if isinstance(value, str) else int(new))


def values_swapped(document: Any) -> Iterator[Edit]:
    """Yield the document with the values of two neighbouring keys or members swapped."""
    for path, value in walk(document):
        if isinstance(value, dict | list):
            keys = list(value) if isinstance(value, dict) else range(len(value))
            for one, other in itertools.islice(itertools.pairwise(keys), LONG):
                if value[one] != value[other]:
                    new = copy.deepcopy(document)
                    target = at(new, path)
                    target[one], target[other] = target[other], target[one]
                    yield (*path, one), new


def key_moved(document: Any) -> Iterator[Edit]:
    """Yield the document with each key of an object moved out of it, and into its neighbour."""
    for path, value in walk(document):
        if path and isinstance(value, dict):
            for key in value:
                new = copy.deepcopy(document)
                moved = at(new, path).pop(key)
                outer = at(new, path[:-1])
                if isinstance(outer, dict) and key not in outer:
                    outer[key] = moved
                    yield (*path, key), new


def member_doubled(document: Any) -> Iterator[Edit]:
    """Yield the document with each member of a list twice, and with one more."""
    for path, value in walk(document):
        if isinstance(value, list):
            for n in range(min(len(value), LONG)):
                yield (*path, n), changed(document, path, [*value[: n + 1], *value[n:]])
            if value and isinstance(value[0], str):
                for more in ("XXX", "Z", "other"):
                    yield (*path, len(value)), changed(document, path, [*value, more])


def key_added(document: Any) -> Iterator[Edit]:
    """Yield the document with a key in each object that nothing reads, or that weakens a check."""
    for path, value in walk(document):
        if isinstance(value, dict):
            for key, more in ADDED.items():
                if key not in value:
                    yield (*path, key), changed(document, (*path, key), more)


def key_lost(document: Any) -> Iterator[Edit]:
    """Yield the document with each key in other letters."""
    for path, value in walk(document):
        if isinstance(value, dict):
            for key in value:
                for name in {key.upper(), key.capitalize(), f"{key} ", key[:-1], f"_{key}"} - {key}:
                    new = copy.deepcopy(document)
                    target = at(new, path)
                    target[name] = target.pop(key)
                    yield (*path, key), new


JSON: dict[str, Callable[[Any], Iterator[Edit]]] = {
    operator.__name__: operator
    for operator in (
        key_misspelt,
        value_changed,
        value_lost,
        value_emptied,
        text_changed,
        digits_changed,
        values_swapped,
        key_moved,
        member_doubled,
        key_added,
        key_lost,
    )
}


def changed(document: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """Return a copy of a document with another value at the end of a way."""
    if not path:
        return value
    new = copy.deepcopy(document)
    at(new, path[:-1])[path[-1]] = value
    return new


def walk(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every value of a JSON document with the way to it."""
    yield path, value
    if isinstance(value, dict):
        for key, member in value.items():
            yield from walk(member, (*path, key))
    if isinstance(value, list):
        step = LONG if len(value) > LONG else 1  # of a long code list, a few stand for all
        for n in range(0, len(value), step):
            yield from walk(value[n], (*path, n))


def at(document: Any, path: tuple[str | int, ...]) -> Any:
    """Return the value at the end of a way."""
    for key in path:
        document = document[key]
    return document


def another(value: Any) -> Any:
    """Return a value of the same kind that is not the same."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return f"{value}x" if isinstance(value, str) else "x"
