"""The picture in the README: each figure that has a scale, on a scale of its own.

Different wholes are never drawn against each other; what has no scale is in the table of words.
It is narrow, so that its texts are large enough on a telephone.
"""

from collections.abc import Iterator
from textwrap import wrap
from typing import NamedTuple

from ..cite.records import Records, Row
from ..cite.statement import statement, when
from ..text import abridged, counted
from .scale import Scale, escaped, marks

MARK = "<!-- drawn by figures update -->"
WIDTH, MARGIN, LINE, GAP = 480, 16, 20, 18
CHARACTERS = 50  # of a line of text
OPEN = 'height="1" overflow="visible"'
FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"


class Theme(NamedTuple):
    """The colours of a picture."""

    paper: str
    ink: str
    soft: str
    line: str
    accent: str


class Line(NamedTuple):
    """Shapes around a baseline, and how far below the line before it that is."""

    shapes: str
    advance: int = LINE


LIGHT = Theme("#ffffff", "#1f2328", "#59636e", "#d1d9e0", "#9c2f1d")
DARK = Theme("#0d1117", "#f0f6fc", "#9198a1", "#3d444d", "#f2937c")


def light(_text: str, records: Records) -> str:
    """Return the picture for a light background."""
    return draw(records, LIGHT)


def dark(_text: str, records: Records) -> str:
    """Return the picture for a dark background."""
    return draw(records, DARK)


def draw(records: Records, theme: Theme) -> str:
    """Return the figures of a package that have a scale as SVG."""
    scales = {key: Scale.of(records, row) for key, row in records.figures.items()}
    drawn = {key: scale for key, scale in scales.items() if scale}
    groups = [("heading", list(_heading(records, len(drawn))))]
    groups += [(key, list(_figure(records, key, scale))) for key, scale in drawn.items()]
    body, height = [], 0
    for name, lines in groups:
        body.append(_group(name, lines, height))
        height += sum(line.advance for line in lines)
    return "\n".join([*_opening(records, list(drawn), theme, height + MARGIN), *body, "</svg>", ""])


def _opening(records: Records, drawn: list[str], theme: Theme, height: int) -> Iterator[str]:
    figures = records.figures
    descriptions = (
        f"{key}, {_subject(records, figures[key])}: {statement(records, figures[key])}."
        for key in drawn
    )
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
    yield f' width="{WIDTH}" height="{height}" color="{theme.accent}">'
    yield MARK
    yield f"<title>{escaped(str(records.descriptor['title']))}</title>"
    yield f"<desc>{escaped(' '.join(descriptions))}</desc>"
    yield f"<style>{_style(theme)}</style>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="{theme.paper}"/>'


def _style(theme: Theme) -> str:
    return (
        f"text{{font:14px {FONT};fill:{theme.soft};font-variant-numeric:tabular-nums}}"
        f".strong{{font-weight:600;fill:{theme.ink}}}"
        f".end{{text-anchor:end}}.rule{{stroke:{theme.line}}}.track{{stroke:{theme.soft}}}"
        ".band,.dot{fill:currentColor}.dot,.ring{stroke:currentColor;stroke-width:2}"
        f".ring{{fill:{theme.paper}}}"
    )


def _heading(records: Records, number: int) -> Iterator[Line]:
    """Yield what the picture shows, and how it is to be read."""
    figures = counted(len(records.figures), "figure")
    yield Line("", GAP // 2)
    if not number:
        yield from _text(f"None of {figures} has a scale from lowest to highest.")
        return
    yield from _text(f"{number} of {figures}, each on a scale of its own", "strong")
    yield from _text("Bar: what the words allow. Circle: the number, open where it is excluded.")


def _figure(records: Records, key: str, scale: Scale) -> Iterator[Line]:
    row, (low, high) = records.figures[key], scale.ends
    yield Line(f'<path class="rule" d="M{MARGIN} 0H{WIDTH - MARGIN}"/>', GAP)
    yield from _text(_subject(records, row))
    yield from _text(statement(records, row), "strong")
    yield Line(f'<svg x="{MARGIN}" width="{WIDTH - 2 * MARGIN}" {OPEN}>{marks(row, scale)}</svg>')
    high = abridged(high, CHARACTERS - len(low))
    yield Line(_label(low, MARGIN) + _label(high, WIDTH - MARGIN, "end"), GAP + 4)


def _subject(records: Records, row: Row) -> str:
    """Return what a figure is about, its area where the package has several, and when."""
    area = [records.area(row)["title"]] if records.several_areas else []
    return ", ".join([records.indicator(row)["title"], *area, when(row)])


def _text(words: str, kind: str = "what") -> Iterator[Line]:
    for line in wrap(words, CHARACTERS):
        yield Line(_label(line, MARGIN, kind))


def _label(words: str, x: int, kind: str = "start") -> str:
    return f'<text class="{kind}" x="{x}">{escaped(words)}</text>'


def _group(name: str, lines: list[Line], top: int) -> str:
    """Return lines below each other, the first one below a height."""
    shapes = []
    for line in lines:
        top += line.advance
        shapes.append(f'<g transform="translate(0 {top})">{line.shapes}</g>')
    return f'<g id="{escaped(name)}">{"".join(shapes)}</g>'
