"""Web addresses: what is wrong with one as a citation."""

from urllib.parse import urlsplit


def fault(address: str) -> str:
    """Return what keeps an address from being cited, or an empty text."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "is no address at all"
    if parts.scheme not in ("http", "https"):
        return "is no http or https address"
    if any(sign.isspace() or sign in '<>"{}|\\^`' for sign in address):
        return "has a sign that no address may hold"
    if parts.username is not None or parts.password is not None or port is not None:
        return "names a user, a password or a port"
    host = parts.hostname or ""
    if "." not in host.strip(".") or not all(host.split(".")):
        return "has no full host name"
    end = "ends with a full stop" if address.endswith(".") else ""
    return "points to one place on the page" if parts.fragment else end
