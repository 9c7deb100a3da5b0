"""Bring what is derived from the package up to date."""

from pathlib import Path

from .descriptor import with_hashes
from .readme import with_table

DERIVED = {"datapackage.json": with_hashes, "README.md": with_table}


def update(root: Path) -> list[str]:
    """Rewrite every derived file that is not current and return the names of those."""
    changed = []
    for name, derive in DERIVED.items():
        text = (root / name).read_text(encoding="utf-8")
        new = derive(text, root)
        if new != text:
            (root / name).write_text(new, encoding="utf-8", newline="\n")
            changed.append(name)
    return changed
