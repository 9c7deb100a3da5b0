"""Bring what is derived from the tables of a package up to date."""

import csv
from collections.abc import Callable
from pathlib import Path

from validate.documents import UnreadableError
from validate.package import load
from validate.writing import write_all

from . import citation, fields, picture, readme, zenodo
from .descriptor import with_hashes
from .marks import MarksError
from .places import as_before, place

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


def update(root: Path) -> list[str]:
    """Rewrite the derived files that are not current, all or none, and return their names.

    Raises OSError for a file that is missing or cannot be written, UnreadableError for a table
    that is not a file of the package, and LookupError for what makes no sense.
    """
    package = load(root)
    for each in (*(each.missing for each in package), *package.unreadable):
        if each:
            raise UnreadableError(each.found, each.expected, each.location)
    texts = {name: derived(root, name) for name in DERIVED}
    changed = {name: new for name, (text, new) in texts.items() if new != text}
    write_all({place(root, name): as_before(root / name, changed[name]) for name in changed})
    return list(changed)


def derived(root: Path, name: str) -> tuple[str, str]:
    """Return the text of a derived file as it is and as it should be.

    Both are empty where the package does not have it. Raises as ``update`` does.
    """
    file, mark = place(root, name), MARKS.get(name, "")
    if mark and not file.is_file():
        return "", ""
    try:
        text = file.read_text(encoding="utf-8")
        return (text, DERIVED[name](text, root)) if mark in text else ("", "")
    except MarksError as error:
        raise LookupError(f"{name}: {error}") from None
    except (ValueError, csv.Error, LookupError, TypeError, AttributeError) as error:
        raise LookupError(f"{name} cannot be updated: {error}; figures check says more") from None
