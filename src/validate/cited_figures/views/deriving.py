"""The columns of a view that follow from others of the same row."""

import re
from datetime import date
from typing import Any

from ..text import quoted
from . import addresses, periods, words
from .derivation import Derivation, by_row
from .stating import GIVES, stated

Cells = dict[str, Any]

_DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-/]([0-9]{2})[-/]([0-9]{2})(?![0-9])")


def _dated(row: Cells) -> Cells:
    return _period(row["period_start"], row["period_end"])


def _labelled(row: Cells) -> Cells:
    try:
        return _period(*periods.dates(row["time_period"] or ""))
    except ValueError:
        return {"_expected_time_period": "a period that exists"}


def _period(start: date | None, end: date | None) -> Cells:
    dates = {"_period_start": start, "_period_end": end}
    if start is None or end is None or start > end:
        return dates
    days = (end - start).days + 1
    return dates | {"_expected_time_period": periods.label(start, end), "_period_days": days}


def _addressed(row: Cells) -> Cells:
    faults = [(name, addresses.fault(row[name])) for name in ("url", "copy_url") if row[name]]
    said = [f"{name} {fault}: {quoted(row[name])}" for name, fault in faults if fault]
    if row["url"] and row["url"] == row["copy_url"]:
        said.append(f"copy_url is url again: {quoted(row['url'])}")
    return {"_address_fault": said[0] if said else None}


def _dated_elsewhere(row: Cells) -> Cells:
    """Find a date in the id, title or own address of a source that is none of its dates."""
    known = {row["event_date"], row["issued"]} - {None}
    if not known:
        return {}
    for name in ("source_id", "title", "url"):
        for found in _DATE.finditer(row[name] or ""):
            try:
                if date(*map(int, found.groups())) not in known:
                    return {"_unfounded_date": f"{found[0]} in {name}"}
            except ValueError:
                return {"_unfounded_date": f"{found[0]} in {name}"}
    return {}


STATED = Derivation(
    (
        *("printed", "comparator", "value"),
        *("_unit_nouns", "_unit_quantity_kind", "_source_language"),
    ),
    stated,
    GIVES,
)
_PERIOD = {
    "_period_start": "date",
    "_period_end": "date",
    "_expected_time_period": "string",
    "_period_days": "integer",
}
DATED = by_row(("period_start", "period_end"), _dated, _PERIOD)
LABELLED = by_row(("time_period",), _labelled, _PERIOD)
ADDRESSED = by_row(("url", "copy_url"), _addressed, {"_address_fault": "string"})
DATED_ELSEWHERE = by_row(
    ("source_id", "title", "url", "event_date", "issued"),
    _dated_elsewhere,
    {"_unfounded_date": "string"},
)
SPELLED = Derivation(
    ("printed", "_source_language"),
    lambda frame: frame.select(words.fits_language("printed", "_source_language")),
    {"_printed_in_language": "boolean"},
)
TITLED = by_row(("title", "language"), words.source_titled, {"_title_in_language": "boolean"})
UNIT_TITLED = by_row(
    ("title", "symbol", "quantity_kind", "nouns", "iso4217"),
    words.unit_titled,
    {"_title_fits": "boolean", "_symbol_fits": "boolean"},
)
INDICATOR_TITLED = by_row(
    ("title", "title_zh"), words.indicator_titled, {"_titles_in_language": "boolean"}
)
PERIOD_NAMED = by_row(("time_period", "note"), words.period_named, {"_period_named": "boolean"})
