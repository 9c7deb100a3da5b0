"""A picture of each series, as a file of its own."""

from ..history import pictures
from .edition import Edition


def series(edition: Edition) -> dict[str, bytes]:
    """Return the pictures as SVG; a package without series has none."""
    return {name: picture.encode() for name, picture in pictures(edition).items()}
