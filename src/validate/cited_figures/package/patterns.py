"""Regular expressions of schemas: which mean the same, and are as quick, in Python and in Rust."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from warnings import catch_warnings

from .bundled import bundled
from .limits import NESTED, PATTERN, WEIGHT

# Plain signs, sets, groups that are not repeated, and at most one repetition without an end:
# enough for most, and no text can keep Python busy with it.
_ESCAPE = r"\\[!-/:;=?@\[-^`{-~]|\\s"  # Rust has a meaning of its own for \<, and none beyond ASCII
_SIGN = rf"[^\\()\[\]{{}}*+?|^$]|{_ESCAPE}"
_SET = rf"\[\^?(?:[^\\\[\]&~-]|{_ESCAPE}|-(?!-)|&(?!&)|~(?!~))+\]"
_TIMES = r"(?:\?|\{[0-9]{1,3}(?:,[0-9]{1,3})?\})"
_PART = rf"(?:(?:{_SIGN}|{_SET}){_TIMES}?|\((?:\?:)?|\)\??|\|)"
_PLAIN = re.compile(rf"{_PART}*(?:(?:{_SIGN}|{_SET})(?:[*+]|\{{[0-9]{{1,3}},\}}){_PART}*)?")


_TIMES_RANGE = re.compile(r"\{([0-9]{1,3}),([0-9]{1,3})\}")
_WAYS = 100  # ways in which Python may try each place of a text, each counted by its length
_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]?|\{(?:[0-9]*,)?([0-9]+)(?:,)?\}|(\(\?(?!:))|.", re.DOTALL
)


def is_portable(pattern: str) -> bool:
    """Return whether Python may stand in for Rust; those of the profile are known to be fine."""
    if pattern in _known():
        return True
    return len(pattern) <= PATTERN.most and bool(_PLAIN.fullmatch(pattern)) and _is_quick(pattern)


def _is_quick(pattern: str) -> bool:
    try:
        signs = weight(pattern)
    except ValueError:
        return False
    ways = 2 ** (pattern.count("?") + pattern.count("|"))
    for low, high in _TIMES_RANGE.findall(pattern):
        ways *= max(int(high) - int(low) + 1, 1)
    return bool(ways * signs <= _WAYS)


def weight(pattern: str) -> int:
    """Return how many signs a pattern stands for when its repetitions are written out.

    Raises ValueError for one that is too long, too deep, or has groups that not all engines know.
    """
    if len(pattern) > PATTERN.most:
        raise ValueError(f"{len(pattern):,} characters, more than {PATTERN.words}")
    outer, total, last = [], 0, 0
    for token in _TOKEN.finditer(pattern):
        if token[2]:
            raise ValueError("look-around, flags and named groups are not supported")
        if token[0] == "(":
            outer.append(total)
            total = last = 0
        elif token[0] == ")" and outer:
            total, last = outer.pop() + total, total
        elif token[1]:
            total, last = total + last * (int(token[1]) - 1), last * int(token[1])
        else:
            total, last = total + 1, 1
        if len(outer) > NESTED.most:
            raise ValueError(f"parentheses nested more than {NESTED.words} levels deep")
    return total + sum(outer)


def burden(pattern: str) -> int:
    """Return the weight of a pattern, and one for a pattern that is refused for its weight."""
    try:
        signs = weight(pattern)
    except ValueError:
        return 1
    return signs if signs <= WEIGHT.most else 1


def fault(pattern: str) -> str:
    """Return why a pattern does not work in Python or in the engine of the frames, if so."""
    try:
        written_out = weight(pattern)
        if written_out > WEIGHT.most:
            return (
                f"{written_out:,} signs with its repetitions written out, more than {WEIGHT.words}"
            )
        with catch_warnings(action="error"):  # such as of sets in sets, read in two ways
            re.compile(pattern)
    except re.error as error:
        return error.msg
    except (ValueError, OverflowError, FutureWarning) as error:
        return str(error)
    return "" if is_portable(pattern) else _refused(pattern)


def _refused(pattern: str) -> str:
    import polars as pl

    try:
        pl.Series([""]).str.contains(anchored(pattern))
    except pl.exceptions.ComputeError:
        return "back-references and what else Rust does not know are not supported"
    return ""


def anchored(pattern: str) -> str:
    """Return the pattern for Rust that only whole cells meet."""
    return f"^(?:{pattern})$"


def patterns(schema: Any) -> Iterator[str]:
    """Yield every pattern in a JSON document of any shape."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for each in schema.values():
            yield from patterns(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from patterns(each)


@cache
def _known() -> frozenset[str]:
    files = (bundled() / "schemas").glob("*.schema.json")
    texts = (each.read_text(encoding="utf-8") for each in files if "datapackage" not in each.name)
    return frozenset(pattern for text in texts for pattern in patterns(json.loads(text)))
