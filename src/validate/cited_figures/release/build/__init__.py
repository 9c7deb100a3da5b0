"""The files of a release, made from one package; one module per format."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from ...package.checksums import SUMS, checksums
from ...package.package import PathLike
from .archive import archive
from .assets import assets
from .bibliography import bibliography
from .card import card
from .croissant import croissant
from .csvw import csvw
from .datacite import datacite
from .datasette import datasette
from .edition import Edition, read_edition
from .flat import flat
from .links import with_live_links
from .page import page
from .parquet import parquet
from .ro_crate import ro_crate
from .schema_org import schema_org
from .series import series
from .sqlite import sqlite
from .xlsx import xlsx

Format = Callable[[Edition], dict[str, bytes]]

# These go into the archive too; the others are copies of the tables for certain programs.
DESCRIBING: tuple[Format, ...] = (bibliography, croissant, csvw, datacite, flat, schema_org)
COPYING: tuple[Format, ...] = (parquet, sqlite, datasette, xlsx)
NOTHING: Mapping[str, bytes] = {}


def build(path: PathLike, further: Mapping[str, bytes] = NOTHING) -> dict[str, bytes]:
    """Return the content of each file of the release of a package, by name.

    All are beside each other; the archive has the folders of the package. ``further`` are files
    that are published with them. The package must be free of errors. The same package gives the
    same bytes. Raises UnreadableError where there is no package and FiguresError for an invalid
    time.
    """
    edition = read_edition(path)
    beside = replace(edition, is_flat=True)
    packed = with_live_links(edition, edition.files | _written(DESCRIBING, edition))
    packed |= ro_crate(edition, packed)
    files = archive(edition, packed | {SUMS: checksums(packed)})
    files |= _written((assets, card, series, *DESCRIBING), beside)
    files |= _written(COPYING, edition)
    files |= further
    files |= page(edition, files)
    files |= ro_crate(beside, files)
    return files | {SUMS: checksums(files)}


def _written(formats: tuple[Format, ...], edition: Edition) -> dict[str, bytes]:
    return {name: raw for write in formats for name, raw in write(edition).items()}
