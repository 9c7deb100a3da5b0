"""What a printed phrase says of its row, in the terms of the tables."""

from fractions import Fraction
from typing import Any

from ..phrases import Reading, Unreadable, read
from ..tables.exact import exact
from .bounds import COMPARATORS, decimal_of, entailed

Cells = dict[str, Any]

PERCENT = 100
SHARE = "share"
MEASURES = {"count": "bare numbers", "percentage_point": "percentage points"}
GRAMMARS = ("en", "zh")  # languages whose phrases are read


class UnreadError(Exception):
    """A phrase in a language without a grammar; ``language`` names it."""

    def __init__(self, language: str) -> None:
        """Keep the language."""
        super().__init__(language)
        self.language = language


def read_in(phrase: str, language: str | None) -> Reading:
    """Return the reading of a phrase in the language of its source, if that is known.

    Raises Unreadable with a reason, and UnreadError where no grammar reads the language.
    """
    if language is not None and language.partition("-")[0].lower() not in GRAMMARS:
        raise UnreadError(language)
    return read(phrase, language)


def stated_alone(row: Cells) -> Cells:
    """Derive what the phrase, the comparator and the value of a row entail."""
    try:
        reading = read_in(row["printed"] or "", row["_source_language"])
    except Unreadable as refusal:
        return stated_by(row, refusal.reason)
    except UnreadError as unread:
        return {"_bounds_known": False, "_printed_unread": unread.language}
    if reading.upper is not None:
        return stated_by(row, "a range, which one value cannot hold")
    return stated_by(row, reading)


def stated_by(row: Cells, reading: Reading | str) -> Cells:
    """Derive the same from the reading of the phrase, or from why there is none."""
    return _bounds(row, reading) | printed_cells(row, reading)


def _bounds(row: Cells, reading: Reading | str) -> Cells:
    """Derive the ends of what is stated, where comparator, value and printed digits are known."""
    comparator, value = row["comparator"], row["value"]
    digits_needed = comparator == "eq" and isinstance(reading, str)
    if value is None or comparator not in COMPARATORS or digits_needed:
        return {"_bounds_known": False}
    low, high = entailed(comparator, exact(value), step_of(row, reading))
    return {"_bounds_known": True, "_entailed_min": _float(low), "_entailed_max": _float(high)}


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def printed_cells(row: Cells, reading: Reading | str) -> Cells:
    """Derive what the rules of the printed family compare with the columns of the row."""
    if isinstance(reading, str):
        return {"_printed_fault": reading}
    comparator = comparator_of(reading)
    nouns = (row["_unit_nouns"] or "").split("|")
    return {
        "_printed_comparator": comparator,
        "_printed_value": float(decimal_of(reading.value * factor_of(row, reading), comparator)),
        "_printed_unit": reading.unit.partition(":")[0],
        "_printed_noun_fits": not reading.noun or reading.noun in nouns,
        "_printed_measure": reading.noun or MEASURES.get(reading.unit, reading.unit),
        "_printed_direction": reading.direction,
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
    shares = row["_unit_quantity_kind"] == SHARE
    return PERCENT if shares and reading.kind == "fraction" else 1
