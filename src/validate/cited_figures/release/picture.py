"""The figures as a picture for the README: shares on one scale, everything else without one."""

from collections.abc import Iterator
from html import escape
from textwrap import shorten
from typing import NamedTuple

from ..cite.records import Records, Row
from ..cite.statement import statement
from ..cite.wording import grouped, is_range
from ..views.bounds import LOWER, UPPER
from .glyph import fades, marks, own_scale

MARK = "<!-- drawn by figures update -->"
WIDTH, MARGIN, TEXT, ROW = 800, 24, 68, 48
LEFT, RIGHT = 480, 760  # 0 and 100 percent
MIDDLE = (LEFT + RIGHT) / 2
NEAR, FAR = 572, 660  # where there is no common scale
HEAD, FOOT = 56, 60
REACH = 60
LONGEST = 58  # characters of a title
FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"


class Theme(NamedTuple):
    """The colours of a picture."""

    paper: str
    ink: str
    soft: str
    line: str
    accent: str


LIGHT = Theme("#ffffff", "#1f2328", "#59636e", "#d1d9e0", "#9c2f1d")
DARK = Theme("#0d1117", "#f0f6fc", "#9198a1", "#3d444d", "#f2937c")


def light(_text: str, records: Records) -> str:
    """Return the picture for a light background."""
    return draw(records, LIGHT)


def dark(_text: str, records: Records) -> str:
    """Return the picture for a dark background."""
    return draw(records, DARK)


def draw(records: Records, theme: Theme) -> str:
    """Return the figures of a package as SVG."""
    every = list(records.figures.values())
    shares = [figure for figure in every if _is_share(records, figure)]
    others = [figure for figure in every if figure not in shares]
    body = [*_shares(records, shares), *_others(records, others, _height(shares))]
    height = _height(shares) + _height(others) + FOOT
    return "\n".join([*_opening(records, theme, height), *body, *_legend(height), "</svg>", ""])


def _is_share(records: Records, row: Row) -> bool:
    """Return whether a figure has a place on a scale from 0 to 100 percent."""
    in_percent = records.unit(row)["ucum"] == "%"
    return in_percent and records.indicator(row)["measure"] == "share"


def _height(rows: list[Row]) -> int:
    return HEAD + ROW * len(rows) if rows else 0


def _opening(records: Records, theme: Theme, height: int) -> Iterator[str]:
    descriptions = (
        f"{key}, {_title(records, row)}: {_words(records, row)}."
        for key, row in records.figures.items()
    )
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
    yield f' width="{WIDTH}" height="{height}" color="{theme.accent}">'
    yield MARK
    yield f"<title>{escape(str(records.descriptor['title']))}</title>"
    yield f"<desc>{escape(' '.join(descriptions))}</desc>"
    yield f"<style>{_style(theme)}</style>"
    yield f"<defs>{fades()}</defs>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="{theme.paper}"/>'


def _style(theme: Theme) -> str:
    return (
        f"text{{font:13px {FONT};fill:{theme.soft};font-variant-numeric:tabular-nums}}"
        f".value{{font-size:16px;font-weight:600;fill:{theme.ink}}}"
        ".end{text-anchor:end}.middle{text-anchor:middle}"
        f".small{{font-size:11px;paint-order:stroke;stroke:{theme.paper};stroke-width:4px}}"
        f".id{{fill:{theme.accent}}}"
        f".rule{{stroke:{theme.line};fill:none}}"
        ".span,.low,.high,.head,.ring,.dot{fill:none;stroke:currentColor;stroke-width:1.5}"
        f".dot{{fill:currentColor}}.ring{{fill:{theme.paper}}}.head{{opacity:.5}}"
    )


def _title(records: Records, row: Row) -> str:
    return records.indicator(row)["title"]


def _words(records: Records, row: Row) -> str:
    return statement(records, row)


