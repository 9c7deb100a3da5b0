"""The packages of a repository."""

import json
import os
from pathlib import Path

from .membership import FIGURES
from .package import DESCRIPTOR
from .paths import for_people

PASSED_BY = ("node_modules", "site-packages", "__pycache__", "dist", "venv")  # and hidden ones


def find_packages(folder: str) -> tuple[list[str], list[str]]:
    """Return the folders of all packages in a folder and below, and those of other data packages.

    Links to folders are not followed. A descriptor that cannot be read counts as a package.
    """
    found: list[str] = []
    others: list[str] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in PASSED_BY
        )
        if DESCRIPTOR in files:
            (found if _has_figures(Path(root, DESCRIPTOR)) else others).append(for_people(root))
    return found, others


def _has_figures(file: Path) -> bool:
    """Return whether a descriptor lists figures; what cannot be read is for the check to say."""
    try:
        about = json.loads(file.read_bytes())
        names = {entry["name"] for entry in about["resources"]}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return True
    return FIGURES in names
