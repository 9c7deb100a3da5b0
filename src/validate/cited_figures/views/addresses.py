"""What makes a URL unfit for a citation."""

import re
from urllib.parse import urlsplit

_PLAIN = re.compile(  # nothing is wrong with one like this; to take it apart costs more
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9_~%./-]*)?"
)


def fault(address: str) -> str:
    """Return why a URL cannot be cited, empty if it can."""
    return "" if _PLAIN.fullmatch(address) else _fault(address)


def _fault(address: str) -> str:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "is not a valid URL"
    if parts.scheme not in ("http", "https"):
        return "is not an http or https URL"
    if any(char.isspace() or char in '<>"{}|\\^`' for char in address):
        return "contains a character not allowed in a URL"
    if parts.username is not None or parts.password is not None or port is not None:
        return "names a user, a password or a port"
    host = parts.hostname or ""
    if "." not in host.strip(".") or not all(host.split(".")):
        return "has no full host name"
    return "points to one place on the page" if parts.fragment else ""
