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

DERIVED: dict[str, Derive] = {
    "datapackage.json": lambda text, records: with_hashes(text, records.package.root),
    "README.md": readme.with_figures,
    "data/README.md": fields.with_fields,
    FLAT: lambda _text, records: table(records),
    "CITATION.cff": citation.with_release,
    ".github/figures-light.svg": picture.light,
    ".github/figures-dark.svg": picture.dark,
    zenodo.NAME: zenodo.with_release,
    urls.NAME: urls.with_urls,
    "schemas/tables.sql": sql.created,
    "schemas/sqlite.sql": sql.in_sqlite,
    "schemas/postgresql.sql": sql.in_postgresql,
}
# A file listed here is derived only where it contains the mark.
MARKS = {
    "README.md": readme.BEGIN,
    "data/README.md": fields.BEGIN,
    FLAT: HEADER,
    "CITATION.cff": citation.MARK,
    ".github/figures-light.svg": picture.MARK,
    ".github/figures-dark.svg": picture.MARK,
    zenodo.NAME: zenodo.MARK,
    urls.NAME: urls.BEGIN,
    "schemas/tables.sql": sql.MARK,
    "schemas/sqlite.sql": sql.MARK,
    "schemas/postgresql.sql": sql.MARK,
}


def derived(records: Records, name: str) -> tuple[str, str]:
    """Return the text of a derived file as it is and as it should be.

    Both are empty where the package does not have it. Raises as ``update`` does.
    """
    file, mark = inside(records.package.root, name), MARKS.get(name, "")
    if mark and not file.is_file():
        return "", ""
    try:
        text = file.read_text(encoding="utf-8")
        return (text, DERIVED[name](text, records)) if mark in text else ("", "")
    except MarksError as error:
        raise FiguresError(f"{name}: {error}") from None
    except (ValueError, csv.Error, FiguresError, LookupError, TypeError, AttributeError) as error:
        raise FiguresError(f"{name} cannot be updated: {error}; figures check says more") from None
