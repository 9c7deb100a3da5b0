"""What is cited: a figure, a source or the package, as one kind of reference."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from .records import Records, Row
from .wording import day, long_date

# What is read at an address and is nothing else is a web page.
TYPES = {
    "statistical-release": "report",
    "report": "report",
    "filing": "report",
    "dataset": "dataset",
    "news": "article-newspaper",
    "article": "article-journal",
    "law": "legislation",
    "book": "book",
}
GENRES = {
    "transcript": "Transcript",
    "speech": "Speech",
    "press-release": "Press release",
    "statistical-release": "Statistical release",
    "filing": "Filing",
}
WEB_PAGE, DATASET, NEWS = "webpage", "dataset", "article-newspaper"


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an author; an organization has only the name as it is shown."""

    shown: str
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Something to cite; ``type`` is that of CSL; an empty text or None means unknown.

    ``authors`` are the speakers of a source; without them, its publisher takes their place.
    ``exact`` follows the title, and no style may change its letters: the phrase of a figure, the
    version of a package. ``container`` is what it is part of. Both are there because every style
    prints titles, and few print a version or a locator. ``archived`` is where an archive keeps it.
    """

    key: str
    type: str
    title: str
    authors: tuple[Name, ...]
    exact: str = ""
    publisher: str = ""
    container: str = ""
    when: date | None = None
    genre: str = ""
    url: str = ""
    archived: str = ""
    doi: str = ""
    accessed: date | None = None
    language: str = ""
    note: str = ""

    @property
    def makers(self) -> tuple[Name, ...]:
        """Return the authors, or the publisher where there are none."""
        if self.authors or not self.publisher:
            return self.authors
        return (Name(self.publisher),)

    @property
    def further_publisher(self) -> str:
        """Return the publisher, unless it takes the place of the authors."""
        return self.publisher if self.authors else ""


def figure_reference(records: Records, figure: Row) -> Reference:
    """Return the reference of a figure: the statement, its place, and where it was coded."""
    name = figure["figure_id"]
    version = f"version {records.version or 'unknown'}"
    coded = [records.name, version, f"figure {name}", records.addresses.best]
    source = source_reference(records, records.source(figure))
    place = f"{figure['locator']}: " if figure["locator"] else ""
    return replace(
        source,
        key=_key(records, name),
        type=WEB_PAGE,
        title=f"{source.title}," if source.title else "",
        exact=f"{place}‘{figure['printed']}’",
        container="; ".join(filter(None, [_seen_at(records.source(figure)), _joined(coded)])),
    )


def source_reference(records: Records, source: Row) -> Reference:
    """Return the reference of a source; a copy of it is a web page, and says so."""
    stated, issued = day(source["event_date"]), day(source["issued"])
    is_described = source["title"].startswith("[")  # a title of ours, which says what it is
    seen_at = _seen_at(source)
    kind = WEB_PAGE if seen_at else TYPES.get(source["kind"], WEB_PAGE)
    published = stated and issued and stated != issued
    notes = [
        f"published {long_date(issued)}" if published and issued else "",
        f"copy seen at {source['copy_url']}" if seen_at and source["url"] else "",
    ]
    return Reference(
        key=_key(records, source["source_id"]),
        type=kind,
        title=source["title"],
        authors=tuple(_speaker(source["speaker"])),
        publisher=source["publisher"],
        container=seen_at or (source["publisher"] if kind == NEWS else ""),
        when=stated or issued,
        genre="" if is_described else GENRES.get(source["kind"], ""),
        url=address(source),
        archived=archived(source),
        accessed=day(source["accessed"]),
        language=source["language"],
        note="; ".join(filter(None, notes)),
    )


def address(source: Row) -> str:
    """Return the URL at which a source was read, or else kept; empty when there is none."""
    return source["url"] or source["copy_url"] or source["archive_url"]


def archived(source: Row) -> str:
    """Return the URL of an archived copy of what is at the address of a source; empty if none."""
    return source["archive_url"] if source["archive_url"] != address(source) else ""


def package_reference(records: Records) -> Reference:
    """Return the reference of the package itself."""
    about, addresses = records.descriptor, records.addresses
    version = f"version {records.version}" if records.version else ""
    title = str(about.get("title", ""))
    exact = _joined([records.name, version])
    return Reference(
        key=records.name,
        type=DATASET,
        title=title,
        exact=f"({exact})" if title else exact,
        authors=tuple(_contributors(about.get("contributors"))),
        publisher=addresses.publisher,
        when=day(str(about.get("created", ""))[:10]),
        url=addresses.best,
        doi=addresses.doi,
    )


def _key(records: Records, name: str) -> str:
    """Return a key that no other package has."""
    return f"{records.name}:{name}" if records.name else name


def _joined(parts: list[str]) -> str:
    return ", ".join(filter(None, parts))


def _seen_at(source: Row) -> str:
    """Return at whose address a copy was read, empty where the text was read at its publisher."""
    host = urlsplit(source["copy_url"]).hostname if source["copy_url"] else ""
    return f"Copy seen at {host}" if host else ""


def _speaker(name: str) -> Iterator[Name]:
    """Yield a speaker: family name first, as in Chinese, or last when there is a comma."""
    family, comma, given = name.partition(", ")
    if comma:
        yield Name(f"{given} {family}", family, given)
    elif name:
        family, _, given = name.partition(" ")
        yield Name(name, family, given) if given else Name(name)


def _contributors(entries: object) -> Iterator[Name]:
    people = entries if isinstance(entries, list) else []
    for person in filter(lambda entry: isinstance(entry, dict), people):
        family, given = str(person.get("familyName", "")), str(person.get("givenName", ""))
        shown = str(person.get("title", f"{given} {family}".strip()))
        yield Name(shown, family, given) if family and given else Name(shown)
