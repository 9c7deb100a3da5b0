"""What phrase, comparator and value of each row entail, worked out once for rows that are alike.

Reading is slow beside looking at a number. Where two phrases of the same words have been read,
and their readings differ in the number only and by the same factor, the number of any other is
its printed number times this factor. Whatever might be read in another way is read by itself.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

import polars as pl

from ..phrases import Reading, Unreadable, read
from ..tables.expressions import DTYPES
from . import bounds, printed_bases, readings
from .derivation import PART, derived_rows
from .readings import GIVES

Cells = dict[str, Any]

FEW = 500  # rows that are read one by one
LONGEST = 100  # characters of a phrase that is worth it
EXACT = 2.0**53  # up to here doubles hold every whole number, so that a quotient is rounded once
DIGITS, PLACES = 15, 6  # the most of a value, and of its decimals, that is worth it
# Where the grammars ask how large a number is: a year, an age, a day, a name.
BANDS = (0, 1, 10, 31, 100, 120, 1000, 1900, 2100)

_NUMBER = r"^(?:\D*[^\dA-Za-z])?([1-9][0-9,]*(?:\.[0-9]+)?)\D*$"
_WORDING = ["words", "language", "band"]
_FIXED = [*readings.UNIT_CELLS, "_printed_base", "_printed_base_fits"]
_PLAN = ["likeness", "comparator", *readings.MEASURED_BY, "_indicator_base"]


class Likeness(NamedTuple):
    """What phrases of the same words have in common: one of their readings, and the factor.

    The number of a reading is the printed one, without its marks, times ``factor``.
    """

    reading: Reading
    factor: Fraction


def stated(frame: pl.DataFrame) -> pl.DataFrame:
    """Derive what the phrase of each row says, and whether its other cells say the same."""
    if frame.height <= FEW:
        return derived_rows(frame, readings.stated, GIVES)
    alike, likenesses = _alike(frame)
    parts = frame.with_row_index("place").iter_slices(PART)  # each in turn takes less memory
    return pl.concat(_of_part(rows, alike, likenesses) for rows in parts)


def _of_part(rows: pl.DataFrame, alike: pl.DataFrame, likenesses: list[Likeness]) -> pl.DataFrame:
    sure = _surely_right(rows, alike, likenesses)
    rest = rows.join(sure, on="place", how="anti", maintain_order="left")
    alone = rest.select("place").hstack(derived_rows(rest, readings.stated, GIVES))
    return pl.concat([sure, alone], how="diagonal").sort("place").select(*GIVES)


def _alike(frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Likeness]]:
    """Return the rows whose number follows from a likeness, and the likenesses."""
    numbers = _numbers(frame)
    wordings, likenesses = _likenesses(numbers)
    product = pl.col("number") * pl.col("factor")
    alike = (
        numbers.join(wordings, on=_WORDING, nulls_equal=True)
        .filter(product < EXACT, _band((product / pl.col("over")).abs()) == pl.col("size"))
        .select("place", "number", "likeness")
    )
    return alike, likenesses


def _surely_right(
    rows: pl.DataFrame, alike: pl.DataFrame, likenesses: list[Likeness]
) -> pl.DataFrame:
    """Derive the same for the rows that are like another, and right: all others are read alone."""
    alike = alike.join(rows.drop("printed", "_source_language"), on="place")
    plans = _plans(alike.select(_PLAN).unique(), likenesses)
    value, product = pl.col("value"), pl.col("number") * pl.col("scale")
    return (
        alike.lazy()
        .join(plans.lazy(), on=_PLAN, nulls_equal=True)
        # Made columns of their own: polars divides by a single number as it multiplies.
        .with_columns(parts=_parts(value) + value * 0, over=pl.col("scale_over") + value * 0)
        .filter(
            product.abs() < EXACT, value == product / pl.col("over"), _is_bounded(), _is_dated()
        )
        .select(
            "place",
            *_FIXED,
            *(pl.lit(value=True).alias(name) for name in ("_printed_number_fits", "_bounds_fit")),
        )
        .collect()
    )


def _is_bounded() -> pl.Expr:
    """Return whether the bounds of a row are those that its comparator and digits entail."""
    value, low, high = pl.col("value"), pl.col("value_min"), pl.col("value_max")
    is_open = low.is_null() & high.is_null()
    below, above = (high == value) & low.is_null(), (low == value) & high.is_null()
    is_precise = (
        pl.col("is_decimal")
        | (pl.col("number") % 10 != 0)
        | (pl.col("is_plain") & (value.abs() < bounds.SMALL))
    )
    rounded = (low == _shifted(value, -pl.col("half"))) & (high == _shifted(value, pl.col("half")))
    side = pl.col("side")
    fits = {
        bounds.LOWER: above,
        bounds.UPPER: below,
        ("approx",): pl.when(side == "below")
        .then(below)
        .when(side == "above")
        .then(above)
        .otherwise(is_open),
        ("eq",): (rounded & _is_exact()) | (is_open & ~is_precise),
    }
    held = pl.lit(value=False)
    for comparators, fit in fits.items():
        held = pl.when(pl.col("comparator").is_in(comparators)).then(fit).otherwise(held)
    return held.fill_null(value=False)


def _is_dated() -> pl.Expr:
    """Return whether the period of a row is known where its phrase names a base."""
    dates = pl.col("_period_start", "_period_end")
    return pl.col("_printed_base").is_null() | pl.all_horizontal(dates.is_not_null())


def _numbers(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the rows whose phrase holds one ordinary number, with that and their wording."""
    short = pl.col("printed").str.len_chars() <= LONGEST
    digits = pl.col("printed").str.extract(_NUMBER)
    size = pl.col("digits").str.replace_all(",", "").cast(pl.Float64)
    whole = pl.col("digits").str.replace_all("[,.]", "").cast(pl.Float64)
    return (
        frame.lazy()
        .with_row_index("place")
        .filter(short)
        .select("place", "printed", language="_source_language", digits=digits)
        .filter(~pl.col("digits").str.contains(r"^[0-9]{4}$"))
        .with_columns(
            words=pl.col("printed").str.replace_all("[1-9]", "0"), number=whole, band=_band(size)
        )
        .filter(pl.col("band").is_not_null(), pl.col("number") < EXACT)
        .drop("digits")
        .collect()
    )


