"""Version and date in CITATION.cff."""

import re
from collections.abc import Iterator

from ...cite.records import Records

MARK = "cff-version:"
_SCALAR = r"""(?P<value>"[^"\n]*"|'[^'\n]*'|(?!#)\S+(?:[ \t]+(?!#)\S+)*)"""


def with_release(text: str, records: Records) -> str:
    """Return the text of CITATION.cff with version and date of the descriptor.

    Everything else in the text stays as it is, comments included.
    """
    about = records.descriptor
    values = {"version": about["version"], "date-released": about["created"][:10]}
    for key, value in values.items():
        text = _pattern(key).sub(rf"\g<start>{value}", text)
    return text


def top_level_values(text: str, key: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the match of each top-level entry for a key, and its value without quotes."""
    for found in _pattern(key).finditer(text):
        yield found, found["value"].strip("\"'")


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"^(?P<start>{key}:[ \t]+){_SCALAR}", re.MULTILINE)
