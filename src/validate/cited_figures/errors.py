"""Errors that a user can put right: one root, and a few kinds."""

from .finding import Location
from .text import shortened


class FiguresError(Exception):
    """The root of all errors of this package; its text is one line for the user."""


class UnknownNameError(FiguresError):
    """A rule, figure, source, table or revision that does not exist."""


class UnreadableError(FiguresError):
    """A file that cannot be used at all: what was found, what was expected, and where."""

    def __init__(self, found: str, expected: str, location: Location) -> None:
        """Keep the three parts of the message apart."""
        super().__init__(found)
        self.found, self.expected, self.location = shortened(found), shortened(expected), location
