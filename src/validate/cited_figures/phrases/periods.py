"""Patterns of printed periods, and the form that readings give these: "2020-Q2", "end 2019"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

UNKNOWN_YEAR = "XXXX"
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_CHOICE = re.compile(r"\[([^\]]*)\]")
_LAST = {"day": 31, "month": 12, "quarter": 4, "half": 2, "span": 12, "first_months": 12}
_QUARTER = 3  # months


@cache
def slot(piece: str) -> tuple[str, str]:
    """Return a word of a pattern, or what stands for it, and the name of its slot: {n:day}."""
    found = _SLOT.fullmatch(piece)
    return (f"{{{found[1]}}}", found[2] or found[1]) if found else (piece, "")


def patterns(pattern: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of a pattern, and what each is; "[of|in]" is one of these or nothing."""
    choices = [[*piece.split("|"), ""] for piece in _CHOICE.findall(pattern)]
    for chosen in product(*choices):
        rest = iter(chosen)
        plain = _CHOICE.sub(lambda _: next(rest), pattern)  # noqa: B023 - used at once
        pieces = [slot(piece) for piece in plain.split()]
        yield " ".join(piece for piece, _ in pieces), tuple(name for _, name in pieces)


def is_possible(kind: str, month: int, part: int) -> bool:
    """Return whether there is such a day, month or part of a year."""
    return month <= _LAST["month"] and part <= _LAST.get(kind, part)


def label(kind: str, year: str, month: int, part: int) -> str:
    """Return a period in the form of `Reading.period`; `part` is its day, quarter, last month."""
    if kind == "none":
        return ""
    if kind in ("split", "split_end"):
        name = f"{year}/{(int(year) + 1) % 100:02}"
        return name if kind == "split" else f"end {name}"
    if kind in ("quarter", "half"):
        return f"{year}-{kind[0].upper()}{part}"
    if kind in ("first_months", "first_quarters", "span"):
        last = part * _QUARTER if kind == "first_quarters" else part
        return f"{year}-{month or 1:02}/{year}-{last:02}"
    whole = f"{year}-{month:02}" if month else year
    if kind == "end":
        return f"end {whole}"
    return f"{whole}-{part:02}" if kind == "day" else whole
