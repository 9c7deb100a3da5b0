"""JSON documents that know the place of each of their values."""

import json
import re
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from .finding import Location

DEEPEST = 100  # levels; a descriptor needs about ten
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')


class UnreadableError(Exception):
    """A file that cannot be used at all: what was found, what was expected, and where."""

    def __init__(self, found: str, expected: str, location: Location) -> None:
        """Keep the three parts of the message apart."""
        super().__init__(found)
        self.found, self.expected, self.location = found, expected, location


@dataclass(frozen=True)
class Document:
    """A parsed JSON object; ``shown`` names its file for people, ``root`` its place in there."""

    shown: str
    text: str
    data: dict[str, Any]
    root: tuple[str | int, ...] = ()

    @cached_property
    def _places(self) -> dict[str, Any]:
        from json_source_map import calculate

        return dict(calculate(self.text))

    def place(self, *keys: str | int) -> Location:
        """Return where the value under these keys starts, or its nearest parent."""
        path = (*self.root, *keys)
        pointer = "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in path)
        if pointer not in self._places:
            return self.place(*keys[:-1])
        start = self._places[pointer].value_start
        return Location(self.shown, start.line + 1, start.column + 1)


def read_document(path: Path, shown: str) -> Document:
    """Read a JSON object from a file.

    Raises UnreadableError for anything but an object in UTF-8 JSON with unique keys.
    """
    text = _decode(path, shown)
    if _depth(text) > DEEPEST:
        found = f"JSON nested more than {DEEPEST} levels deep"
        raise UnreadableError(found, "plain JSON", Location(shown, 1, 1))
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        place = Location(shown, error.lineno, error.colno)
        raise UnreadableError(f"broken JSON: {error.msg}", "valid JSON", place) from None
    except ValueError as error:
        raise UnreadableError(str(error), "plain JSON", Location(shown, 1, 1)) from None
    if not isinstance(data, dict):
        found = f"a JSON {type(data).__name__}"
        raise UnreadableError(found, "a JSON object", Location(shown, 1, 1))
    return Document(shown, text, data)


def _depth(text: str) -> int:
    """Return how deep brackets and braces are nested, those in strings left out."""
    depth = deepest = 0
    for sign in _BRACKETS.findall(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(sign, 0)
        deepest = max(deepest, depth)
    return deepest


def _decode(path: Path, shown: str) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise UnreadableError("no plain file", "a readable file", Location(shown))
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UnreadableError("bytes that are not UTF-8", "UTF-8", Location(shown, 1, 1)) from None
    except OSError as error:
        found = error.strerror or "an unreadable file"
        raise UnreadableError(found, "a readable file", Location(shown)) from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f'the key "{twice}" twice in one object')
    return data


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant}, which is not JSON")
