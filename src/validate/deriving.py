"""What follows from the columns of one row: plain functions, the same for every engine."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import addresses, periods
from .exact import quoted
from .stating import stated

Cells = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Derivation:
    """Columns that follow from others of the same row; ``gives`` names them with their type.

    ``repeats`` says that few combinations of what it reads occur, so that each is derived once.
    """

    reads: tuple[str, ...]
    derive: Callable[[Cells], Cells]
    gives: Mapping[str, str]
    repeats: bool = False


def _dated(row: Cells) -> Cells:
    return _period(row["period_start"], row["period_end"])


def _labelled(row: Cells) -> Cells:
    try:
        start, end = periods.dates(row["time_period"] or "")
    except ValueError:
        return {"expected_time_period": "a period that exists"}
    return _period(start, end) | {"period_start": start, "period_end": end}


def _period(start: date | None, end: date | None) -> Cells:
    if start is None or end is None or start > end:
        return {}
    return {
        "expected_time_period": periods.label(start, end),
        "period_days": (end - start).days + 1,
    }


def _addressed(row: Cells) -> Cells:
    faults = [(name, addresses.fault(row[name])) for name in ("url", "copy_url") if row[name]]
    words = [f"{name} {fault}: {quoted(row[name])}" for name, fault in faults if fault]
    return {"address_fault": words[0] if words else None}


STATED = Derivation(
    ("printed", "comparator", "value", "unit_nouns", "unit_quantity_kind"),
    stated,
    {
        "bounds_known": "boolean",
        "entailed_min": "number",
        "entailed_max": "number",
        "printed_fault": "string",
        "printed_comparator": "string",
        "printed_value": "number",
        "printed_unit": "string",
        "printed_measure": "string",
        "printed_noun_fits": "boolean",
        "printed_direction": "string",
    },
)
_PERIOD = {"expected_time_period": "string", "period_days": "integer"}
DATED = Derivation(("period_start", "period_end"), _dated, _PERIOD, repeats=True)
LABELLED = Derivation(
    ("time_period",),
    _labelled,
    _PERIOD | {"period_start": "date", "period_end": "date"},
    repeats=True,
)
ADDRESSED = Derivation(("url", "copy_url"), _addressed, {"address_fault": "string"})
