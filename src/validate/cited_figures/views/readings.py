"""What a printed phrase says of its row, in the terms of the tables."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple
from unicodedata import normalize

from ..phrases import NO_SIGN, Reading, Unreadable, UnreadLanguage, read
from ..tables.exact import exact, plain
from . import bounds, printed_bases, printed_periods
from .words import unit_named

Cells = dict[str, Any]

GIVES = {
    "_printed_fault": "string",
    "_printed_unread": "string",
    "_printed_comparator": "string",
    "_printed_number": "string",
    "_printed_number_fits": "boolean",
    "_printed_unit_fits": "boolean",
    "_printed_unit_missing": "boolean",
    "_printed_measure": "string",
    "_printed_direction": "string",
    "_printed_base": "string",
    "_printed_base_fits": "boolean",
    "_printed_period": "string",
    "_printed_period_fits": "boolean",
    "_printed_sign_word": "string",
    "_printed_sign_fits": "boolean",
    "_printed_uncertainty": "string",
    "_printed_uncertainty_fits": "boolean",
    "_bounds_fit": "boolean",
    "_entailed_bounds": "string",
    "_entailed_min": "string",
    "_entailed_max": "string",
}
MEASURED_BY = (
    *("unit_id", "_unit_quantity_kind", "_unit_nouns", "_unit_ucum", "_unit_iso4217"),
    *("_unit_symbol", "_unit_per"),
)
READS = (
    *("printed", "comparator", "value", "value_min", "value_max", "locator", "base_period"),
    *("uncertainty_min", "uncertainty_max"),
    *MEASURED_BY,
    *("_indicator_sign_words", "_indicator_subjects", "_indicator_base"),
    *("_period_start", "_period_end", "_stated_on", "_source_language"),
)
PERCENT, PERMILLE = Fraction(1, 100), Fraction(1, 1000)
PARTS = {"percent": PERCENT, "permille": PERMILLE, "fraction": Fraction(1)}
POINTS = {"percentage_point": Fraction(100), "basis_point": Fraction(1)}  # in basis points
WHOLES = {"%": PERCENT, "[ppth]": PERMILLE, "‰": PERMILLE}
BARE = "count"
HEADER_SCALES = frozenset({10**3, 10**4, 10**6, 10**8, 10**9, 10**12})
NAMES = {"count": "bare numbers", "percentage_point": "percentage points"}
COUNTED = ("count", "number")  # kinds of unit that a number without a unit may have


class Unit(NamedTuple):
    """The unit of a row, as far as a printed phrase can be held against it."""

    unit_id: str
    kind: str
    nouns: tuple[str, ...]
    codes: frozenset[str]
    iso4217: str
    per: frozenset[str]
    part: Fraction

    @classmethod
    def of(cls, row: Cells) -> "Unit":
        """Return the unit that a row of a view is in."""
        return cls(
            row["unit_id"] or "",
            row["_unit_quantity_kind"] or "",
            _nouns(row),
            frozenset(
                normalize("NFKC", code)  # the micro sign is the Greek letter in a reading
                for code in (row["unit_id"], row["_unit_symbol"], row["_unit_ucum"])
                if code
            ),
            row["_unit_iso4217"] or "",
            _things(row["_unit_per"]),
            part_of_whole(row),
        )

    def factor(self, reading: Reading) -> Fraction | None:
        """Return what turns the printed number into this unit, or None where nothing does."""
        if not reading.unit:
            return Fraction(1)  # not read, so nothing speaks against this unit
        head, _, name = reading.unit.partition(":")
        if self.kind == "proportion":
            return PARTS[head] / self.part if head in PARTS else None
        if self.kind == "point":
            in_basis_points = any("basis" in word for word in (self.unit_id, *self.nouns))
            own = POINTS["basis_point" if in_basis_points else "percentage_point"]
            fits = head in POINTS
            return POINTS[head] / own if fits else _one(name in self.nouns)
        return _one(self._measures(reading, head, name))

    def _measures(self, reading: Reading, head: str, name: str) -> bool:
        if reading.unit == BARE:
            return self.kind in COUNTED
        if self.kind == "monetary":
            return reading.unit == self.iso4217
        if self.kind == "number":
            return head in ("times", "fraction") or name in self.nouns
        is_thing = head in ("count", "unit") and name in self.nouns
        return is_thing or (self.kind == "physical" and head == "unit" and name in self.codes)


def _header_scale(row: Cells, reading: Reading) -> Fraction:
    """Return the scale that the value of a row has over the number in its cell, or 1."""
    value = row["value"]
    ratio = exact(value) / reading.value if value is not None and reading.value else Fraction(1)
    return ratio if ratio in HEADER_SCALES and reading.scale == 1 else Fraction(1)


def part_of_whole(row: Cells) -> Fraction:
    """Return how much of the whole one unit of a proportion is, by its UCUM code or its symbol."""
    codes = (row["_unit_ucum"], row["_unit_symbol"])
    return next((WHOLES[code] for code in codes if code in WHOLES), Fraction(1))


def stated(row: Cells) -> Cells:
    """Derive what the phrase of a row says, and whether its other cells say the same."""
    try:
        reading = read(row["printed"] or "", row["_source_language"])
    except UnreadLanguage as unread:
        return {"_printed_unread": unread.reason}
    except Unreadable as refusal:
        return {"_printed_fault": refusal.reason}
    return held(row, reading)


def held(row: Cells, reading: Reading) -> Cells:
    """Hold a row against the reading of its phrase."""
    unit = Unit.of(row)
    # Unit and scale of a table cell stand in a header, which `verify` reads.
    in_header = reading.unit == BARE and _is_cell(row)
    factor = _header_scale(row, reading) if in_header else unit.factor(reading)
    signs = _words(row["_indicator_sign_words"])
    negative = reading.sign_word in signs if reading.sign_word else False
    number = _in_unit(reading, factor or Fraction(1), negative=negative)
    return {
        **unit_cells(reading, unit, fits=factor is not None),
        **({} if unit.kind else {"_printed_unit_fits": None}),  # there is no such unit
        **_bases(row, reading),
        **_numbers(row, number, reading, fits=factor is not None),
        **_signs(row, reading, negative=negative),
        **_uncertainty(row, number.value, reading, factor or Fraction(1)),
        **_periods(row, reading),
    }


def unit_cells(reading: Reading, unit: Unit, *, fits: bool) -> Cells:
    """Derive what depends on the words of the phrase and the unit alone."""
    return {
        "_printed_unread": ", ".join(_unread(reading)) or None,
        "_printed_comparator": reading.comparator or None,
        "_printed_direction": reading.direction or None,
        "_printed_measure": measure(reading),
        "_printed_unit_fits": fits and _per_fits(reading, unit),
        "_printed_unit_missing": reading.unit == BARE or _things(reading.per) < unit.per,
    }


def cells_of(
    reading: Reading, unit: Unit, comparator: str, *, negative: bool = False
) -> dict[str, str]:
    """Return value and bounds, as a table writes them, of a row for a phrase that fits its unit."""
    number = _in_unit(reading, unit.factor(reading) or Fraction(1), negative=negative)
    number = number._replace(value=bounds.published(number.value))
    ends = next(
        ends
        for ends in bounds.entailed(comparator, number)
        if all(end is None or bounds.published(end) == end for end in ends)
    )
    value = None if number.upper is not None else number.value
    cells = {"value": value, "value_min": ends[0], "value_max": ends[1]}
    return {name: "" if cell is None else _shown(cell) for name, cell in cells.items()}


def size(reading: Reading) -> str:
    """Return the printed number without a sign, as a table writes it."""
    return _shown(bounds.published(abs(reading.value)))


UNIT_CELLS = (
    *("_printed_unread", "_printed_comparator", "_printed_direction", "_printed_measure"),
    *("_printed_unit_fits", "_printed_unit_missing"),
)


def _in_unit(reading: Reading, factor: Fraction, *, negative: bool) -> bounds.Printed:
    """Return the printed number in the unit of the row; a sign word makes it negative."""
    sign = -1 if negative and reading.value > 0 else 1
    ends = [end * factor * sign for end in (reading.value, reading.upper) if end is not None]
    low, *high = sorted(ends) if len(ends) > 1 else ends
    step = None if reading.step is None else reading.step * factor
    upper = high[0] if high else None
    scale = reading.scale * factor
    return bounds.Printed(low, upper, step, scale, _side(reading, sign), one=factor)


def _side(reading: Reading, sign: int) -> str:
    turned = {"below": "above", "above": "below"}
    return turned.get(reading.side, "") if sign < 0 else reading.side


def _numbers(row: Cells, number: bounds.Printed, reading: Reading, *, fits: bool) -> Cells:
    """Hold value and bounds of a row against the printed number."""
    value = row["value"]
    expected = bounds.published(number.value)
    is_range = number.upper is not None
    if is_range != (row["comparator"] == "range"):
        return {}  # the comparator is what differs
    if number.upper is not None:
        return {
            "_printed_number": f"{_shown(number.value)} to {_shown(number.upper)}",
        } | _bounds(row, number, reading.comparator)
    cells: Cells = {"_printed_number": _shown(expected)}
    if value is None:
        return cells
    stored = exact(value)
    is_size = reading.sign_word or not reading.is_signed
    same = abs(stored) == abs(expected) if is_size else stored == expected
    cells["_printed_number_fits"] = not fits or same
    if not same or not fits:
        return cells  # one fault, one finding
    known = number._replace(value=stored)
    return cells | _bounds(row, known, reading.comparator)


def _bounds(row: Cells, number: bounds.Printed, printed: str) -> Cells:
    """Hold the bounds of a row against the printed number.

    They may be what the comparator of the row or the printed one entails: where these differ, that
    is a fault of its own.
    """
    comparators = dict.fromkeys((printed or row["comparator"], row["comparator"]))
    allowed = [
        tuple(None if end is None else float(end) for end in ends)
        for comparator in comparators
        if comparator in bounds.COMPARATORS
        for ends in bounds.entailed(comparator, number)
    ]
    if not allowed:
        return {}
    low, high = allowed[0]
    cells: Cells = {
        "_bounds_fit": (row["value_min"], row["value_max"]) in allowed,
        "_entailed_bounds": f"from {plain(low)} to {plain(high)}",
    }
    if len(comparators) > 1:
        return cells
    ends = {"_entailed_min": low, "_entailed_max": high}
    return cells | {name: "" if end is None else plain(end) for name, end in ends.items()}


def _signs(row: Cells, reading: Reading, *, negative: bool) -> Cells:
    """Say whether a printed loss is entered as one."""
    word, value = reading.sign_word, row["value"]
    if not word or value is None:
        return {}
    is_named = any(word in subject for subject in _words(row["_indicator_subjects"]))
    fits = value <= 0 if negative or not is_named else True
    return {"_printed_sign_word": word, "_printed_sign_fits": fits}


def _uncertainty(row: Cells, value: Fraction, reading: Reading, factor: Fraction) -> Cells:
    """Hold the interval of a row, if it has one, against the number behind a printed ±."""
    ends = [row.get(name) for name in ("uncertainty_min", "uncertainty_max")]
    spread = reading.uncertainty
    if (spread is None and reading.interval is None) or ends == [None, None]:
        return {}
    if reading.interval:
        expected = [end * factor for end in reading.interval]
    else:
        expected = [value - (spread or 0) * factor, value + (spread or 0) * factor]
    return {
        "_printed_uncertainty": " to ".join(map(_shown, expected)),
        "_printed_uncertainty_fits": [end and exact(end) for end in ends] == expected,
    }


def _periods(row: Cells, reading: Reading) -> Cells:
    start, end = row["_period_start"], row["_period_end"]
    if not reading.period or start is None or end is None:
        return {}
    stated_on: date | None = row["_stated_on"]
    fits = printed_periods.fits(reading.period, start, end, stated_on)
    return {"_printed_period": reading.period, "_printed_period_fits": fits}


def _bases(row: Cells, reading: Reading) -> Cells:
    start, end, base = row["_period_start"], row["_period_end"], row["_indicator_base"]
    if not reading.base or base is None or start is None or end is None:
        return {"_printed_base": reading.base or None}
    period, stated_on = (start, end), row["_stated_on"]
    fits = printed_bases.fits(reading.base, base, row.get("base_period"), period, stated_on)
    return {"_printed_base": reading.base, "_printed_base_fits": fits}


def _unread(reading: Reading) -> Iterator[str]:
    if not reading.comparator:
        yield "comparator and direction not read"
    elif not reading.is_signed:
        yield NO_SIGN
    if not reading.unit:
        yield "unit not read"


def _is_cell(row: Cells) -> bool:
    return re.match(r"t[0-9]", row.get("locator") or "") is not None


def _per_fits(reading: Reading, unit: Unit) -> bool:
    """Return whether all denominators that are printed are those of the unit."""
    return _things(reading.per) <= unit.per


def _nouns(row: Cells) -> tuple[str, ...]:
    """Return the nouns of a unit, and the last word of each that the phrase has in full."""
    nouns = _words(row["_unit_nouns"])
    printed = (row.get("printed") or "").lower()
    heads = (noun.split()[-1] for noun in nouns if " " in noun and noun.lower() in printed)
    return (*nouns, *heads)


def _things(per: str | None) -> frozenset[str]:
    """Return the denominators of a cell or a reading, each by one name: hectare is ha."""
    return frozenset(" ".join(map(unit_named, thing.split(" "))) for thing in _words(per))


def measure(reading: Reading) -> str:
    """Return in words what a phrase is measured in."""
    name = reading.unit.partition(":")[2] or NAMES.get(reading.unit, reading.unit)
    return f"{name} per {reading.per}" if reading.per else name


def _words(cell: str | None) -> tuple[str, ...]:
    return tuple((cell or "").split("|")) if cell else ()


def _one(fits: bool) -> Fraction | None:  # noqa: FBT001  (an answer, not an option)
    return Fraction(1) if fits else None


def _shown(value: Fraction) -> str:
    return plain(float(value))
