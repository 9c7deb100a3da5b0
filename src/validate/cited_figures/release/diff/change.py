"""Changes between two versions of a package, and the version rule for data.

The rule follows the Data Package recipe "Data Package Version": what breaks a reader is major,
what adds is minor, what corrects is a patch.
"""

from dataclasses import dataclass
from enum import IntEnum


class Bump(IntEnum):
    """Which part of a version must rise at least."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change: the bump it demands and what it is, in words."""

    bump: Bump
    title: str


KINDS = {
    "package-renamed": Kind(Bump.MAJOR, "the package has another name"),
    "licence-changed": Kind(Bump.MAJOR, "the data has another licence"),
    "table-removed": Kind(Bump.MAJOR, "a table goes away"),
    "table-moved": Kind(Bump.MAJOR, "the file of a table has another path or dialect"),
    "column-added": Kind(Bump.MAJOR, "a column comes in"),
    "column-removed": Kind(Bump.MAJOR, "a column goes away"),
    "column-renamed": Kind(Bump.MAJOR, "a column has another name"),
    "columns-reordered": Kind(Bump.MAJOR, "the columns have another order"),
    "type-changed": Kind(Bump.MAJOR, "a column has another type, or other cells mean missing"),
    "key-changed": Kind(Bump.MAJOR, "a primary or foreign key is another one"),
    "constraint-tightened": Kind(Bump.MAJOR, "a column allows less, or something else"),
    "row-removed": Kind(Bump.MAJOR, "a row goes away, and its id with it"),
    "id-reused": Kind(Bump.MAJOR, "an id stands for another thing (never allowed)"),
    "table-added": Kind(Bump.MINOR, "a table comes in"),
    "row-added": Kind(Bump.MINOR, "a figure, indicator, unit, source or corroboration comes in"),
    "constraint-loosened": Kind(Bump.MINOR, "a column allows more"),
    "cell-changed": Kind(Bump.PATCH, "a value or a text is corrected"),
    "rows-reordered": Kind(Bump.PATCH, "the rows have another order"),
    "description-changed": Kind(Bump.PATCH, "a title, a description or the like is reworded"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change; what does not apply is empty.

    ``key`` holds the parts of the primary key of a row, ``old`` and ``new`` the texts of a cell,
    a property or a list as they were and as they are.
    """

    kind: str
    table: str = ""
    key: tuple[str, ...] = ()
    column: str = ""
    old: str = ""
    new: str = ""

    @property
    def bump(self) -> Bump:
        """Return the bump that the change demands."""
        return KINDS[self.kind].bump

    @property
    def is_of_id(self) -> bool:
        """Return whether the row is named by an id of its own, not by the ids of others."""
        return len(self.key) == 1


def demanded(changes: list[Change]) -> Bump:
    """Return the bump that all changes together demand."""
    return max((each.bump for each in changes), default=Bump.NONE)
