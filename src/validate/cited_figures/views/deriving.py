"""The columns of a view that follow from others of the same row."""

import re
from datetime import date
from typing import Any

import polars as pl

from ..package.known import lookup, told
from ..text import quoted
from . import addresses, known_units, periods, words
from .derivation import Derivation, by_row
from .readings import GIVES, READS, part_of_whole
from .stating import stated

Cells = dict[str, Any]

_WHOLE = {"_unit_whole": "number"}
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
    label = periods.label(start, end)
    return dates | {"_expected_time_period": label, "_period_label": label}


def _addressed(row: Cells) -> Cells:
    faults = [
        (name, addresses.fault(row[name]))
        for name in ("url", "copy_url", "archive_url")
        if row[name]
    ]
    said = [f"{name} {fault}: {quoted(row[name])}" for name, fault in faults if fault]
    if row["url"] and row["url"] == row["copy_url"]:
        said.append(f"copy_url is url again: {quoted(row['url'])}")
    return {"_address_fault": said[0] if said else None}


def _dated_elsewhere(row: Cells) -> Cells:
    """Find a date in the id of a source that is none of its dates."""
    known = {row["event_date"], row["issued"]} - {None}
    for found in _DATE.finditer(row["source_id"] or "") if known else ():
        try:
            if date(*map(int, found.groups())) in known:
                continue
        except ValueError:
            continue
        return {"_unfounded_date": f"{found[0]} in source_id"}
    return {}


def _limited(row: Cells) -> Cells:
    """Say what a value may be: within the limits, and for a share from nothing to the whole."""
    ends = {"_least_possible": row["_indicator_limit_min"]}
    ends["_most_possible"] = row["_indicator_limit_max"]
    if row["_indicator_measure"] == "share" and row["_unit_quantity_kind"] == "proportion":
        whole = _whole(row)
        ends["_least_possible"] = max(ends["_least_possible"] or 0.0, 0.0)
        ends["_most_possible"] = min(ends["_most_possible"] or whole, whole)
    return ends


def _whole(row: Cells) -> float:
    return float(1 / part_of_whole(row))


def _named(row: Cells) -> Cells:
    if row["_indicator_measure"] is None:
        return {}  # there is no such indicator
    subjects = (row["_indicator_subjects"] or "").split("|")
    return {"_subject_fits": row["printed_subject"] in subjects}


def _coded(row: Cells) -> Cells:
    countries, code = words.countries(), row["iso3166"] or ""
    country, _, part = code.partition("-")
    fits = {
        "country": code in countries,
        "subdivision": bool(part) and country in countries.values(),
    }
    return {
        "_iso3166_fits": fits.get(row["kind"], False),
        "_id_is_iso3166": row["area_id"] in countries,
    }


def _offered(frame: pl.DataFrame) -> pl.DataFrame:
    """Find the known unit that a phrase is in, where the unit of the row is another."""
    wrong = frame["_printed_unit_fits"].eq(other=False).fill_null(value=False).arg_true()
    found = [known_units.offered(*frame.row(place)[: len(_PHRASE)]) for place in wrong]
    texts = pl.Series("_unit_offered", [""], dtype=pl.String).new_from_index(0, frame.height)
    return texts.scatter(wrong, found).to_frame() if found else texts.to_frame()


def _known(table: str, *columns: str) -> Derivation:
    """Return the known row that has one of the names in these columns, as the end of a message."""
    return by_row(
        columns,
        lambda row: {"_known_row": told(table, lookup(table, *(row[name] for name in columns)))},
        {"_known_row": "string"},
    )


def _shared(frame: pl.DataFrame) -> pl.DataFrame:
    """Find for each indicator a subject that an earlier one of its measure, base and unit has."""
    owners: dict[tuple[str, ...], str] = {}
    found: list[tuple[str | None, str | None]] = []
    for row in frame.iter_rows(named=True):
        kind = row["measure"], row["base"], row["unit_id"]
        subjects = [subject for subject in (row["subjects"] or "").split("|") if subject]
        keys = [(subject, *kind) for subject in subjects]
        shared = next(((key[0], owners[key]) for key in keys if key in owners), (None, None))
        found.append(shared)
        owners |= {key: row["indicator_id"] for key in keys if key not in owners}
    columns = {"_shared_subject": pl.String(), "_shared_with": pl.String()}
    return pl.DataFrame(found, schema=columns, orient="row")


def _copied(**columns: pl.Expr) -> Derivation:
    """Return columns that are an expression of others."""
    reads = {name for column in columns.values() for name in column.meta.root_names()}
    kinds = {"_stated_on": "date", "_scenario": "string"}
    return Derivation(
        tuple(sorted(reads)),
        lambda frame: frame.select(**columns),
        {name: kinds[name] for name in columns},
    )


_PERIOD = {
    **{"_period_start": "date", "_period_end": "date"},
    **{"_expected_time_period": "string", "_period_label": "string"},
}
DATED = by_row(("period_start", "period_end"), _dated, _PERIOD)
LABELLED = by_row(("time_period",), _labelled, _PERIOD)
_STATED_ON = pl.coalesce("_source_event_date", "_source_issued")
SPOKEN = _copied(_stated_on=_STATED_ON, _scenario=pl.col("scenario"))
SPOKEN_OF = _copied(_stated_on=_STATED_ON, _scenario=pl.col("_figure_scenario"))
STATED = Derivation(READS, stated, GIVES)
_PHRASE = ("printed", "_source_language")
OFFERED = Derivation((*_PHRASE, "_printed_unit_fits"), _offered, {"_unit_offered": "string"})
KNOWN_UNIT = _known("units", "unit_id", "title", "iso4217", "ucum")
KNOWN_AREA = _known("areas", "area_id", "title", "iso3166")
LIMITED = by_row(
    (
        *("_indicator_measure", "_indicator_limit_min", "_indicator_limit_max"),
        *("_unit_quantity_kind", "_unit_ucum", "_unit_symbol"),
    ),
    _limited,
    {"_least_possible": "number", "_most_possible": "number"},
)
WHOLE = by_row(("_unit_ucum", "_unit_symbol"), lambda row: {"_unit_whole": _whole(row)}, _WHOLE)
NAMED = by_row(
    ("printed_subject", "_indicator_subjects", "_indicator_measure"),
    _named,
    {"_subject_fits": "boolean"},
)
CODED = by_row(
    ("area_id", "kind", "iso3166"),
    _coded,
    {"_iso3166_fits": "boolean", "_id_is_iso3166": "boolean"},
)
SHARED = Derivation(
    ("indicator_id", "measure", "base", "unit_id", "subjects"),
    _shared,
    {"_shared_subject": "string", "_shared_with": "string"},
)
ADDRESSED = by_row(("url", "copy_url", "archive_url"), _addressed, {"_address_fault": "string"})
DATED_ELSEWHERE = by_row(
    ("source_id", "event_date", "issued"), _dated_elsewhere, {"_unfounded_date": "string"}
)
SPELLED = Derivation(
    ("printed", "_source_language"),
    lambda frame: frame.select(words.fits_language("printed", "_source_language")),
    {"_printed_in_language": "boolean"},
)
READ_IN = by_row(("language",), words.read_in, {"_unread": "string"})
UNIT_TITLED = by_row(("title", "iso4217"), words.unit_titled, {"_title_fits": "boolean"})
