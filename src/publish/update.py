"""Bring what is derived from the tables of a package up to date."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from .descriptor import with_hashes
from .files import write
from .readme import BEGIN, with_table

Derive = Callable[[str, Path], str]

DERIVED: dict[str, Derive] = {"datapackage.json": with_hashes, "README.md": with_table}


def update(root: Path) -> Iterator[str]:
    """Rewrite every derived file that is not current and yield the name of each once it is written.

    Raises OSError for a file that is missing and LookupError for one that makes no sense.
    """
    for name, derive in DERIVED.items():
        file = root / name
        if name == "README.md" and not _is_marked(file):
            continue
        text = file.read_text(encoding="utf-8")
        new = _derived(derive, text, root, name)
        if new != text:
            write(file, new)
            yield name


def _is_marked(readme: Path) -> bool:
    return readme.exists() and BEGIN in readme.read_text(encoding="utf-8")


def _derived(derive: Derive, text: str, root: Path, name: str) -> str:
    try:
        return derive(text, root)
    except (ValueError, csv.Error, LookupError, TypeError) as error:
        raise LookupError(f"{name} cannot be updated: {error}; figures check says more") from None
