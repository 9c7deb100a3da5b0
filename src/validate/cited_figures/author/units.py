"""The row of a new unit."""

from collections.abc import Mapping

from ..phrases import Reading
from ..phrases.en import currency_names
from ..text import slug
from .requests import Cells, Question, Row


def named_by(code: str) -> str:
    """Return the longest English name of a currency, or its code."""
    names = [name for name, other in currency_names().items() if other == code]
    return max(names, key=len, default=code)


KINDS = ("count", "monetary", "physical", "proportion", "point", "number")


def new_unit(reading: Reading, given: Mapping[str, str], questions: list[Question]) -> Row:
    """Return a row for a unit that is not known; a count is in the thing that is counted."""
    cells = Cells("units", given, questions)
    noun, code = reading.noun, reading.unit if reading.kind == "currency" else ""
    per = "".join(f" per {thing}" for thing in filter(None, reading.per.split("|")))
    cells.require("unit_id", slug(noun) or slug(f"{code}{per}"))
    cells.require("title", noun or (f"{named_by(code)}{per}" if code else ""))
    kind = cells.require("quantity_kind", "count" if noun else "monetary" if code else "", KINDS)
    cells.set("per", reading.per)
    if kind == "count":
        cells.require("nouns", noun)
    if kind == "physical":
        cells.require("ucum")
    if kind == "monetary":
        cells.require("iso4217", code)
    cells.set_others()
    return cells.row
