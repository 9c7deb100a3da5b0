"""Errors that a user can put right: one root, and a few kinds."""

from .finding import Fault, Location
from .text import shortened


class FiguresError(Exception):
    """The root of all errors of this package; its text is one line for the user."""


class UnknownNameError(FiguresError):
    """A rule, figure, source, table or revision that does not exist."""


class UnreadableError(FiguresError):
    """A file that cannot be used at all; ``fault`` holds what was found, expected, and where."""

    def __init__(self, found: str, expected: str, location: Location, fix: str = "") -> None:
        """Keep the parts of the message apart."""
        step = f". {fix}" if fix else ""
        super().__init__(f"{location}: {found}; expected {expected}{step}")
        self.fault = Fault(location, shortened(found), shortened(expected), fix=fix)


class NotWrittenError(FiguresError, OSError):
    """A file that could not be written; the text says why and what was written before it."""

    def __str__(self) -> str:
        """Return the file and the reason."""
        return f"{self.filename}: {self.strerror}"
