"""The files of a release that the page offers: few, each with a word on what it is for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from ..edition import Edition
from ..flat import FILE as FLAT


@dataclass(frozen=True)
class Download:
    """A file to download, with its label on the button and what it is for."""

    name: str
    label: str
    purpose: str
    bytes: int

    @property
    def link(self) -> str:
        """Return the URL of the file, relative to the page."""
        return quote(self.name)

    @property
    def size(self) -> str:
        """Return the size in kB, rounded up."""
        return f"{-(-self.bytes // 1000):,} kB"


def archive_name(edition: Edition) -> str:
    """Return the name of the archive of a release."""
    return f"{edition.name}-{edition.version}.zip"


def downloads(edition: Edition, files: Mapping[str, bytes]) -> Iterator[Download]:
    """Yield the files that the page offers, as far as the release has them, the first one first."""
    for name, label, purpose in _offered(edition):
        if name in files:
            yield Download(name, label, purpose, len(files[name]))


def _offered(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the label on a button and the purpose of each file."""
    name = edition.name
    yield f"{name}.xlsx", "as XLSX", "For spreadsheets: first a row per figure, then each table."
    yield FLAT, "as CSV", "A row per figure with all that it refers to."
    yield archive_name(edition), "as ZIP", "The whole package, as it was checked."
    yield "figures.parquet", "as Parquet", "The figures, typed, for data frames."
    yield f"{name}.sqlite", "as SQLite", "All tables with their keys, for SQL."
    yield "datapackage.json", "as JSON", "Tables and columns described, for Frictionless tools."
    yield "sources.bib", "as BibTeX", "Sources and package, for reference managers."
