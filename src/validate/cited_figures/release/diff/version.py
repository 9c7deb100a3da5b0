"""Version numbers as in Semantic Versioning 2.0.0."""

# semver, since packaging reads PEP 440: it takes leading zeros, and orders prereleases otherwise.
from semver import Version

from ...errors import FiguresError
from .change import Bump


def parse_version(text: str) -> Version:
    """Return a version; FiguresError for anything else."""
    try:
        return Version.parse(text)
    except ValueError:
        raise FiguresError(f'"{text}" is not a version such as 1.0.0') from None


def lowest_version(after: str, bump: Bump) -> str:
    """Return the lowest release that may follow a version with changes of this kind.

    A prerelease may be followed by its release, whatever changed.
    """
    version = parse_version(after)
    if version.prerelease or bump is Bump.NONE:
        return str(version.finalize_version())
    return str(version.next_version(bump.name.lower()))


def is_enough(old: str, new: str, bump: Bump) -> bool:
    """Return whether a version, or a prerelease of it, may follow another with such changes."""
    before, after = parse_version(old), parse_version(new)
    is_later = after >= before if bump is Bump.NONE else after > before
    return is_later and after.finalize_version() >= parse_version(lowest_version(old, bump))
