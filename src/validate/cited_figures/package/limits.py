"""Resource limits, which keep hostile files from exhausting memory and time.

``FIGURES_LIMITS=10`` in the environment raises those that a large package could reach tenfold.
``.github/SECURITY.md`` lists them all.
"""

import os
from typing import NamedTuple

from ..errors import FiguresError

VARIABLE = "FIGURES_LIMITS"


class Limit(NamedTuple):
    """How much of something is accepted; a ``fixed`` limit cannot be raised."""

    what: str
    base: int
    fixed: bool = False

    @property
    def most(self) -> int:
        """Return the number in force; FiguresError for a factor that is not a whole number."""
        return self.base if self.fixed else self.base * factor()

    @property
    def words(self) -> str:
        """Return the number in force and how to raise it."""
        hint = "" if self.fixed else f" ({VARIABLE}=10 in the environment raises limits tenfold)"
        return f"{self.most:,}{hint}"


def factor() -> int:
    """Return by how much the user raises the limits.

    Raises FiguresError for anything but a whole number from one on.
    """
    text = os.environ.get(VARIABLE, "1")
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text)):  # noqa: PLR2004
        raise FiguresError(f'{VARIABLE} is "{text}"; expected a whole number such as 10')
    return int(text)


TABLES = Limit("bytes of all tables of a package", 500_000_000)
DOCUMENT = Limit("bytes of a descriptor or a schema", 5_000_000)
PAGE = Limit("bytes of a copy of a source", 20_000_000)
ARCHIVE = Limit("bytes of an archive", 100_000_000)
UNPACKED = Limit("bytes that come out of a small archive", 10_000_000)
GROWTH = Limit("times that a larger archive grows when unpacked", 20)
ENTRIES = Limit("files of an archive or of a folder with tables", 10_000)
RESOURCES = Limit("resources of a package", 200)
FIELDS = Limit("fields of a schema, cells of a row", 2_000)
CELL = Limit("characters of a cell", 131_072, fixed=True)
DEPTH = Limit("levels of brackets in JSON", 100, fixed=True)
DIGITS = Limit("digits of a whole number in JSON", 18, fixed=True)
PATH = Limit("characters of a path in a descriptor", 1_000, fixed=True)
PATTERN = Limit("characters of a pattern in a schema", 1_000, fixed=True)
WEIGHT = Limit("characters of a pattern with its bounded repetitions expanded", 500)
WEIGHTS = Limit("such characters of all patterns of a package", 5_000)
FINDINGS = Limit("findings of a rule that are listed", 10_000)
SEARCH = Limit("steps of the search for sentences in a copy of a source", 6_000_000)

ALL = [limit for limit in list(globals().values()) if isinstance(limit, Limit)]
