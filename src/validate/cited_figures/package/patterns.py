"""Regular expressions of schemas: which of them the engine of polars can run in bounded time."""

import re
from warnings import catch_warnings

from .limits import NESTED, PATTERN, WEIGHT

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]?|\{(?:[0-9]*,)?([0-9]+)(?:,)?\}|(\(\?(?!:))|.", re.DOTALL
)


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
    """Return in one line why a pattern cannot be run, or an empty text.

    It runs in the linear-time engine of polars; what readers in Python refuse is refused too.
    """
    if not pattern:
        return ""
    import polars as pl

    try:
        written_out = weight(pattern)
        if written_out > WEIGHT.most:
            return (
                f"{written_out:,} signs with its repetitions written out, more than {WEIGHT.words}"
            )
        with catch_warnings(action="error"):  # such as of sets in sets, read in two ways
            re.compile(pattern)
        pl.Series([""]).str.contains(anchored(pattern))
    except re.error as error:
        return error.msg
    except (ValueError, OverflowError, FutureWarning) as error:
        return str(error)
    except pl.exceptions.ComputeError:
        return "back-references and what else Rust does not know are not supported"
    return ""


def anchored(pattern: str) -> str:
    """Return the pattern for Rust that only whole cells meet."""
    return f"^(?:{pattern})$"
