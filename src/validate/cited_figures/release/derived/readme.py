"""The table of figures in README.md, and the version that its examples name."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ...cite.citations import cite
from ...cite.records import read
from ...cite.wording import period, quantity
from ...package.package import DESCRIPTOR
from .marks import MarksError, fill

CITED = re.compile(r"<!-- cite \S+: begin \(figures update\) -->")
CITATION = re.compile(  # never past the beginning of another
    r"(<!-- cite (?P<id>\S+): begin \(figures update\) -->)\n(?:(?!<!-- cite ).)*?"
    r"(?P<end><!-- cite: end -->)",
    re.DOTALL,
)
BEGIN, END = "<!-- figures: begin (figures update) -->", "<!-- figures: end -->"


def with_figures(text: str, root: Path) -> str:
    """Return the text of the README with figures and version as the package has them now."""
    return _with_table(_with_citations(_with_version(text, root), root), root)


def _with_citations(text: str, root: Path) -> str:
    def block(found: re.Match[str]) -> str:
        return f"{found[1]}\n> {cite(root, [found['id']])}{found['end']}"

    text, count = CITATION.subn(block, text)
    if count != len(CITED.findall(text)):
        raise MarksError("a citation begins and has no <!-- cite: end -->")
    return text


def _with_version(text: str, root: Path) -> str:
    about = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    name, number = re.escape(about["name"]), r"[0-9]+(\.[0-9]+)+(-[0-9A-Za-z.-]+)?"
    before = rf"({name}, version |{name}@v|{name}-|{name}\s+rev: v)"
    return re.sub(before + number, rf"\g<1>{about['version']}", text)


def _with_table(text: str, root: Path) -> str:
    return fill(text, BEGIN, END, _table(root))


def _table(root: Path) -> Iterator[str]:
    records = read(root)
    yield "| | what | printed | number | period |"
    yield "|---|---|---|---|---|"
    for figure in records.figures.values():
        unit, title = records.unit(figure)["title"], records.indicator(figure)["title"]
        number = quantity(figure["comparator"], figure["value"], unit)
        cells = [figure["figure_id"], title, figure["printed"], number, _period(figure)]
        yield "| " + " | ".join(cells) + " |"


def _period(figure: dict[str, str]) -> str:
    words, basis = period(figure["time_period"]), figure["period_basis"]
    return words if basis == "printed" else f"{words} ({basis.replace('-', ' ')})"