def _shares(records: Records, rows: list[Row]) -> Iterator[str]:
    """Yield the percentages on a common scale from 0 to 100."""
    if rows:
        yield _heading("Shares on one scale", 0)
    for percent in (0, 50, 100) if rows else ():
        x = _on_scale(percent)
        yield f'<text class="small middle" x="{x:g}" y="{HEAD - 20}">{percent}</text>'
        yield f'<path class="rule" d="M{x:g} {HEAD - 12}V{_height(rows) - 8}"/>'
    for index, row in enumerate(rows):
        drawing = _track() + marks(row, _on_scale, _reach(row)) + _ends_beside(row)
        yield _row(records, row, HEAD + ROW * index, drawing)


def _others(records: Records, rows: list[Row], top: int) -> Iterator[str]:
    """Yield the figures that share no scale."""
    if rows:
        yield _heading("Each in its own unit, without a common scale", top)
    for index, row in enumerate(rows):
        drawing = marks(row, own_scale(row, NEAR, FAR), FAR - NEAR) + _ends_around(row)
        yield _row(records, row, top + HEAD + ROW * index, drawing)


def _heading(words: str, top: int) -> str:
    return f'<text x="{MARGIN}" y="{top + HEAD - 20}">{words}</text>'


def _row(records: Records, row: Row, top: int, drawing: str) -> str:
    title = shorten(_title(records, row), LONGEST, placeholder=" …")
    return (
        f'<g id="{row["figure_id"]}" transform="translate(0 {top})">'
        f'<path class="rule" d="M{MARGIN} 0H{WIDTH - MARGIN}"/>'
        f'<text class="id" x="{MARGIN}" y="19">{row["figure_id"]}</text>'
        f'<text class="title" x="{TEXT}" y="19">{escape(title)}</text>'
        f'<text class="value" x="{TEXT}" y="39">{escape(_words(records, row))}</text>'
        f'<g transform="translate(0 {ROW // 2})">{drawing}</g></g>'
    )


def _track() -> str:
    return f'<path class="rule" d="M{LEFT} 0H{RIGHT}"/>'


def _on_scale(percent: float) -> float:
    return LEFT + percent / 100 * (RIGHT - LEFT)


def _reach(row: Row) -> float:
    """Return the length of an arrow, which ends well before the end of the scale."""
    at = _on_scale(_middle(row))
    below, above = at - LEFT, RIGHT - at
    room = {**dict.fromkeys(LOWER, above), **dict.fromkeys(UPPER, below)}
    return min(REACH, 0.75 * room.get(row["comparator"], 2 * min(below, above)))


def _ends_beside(row: Row) -> str:
    low, high = row["value_min"], row["value_max"]
    if not _is_interval(row):
        return ""
    words = f"{grouped(low)} to {grouped(high)}"
    if _on_scale(_middle(row)) > MIDDLE:
        return _label(words, _on_scale(float(low)) - 10, -6, "small end")
    return _label(words, _on_scale(float(high)) + 10, -6, "small")


def _middle(row: Row) -> float:
    """Return the number of a row, and for a range what is halfway between its ends."""
    if is_range(row):
        return (float(row["value_min"]) + float(row["value_max"])) / 2
    return float(row["value"])


def _ends_around(row: Row) -> str:
    if not _is_interval(row):
        return ""
    low = _label(grouped(row["value_min"]), NEAR - 8, 4, "small end")
    return low + _label(grouped(row["value_max"]), FAR + 8, 4, "small")


def _is_interval(row: Row) -> bool:
    low, high = row["value_min"], row["value_max"]
    return bool(low and high) and low != high


def _label(words: str, x: float, y: int, kind: str) -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y}">{words}</text>'


def _legend(height: int) -> Iterator[str]:
    """Yield what the drawings mean."""
    bound = {"comparator": "gt", "value": "0", "value_min": "0", "value_max": ""}
    rounded = {"comparator": "eq", "value": "1", "value_min": "0", "value_max": "2"}
    samples = ((bound, "a bound: no other end is stated"), (rounded, "rounded: an interval"))
    for index, (row, words) in enumerate(samples):
        x = TEXT + index * 300
        drawing = marks(row, own_scale(row, 0, 48), 48)
        yield f'<g class="legend" transform="translate({x} {height - FOOT // 2})">{drawing}'
        yield f'<text class="small" x="60" y="4">{words}</text></g>'
