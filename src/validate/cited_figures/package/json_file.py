"""JSON documents that know the line and column of each of their values."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from ..errors import UnreadableError
from ..finding import Location
from ..text import quoted
from .file_kind import kind_of_json
from .files import read_bytes
from .limits import DEPTH, DIGITS, DOCUMENT

_BRACKETS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True)
class Document:
    """A parsed JSON object.

    ``shown`` names its file for people, ``root`` holds the keys that lead to it in there, and
    ``raw`` the bytes of the file.
    """

    shown: str
    text: str
    data: dict[str, Any]
    root: tuple[str | int, ...] = ()
    raw: bytes = b""

    @cached_property
    def _places(self) -> dict[str, Any]:
        from json_source_map import calculate

        return dict(calculate(self.text))

    def strings(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield every string, with the keys that lead to it."""
        left: list[tuple[tuple[str | int, ...], Any]] = [((), self.data)]
        while left:
            keys, value = left.pop()
            if isinstance(value, str):
                yield keys, value
            elif isinstance(value, dict | list):
                parts = value.items() if isinstance(value, dict) else enumerate(value)
                left += [((*keys, key), part) for key, part in parts]

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
    try:
        raw = read_bytes(path, DOCUMENT)
    except OSError as error:
        found = error.strerror or "an unreadable file"
        raise UnreadableError(found, "a readable file", Location(shown)) from None
    return parse(raw, shown)


def parse(raw: bytes, shown: str) -> Document:
    """Return the JSON object in the bytes of a file; raise as ``read_document`` does."""
    kind = kind_of_json(raw)
    if kind:
        place = Location(shown, kind.line, 1)
        raise UnreadableError(kind.found, "a JSON object in UTF-8", place, kind.fix)
    text = _decode(raw, shown)
    if _depth(text) > DEPTH.most:
        found = f"JSON nested more than {DEPTH.most} levels deep"
        raise UnreadableError(found, "plain JSON", Location(shown, 1, 1))
    try:
        data = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_refuse,
            parse_int=_whole,
            parse_float=_double,
        )
        _require_characters(text, data)
    except json.JSONDecodeError as error:
        place = Location(shown, error.lineno, error.colno)
        raise UnreadableError(f"broken JSON: {error.msg}", "valid JSON", place) from None
    except ValueError as error:
        raise UnreadableError(str(error), "plain JSON", Location(shown, 1, 1)) from None
    if not isinstance(data, dict):
        found = f"a JSON {type(data).__name__}"
        raise UnreadableError(found, "a JSON object", Location(shown, 1, 1))
    return Document(shown, text, data, raw=raw)


def with_values(text: str, values: Mapping[str, object]) -> str:
    """Return JSON text with other values at some JSON pointers, as far as they are there.

    Everything else in the text stays as it is.
    """
    from json_source_map import calculate

    positions = calculate(text)
    spans = {
        (found.value_start.position, found.value_end.position): json.dumps(
            value, ensure_ascii=False
        )
        for pointer, value in values.items()
        if (found := positions.get(pointer))
    }
    for (start, end), value in sorted(spans.items(), reverse=True):
        text = text[:start] + value + text[end:]
    return text


def with_entries(text: str, pointer: str, entries: Iterable[object]) -> str:
    """Return JSON text with entries at the end of a list that is not empty, indented as its last.

    Everything else in the text stays as it is.
    """
    from json_source_map import calculate

    positions = calculate(text)
    last = max(
        (found for name, found in positions.items() if name.rpartition("/")[0] == pointer),
        key=lambda found: int(found.value_end.position),
    )
    start, end = last.value_start.position, last.value_end.position
    line = text[text.rfind("\n", 0, start) + 1 : start]
    margin = "\n" + line if line.isspace() else " "
    added = "".join(
        "," + margin + json.dumps(entry, indent=2, ensure_ascii=False).replace("\n", margin)
        for entry in entries
    )
    return text[:end] + added + text[end:]


def _depth(text: str) -> int:
    """Return how deep brackets and braces are nested, those in strings left out."""
    depth = deepest = 0
    for match in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0][:1], 0)
        deepest = max(deepest, depth)
    return deepest


def _decode(raw: bytes, shown: str) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableError("bytes that are not UTF-8", "UTF-8", Location(shown, 1, 1)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        ((repeated, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"the key {quoted(repeated)} twice in one object")
    return data


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant}, which is not JSON")


def _whole(digits: str) -> int:
    if len(digits.removeprefix("-")) > DIGITS.most:
        raise ValueError(f"a whole number of more than {DIGITS.most} digits")
    return int(digits)


def _double(number: str) -> float:
    if math.isinf(value := float(number)):
        raise ValueError("a number that is too large for a double")
    return value


def _require_characters(text: str, data: object) -> None:
    """Raise ValueError for a lone surrogate, such as \\ud800, which is not a character."""
    if _SURROGATE.search(text):
        try:
            json.dumps(data, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise ValueError("a lone surrogate escape in a string") from None
