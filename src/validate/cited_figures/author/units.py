"""The row of a new unit."""

from collections.abc import Mapping

from ..phrases import Reading
from ..text import slug
from .requests import Cells, Question, Row

KINDS = ("count", "monetary", "physical", "proportion", "point", "number")


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
