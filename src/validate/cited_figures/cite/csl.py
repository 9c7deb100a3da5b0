"""References as items of CSL-JSON, for reference managers and for the styles."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from .references import DATASET, NEWS, Name, Reference

EXACT = '<span class="nocase">{}</span>'  # no style changes the case of what is inside


def csl_item(reference: Reference) -> dict[str, Any]:
    """Return a reference as an item of CSL-JSON, with the fields that are known."""
    is_news = reference.type == NEWS
    container = reference.container
    item = {
        "id": reference.key,
        "type": reference.type,
        "author": [_name(name) for name in reference.makers],
        "title": " ".join(filter(None, [reference.title, _exactly(reference.exact)])),
        "container-title": container if is_news else _exactly(container),
        "publisher": "" if is_news else reference.further_publisher,
        "genre": "" if reference.type == DATASET else reference.genre,
        "issued": _date(reference.when),
        "archive": _exactly(urlsplit(reference.archived).hostname or ""),
        "archive_location": _exactly(reference.archived),
        "URL": reference.url,
        "DOI": reference.doi,
        "accessed": _date(reference.accessed),
        "language": reference.language,
        "note": reference.note,
    }
    return {key: value for key, value in item.items() if value}


def _exactly(text: str) -> str:
    return EXACT.format(text) if text else ""


def _name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.shown}
    return {"family": name.family, "given": name.given}


def _date(when: date | None) -> dict[str, list[list[int]]]:
    return {"date-parts": [[when.year, when.month, when.day]]} if when else {}
