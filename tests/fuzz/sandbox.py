"""A copy of the real package that a fuzzed file is put into, and taken out of again."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from changes import ROOT, copy_package, recount
from statement import state

TABLES = ("figures", "indicators", "units", "sources", "corroborations", "series")


@cache
def package() -> Path:
    """Return the copy of the real package that this process works on."""
    return copy_package(Path(tempfile.mkdtemp(prefix="fuzz-")))


@cache
def stated_package() -> Path:
    """Return a copy whose figures are stated in a page made up for tests."""
    folder = copy_package(Path(tempfile.mkdtemp(prefix="fuzz-")))
    state(folder)
    return folder


@contextmanager
def replaced(name: str, content: bytes, *, hashes: bool = False) -> Iterator[Path]:
    """Give the package with other content in one of its files, its hashes brought up to date."""
    root = package()
    file, descriptor = root / name, root / "datapackage.json"
    before = file.read_bytes(), descriptor.read_bytes()
    try:
        file.write_bytes(content)
        if hashes:
            recount(root)
        yield root
    finally:
        file.write_bytes(before[0])
        descriptor.write_bytes(before[1] if file != descriptor else before[0])


def real(name: str) -> bytes:
    """Return a file of the real package."""
    return (ROOT / name).read_bytes()
