"""Text for messages: quoted, shortened, counted, and safe to print."""

import json
import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from itertools import chain

LONGEST_CELL = 80  # characters of a cell worth showing in a message
SHORTEST, ALIKE = 4, 0.75  # characters and likeness of a name from which on another was meant
LONGEST_MESSAGE = 500  # characters of a part of a message
MONTHS = (  # not calendar.month_name, which follows the locale
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def quoted(text: str) -> str:
    """Return a cell in quotes, shortened where it is too long for a message."""
    return f'"{shortened(text, LONGEST_CELL)}"'


def as_json(value: object) -> str:
    """Return a JSON value as it is written, shortened where it is too long for a message."""
    if isinstance(value, str):
        return quoted(value)
    return shortened(json.dumps(value, ensure_ascii=False), LONGEST_CELL)


def shortened(text: str, longest: int = LONGEST_MESSAGE) -> str:
    """Return a text, cut where it is longer than anybody reads."""
    return text if len(text) <= longest else text[:longest] + "..."


def counted(number: int, name: str) -> str:
    """Return a number with its noun: 1 error, 2 errors."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def printable(text: str) -> str:
    """Return text on one line, with characters that a terminal would obey written as escapes."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def closest(name: str, names: Iterable[str]) -> str:
    """Return the known name that is most like an unknown one, empty if none is like it."""
    known = list(names)
    same = (other for other in known if other.casefold() == name.casefold())
    comparable = SHORTEST <= len(name) <= LONGEST_CELL  # it takes the square of the length
    alike = get_close_matches(name, known, 1, ALIKE) if comparable else []
    return next(chain(same, alike), "")


def suggestion(name: str, names: Iterable[str], otherwise: str) -> str:
    """Return a hint for an unknown name: the closest known one, if any is close."""
    close = closest(name, names)
    return f"did you mean {close}?" if close else otherwise


def abridged(text: str, width: int) -> str:
    """Return text in at most this many characters, the last one an ellipsis where it was cut."""
    return text if len(text) <= width else text[: max(width, 1) - 1].rstrip() + "…"


def slug(text: str) -> str:
    """Return words as an id: letters and digits joined by hyphens; empty where there are none."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-").lstrip("0123456789-")


def json_text(document: object, *, ascii_only: bool = False) -> str:
    """Return a document as indented JSON with a newline at its end."""
    return json.dumps(document, indent=2, ensure_ascii=ascii_only) + "\n"


def iso_date(text: str) -> date | None:
    """Return the day that a text names as ISO 8601 does, None for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
