"""A number drawn on the scale of what is possible, where its indicator has both limits.

A bound runs to the end of the scale. Shapes are placed in percent of the width of their viewport,
centred on the line y = 0; the style of the document sets colours and strokes.
"""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple, Self

from ..cite.records import Records, Row
from ..cite.wording import is_range, readable
from ..text import printable
from ..views.bounds import LOWER, UPPER

STRICT = ("gt", "lt")
RADIUS, BAND, TICK = 5, 4, 6


class Scale(NamedTuple):
    """The scale of an indicator, from the lowest to the highest possible value."""

    lowest: str
    highest: str
    symbol: str
    whole: str

    @classmethod
    def of(cls, records: Records, row: Row) -> Self | None:
        """Return the scale for a figure, None where one of its ends is not known."""
        indicator, unit = records.indicator(row), records.unit(row)
        lowest, highest = indicator["limit_min"], indicator["limit_max"]
        if not lowest or not highest or float(lowest) >= float(highest):
            return None
        symbol = unit["symbol"] if unit["quantity_kind"] == "proportion" else ""
        is_share = indicator["measure"] == "share"
        return cls(lowest, highest, symbol, indicator["denominator"] if is_share else "")

    @property
    def ends(self) -> tuple[str, str]:
        """Return both ends in words: 0%, 100% = GDP of the same year."""
        low, high = (readable(end) + self.symbol for end in (self.lowest, self.highest))
        return low, f"{high} = {self.whole}" if self.whole else high

    def at(self, value: str) -> float:
        """Return the place of a value in percent of the width; never beyond an end."""
        low, high = float(self.lowest), float(self.highest)
        return min(max((float(value) - low) / (high - low), 0), 1) * 100


def marks(row: Row, scale: Scale) -> str:
    """Return the drawing of a number: what its words allow as a band, itself as a circle."""
    return "".join([*_track(), *_band(row, scale), *_circle(row, scale)])


def escaped(text: str) -> str:
    """Return text for XML, which has no place for control characters."""
    return escape(printable(text))


def _track() -> Iterator[str]:
    yield '<line class="track" x1="0" x2="100%"/>'
    for end in ("0", "100%"):
        yield f'<line class="track" x1="{end}" x2="{end}" y1="-{TICK}" y2="{TICK}"/>'


def _band(row: Row, scale: Scale) -> Iterator[str]:
    """Yield what the words allow; a bound goes on to the end of the scale."""
    comparator = row["comparator"]
    low, high = row["value_min"], row["value_max"]
    if comparator in LOWER:
        low, high = row["value"], scale.highest
    elif comparator in UPPER:
        low, high = scale.lowest, row["value"]
    if low and high:
        left, right = scale.at(low), scale.at(high)
        yield (
            f'<rect class="band" x="{_percent(left)}" width="{_percent(right - left)}"'
            f' y="-{BAND}" height="{2 * BAND}"/>'
        )


def _circle(row: Row, scale: Scale) -> Iterator[str]:
    """Yield the number itself: open where the words exclude it; a range has none."""
    if is_range(row):
        return
    kind = "ring" if row["comparator"] in STRICT else "dot"
    yield f'<circle class="{kind}" cx="{_percent(scale.at(row["value"]))}" r="{RADIUS}"/>'


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
