"""What is cited: a figure, a source or the package, as one kind of reference."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .records import Records, Row
from .wording import day, long_date

TYPES = {
    "transcript": "speech",
    "speech": "speech",
    "statistical-release": "report",
    "report": "report",
    "news": "article-newspaper",
}
GENRES = {
    "transcript": "Transcript",
    "speech": "Speech",
    "statistical-release": "Statistical release",
}


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
    ``phrase``, ``locator`` and ``coded`` are those of a figure: its words, their place in the
    source, and where they became a number. ``note`` is whatever else is known of a source.
    """

    key: str
    type: str
    title: str
    authors: tuple[Name, ...]
    publisher: str = ""
    when: date | None = None
    genre: str = ""
    url: str = ""
    copy_url: str = ""
    accessed: date | None = None
    language: str = ""
    version: str = ""
    phrase: str = ""
    locator: str = ""
    coded: str = ""
    note: str = ""

    @property
    def makers(self) -> tuple[Name, ...]:
        """Return the authors, or the publisher where there are none."""
        if self.authors or not self.publisher:
            return self.authors
        return (Name(self.publisher),)

    @property
    def remarks(self) -> list[str]:
        """Return what remains to be said after author, title, date and URL."""
        quoted = f'"{self.phrase}"' if self.phrase else ""
        place = ", ".join(part for part in (quoted, self.locator) if part)
        return [remark for remark in (place, self.note, self.coded) if remark]

    @property
    def field_note(self) -> str:
        """Return the remarks for formats without a field for a copy."""
        copy = f"copy seen at {self.copy_url}" if self.copy_url else ""
        return "; ".join(remark for remark in (*self.remarks, copy) if remark)


def figure_reference(records: Records, figure: Row) -> Reference:
    """Return the reference of a figure: the statement that it codes."""
    version = records.version or "unknown"
    coded = f"as coded in {records.name}, version {version}, figure {figure['figure_id']}"
    source = records.source(figure)
    return _reference(source, figure["figure_id"], figure["printed"], figure["locator"], coded)


def source_reference(source: Row) -> Reference:
    """Return the reference of a source."""
    return _reference(source, source["source_id"])


def package_reference(records: Records) -> Reference:
    """Return the reference of the package itself."""
    about = records.descriptor
    return Reference(
        key=records.name,
        type="dataset",
        title=str(about.get("title", records.name)),
        authors=tuple(_contributors(about.get("contributors"))),
        when=day(str(about.get("created", ""))[:10]),
        genre="Data set",
        url=_url(about),
        version=records.version,
    )


def _reference(
    source: Row, key: str, phrase: str = "", locator: str = "", coded: str = ""
) -> Reference:
    stated, issued = day(source["event_date"]), day(source["issued"])
    is_described = source["title"].startswith("[")  # a title of ours, which says what it is
    return Reference(
        key=key,
        type=TYPES.get(source["kind"], "webpage"),
        title=source["title"],
        authors=tuple(_speaker(source["speaker"])),
        publisher=source["publisher"],
        when=stated or issued,
        genre="" if is_described else GENRES.get(source["kind"], ""),
        url=source["url"],
        copy_url=source["copy_url"],
        accessed=day(source["accessed"]),
        language=source["language"],
        phrase=phrase,
        locator=locator,
        coded=coded,
        note=f"published {long_date(issued)}" if stated and issued and stated != issued else "",
    )


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


def _url(about: dict[str, Any]) -> str:
    """Return the URL of the package: its id where that is a URL, as for a DOI."""
    name, home = str(about.get("id", "")), str(about.get("homepage", ""))
    return name if name.startswith(("https://", "http://")) else home
