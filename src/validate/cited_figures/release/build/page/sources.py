"""The list of sources on the page: each as it is cited, its title and its address marked."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .rows import Figure, Statement, citation


class Source(NamedTuple):
    """The citation of a source in pieces; title and URL are empty where it has none."""

    before: str
    title: str
    language: str
    between: str
    url: str
    after: str


def sources(figures: Iterable[Figure]) -> list[Source]:
    """Return the sources of figures and of their corroborations, each once."""
    stated = {statement.row["source_id"]: statement for statement in _statements(figures)}
    return [_source(statement) for statement in stated.values()]


def _statements(figures: Iterable[Figure]) -> Iterator[Statement]:
    for figure in figures:
        yield figure
        yield from figure.others


def _source(statement: Statement) -> Source:
    text = citation(statement.records, statement.row["source_id"])
    before, title, rest = text.partition(statement.source["title"])
    if not title:
        before, rest = "", text
    between, url, after = rest.partition(statement.address) if statement.address else (rest, "", "")
    return Source(before, title, statement.title_language, between, url, after)
