"""A number as a drawing: a bound is open, a rounded value is an interval.

The drawing is centred on the line y = 0; the style of the document sets colours and strokes.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape

from ..cite.wording import APPROXIMATE, grouped, is_range
from ..views.bounds import LOWER, UPPER

Cells = Mapping[str, str]
Scale = Callable[[float], float]

WIDTH, HEIGHT = 96, 20
LEFT, RIGHT = 5, 91
RADIUS, TALL, LIP = 3.5, 7, 3
STRICT = ("gt", "lt")
NO_END = {"gt": "no upper end", "ge": "no upper end", "lt": "no lower end", "le": "no lower end"}


def fades() -> str:
    """Return the gradients for the arrows of bounds, needed once per document."""
    stops = "".join(
        f'<stop offset="{offset}" stop-color="currentColor" stop-opacity="{1 - offset}"/>'
        for offset in (0, 1)
    )
    return (
        f'<linearGradient id="fade-up">{stops}</linearGradient>'
        f'<linearGradient id="fade-down" x1="1" x2="0">{stops}</linearGradient>'
    )


def glyph(cells: Cells, words: str) -> str:
    """Return a small picture of one number on a scale of its own; words name it."""
    return (
        f'<svg class="glyph" viewBox="0 {-HEIGHT // 2} {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(words)}</title><desc>{escape(meaning(cells))}</desc>"
        f"{marks(cells, own_scale(cells, LEFT, RIGHT), RIGHT - LEFT)}</svg>"
    )


def meaning(cells: Cells) -> str:
    """Return in words what a drawing shows."""
    comparator, low, high = cells["comparator"], cells["value_min"], cells["value_max"]
    if comparator in NO_END:
        itself = "excluded" if comparator in STRICT else "included"
        return f"A bound, itself {itself}; {NO_END[comparator]} is stated."
    if is_range(cells):
        return f"A range: one value from {grouped(low)} to {grouped(high)}, both included."
    if comparator == APPROXIMATE and (low or high) and not (low and high):
        return f"About this number; {'no upper' if low else 'no lower'} end is stated."
    if not low or not high:
        words = "About this number; no" if comparator == APPROXIMATE else "This number; no"
        return f"{words} ends are stated."
    if low == high:
        return "This number, not rounded."
    return f"Rounded: from {grouped(low)} to {grouped(high)}."


def marks(cells: Cells, scale: Scale, reach: float) -> str:
    """Return the drawing of a number on a scale; the arrow of a bound has the length ``reach``."""
    return "".join(_marks(cells, scale, reach))


def own_scale(cells: Cells, left: float, right: float) -> Scale:
    """Return a scale that shows an interval from end to end, a bound at the end that it is."""
    if cells["comparator"] in LOWER:
        return lambda _: left
    if cells["comparator"] in UPPER:
        return lambda _: right
    ends = cells["value_min"], cells["value_max"]
    if not all(ends) or ends[0] == ends[1]:
        return lambda _: (left + right) / 2
    low, high = map(float, ends)
    return lambda value: left + (value - low) / (high - low) * (right - left)


def _marks(cells: Cells, scale: Scale, reach: float) -> Iterator[str]:
    comparator, low, high = cells["comparator"], cells["value_min"], cells["value_max"]
    if is_range(cells):
        yield _interval(scale(float(low)), scale(float(high)))
        return
    at = scale(float(cells["value"]))
    if comparator in LOWER:
        yield _ray(at, reach)
    elif comparator in UPPER:
        yield _ray(at, -reach)
    elif low and high and low != high:
        yield _interval(scale(float(low)), scale(float(high)))
    elif comparator == APPROXIMATE:
        yield _ray(at, reach / 2) * (not high) + _ray(at, -reach / 2) * (not low)
    kind = "ring" if comparator in STRICT else "dot"
    yield f'<circle class="{kind}" cx="{_number(at)}" r="{RADIUS}"/>'


def _ray(start: float, reach: float) -> str:
    """Return an arrow that fades to nothing before it ends; none where it has no room."""
    sign = 1 if reach > 0 else -1
    start += sign * RADIUS
    length = abs(reach) - RADIUS
    if length <= 0:
        return ""
    way, left = ("up", start) if sign > 0 else ("down", start - length)
    head = start + sign * length * 0.6
    return (
        f'<rect class="ray" x="{_number(left)}" y="-0.75" width="{_number(length)}" height="1.5"'
        f' fill="url(#fade-{way})"/>'
        f'<path class="head" d="M{_number(head - sign * 4)} -4L{_number(head)} 0'
        f'L{_number(head - sign * 4)} 4"/>'
    )


def _interval(low: float, high: float) -> str:
    """Return a line with square brackets at its ends, which it includes."""
    lip = min(LIP, (high - low) / 4)
    first, last = _number(low), _number(high)
    return (
        f'<path class="span" d="M{first} 0H{last}"/>'
        f'<path class="low" d="M{_number(low + lip)} {-TALL}H{first}V{TALL}H{_number(low + lip)}"/>'
        f'<path class="high" d="M{_number(high - lip)} {-TALL}H{last}V{TALL}'
        f'H{_number(high - lip)}"/>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
