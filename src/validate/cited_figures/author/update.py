"""Bring what is derived from the tables of a package up to date."""

from pathlib import Path

from ..errors import UnreadableError
from ..package.package import load
from ..package.writing import write_all
from ..release.derived.files import DERIVED, derived
from ..release.places import as_before, place


def update(root: Path) -> list[str]:
    """Rewrite the derived files that are not current, all or none, and return their names.

    Raises OSError for a file that is missing or cannot be written, UnreadableError for a table
    that is not a file of the package, and FiguresError for what makes no sense.
    """
    package = load(root)
    for each in (*(each.missing for each in package), *package.unreadable):
        if each:
            raise UnreadableError(each.found, each.expected, each.location)
    texts = {name: derived(root, name) for name in DERIVED}
    changed = {name: new for name, (text, new) in texts.items() if new != text}
    write_all({place(root, name): as_before(root / name, changed[name]) for name in changed})
    return list(changed)
