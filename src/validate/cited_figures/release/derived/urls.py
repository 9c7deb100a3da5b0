"""The addresses of the package in pyproject.toml, for package indexes."""

from collections.abc import Iterator

from ...cite.records import Records
from .marks import fill

NAME = "pyproject.toml"
BEGIN, END = "# urls: begin (figures update)", "# urls: end"


def with_urls(text: str, records: Records) -> str:
    """Return the text with the table project.urls, which is left out where nothing is stated."""
    return fill(text, BEGIN, END, _table(records))


def _table(records: Records) -> Iterator[str]:
    addresses = records.addresses
    known = {
        "Homepage": addresses.homepage,
        "DOI": addresses.best if addresses.doi else "",
        "Repository": addresses.repository,
        "Archive": addresses.archive,
    }
    stated = {name: url for name, url in known.items() if url}
    if stated:
        yield "[project.urls]"
    yield from (f'{name} = "{url}"' for name, url in stated.items())
