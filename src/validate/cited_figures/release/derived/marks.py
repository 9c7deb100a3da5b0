"""Marks between which a file is derived; what stands around them is somebody else's."""

from collections.abc import Iterable


class MarksError(ValueError):
    """Marks that do not say where the derived part begins and ends."""


def fill(text: str, begin: str, end: str, lines: Iterable[str]) -> str:
    """Return the text with new lines between two marks.

    Raises MarksError unless each mark stands there once, and in this order.
    """
    before, _, rest = text.partition(begin)
    _, ended, after = rest.partition(end)
    if not ended or text.count(begin) > 1 or text.count(end) > 1:
        raise MarksError(f"{begin} and {end} must stand there once each, in this order")
    return before + "\n".join([begin, *lines, end]) + after
