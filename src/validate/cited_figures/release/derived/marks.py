"""Marks around a derived part of a file; the text outside them is never changed."""

from collections.abc import Iterable


class MarksError(ValueError):
    """Marks that do not delimit one derived part."""


def fill(text: str, begin: str, end: str, lines: Iterable[str]) -> str:
    """Return the text with new lines between two marks.

    Raises MarksError unless both marks occur once, in this order.
    """
    before, _, rest = text.partition(begin)
    _, ended, after = rest.partition(end)
    if not ended or text.count(begin) > 1 or text.count(end) > 1:
        raise MarksError(f"{begin} and {end} must each occur once, in this order")
    return before + "\n".join([begin, *lines, end]) + after
