"""Where a package is published: the addresses that its descriptor states, and nothing else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ADDRESSES = ("id", "homepage", "repository", "publisher", "archive")
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(?P<doi>10\.[0-9]{4,9}/\S+)", re.IGNORECASE
)
_GITHUB = re.compile(r"https?://(?:www\.)?github\.com/(?P<slug>[\w.-]+/[\w.-]+?)(?:\.git)?/?")
_URL = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a package, and who publishes it; an empty text means not stated.

    ``identifier`` is the id of the descriptor, which may be a DOI; ``archive`` is where its
    releases are deposited.
    """

    identifier: str
    homepage: str
    repository: str
    publisher: str
    archive: str

    @property
    def doi(self) -> str:
        """Return the DOI without a resolver: 10.1234/abc."""
        found = _DOI.fullmatch(self.identifier)
        return found["doi"] if found else ""

    @property
    def best(self) -> str:
        """Return the URL to cite: that of the DOI, else the most lasting one."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        named = self.identifier if _URL.fullmatch(self.identifier) else ""
        return named or self.homepage or self.archive or self.repository

    @property
    def slug(self) -> str:
        """Return owner and name of a repository on GitHub: owner/name."""
        found = _GITHUB.fullmatch(self.repository)
        return found["slug"] if found else ""


def addresses(descriptor: Mapping[str, Any]) -> Addresses:
    """Return the addresses that a descriptor states."""
    return Addresses(*(str(descriptor.get(name, "")) for name in ADDRESSES))
