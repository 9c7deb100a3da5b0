"""What a printed phrase says of its row, in the terms of the tables."""

from fractions import Fraction
from typing import Any

from ..phrases import Reading, Unreadable, read
from .bounds import decimal_of

Cells = dict[str, Any]

PERCENT = 100
SHARE = "share"
MEASURES = {"count": "bare numbers", "percentage_point": "percentage points"}


def reading_of(row: Cells) -> Reading | str:
    """Return the reading of the printed phrase of a row, or why there is none."""
    try:
        return one_value(read(row["printed"] or ""))
    except Unreadable as refusal:
        return refusal.reason


def one_value(reading: Reading) -> Reading | str:
    """Return a reading, or why one value cannot hold it."""
    return "a range, which one value cannot hold" if reading.upper is not None else reading


def printed_cells(row: Cells, reading: Reading | str) -> Cells:
    """Derive what the rules of the printed family compare with the columns of the row."""
    if isinstance(reading, str):
        return {"printed_fault": reading}
    comparator = comparator_of(reading)
    nouns = (row["unit_nouns"] or "").split("|")
    return {
        "printed_comparator": comparator,
        "printed_value": float(decimal_of(reading.value * factor_of(row, reading), comparator)),
        "printed_unit": reading.unit.partition(":")[0],
        "printed_noun_fits": not reading.noun or reading.noun in nouns,
        "printed_measure": reading.noun or MEASURES.get(reading.unit, reading.unit),
        "printed_direction": reading.direction,
    }


def comparator_of(reading: Reading) -> str:
    """Return the comparator of a reading; nearly is about, as it sets no bound that holds."""
    return "approx" if reading.comparator == "approx_below" else reading.comparator


def step_of(row: Cells, reading: Reading | str) -> Fraction | None:
    """Return one unit of the last printed digit, in the unit of the row."""
    if isinstance(reading, str) or reading.step is None:
        return None
    return reading.step * factor_of(row, reading)


def factor_of(row: Cells, reading: Reading) -> int:
    """Return what turns the reading into the unit of the row: one third is 33.3333 percent."""
    shares = row["unit_quantity_kind"] == SHARE
    return PERCENT if shares and reading.kind == "fraction" else 1
