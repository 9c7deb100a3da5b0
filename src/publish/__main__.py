"""Rewrite what is derived: ``python -m publish [FOLDER]``."""

import sys
from pathlib import Path

from .descriptor import with_hashes
from .readme import with_table

DERIVED = {"datapackage.json": with_hashes, "README.md": with_table}


def main(root: Path) -> list[str]:
    """Bring every derived file up to date and return the names of those that changed."""
    changed = []
    for name, derive in DERIVED.items():
        text = (root / name).read_text(encoding="utf-8")
        new = derive(text, root)
        if new != text:
            (root / name).write_text(new, encoding="utf-8", newline="\n")
            changed.append(name)
    return changed


if __name__ == "__main__":
    for each in main(Path(*sys.argv[1:2])):
        print(f"updated {each}")
