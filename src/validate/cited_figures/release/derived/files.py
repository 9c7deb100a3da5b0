"""The files that are derived from a package, and how each of them is made."""

import csv
from collections.abc import Callable

from ...cite.records import Records
from ...errors import FiguresError
from .. import picture
from ..build.flat import FILE as FLAT
from ..build.flat import HEADER, table
from ..rewriting import inside
from . import citation, fields, readme, sql, urls, zenodo
from .descriptor import with_hashes
from .marks import MarksError

Derive = Callable[[str, Records], str]

# How each file is made; one with a mark is derived only where it contains that.
DERIVED: dict[str, tuple[Derive, str]] = {
    "datapackage.json": (lambda text, records: with_hashes(text, records.package.root), ""),
    "README.md": (readme.with_figures, readme.BEGIN),
    "data/README.md": (fields.with_fields, fields.BEGIN),
    FLAT: (lambda _text, records: table(records), HEADER),
    "CITATION.cff": (citation.with_release, citation.MARK),
    ".github/figures-light.svg": (picture.light, picture.MARK),
    ".github/figures-dark.svg": (picture.dark, picture.MARK),
    zenodo.NAME: (zenodo.with_release, zenodo.MARK),
    urls.NAME: (urls.with_urls, urls.BEGIN),
    "schemas/tables.sql": (sql.created, sql.MARK),
    "schemas/sqlite.sql": (sql.in_sqlite, sql.MARK),
    "schemas/postgresql.sql": (sql.in_postgresql, sql.MARK),
}


def derived(records: Records, name: str) -> tuple[str, str]:
    """Return the text of a derived file as it is and as it should be.

    Both are empty where the package does not have it. Raises as ``update`` does.
    """
    file, (derive, mark) = inside(records.package.root, name), DERIVED[name]
    if mark and not file.is_file():
        return "", ""
    try:
        text = file.read_text(encoding="utf-8")
        return (text, derive(text, records)) if mark in text else ("", "")
    except MarksError as error:
        raise FiguresError(f"{name}: {error}") from None
    except (ValueError, csv.Error, FiguresError, LookupError, TypeError, AttributeError) as error:
        raise FiguresError(f"{name} cannot be updated: {error}; figures check says more") from None
