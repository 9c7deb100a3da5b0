"""What phrase, comparator and value of a row entail; for rows alike, worked out only once."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..phrases import Reading, read
from ..phrases.likeness import Likeness, Wordings
from ..tables.exact import exact, ratio
from . import bounds
from .readings import (
    factor_of,
    one_value,
    printed_cells,
    reading_of,
    step_of,
)

Cells = dict[str, Any]
Offset = tuple[int, int] | None

MOST = 100_000  # plans that are kept

_wordings = Wordings(read)
_plans: dict[tuple[Likeness, str, str, str], "Plan | None"] = {}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to derive the cells of rows that differ in their numbers only."""

    fixed: Cells
    scale: tuple[int, int]
    ends: tuple[Offset, Offset] | None

    def cells(self, number: int, value: float | None) -> Cells:
        """Return the cells of the row with this printed number and this value."""
        cells = self.fixed | {"printed_value": number * self.scale[0] / self.scale[1]}
        if value is not None and self.ends:
            cells["bounds_known"] = True
            cells["entailed_min"] = _shifted(value, self.ends[0])
            cells["entailed_max"] = _shifted(value, self.ends[1])
        return cells


def stated(row: Cells) -> Cells:
    """Derive what the phrase, the comparator and the value of a row entail."""
    found = _wordings.find(row["printed"] or "")
    if isinstance(found, Reading):
        return stated_by(row, one_value(found))
    plan = _plan(row, found[0]) if found else None
    return plan.cells(found[1], row["value"]) if found and plan else stated_by(row, reading_of(row))


def stated_by(row: Cells, reading: Reading | str) -> Cells:
    """Derive the same from the reading of the phrase, or from why there is none."""
    return _bounds(row, reading) | printed_cells(row, reading)


def _bounds(row: Cells, reading: Reading | str) -> Cells:
    """Derive the ends of what is stated, where comparator, value and printed digits are known."""
    comparator, value = row["comparator"], row["value"]
    digits_needed = comparator == "eq" and isinstance(reading, str)
    if value is None or comparator not in bounds.COMPARATORS or digits_needed:
        return {"bounds_known": False}
    low, high = bounds.entailed(comparator, exact(value), step_of(row, reading))
    return {"bounds_known": True, "entailed_min": _float(low), "entailed_max": _float(high)}


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _plan(row: Cells, likeness: Likeness) -> Plan | None:
    """Return the plan for rows like this one, or None if each needs exact arithmetic."""
    key = likeness, row["comparator"], row["unit_nouns"], row["unit_quantity_kind"]
    if key not in _plans and len(_plans) < MOST:
        _plans[key] = _new_plan(row, likeness)
    return _plans.get(key)


def _new_plan(row: Cells, likeness: Likeness) -> Plan | None:
    scale = likeness.factor * factor_of(row, likeness.reading)
    if not bounds.terminates(scale):
        return None
    fixed = {"bounds_known": False} | printed_cells(row, likeness.reading)
    ends = None
    if row["comparator"] in bounds.COMPARATORS:
        # The ends are as far from any value as they are from zero.
        step = step_of(row, likeness.reading)
        low, high = bounds.entailed(row["comparator"], Fraction(0), step)
        ends = _offset(low), _offset(high)
    return Plan(fixed, scale.as_integer_ratio(), ends)


def _offset(end: Fraction | None) -> Offset:
    return None if end is None else end.as_integer_ratio()


def _shifted(value: float, offset: Offset) -> float | None:
    """Return an end of what is stated; a quotient of integers is rounded once, and rightly."""
    if offset is None or not offset[0]:
        return None if offset is None else value
    whole, parts = ratio(value)
    return (whole * offset[1] + offset[0] * parts) / (parts * offset[1])
