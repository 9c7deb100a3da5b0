"""Patterns of table schemas: regular expressions for the engine of polars.

That engine needs time in proportion to the length of a cell and the size of a pattern, whatever
both look like. So the size is limited, and what the engine has not (look-around, back-references)
is refused, as is what Python, and with it frictionless, would read in another way.
"""

import re
from functools import cache
from warnings import catch_warnings

from .limits import PATTERN, WEIGHT

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]?|\{(?:[0-9]*,)?([0-9]+)(?:,)?\}|.", re.DOTALL)
UNSUPPORTED = "not supported by the polars engine, which has no look-around or back-references"


def weight(pattern: str) -> int:
    """Return how many characters a pattern has with its counted repetitions written out."""
    outer, total, last = [], 0, 0
    for token in _TOKEN.finditer(pattern):
        if token[0] == "(":
            outer.append(total)
            total = last = 0
        elif token[0] == ")" and outer:
            total, last = outer.pop() + total, total
        elif token[1]:
            total, last = total + last * (int(token[1]) - 1), last * int(token[1])
        else:
            total, last = total + 1, 1
    return total + sum(outer)


def fault(pattern: str) -> str:
    """Return why a pattern cannot be used, empty if it can."""
    if len(pattern) > PATTERN.most:
        return f"{len(pattern):,} characters, more than {PATTERN.words}"
    if (size := weight(pattern)) > WEIGHT.most:
        return f"{size:,} characters with its repetitions expanded, more than {WEIGHT.words}"
    try:
        with catch_warnings(action="error"):  # such as of a set in a set, which has two meanings
            re.compile(pattern)
            re.compile(anchored(pattern))  # as frictionless does: flags must not be in the middle
    except re.error as error:
        return error.msg
    except (RecursionError, FutureWarning) as error:
        return str(error)
    return _refused(pattern)


@cache  # the tables of a package share their patterns
def _refused(pattern: str) -> str:
    import polars as pl

    try:
        pl.Series([""]).str.contains(anchored(pattern))
    except pl.exceptions.ComputeError:
        return UNSUPPORTED
    return ""


def anchored(pattern: str) -> str:
    """Return the pattern that matches only whole cells."""
    return f"^(?:{pattern})$"
