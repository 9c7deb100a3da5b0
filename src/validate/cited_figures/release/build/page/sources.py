"""The list of sources on the page: each as it is cited, its title and its addresses marked."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .rows import Figure, Statement, citation


class Piece(NamedTuple):
    """A piece of a citation: a title has a language, an address is a link."""

    text: str
    language: str = ""
    is_link: bool = False


def sources(figures: Iterable[Figure]) -> dict[str, list[Piece]]:
    """Return the sources of figures and of their corroborations by their ids, in pieces."""
    stated = {statement.row["source_id"]: statement for statement in _statements(figures)}
    return {name: list(_pieces(statement)) for name, statement in stated.items()}


def _statements(figures: Iterable[Figure]) -> Iterator[Statement]:
    for figure in figures:
        yield figure
        yield from figure.others


def _pieces(statement: Statement) -> Iterator[Piece]:
    # The address of an archived copy comes first: it often ends with that of the source.
    addresses = [statement.source["archive_url"], statement.address]
    title = statement.source["title"]
    marked = "|".join(re.escape(text) for text in (title, *addresses) if text)
    for text in re.split(f"({marked})", citation(statement.records, statement.row["source_id"])):
        language = statement.title_language if text == title else ""
        yield Piece(text, language, is_link=text in addresses)
