"""Sizes and hashes of the tables in datapackage.json."""

import json
from collections.abc import Callable
from pathlib import Path

from ...package.checksums import sha256
from ...package.json_file import with_values


def with_hashes(text: str, root: Path) -> str:
    """Return the text of a descriptor with the size and SHA-256 of its tables as they are now.

    Everything else in the text stays as it is.
    """
    return with_hashes_of(text, lambda path: (root / path).read_bytes())


def with_hashes_of(text: str, read: Callable[[str], bytes]) -> str:
    """Return the text of a descriptor with size and SHA-256 of the tables that are read."""
    values: dict[str, object] = {}
    for index, resource in enumerate(json.loads(text)["resources"]):
        values |= size_and_hash(index, read(resource["path"]))
    return with_values(text, values)


def size_and_hash(index: int, raw: bytes) -> dict[str, object]:
    """Return size and SHA-256 of a resource, by the JSON pointers of their values."""
    place = f"/resources/{index}"
    return {f"{place}/bytes": len(raw), f"{place}/hash": f"sha256:{sha256(raw)}"}
