"""What a saved page says about itself: title, publisher, language, dates and address."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

# Names under which pages print each column, the surest first.
_NAMES = {
    "title": ("og:title", "citation_title", "dc.title", "dcterms.title", "headline", "name"),
    "publisher": (
        "og:site_name",
        "citation_publisher",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
    ),
    "issued": (
        *("article:published_time", "datepublished", "citation_publication_date", "citation_date"),
        *(
            "dcterms.issued",
            "dc.date.issued",
            "dcterms.date",
            "dc.date",
            "date",
            "pubdate",
            "publishdate",
        ),
    ),
    "url": ("canonical", "og:url"),
    "language": ("lang", "content-language", "dc.language", "dcterms.language", "inlanguage"),
    "rights": ("dcterms.rights", "dc.rights", "copyright", "license"),
}
_DAY = re.compile(r"([12][0-9]{3})[-/]?([01][0-9])[-/]?([0-3][0-9])(?![0-9])")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9-]+))?")


def about(html: str) -> dict[str, str]:
    """Return the cells of a source that a page prints of itself, by column; no others."""
    head = _Head()
    head.feed(html)
    cells = {
        column: value
        for column, names in _NAMES.items()
        if (value := next((head.found[name] for name in names if head.found.get(name)), ""))
    }
    if head.title and "title" not in cells:
        cells["title"] = head.title
    day = _DAY.search(cells.pop("issued", ""))
    language = _LANGUAGE.fullmatch(cells.pop("language", ""))
    if day:
        cells["issued"] = "-".join(day.groups())
    if language:
        cells["language"] = "-".join(filter(None, (language[1].lower(), language[2])))
    return cells


class _Head(HTMLParser):
    """Collects what elements of a page say of it, by lower-case name; the first one counts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.title = ""
        self._inside = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: (value or "").strip() for name, value in attrs}
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop")
            self._note(name or values.get("http-equiv", ""), values.get("content", ""))
        elif tag == "html":
            self._note("lang", values.get("lang", "") or values.get("xml:lang", ""))
        elif tag == "link":
            for name in values.get("rel", "").lower().split():
                self._note(name, values.get("href", ""))
        elif tag == "time" and "pubdate" in values:
            self._note("pubdate", values.get("datetime", ""))
        elif tag == "title" or values.get("type", "").lower() == "application/ld+json":
            self._inside, self._text = tag, []

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != self._inside:
            return
        text, self._inside = "".join(self._text), ""
        if tag == "title":
            self.title = self.title or " ".join(text.split())
            return
        for name, value in _linked_data(text):
            self._note(name, value)

    def _note(self, name: str, value: str) -> None:
        if value:
            self.found.setdefault(name.lower(), " ".join(value.split()))


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    """Yield names and values of the first object of JSON-LD that has a date."""
    try:
        data: Any = json.loads(text)
    except ValueError:
        return
    graph = data.get("@graph", data) if isinstance(data, dict) else data
    for thing in graph if isinstance(graph, list) else [graph]:
        if isinstance(thing, dict) and isinstance(thing.get("datePublished"), str):
            for name, value in thing.items():
                label = value.get("name") if isinstance(value, dict) else value
                if isinstance(label, str):
                    yield name, label
            return
