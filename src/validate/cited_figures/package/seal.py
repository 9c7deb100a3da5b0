"""The fingerprint of a package: one number for all that a release must not change."""

import hashlib
from pathlib import PurePosixPath

from .package import Package

PREFIX = "sha256:"


def seal(package: Package) -> str:
    """Return the SHA-256 of the checksums of descriptor, tables and table schemas.

    It is what ``sha256sum FILE... | sha256sum`` gives for these files in the order of their names.
    """
    descriptor = package.descriptor
    files = {PurePosixPath(descriptor.shown).name: descriptor.text.encode()}
    for each in package:
        files[each.path] = each.raw
        named = descriptor.data["resources"][each.index].get("schema")
        if each.schema and isinstance(named, str):
            files[named] = each.schema.text.encode()
    lines = (f"{_sha256(files[name])}  {name}\n" for name in sorted(files))
    return PREFIX + _sha256("".join(lines).encode())


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
