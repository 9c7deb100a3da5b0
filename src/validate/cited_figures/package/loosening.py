"""Compare the constraints of a column: does it allow more or less than another version of it?"""

from collections.abc import Iterator, Mapping
from typing import Any

Constraints = Mapping[str, Any]

LOWER_ENDS = ("minimum", "exclusiveMinimum", "minLength")
UPPER_ENDS = ("maximum", "exclusiveMaximum", "maxLength")


def steps(old: Constraints, new: Constraints) -> Iterator[tuple[str, bool, str, str]]:
    """Yield each constraint that differs: its name, whether the new one allows less, old and new.

    Constraints that cannot be compared, such as two patterns, count as allowing less.
    """
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        if before != after:
            yield name, _is_tighter(name, before, after), _text(before), _text(after)


def _is_tighter(name: str, before: Any, after: Any) -> bool:
    if name in ("required", "unique"):
        return bool(after)
    if after is None or before is None:
        return before is None
    try:
        if name == "enum":
            return not set(map(str, before)) <= set(map(str, after))
        if name in LOWER_ENDS:
            return bool(after > before)
        return bool(after < before) if name in UPPER_ENDS else True
    except TypeError:
        return True


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
