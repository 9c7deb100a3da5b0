"""What follows from the columns of one row: plain functions, the same for every engine."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..text import quoted
from . import addresses, periods, words
from .stating import stated

Cells = dict[str, Any]

_DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-/]([0-9]{2})[-/]([0-9]{2})(?![0-9])")


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
    said = [f"{name} {fault}: {quoted(row[name])}" for name, fault in faults if fault]
    if row["url"] and row["url"] == row["copy_url"]:
        said.append(f"copy_url is url again: {quoted(row['url'])}")
    return {"address_fault": said[0] if said else None}


def _dated_elsewhere(row: Cells) -> Cells:
    """Find a date in the id, title or own address of a source that is none of its dates."""
    known = {row["event_date"], row["issued"]} - {None}
    if not known:
        return {"unfounded_date": None}
    for name in ("source_id", "title", "url"):
        for found in _DATE.finditer(row[name] or ""):
            try:
                if date(*map(int, found.groups())) not in known:
                    return {"unfounded_date": f"{found[0]} in {name}"}
            except ValueError:
                return {"unfounded_date": f"{found[0]} in {name}"}
    return {"unfounded_date": None}


def _spelled(row: Cells) -> Cells:
    """Say whether the signs of a phrase are those of the language of its source."""
    phrase, language = row["printed"], row["source_language"]
    if phrase is None or language is None:
        return {"printed_in_language": None}
    return {"printed_in_language": words.fits_language(phrase, language)}


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
DATED_ELSEWHERE = Derivation(
    ("source_id", "title", "url", "event_date", "issued"),
    _dated_elsewhere,
    {"unfounded_date": "string"},
)
SPELLED = Derivation(("printed", "source_language"), _spelled, {"printed_in_language": "boolean"})
TITLED = Derivation(("title", "language"), words.source_titled, {"title_in_language": "boolean"})
UNIT_TITLED = Derivation(
    ("title", "symbol", "quantity_kind", "nouns", "iso4217"),
    words.unit_titled,
    {"title_fits": "boolean", "symbol_fits": "boolean"},
)
INDICATOR_TITLED = Derivation(
    ("title", "title_zh"), words.indicator_titled, {"titles_in_language": "boolean"}
)
PERIOD_NAMED = Derivation(("time_period", "note"), words.period_named, {"period_named": "boolean"})
