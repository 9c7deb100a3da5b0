"""The unit that a printed phrase is in: of some rows, or a known one."""

from collections.abc import Iterable, Mapping

from ..package.known import known, told
from ..phrases import Reading, Unreadable, read
from ..text import slug
from .readings import BARE, Unit

Row = dict[str, str]


def unit_of(row: Mapping[str, str]) -> Unit:
    """Return the unit of a row of ``units``, as far as a phrase can be held against it."""
    columns = ("quantity_kind", "nouns", "ucum", "iso4217", "symbol", "per")
    view: dict[str, str | None] = {f"_unit_{name}": row.get(name) or None for name in columns}
    return Unit.of(view | {"unit_id": row["unit_id"]})


def fitting(reading: Reading, rows: Iterable[Row]) -> Row | None:
    """Return the row of the unit that a phrase is in, the one in which it is printed first."""
    per = frozenset(filter(None, reading.per.split("|")))
    fits = [row for row in rows if unit_of(row).per == per and _measures(reading, row)]
    return min(fits, key=lambda row: _distance(reading, row), default=None)


def known_unit(reading: Reading) -> Row | None:
    """Return the row of a known unit that a phrase is in, with what it is printed per."""
    rows = known("units")
    row = fitting(reading, rows)
    if row or not reading.per:
        return row
    base = fitting(reading._replace(per=""), rows)
    if base is None:
        return None
    words = reading.per.replace("|", " per ")
    codes = dict.fromkeys(("sdmx", "qudt"), "")
    title = f"{base['title']} per {words}"
    return (
        base
        | codes
        | {"unit_id": slug(f"{base['unit_id']} per {words}"), "title": title, "per": reading.per}
    )


def offered(phrase: str, language: str | None) -> str:
    """Return the known unit that a phrase is in, as the end of a message; empty for none."""
    try:
        return told("units", known_unit(read(phrase, language)))
    except Unreadable:
        return ""


def _measures(reading: Reading, row: Row) -> bool:
    """Return whether a unit surely measures what a phrase says; a bare number has no unit."""
    if reading.unit in ("", BARE) or (
        reading.unit == "fraction" and row["quantity_kind"] == "number"
    ):
        return False
    return unit_of(row).factor(reading) is not None


def _distance(reading: Reading, row: Row) -> tuple[bool, bool]:
    unit = unit_of(row)
    name = reading.noun or reading.unit.partition(":")[2] or reading.unit
    return name not in (*unit.nouns, *unit.codes), unit.factor(reading) != 1
