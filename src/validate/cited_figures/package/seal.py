"""The fingerprint of a release: a hash of all that may not change under its version."""

import hashlib
from pathlib import PurePosixPath

from .package import Package

PREFIX = "sha256:"


def seal(package: Package) -> str:
    """Return the SHA-256 of the checksums of descriptor, tables and table schemas.

    It is what ``sha256sum FILE... | sha256sum`` prints for these files, sorted by name.
    """
    descriptor = package.descriptor
    files = {PurePosixPath(descriptor.shown).name: descriptor.raw}
    for resource in package:
        files[resource.path] = resource.raw
        named = descriptor.data["resources"][resource.index].get("schema")
        if resource.schema and isinstance(named, str):
            files[named] = resource.schema.raw
    lines = (f"{_sha256(files[name])}  {name}\n" for name in sorted(files))
    return PREFIX + _sha256("".join(lines).encode())


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
