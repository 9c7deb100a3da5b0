"""A picture of one indicator over time: its figures and the values of the table of series.

A bar is the period of a value, a circle the value at its end. A line joins only values that can be
compared: of one producer, population and length of period, stated exactly, with no break and no
gap between them. Bounds are open circles with an arrow to the side that is open.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import floor, log10
from typing import NamedTuple, Self

from ..cite.records import Records, Row
from ..cite.statement import statement, when
from ..cite.wording import readable
from ..text import counted
from ..views.bounds import LOWER, UPPER
from .scale import STRICT, escaped

Key = tuple[str, ...]  # indicator, area and breakdown

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 480, 240, 98, 14, 70, 24
FONT = "system-ui, sans-serif"
RADIUS, ARROW, TICKS, YEARS = 3.5, 14, 5, 8
PAPER, INK = "#ffffff", "#1f2328"
DARK = "@media (prefers-color-scheme: dark) {svg {color: #ebe8e3} .paper {fill: #171615}}"
WHOLE = 1e6  # from here on, round numbers have no decimals
YEAR = 366  # days; a longer step from one start to the next is a gap


class Value(NamedTuple):
    """A row of figures or series with its ends and dates as numbers."""

    row: Row
    key: str
    start: int
    end: int
    low: float
    high: float
    at: float

    @classmethod
    def of(cls, row: Row) -> Self:
        """Return a row as it is drawn; a range is at its middle."""
        ends = [float(row[name]) for name in ("value_min", "value", "value_max") if row[name]]
        middle = float(row["value"]) if row["value"] else sum(ends) / len(ends)
        start, end = (
            date.fromisoformat(row[f"period_{name}"]).toordinal() for name in ("start", "end")
        )
        key = row["figure_id"] or row["series_id"]
        return cls(row, key, start, end, min(ends), max(ends), middle)

    @property
    def is_exact(self) -> bool:
        """Return whether the words state a value, not a bound or a range."""
        return self.row["comparator"] in ("eq", "approx")

    def follows(self, other: "Value", breaks: Sequence[int]) -> bool:
        """Return whether a line may lead here from the value before."""
        is_near = self.start - other.start <= max(YEAR, other.end - other.start + 1)
        is_broken = any(other.end < day <= self.end for day in breaks)
        return self.is_exact and other.is_exact and is_near and not is_broken


_ALIKE = ("producer", "population", "scenario", "vintage")


class Axes(NamedTuple):
    """Where days and numbers are in the picture."""

    first: int
    last: int
    low: float
    high: float

    @classmethod
    def around(cls, values: Sequence[Value]) -> Self:
        """Return axes of whole years, and of all that the words allow."""
        first = date.fromordinal(min(value.start for value in values)).year
        last = date.fromordinal(max(value.end for value in values)).year
        low, high = min(value.low for value in values), max(value.high for value in values)
        if 0 < low < high / 3:
            low = 0
        room = (high - low or abs(high) or 1) * 0.08
        days = date(first, 1, 1).toordinal(), date(last + 1, 1, 1).toordinal()
        return cls(*days, low - room if low else low, high + room)

    def x(self, day: int) -> float:
        """Return the place of a day."""
        return LEFT + (day - self.first) / (self.last - self.first) * (WIDTH - LEFT - RIGHT)

    def y(self, number: float) -> float:
        """Return the place of a number."""
        part = (number - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)


def pictures(records: Records) -> dict[str, str]:
    """Return a picture of each series of a package as SVG, by its name as a file."""
    return {
        file_name(records, key): draw(records, values) for key, values in histories(records).items()
    }


def file_name(records: Records, key: Key) -> str:
    """Return the name of the picture of a series, given by indicator, area and breakdown."""
    area = key[1] if records.several_areas else ""
    return f"series-{'-'.join(part for part in (key[0], area, *key[2:]) if part)}.svg"


def histories(records: Records) -> dict[Key, list[Value]]:
    """Return the values of each indicator, area and breakdown that has a series, in their order."""
    if records.package.table("series") is None:
        return {}
    names = ("indicator_id", "ref_area", *records.dimensions)
    found: dict[Key, list[Value]] = {
        tuple(row[name] for name in names): [] for row in records.rows("series")
    }
    for row in (*records.rows("figures"), *records.rows("series")):
        key = tuple(row[name] for name in names)
        if key in found:
            found[key].append(Value.of(row))
    return {key: sorted(values, key=lambda value: value[2:4]) for key, values in found.items()}


def draw(records: Records, values: Sequence[Value]) -> str:
    """Return the picture of a series as an SVG file."""
    first = values[0].row
    title, unit = records.indicator(first)["title"], records.unit(first)["title"]
    axes = Axes.around(values)
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    parts = [
        f'<svg {size} role="img" font-family="{FONT}" font-size="14"'
        f' xmlns="http://www.w3.org/2000/svg" color="{INK}">',
        f"<title>{escaped(title)}</title>",
        f"<style>{DARK}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        '<g fill="currentColor">',
        f'<text x="8" y="18" font-weight="600">{escaped(title)}</text>',
        f'<text x="8" y="36">{escaped(_shown(records, first, unit, values))}</text>',
        '<text x="8" y="54" opacity=".75">Bar: period. Open circle and arrow: bound. '
        "Dashed: break.</text>",
        *_grid(axes),
        *_breaks(axes, values),
        *_lines(axes, values),
        *(_mark(records, axes, value) for value in sorted(values, key=_is_small)),
        "</g></svg>",
    ]
    return "\n".join(parts) + "\n"


def _shown(records: Records, row: Row, unit: str, values: Sequence[Value]) -> str:
    area = records.area(row)["title"]
    figures = [value.key for value in values if value.row["figure_id"]]
    large = f"; large circle: {', '.join(figures)}" if figures else ""
    return f"{unit}, {area}; {counted(len(values), 'value')}{large}"


def _grid(axes: Axes) -> Iterator[str]:
    """Yield a line for each round number, and the years."""
    step = _round_step((axes.high - axes.low) / TICKS)
    number = floor(axes.low / step + 1) * step if axes.low else 0.0
    while number <= axes.high:
        y = f"{axes.y(number):.1f}"
        yield (
            f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="currentColor" opacity=".15"/>'
            f'<text x="{LEFT - 6}" y="{y}" dy="4" text-anchor="end">{_number(number)}</text>'
        )
        number += step
    years = range(date.fromordinal(axes.first).year, date.fromordinal(axes.last).year)
    for year in years[:: -(-len(years) // YEARS)]:
        x = f"{axes.x(date(year, 1, 1).toordinal()):.1f}"
        yield (
            f'<path d="M{x} {HEIGHT - BOTTOM}v4" stroke="currentColor"/>'
            f'<text x="{x}" y="{HEIGHT - 6}">{year}</text>'
        )
    yield f'<path d="M{LEFT} {HEIGHT - BOTTOM}H{WIDTH - RIGHT}" stroke="currentColor"/>'


def _number(number: float) -> str:
    return readable(f"{number:.10g}" if abs(number) < WHOLE else f"{number:.0f}")


def _round_step(least: float) -> float:
    power = 10.0 ** floor(log10(least))
    return next(power * part for part in (1, 2, 5, 10) if power * part >= least)


def _breaks(axes: Axes, values: Sequence[Value]) -> Iterator[str]:
    """Yield a dashed line between a value with a break and the end of the one before."""
    for before, value in pairwise(values):
        if value.row["series_break"] == "true":
            x = f"{(axes.x(before.end) + axes.x(value.end)) / 2:.1f}"
            yield (
                f'<path class="break" d="M{x} {TOP}V{HEIGHT - BOTTOM}" stroke="currentColor"'
                ' stroke-dasharray="2 4" opacity=".6"/>'
            )


def _lines(axes: Axes, values: Sequence[Value]) -> Iterator[str]:
    """Yield the lines between values that can be compared."""
    breaks = [value.end for value in values if value.row["series_break"] == "true"]
    tracks: dict[tuple[object, ...], list[Value]] = {}
    for value in values:
        months = round((value.end - value.start + 1) / 30.44)
        tracks.setdefault((months, *(value.row[name] for name in _ALIKE)), []).append(value)
    for track in tracks.values():
        for before, value in pairwise(track):
            if value.follows(before, breaks):
                ends = (before, value)
                places = "L".join(f"{axes.x(end.end):.1f} {axes.y(end.at):.1f}" for end in ends)
                yield f'<path class="line" d="M{places}" stroke="currentColor"/>'


def _is_small(value: Value) -> bool:
    return not value.row["figure_id"]


def _mark(records: Records, axes: Axes, value: Value) -> str:
    """Return a value: its period, what its words allow, and itself; a bound is open to one side."""
    row = value.row
    left, x, y = axes.x(value.start), axes.x(value.end), axes.y(value.at)
    shapes = [f'<path d="M{left:.1f} {y:.1f}H{x:.1f}" stroke="currentColor" opacity=".5"/>']
    comparator = row["comparator"]
    if value.low < value.high:
        ends = f"M{x:.1f} {axes.y(value.low):.1f}V{axes.y(value.high):.1f}"
        shapes.append(f'<path d="{ends}" stroke="currentColor" stroke-width="2" opacity=".5"/>')
    if comparator in (*LOWER, *UPPER):
        up = -1 if comparator in LOWER else 1
        shapes.append(
            f'<path d="M{x:.1f} {y:.1f}v{up * ARROW}m-3 {-up * 4}l3 {up * 4}l3 {-up * 4}"'
            ' stroke="currentColor" fill="none"/>'
        )
    radius = RADIUS + 2 if row["figure_id"] else RADIUS
    fill = f' class="paper" fill="{PAPER}"' if comparator in STRICT else ""
    if comparator != "range":
        place = f'cx="{x:.1f}" cy="{y:.1f}" r="{radius}"'
        shapes.append(f'<circle {place}{fill} stroke="currentColor"/>')
    told = [f"{value.key}, {when(row)}: {statement(records, row)}", row["population"], row["note"]]
    title = escaped("; ".join(part for part in told if part))
    return f"<g><title>{title}</title>{''.join(shapes)}</g>"
