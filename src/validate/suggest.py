"""What somebody meant who wrote a name that does not exist."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggestion(name: str, names: Iterable[str], otherwise: str) -> str:
    """Return what to say of a name that is unknown: the closest that is known, if any is close."""
    close = get_close_matches(name, list(names), 1)
    return f"did you mean {close[0]}?" if close else otherwise