def _band(size: pl.Expr) -> pl.Expr:
    """Return between which bounds a number lies and whether it is whole; null on a bound."""
    place = pl.sum_horizontal(size > bound for bound in BANDS)
    band = 2 * place + (size == size.floor())
    return pl.when(~size.is_in([float(bound) for bound in BANDS])).then(band)


def _likenesses(numbers: pl.DataFrame) -> tuple[pl.DataFrame, list[Likeness]]:
    """Read two phrases of each wording; return the wordings that have a likeness, and those.

    ``likeness`` is its place in the list, ``factor`` divided by ``over`` its factor.
    """
    other = pl.col("number") != pl.col("number").first()
    pairs = numbers.group_by(_WORDING, maintain_order=True).agg(
        pl.col("printed", "number").first(),
        pl.col("printed", "number").filter(other).first().name.prefix("other_"),
    )
    likenesses: list[Likeness] = []
    found = []
    for pair in pairs.drop_nulls("other_number").iter_rows(named=True):
        first = _read(pair["printed"], pair["language"])
        second = _read(pair["other_printed"], pair["language"])
        numerals = Fraction(pair["number"]), Fraction(pair["other_number"])
        if first and second and _are_alike((first, second), numerals):
            likeness = Likeness(first, first.value / numerals[0])
            factor, over = map(float, likeness.factor.as_integer_ratio())
            sizes = [abs(float(reading.value)) for reading in (first, second)]
            found.append(
                (*(pair[name] for name in _WORDING), len(likenesses), factor, over, *sizes)
            )
            likenesses.append(likeness)
    schema = {name: numbers.schema[name] for name in _WORDING} | {"likeness": pl.Int64()}
    schema |= dict.fromkeys(("factor", "over", "first", "second"), pl.Float64())
    wordings = pl.DataFrame(found, schema=schema, orient="row").with_columns(
        size=_band(pl.col("first"))
    )
    same = pl.col("size") == _band(pl.col("second"))
    return wordings.filter(same, pl.col("over") < EXACT), likenesses


