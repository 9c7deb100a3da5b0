"""Bring what is derived from the tables of a package up to date."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

from .descriptor import with_hashes
from .files import write
from .readme import BEGIN, with_table

Derive = Callable[[str, Path], str]

DERIVED: dict[str, Derive] = {"datapackage.json": with_hashes, "README.md": with_table}


def update(root: Path) -> list[str]:
    """Rewrite every derived file that is not current and return the names of those.

    Raises OSError for a file that is missing and ValueError for one that cannot be read.
    """
    changed = []
    for name, derive in DERIVED.items():
        file = root / name
        if name == "README.md" and not _is_marked(file):
            continue
        text = file.read_text(encoding="utf-8")
        new = _derived(derive, text, root, name)
        if new != text:
            write(file, new)
            changed.append(name)
    return changed


def _is_marked(readme: Path) -> bool:
    return readme.exists() and BEGIN in readme.read_text(encoding="utf-8")


def _derived(derive: Derive, text: str, root: Path, name: str) -> str:
    try:
        return derive(text, root)
    except (json.JSONDecodeError, csv.Error, KeyError, TypeError) as error:
        raise ValueError(f"{name} cannot be updated: {error}; figures check says more") from None
