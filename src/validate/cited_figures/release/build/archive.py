"""The archive of a release: a reproducible zip file."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

from ...errors import FiguresError
from .edition import Edition

FIRST_YEAR = 1980  # zip knows no time before
UNIX, MODE = 3, 0o100644


def archive(edition: Edition, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the zip of these files in a folder named after package and version.

    Files are in the order of their names, with the time of the edition; the same Python and zlib
    give the same bytes. Raises FiguresError for a time before 1980.
    """
    folder = f"{edition.name}-{edition.version}"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as stream:
        for name in sorted(files):
            entry = _entry(f"{folder}/{name}", edition.epoch)
            stream.writestr(entry, files[name], compresslevel=9)
    return {f"{folder}.zip": buffer.getvalue()}


def _entry(name: str, when: datetime) -> zipfile.ZipInfo:
    if when.year < FIRST_YEAR:
        raise FiguresError(f"the release has the time {when.isoformat()}; zip starts in 1980")
    entry = zipfile.ZipInfo(name, when.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = UNIX, MODE << 16
    return entry
