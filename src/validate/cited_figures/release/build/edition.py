"""What a release is made from: one package, read once, with its tables as text and typed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ...cite.records import Records
from ...errors import FiguresError
from ...package.membership import OPTIONAL, REQUIRED
from ...package.package import DESCRIPTOR, PathLike, Resource, read_package

if TYPE_CHECKING:
    from polars import DataFrame

EPOCH = "SOURCE_DATE_EPOCH"
COMPANIONS = (  # what the archive has beside the package itself, where it exists
    ".github/figures-dark.svg",
    ".github/figures-light.svg",
    "README.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "LICENSE",
    "data/LICENSE",
    "data/README.md",
    "schemas/README.md",
    "schemas/datapackage.schema.json",
    "schemas/postgresql.sql",
    *(
        f"schemas/profile/{name}"
        for name in (
            *("known-areas.csv", "known-units.csv"),
            *(f"{table}.schema.json" for table in (*REQUIRED, *OPTIONAL)),
        )
    ),
    "schemas/rules.json",
    "schemas/sqlite.sql",
    "schemas/tables.sql",
)


@dataclass(frozen=True)
class Edition(Records):
    """A package about to be released, which passes ``figures check``.

    Its files are in folders, as in the archive, or all beside each other, as the assets of a
    release are.
    """

    is_flat: bool = False

    @property
    def root(self) -> Path:
        """Return the folder of the package."""
        return self.package.root

    @property
    def day(self) -> str:
        """Return the day of the release (ISO 8601), as the descriptor has it."""
        return str(self.descriptor["created"])[:10]

    @property
    def tables(self) -> list[Resource]:
        """Return the tables in the order of the descriptor."""
        return list(self.package)

    def location(self, table: Resource) -> str:
        """Return the path of a table, from the file that refers to it."""
        return f"{table.name}.csv" if self.is_flat else table.path

    def table(self, name: str) -> Resource:
        """Return a table of the profile by its name."""
        return next(table for table in self.package if table.name == name)

    @cached_property
    def frames(self) -> dict[str, "DataFrame"]:
        """Return the typed frame of each table; numbers are doubles, dates and booleans typed."""
        from ...tables.frames import read_frames

        return read_frames(self.package)

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Return the files of the package itself, by their path in it."""
        return {name: (self.root / name).read_bytes() for name in sorted(set(self._names()))}

    @cached_property
    def epoch(self) -> datetime:
        """Return the time of the release: SOURCE_DATE_EPOCH, else that of the descriptor.

        Raises FiguresError when the variable is not a number of seconds.
        """
        seconds = os.environ.get(EPOCH)
        if seconds is None:
            return datetime.fromisoformat(str(self.descriptor["created"])).astimezone(UTC)
        try:
            return datetime.fromtimestamp(int(seconds), UTC)
        except (ValueError, OverflowError, OSError):
            raise FiguresError(f"{EPOCH} is {seconds!r}; expected seconds since 1970") from None

    def _names(self) -> Iterator[str]:
        yield DESCRIPTOR
        for entry in self.descriptor["resources"]:
            yield entry["path"]
            if isinstance(entry["schema"], str):
                yield entry["schema"]
        yield from (name for name in COMPANIONS if (self.root / name).is_file())


def read_edition(path: PathLike) -> Edition:
    """Read a package from its descriptor or its folder.

    Raises UnreadableError when there is no descriptor to go by.
    """
    return Edition(read_package(path))
