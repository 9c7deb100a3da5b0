"""Compare the properties of two descriptors."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def differing(
    old: Mapping[str, Any], new: Mapping[str, Any], names: Iterable[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield each named property that differs: its name, and its old and new value as text."""
    for name in names:
        before, after = as_text(old.get(name)), as_text(new.get(name))
        if before != after:
            yield name, before, after


def as_text(value: Any) -> str:
    """Return a property as text, empty for one that is not there."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
