"""Bring what is derived from the tables of a package up to date."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from . import citation, fields, picture, readme, zenodo
from .descriptor import with_hashes
from .files import write

Derive = Callable[[str, Path], str]

DERIVED: dict[str, Derive] = {
    "datapackage.json": with_hashes,
    "README.md": readme.with_figures,
    "data/README.md": fields.with_fields,
    "CITATION.cff": citation.with_release,
    ".github/figures-light.svg": picture.light,
    ".github/figures-dark.svg": picture.dark,
    zenodo.NAME: zenodo.record,
}
# A file named here is derived only where it holds the mark.
MARKS = {
    "README.md": readme.BEGIN,
    "data/README.md": fields.BEGIN,
    "CITATION.cff": citation.MARK,
    ".github/figures-light.svg": picture.MARK,
    ".github/figures-dark.svg": picture.MARK,
    zenodo.NAME: zenodo.MARK,
}


def update(root: Path) -> Iterator[str]:
    """Rewrite every derived file that is not current and yield the name of each once it is written.

    Raises OSError for a file that is missing and LookupError for one that makes no sense.
    """
    for name in DERIVED:
        text, new = derived(root, name)
        if new != text:
            write(root / name, new)
            yield name


def derived(root: Path, name: str) -> tuple[str, str]:
    """Return the text of a derived file as it is and as it should be.

    Both are empty where the package does not have it. Raises as ``update`` does.
    """
    file = root / name
    if name in MARKS and not _is_marked(file, MARKS[name]):
        return "", ""
    text = file.read_text(encoding="utf-8")
    return text, _derived(DERIVED[name], text, root, name)


def _is_marked(file: Path, mark: str) -> bool:
    return file.exists() and mark in file.read_text(encoding="utf-8")


def _derived(derive: Derive, text: str, root: Path, name: str) -> str:
    try:
        return derive(text, root)
    except (ValueError, csv.Error, LookupError, TypeError) as error:
        raise LookupError(f"{name} cannot be updated: {error}; figures check says more") from None
