"""JSON documents that know the line and column of each of their values."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from ..errors import UnreadableError
from ..finding import Location
from ..text import quoted
from .broken_json import Flaw, flaw, repeated_name, tokens
from .file_kind import kind_of_json
from .files import read_bytes
from .limits import DEPTH, DIGITS, DOCUMENT

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_KINDS = {list: "a list", str: "a text", int: "a number", float: "a number"}
_KINDS |= {bool: "true or false", type(None): "null"}
_OBJECT = "Begin it with { and end it with }."


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
    data = load(text, shown)
    if not isinstance(data, dict):
        found = f"{_KINDS[type(data)]} instead of an object"
        raise UnreadableError(found, "a JSON object", Location(shown, 1, 1), _OBJECT)
    return Document(shown, text, data, raw=raw)


def load(text: str, shown: str) -> Any:
    """Return what JSON text says; ``shown`` names its file.

    Raises UnreadableError for text that is not JSON, or that programs read differently.
    """
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
    except _NotPlainError as error:
        found, fix, place = str(error), error.fix, _place(shown, text, error.position(text))
        raise UnreadableError(found, "plain JSON", place, fix) from None
    except ValueError:
        position, found, fix = flaw(text) or Flaw(0, "text that is not JSON", "")
        place = _place(shown, text, position)
        raise UnreadableError(found, "valid JSON", place, fix) from None
    return data


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
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _decode(raw: bytes, shown: str) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"the byte 0x{raw[error.start]:02X}, which is not UTF-8"
        place = Location(shown, raw.count(b"\n", 0, error.start) + 1, 1)
        raise UnreadableError(found, "UTF-8 text", place, "Save the file as UTF-8.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(shown: str, text: str, position: int) -> Location:
    line = text.count("\n", 0, position) + 1
    return Location(shown, line, position - text.rfind("\n", 0, position))


class _NotPlainError(ValueError):
    """JSON that programs read differently; ``is_found`` tells a token with the fault."""

    def __init__(self, found: str, fix: str, is_found: Callable[[str], bool] | None = None) -> None:
        """Keep what to do, and how to find the fault; without that, it is a name given twice."""
        super().__init__(found)
        self.fix, self.is_found = fix, is_found

    def position(self, text: str) -> int:
        """Return where the fault is in the text that was parsed."""
        if self.is_found is None:
            return repeated_name(text)
        return next((token.start for token in tokens(text) if self.is_found(token.text)), 0)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        ((repeated, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise _NotPlainError(f"the key {quoted(repeated)} twice in one object", "Keep one of them.")
    return data


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _whole(digits: str) -> int:
    if len(digits.removeprefix("-")) > DIGITS.most:
        found = f"a whole number of more than {DIGITS.most} digits"
        raise _NotPlainError(found, "Write a smaller number.", digits.__eq__)
    return int(digits)


def _double(number: str) -> float:
    if math.isinf(value := float(number)):
        found = "a number that is too large for a double"
        raise _NotPlainError(found, "Write a smaller number.", number.__eq__)
    return value


def _require_characters(text: str, data: object) -> None:
    """Raise _NotPlainError for a lone surrogate, such as \\ud800, which is not a character."""
    if _SURROGATE.search(text) and not _is_encodable(data):
        found = "a lone surrogate escape in a string"
        raise _NotPlainError(found, "Type the character itself.", _has_surrogate)


def _has_surrogate(token: str) -> bool:
    return _SURROGATE.search(token) is not None and not _is_encodable(json.loads(token))


def _is_encodable(data: object) -> bool:
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
