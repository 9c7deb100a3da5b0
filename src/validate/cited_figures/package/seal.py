"""The fingerprint of a release: a hash of all that may not change under its version."""

from pathlib import PurePosixPath

from .checksums import checksums, sha256
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
        named = resource.entry.get("schema")
        if resource.schema and isinstance(named, str):
            files[named] = resource.schema.raw
    return PREFIX + sha256(checksums(files))
