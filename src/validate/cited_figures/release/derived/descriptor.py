"""Sizes and hashes of the tables in datapackage.json."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from json_source_map import calculate


def with_hashes(text: str, root: Path) -> str:
    """Return the text of a descriptor with the size and SHA-256 of its tables as they are now.

    Everything else in the text stays as it is.
    """
    return with_hashes_of(text, lambda path: (root / path).read_bytes())


def with_hashes_of(text: str, read: Callable[[str], bytes]) -> str:
    """Return the text of a descriptor with size and SHA-256 of the tables that are read."""
    positions, new = calculate(text), {}
    for index, resource in enumerate(json.loads(text)["resources"]):
        raw = read(resource["path"])
        digest = f'"sha256:{hashlib.sha256(raw).hexdigest()}"'
        for key, value in (("bytes", str(len(raw))), ("hash", digest)):
            found = positions.get(f"/resources/{index}/{key}")
            if found:
                new[found.value_start.position, found.value_end.position] = value
    for (start, end), value in sorted(new.items(), reverse=True):
        text = text[:start] + value + text[end:]
    return text