def _read(phrase: str, language: str | None) -> Reading | None:
    try:
        return read(phrase, language)
    except Unreadable:
        return None


def _are_alike(readings: tuple[Reading, Reading], numbers: tuple[Fraction, Fraction]) -> bool:
    """Return whether two readings differ in the number only, and that by the same factor."""
    first, second = readings
    factors = {reading.value / number for reading, number in zip(readings, numbers, strict=True)}
    same = first.upper is None and second._replace(value=first.value) == first
    return same and len(factors) == 1


def _plans(keys: pl.DataFrame, likenesses: list[Likeness]) -> pl.DataFrame:
    """Return how to derive the cells of rows that differ in their numbers only."""
    kinds = {name: DTYPES[GIVES[name]] for name in _FIXED}
    kinds |= {"is_decimal": pl.Boolean(), "is_plain": pl.Boolean(), "side": pl.String()}
    numbers = ("scale", "scale_over", "half", "half_over")
    schema = {**keys.schema, **kinds, **dict.fromkeys(numbers, pl.Float64())}
    found = (
        row | plan
        for row in keys.iter_rows(named=True)
        for plan in _plan(row, likenesses[row["likeness"]])
    )
    return pl.DataFrame(
        [{name: plan.get(name) for name in schema} for plan in found], schema=schema
    )


def _plan(row: Cells, likeness: Likeness) -> Iterator[Cells]:
    """Yield the plan of rows like this one, or none if each must be looked at."""
    reading = likeness.reading
    unit = readings.Unit.of(row)
    factor = unit.factor(reading)
    is_more = reading.period or reading.sign_word or reading.uncertainty or reading.interval
    if factor is None or is_more or not reading.step:
        return
    base = row["_indicator_base"]
    if reading.base and not (base and printed_bases.fits_always(reading.base, base)):
        return
    scale, step = likeness.factor * factor, reading.step
    if bounds.published(scale) == scale:
        yield (
            readings.unit_cells(reading, unit, fits=True)
            | ({"_printed_base": reading.base, "_printed_base_fits": True} if reading.base else {})
            | {"is_decimal": step < reading.scale, "is_plain": reading.scale == 1}
            | {"side": reading.side}
            | _quotient("scale", scale)
            | _quotient("half", step * factor / 2)
        )


def _quotient(name: str, number: Fraction) -> Cells:
    return {name: float(number.numerator), f"{name}_over": float(number.denominator)}


def _parts(value: pl.Expr) -> pl.Expr:
    """Return the power of ten that seems to make a value whole; ``_is_exact`` makes sure of it."""
    products = {power: value * power for power in (10.0**places for places in range(PLACES + 1))}
    return pl.coalesce(
        pl.when((product - product.round()).abs() < 1 / EXACT**0.5).then(power)
        for power, product in products.items()
    )


def _shifted(value: pl.Expr, offset: pl.Expr) -> pl.Expr:
    """Return an end of what is stated; a quotient of whole numbers is rounded once, and rightly."""
    parts, over = pl.col("parts"), pl.col("half_over")
    return ((value * parts).round() * over + offset * parts) / (parts * over)


def _is_exact() -> pl.Expr:
    """Return whether the ends can be worked out in doubles without an error."""
    half, over, parts = pl.col("half"), pl.col("half_over"), pl.col("parts")
    whole = (pl.col("value") * parts).round()
    fits = (whole / parts == pl.col("value")) & (whole.abs() < 10**DIGITS)
    small = (whole.abs() * over < EXACT / 2) & (half * parts < EXACT / 2)
    exact: pl.Expr = fits & small & (parts * over < EXACT)
    return exact
