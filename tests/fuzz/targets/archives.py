"""The earlier version that ``figures diff`` is given is any bytes, saved as an archive."""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from changes import ROOT

from ..commands import said
from ..mutators.archives import mutate, packed
from ..sandbox import TABLES, real

__all__ = ["mutate", "seeds", "target"]


def seeds() -> Iterator[bytes]:
    """Yield archives of the real package: whole, in a folder, and tables alone."""
    tables = [f"data/{name}.csv" for name in TABLES]
    schemas = [f"schemas/{name}.schema.json" for name in TABLES]
    whole = [(name, real(name)) for name in ("datapackage.json", *tables, *schemas)]
    yield packed(whole)
    yield packed([(f"x-1.0.0/{name}", content) for name, content in whole])
    yield packed([(name, real(name)) for name in tables[:2]])


def target(data: bytes) -> None:
    """Compare the real package with this archive."""
    file = _folder() / "old.zip"
    file.write_bytes(data)
    said("diff", str(file), str(ROOT))
    said("diff", str(ROOT), str(file), "--format", "json")


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))
