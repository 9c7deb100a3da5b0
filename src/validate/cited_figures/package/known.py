"""Units and areas that many packages need, ready to be copied into their tables."""

import csv
from functools import cache

from .bundled import bundled


@cache
def known(table: str) -> list[dict[str, str]]:
    """Return the known rows of ``units`` or ``areas``, with the columns of the profile."""
    file = bundled() / "schemas" / "profile" / f"known-{table}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
