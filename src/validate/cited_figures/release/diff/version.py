"""Version numbers as in Semantic Versioning 2.0.0."""

import re

from ...errors import FiguresError
from .change import Bump

Parts = tuple[int, int, int]

_VERSION = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})\.([0-9]{1,9})(?:-.*)?")


def parts(version: str) -> Parts:
    """Return the three numbers of a version; FiguresError for what is none."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise FiguresError(f'"{version}" is not a version such as 1.0.0')
    return int(found[1]), int(found[2]), int(found[3])


def raised(version: str, bump: Bump) -> str:
    """Return the lowest version that differs from a version by a bump."""
    major, minor, patch = parts(version)
    if "-" in version or bump is Bump.NONE:
        return f"{major}.{minor}.{patch}"  # what follows a version under way is that version
    return {
        Bump.PATCH: f"{major}.{minor}.{patch + 1}",
        Bump.MINOR: f"{major}.{minor + 1}.0",
        Bump.MAJOR: f"{major + 1}.0.0",
    }[bump]


def is_enough(old: str, new: str, bump: Bump) -> bool:
    """Return whether the step from the old to the new version is at least the bump."""
    return parts(new) >= parts(raised(old, bump))
