"""Marks around a derived part of a file; the text outside them is never changed."""

import re
from collections.abc import Iterable

from ...text import printable

COMMENT = "<!--"
_MARKUP = re.compile(  # an underscore inside a word, and a bracket or an ampersand alone, are none
    r"https?://[^\s<>\[\]|`]+|[\\`*<|~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|\[(?=[^\]]{0,999}\] ?[(\[:])"
)


class MarksError(ValueError):
    """Marks that do not delimit one derived part."""


def fill(text: str, begin: str, end: str, lines: Iterable[str]) -> str:
    """Return the text with new lines between two marks.

    No comment is among the lines: it would pass for a mark. Raises MarksError unless both marks
    occur once, in this order.
    """
    before, _, rest = text.partition(begin)
    _, ended, after = rest.partition(end)
    if not ended or text.count(begin) > 1 or text.count(end) > 1:
        raise MarksError(f"{begin} and {end} must each occur once, in this order")
    harmless = (line.replace(COMMENT, escaped(COMMENT)) for line in lines)
    return before + "\n".join([begin, *harmless, end]) + after


def escaped(text: str) -> str:
    """Return text in which Markdown finds no markup; URLs stay as they are."""
    return _MARKUP.sub(lambda found: _as_text(found[0]), printable(text))


def _as_text(found: str) -> str:
    if found.startswith("http"):
        return found
    return {"<": "&lt;", "&": "&amp;"}.get(found, f"\\{found}")
