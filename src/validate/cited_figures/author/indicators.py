"""The row of a new indicator, as far as it follows from phrase and unit."""

import re
from collections.abc import Mapping

from ..phrases import Reading
from .requests import Cells, Question, Row

COMPARED = ("change", "growth", "contribution")
# Measures that a unit of each kind may have, the usual ones first; the rule unit-kind-impossible
# has them all.
MEASURES = {
    "count": ("stock", "flow", "level", "change"),
    "monetary": ("flow", "stock", "level", "change"),
    "physical": ("level", "stock", "flow", "change"),
    "proportion": ("share", "growth", "level", "ratio"),
    "number": ("level", "ratio", "change"),
    "point": ("change", "contribution", "level"),
}
ANY = ("stock", "flow", "level", "share", "ratio", "change", "growth", "contribution")
BASES = ("P1Y", "P3M", "P1M", "start-of-year", "previous-estimate", "reference", "stated")
_NAMED_BASE = re.compile("P[1-9][0-9]*[DWMY]|start-of-year|previous-estimate")


def new_indicator(
    given: Mapping[str, str], reading: Reading, unit: Row, questions: list[Question]
) -> Cells:
    """Return the cells of an indicator that follow from a phrase, and ask for the others."""
    cells = Cells("indicators", given, questions, {"indicator_id": given["indicator_id"]})
    name = given["indicator_id"].replace("-", " ")
    cells.require("title", name[:1].upper() + name[1:])
    kind = unit.get("quantity_kind", "")
    measure = cells.require("measure", _measure(reading, kind), MEASURES.get(kind, ANY))
    cells.require("unit_id", unit.get("unit_id", ""))
    if measure == "share" or (measure == "ratio" and not reading.base):
        cells.require("denominator", reading.of)
    if measure in COMPARED or (measure == "ratio" and reading.base):
        choices = reading.base.split("|") if "|" in reading.base else BASES
        cells.require("base", _base(reading.base), choices)
    word = reading.sign_word
    if word:
        cells.set(*("subjects", name) if word in name else ("sign_words", word))
    return cells


def _measure(reading: Reading, kind: str) -> str:
    """Return the measure that the words of a phrase and its unit leave no choice of."""
    is_moved = reading.direction in ("up", "down") or bool(reading.base)
    if reading.unit == "times":
        return "ratio"
    if is_moved:
        return "growth" if kind == "proportion" else "change"
    return "share" if kind == "proportion" and (reading.of or reading.unit == "fraction") else ""


def _base(printed: str) -> str:
    """Return the base for a printed one; a period that is compared with is stated."""
    if not printed or "|" in printed:
        return ""
    return printed if _NAMED_BASE.fullmatch(printed) else "stated"
