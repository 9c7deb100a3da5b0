"""Changes between two versions of a package, and the version rule for data.

The rule follows the Data Package recipe "Data Package Version": what can break a reader is major,
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
    "package-renamed": Kind(Bump.MAJOR, "package renamed"),
    "licence-changed": Kind(Bump.MAJOR, "licence changed"),
    "table-removed": Kind(Bump.MAJOR, "table removed"),
    "table-moved": Kind(Bump.MAJOR, "path, encoding or dialect of a table changed"),
    "column-added": Kind(Bump.MAJOR, "column added"),
    "column-removed": Kind(Bump.MAJOR, "column removed"),
    "column-renamed": Kind(Bump.MAJOR, "column renamed"),
    "columns-reordered": Kind(Bump.MAJOR, "columns reordered"),
    "type-changed": Kind(Bump.MAJOR, "type of a column or list of missing values changed"),
    "key-changed": Kind(Bump.MAJOR, "primary, foreign or unique key changed"),
    "constraint-tightened": Kind(Bump.MAJOR, "constraint of a column tightened or replaced"),
    "row-removed": Kind(Bump.MAJOR, "row removed, and its id with it"),
    "id-reused": Kind(Bump.MAJOR, "id reused for something else (never allowed)"),
    "table-added": Kind(Bump.MINOR, "table added"),
    "row-added": Kind(Bump.MINOR, "row added"),
    "constraint-loosened": Kind(Bump.MINOR, "constraint of a column loosened"),
    "cell-changed": Kind(Bump.PATCH, "value or text corrected"),
    "rows-reordered": Kind(Bump.PATCH, "rows reordered"),
    "description-changed": Kind(Bump.PATCH, "title, description or other metadata changed"),
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
        """Return whether the row has an id of its own, not only those of other rows."""
        return len(self.key) == 1


def demanded_bump(changes: list[Change]) -> Bump:
    """Return the bump that all changes together demand."""
    return max((change.bump for change in changes), default=Bump.NONE)
