"""Units for printed phrases: one of the package, a known one, or one that is made."""

import re
from collections.abc import Iterable, Mapping

from ..package.known import known
from ..phrases import Reading
from ..tables.table import Cells as View
from ..views.readings import BARE, Unit
from .requests import Cells, Question

Row = dict[str, str]


def unit_of(row: Mapping[str, str]) -> Unit:
    """Return the unit of a row of ``units``, as far as a phrase can be held against it."""
    columns = ("quantity_kind", "nouns", "ucum", "iso4217", "symbol", "per")
    view: View = {f"_unit_{name}": row.get(name) or None for name in columns}
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


def new_unit(reading: Reading, given: Mapping[str, str], questions: list[Question]) -> Row:
    """Return a row for a unit that is not known; a count is in the thing that is counted."""
    cells = Cells("units", given, questions)
    noun = reading.noun
    cells.require("unit_id", slug(noun))
    cells.require("title", noun)
    kind = cells.require("quantity_kind", "count" if noun else "", KINDS)
    cells.set("per", reading.per)
    if kind == "count":
        cells.require("nouns", noun)
    if kind == "physical":
        cells.require("ucum")
    if kind == "monetary":
        cells.require("iso4217", reading.unit if reading.kind == "currency" else "")
    cells.set_others()
    return cells.row


KINDS = ("count", "monetary", "physical", "proportion", "point", "number")


def slug(text: str) -> str:
    """Return words as an id: letters and digits joined by hyphens; empty where there are none."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-").lstrip("0123456789-")


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
