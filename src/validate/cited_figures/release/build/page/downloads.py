"""The files of a release as the page lists them: with size and hash, in groups."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from ....cite.wording import grouped
from ..checksums import sha256
from ..edition import Edition


@dataclass(frozen=True)
class Download:
    """A file to download."""

    name: str
    size: str
    digest: str

    @property
    def link(self) -> str:
        """Return the URL of the file, relative to the page."""
        return quote(self.name)


def archive_name(edition: Edition) -> str:
    """Return the name of the archive of a release."""
    return f"{edition.name}-{edition.version}.zip"


def downloads(edition: Edition, files: Mapping[str, bytes]) -> Iterator[tuple[str, list[Download]]]:
    """Yield the title of each group that has files, with its files in the order of their names.

    The schemas of the profile, which are for authors of other packages, are in the archive only.
    """
    whole = {archive_name(edition)} & set(files)
    hidden = {name for name in files if name.startswith((".", "schemas/profile/"))}
    own = set(edition.files) & set(files) - hidden
    groups = {
        "Everything in one file": whole,
        "The package": own,
        "Other formats and descriptions": set(files) - whole - own - hidden,
    }
    for title, names in groups.items():
        if names:
            yield title, [_download(name, files[name]) for name in sorted(names)]


def _download(name: str, raw: bytes) -> Download:
    return Download(name, grouped(str(len(raw))), sha256(raw))
