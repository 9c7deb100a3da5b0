"""What a row states, in words: its number, and all that sets it apart from others of its kind."""

import re
from collections.abc import Iterator

from .records import Records, Row
from .wording import period, quantity

RELATIVE = ("growth", "change", "contribution")
BASES = {
    "start-of-year": "since the start of the year",
    "previous-estimate": "on the previous estimate",
}
PERIOD_BASES = {"printed": "", "inferred": " (inferred)", "statement-date": " (at the latest)"}
DURATIONS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
ACTUAL = ("", "actual")
_DURATION = re.compile("P([0-9]+)([DWMY])", re.ASCII)


def statement(records: Records, row: Row) -> str:
    """Return a figure or a corroboration in words: 8.6 percent (growth on a year earlier)."""
    return quantity(row, unit(records, row))


def unit(records: Records, row: Row) -> str:
    """Return what follows the number: unit, base of comparison, dimensions, vintage, scenario."""
    parts = [*_basis(records, row), *_dimensions(records, row), *standing(row)]
    title = records.unit(row)["title"]
    return f"{title} ({', '.join(parts)})" if parts else title


def standing(row: Row) -> Iterator[str]:
    """Yield which edition a row is of, and what it is if not actual: a forecast, a target."""
    if row["vintage"]:
        yield f"edition {row['vintage']}"
    if row["scenario"] not in ACTUAL:
        yield row["scenario"]


def when(figure: Row) -> str:
    """Return the period of a figure in words: 17 September 2020 (at the latest)."""
    basis = figure["period_basis"]
    return period(figure["time_period"]) + PERIOD_BASES.get(basis, f" ({basis})")


def _basis(records: Records, row: Row) -> Iterator[str]:
    """Yield what a change is compared with; a corroboration has the indicator of its figure."""
    figure = row if row["indicator_id"] else records.figures.get(row["figure_id"], row)
    indicator = records.indicator(figure)
    if indicator["measure"] in RELATIVE and figure["unit_id"] == row["unit_id"]:
        yield f"{indicator['measure']} {_base(indicator, figure)}".rstrip()


def _base(indicator: Row, figure: Row) -> str:
    base = indicator["base"]
    if base == "reference" and indicator["denominator"]:
        return f"against {indicator['denominator']}"
    if base == "stated" and figure["base_period"]:
        return f"on {period(figure['base_period'])}"
    duration = _DURATION.fullmatch(base)
    if duration is None:
        return BASES.get(base, "")
    count, name = duration[1], DURATIONS[duration[2]]
    return f"on a {name} earlier" if count == "1" else f"on {count} {name}s earlier"


def _dimensions(records: Records, row: Row) -> Iterator[str]:
    for name in records.dimensions:
        if row[name]:
            yield f"{name.replace('_', ' ')} {row[name]}"
