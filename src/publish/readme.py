"""The table of figures in README.md."""

import csv
from collections.abc import Iterator
from pathlib import Path

from validate.citing.wording import period, quantity

BEGIN, END = "<!-- figures: begin (figures update) -->", "<!-- figures: end -->"


def with_table(text: str, root: Path) -> str:
    """Return the text of the README with the table of figures as the data has it now."""
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return before + "\n".join([BEGIN, *_table(root), END]) + after


def _table(root: Path) -> Iterator[str]:
    indicators = _rows(root, "indicators")
    units = _rows(root, "units")
    yield "| | what | printed | number | period |"
    yield "|---|---|---|---|---|"
    for figure in _rows(root, "figures").values():
        unit = units[figure["unit_id"]]
        number = quantity(figure["comparator"], figure["value"], unit["title"])
        title = indicators[figure["indicator_id"]]["title"]
        cells = [figure["figure_id"], title, figure["printed"], number, _period(figure)]
        yield "| " + " | ".join(cells) + " |"


def _period(figure: dict[str, str]) -> str:
    words, basis = period(figure["time_period"]), figure["period_basis"]
    return words if basis == "printed" else f"{words} ({basis.replace('-', ' ')})"


def _rows(root: Path, table: str) -> dict[str, dict[str, str]]:
    with (root / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {next(iter(row.values())): row for row in csv.DictReader(file)}
