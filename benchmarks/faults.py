"""Faults that are put into the figures of a made-up package, at rows spread over the table."""

import re
from collections.abc import Callable, Iterable, Iterator

Row = dict[str, str]

FAULTS: dict[str, Callable[[Row], Row]] = {
    "cell-type": lambda row: row | {"period_start": "last June"},
    "cell-required": lambda row: row | {"obs_status": ""},
    "cell-constraint": lambda row: row | {"obs_status": "Z"},
    "cell-padded": lambda row: row | {"note": "A blank at the end. "},
    "cell-formula": lambda row: row | {"note": "=1+1"},
    "encoding-invalid": lambda row: row | {"note": "zero\u200bwidth"},
    "number-notation": lambda row: row | {"value": "1e6"},
    "key-duplicate": lambda row: row | {"figure_id": "F01"},
    "reference-unresolved": lambda row: row | {"source_id": "source-none"},
    "unit-not-the-indicators": lambda row: row | {"unit_id": _other_unit(row)},
    "value-missing": lambda row: row | {"value": ""},
    "bounds-differ": lambda row: row | {"value_max": "7"},
    "period-label-differs": lambda row: row | {"time_period": "1999"},
    "period-basis-differs": lambda row: row | {"period_basis": _other_basis(row)},
    "locator-duplicate-hash": lambda row: row | {"sentence_chars": "121"},
    "printed-unreadable": lambda row: row | {"printed": "some of them"},
    "printed-number-differs": lambda row: row | {"printed": _other_number(row)},
    "printed-comparator-differs": lambda row: row | {"comparator": "le"},
}


def _other_basis(row: Row) -> str:
    return "printed" if row["period_basis"] == "statement-date" else "statement-date"


def _other_unit(row: Row) -> str:
    return "device" if row["unit_id"] == "CNY" else "CNY"


def _other_number(row: Row) -> str:
    return re.sub("[1-9]", lambda digit: "7" if digit[0] != "7" else "8", row["printed"], count=1)


def spoil(rows: Iterable[Row], figures: int, each: int) -> Iterator[Row]:
    """Yield the rows, with so many faults of each kind put into them."""
    places = dict(seeded(figures, each))
    for number, row in enumerate(rows):
        yield FAULTS[places[number]](row) if number in places else row


def seeded(figures: int, each: int) -> list[tuple[int, str]]:
    """Return which row, counted from zero, has which fault."""
    kinds = list(FAULTS) * each
    gap = figures // (len(kinds) + 1)
    return [((n + 1) * gap, kind) for n, kind in enumerate(kinds)]
