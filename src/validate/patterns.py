"""Regular expressions of schemas: which mean the same, and are as quick, in Python and in Rust."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from .home import bundled

# Plain signs, sets, groups that are not repeated, and at most one repetition without an end:
# enough for most, and no text can keep Python busy with it.
_SIGN = r"[^\\()\[\]{}*+?|^$]|\\[^\w\s]|\\s"
_SET = r"\[\^?(?:[^\\\[\]&~-]|\\[^\w\s]|\\s|-(?!-)|&(?!&)|~(?!~))+\]"
_TIMES = r"(?:\?|\{[0-9]{1,3}(?:,[0-9]{1,3})?\})"
_PART = rf"(?:(?:{_SIGN}|{_SET}){_TIMES}?|\((?:\?:)?|\)\??|\|)"
_PLAIN = re.compile(rf"{_PART}*(?:(?:{_SIGN}|{_SET})(?:[*+]|\{{[0-9]{{1,3}},\}}){_PART}*)?")


def is_portable(pattern: str) -> bool:
    """Return whether Python may stand in for Rust; those of the profile are known to be fine."""
    return pattern in _known() or _PLAIN.fullmatch(pattern) is not None


def patterns(schema: Any) -> Iterator[str]:
    """Yield every pattern in a JSON document of any shape."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for each in schema.values():
            yield from patterns(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from patterns(each)


@cache
def _known() -> frozenset[str]:
    files = (bundled() / "schemas").glob("*.schema.json")
    texts = (each.read_text(encoding="utf-8") for each in files if "datapackage" not in each.name)
    return frozenset(pattern for text in texts for pattern in patterns(json.loads(text)))
