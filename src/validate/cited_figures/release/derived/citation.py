"""Version, date and addresses in CITATION.cff."""

import json
import re
from collections.abc import Iterator

from ...cite.records import Records

MARK = "cff-version:"
_PLAIN = re.compile(r"\w[\w.:/+-]*")
_SCALAR = r"""(?P<value>"[^"\n]*"|'[^'\n]*'|(?!#)\S+(?:[ \t]+(?!#)\S+)*)"""


def with_release(text: str, records: Records) -> str:
    """Return the text of CITATION.cff with version, date and addresses of the descriptor.

    Everything else in the text stays as it is, comments included; an address that the descriptor
    does not state is left alone.
    """
    about, addresses = records.descriptor, records.addresses
    values = {"version": about["version"], "date-released": about["created"][:10]}
    for key, value in values.items():
        text = _replaced(text, key, value)
    stated = {
        "doi": addresses.doi,
        "url": addresses.homepage,
        "repository-code": addresses.repository,
        "repository-artifact": addresses.archive,
    }
    for key, value in stated.items():
        if value:
            text = _with(text, key, value)
    return text


def _with(text: str, key: str, value: str) -> str:
    """Return the text with a value for a key, which is added at the end if it is not there."""
    if _pattern(key).search(text):
        return _replaced(text, key, value)
    return f"{text.rstrip()}\n{key}: {_scalar(value)}\n"


def _replaced(text: str, key: str, value: str) -> str:
    return _pattern(key).sub(lambda found: found["start"] + _scalar(value), text)


def _scalar(value: str) -> str:
    """Return a value of YAML, in quotes where it is more than a word."""
    return value if _PLAIN.fullmatch(value) else json.dumps(value)


def top_level_values(text: str, key: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the match of each top-level entry for a key, and its value without quotes."""
    for found in _pattern(key).finditer(text):
        yield found, found["value"].strip("\"'")


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"^(?P<start>{key}:[ \t]+){_SCALAR}", re.MULTILINE)
