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


# The kinds of changes, and the bump that each demands.
KINDS = {
    "package-renamed": Bump.MAJOR,
    "licence-changed": Bump.MAJOR,
    "table-removed": Bump.MAJOR,
    "table-moved": Bump.MAJOR,  # another path, encoding or dialect
    "column-inserted": Bump.MAJOR,  # or one that must be filled
    "column-removed": Bump.MAJOR,
    "column-renamed": Bump.MAJOR,
    "columns-reordered": Bump.MAJOR,
    "type-changed": Bump.MAJOR,  # or the list of missing values
    "key-changed": Bump.MAJOR,  # primary, foreign or unique
    "constraint-tightened": Bump.MAJOR,  # or replaced by another one
    "row-removed": Bump.MAJOR,
    "code-migrated": Bump.MAJOR,  # under Migrated in the changelog
    "id-reused": Bump.MAJOR,  # which id-reused of figures release-check never allows
    "table-added": Bump.MINOR,
    "column-appended": Bump.MINOR,  # at the end, and may be empty
    "row-added": Bump.MINOR,
    "constraint-loosened": Bump.MINOR,
    "cell-changed": Bump.PATCH,
    "rows-reordered": Bump.PATCH,
    "description-changed": Bump.PATCH,  # or other metadata
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
        return KINDS[self.kind]

    @property
    def is_of_id(self) -> bool:
        """Return whether the row has an id of its own, not only those of other rows."""
        return len(self.key) == 1


def demanded_bump(changes: list[Change]) -> Bump:
    """Return the bump that all changes together demand."""
    return max((change.bump for change in changes), default=Bump.NONE)
