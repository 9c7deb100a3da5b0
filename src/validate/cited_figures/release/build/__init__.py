"""The files of a release, made from one package; one module per format."""

import os
from collections.abc import Callable

from .archive import archive
from .bibliography import bibliography
from .checksums import checksums
from .croissant import croissant
from .csvw import csvw
from .edition import Edition, read_edition
from .flat import flat
from .page import page
from .parquet import parquet
from .schema_org import schema_org
from .sqlite import sqlite

Format = Callable[[Edition], dict[str, bytes]]

# Formats that describe the package go into its archive too; the others are copies of its tables.
DESCRIBING: tuple[Format, ...] = (bibliography, croissant, csvw, schema_org)
COPYING: tuple[Format, ...] = (flat, parquet, sqlite)


def build(path: str | os.PathLike[str]) -> dict[str, bytes]:
    """Return the content of each file of the release of a package, by name.

    The package must be free of errors. The same package gives the same bytes. Raises
    UnreadableError where there is no package and FiguresError for an invalid time.
    """
    edition = read_edition(path)
    files = dict(edition.files)
    for describe in DESCRIBING:
        files |= describe(edition)
    files |= archive(edition, files)
    for copy in COPYING:
        files |= copy(edition)
    files |= page(edition, files)
    return files | checksums(files)
