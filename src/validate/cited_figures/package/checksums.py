"""Checksums as GNU sha256sum writes and checks them."""

import hashlib
from collections.abc import Iterator, Mapping

SUMS = "SHA256SUMS"


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return the checksums of files, a line per file in the order of their names."""
    return "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files)).encode()


def sha256(raw: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def parse(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and SHA-256 of each file that a file of checksums lists."""
    for line in text.splitlines():
        digest, _, name = line.partition("  ")
        if digest and name:
            yield name, digest
