"""Units and areas that many packages need, ready to be copied into their tables."""

import csv
from collections.abc import Mapping
from functools import cache

from ..text import closest
from .bundled import bundled
from .membership import profile

NAMES = ("unit_id", "area_id", "title", "iso4217", "iso3166", "ucum", "symbol", "nouns")
TABLES = ("units", "areas")
SHORT = 4  # characters of a code, of which none is taken for another


@cache
def known(table: str) -> list[dict[str, str]]:
    """Return the known rows of ``units`` or ``areas``, with the columns of the profile."""
    file = bundled() / "schemas" / "profile" / f"known-{table}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def lookup(table: str, *names: str | None) -> dict[str, str] | None:
    """Return the known row that has one of these ids, codes or names, or one very like it.

    There are none but of ``units`` and ``areas``.
    """
    rows = _by_name(table) if table in TABLES else {}
    for name in filter(None, names):
        found = rows.get(name.casefold())
        if found:
            return found
    likely = (closest(name.casefold(), rows) for name in names if name and len(name) > SHORT)
    return next((rows[name] for name in likely if name), None)


def told(table: str, row: Mapping[str, str] | None) -> str:
    """Return the cells of a known row as the end of a message; empty for none."""
    if row is None:
        return ""
    columns = (field["name"] for field in profile(table)["fields"])
    cells = ", ".join(f"{name} {row[name]}" for name in columns if row.get(name))
    return f"; the known row: {cells}"


@cache
def _by_name(table: str) -> dict[str, dict[str, str]]:
    """Return the known rows by each of their names; the first row with a name counts."""
    rows: dict[str, dict[str, str]] = {}
    for column in NAMES:
        for row in known(table):
            for name in filter(None, row.get(column, "").split("|")):
                rows.setdefault(name.casefold(), row)
    return rows
