"""One package of the statements in packages/statements, and the phrases that are refused.

`figures.csv` has a row per statement: the printed phrase, the sentence around it, and the cells of
a row of profile 2. The other tables are those of the profile without what follows from it.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from csv_rows import Row, read_rows
from package_builder import known_units

HERE = Path(__file__).parent / "packages" / "statements"
DIMENSIONS = ["sector", "sex", "party"]
CELL = " | "  # joins row header, column header and cell of a table


def statements() -> list[Row]:
    """Return the statements that fit, a row of figures.csv each."""
    return [_whole(row) for row in read_rows(HERE / "figures.csv")]


def refused() -> list[Row]:
    """Return the phrases that no table can hold, with the reason of the refusal."""
    return read_rows(HERE / "refused.csv")


def described() -> dict[str, Any]:
    """Return the description of a package that holds all statements."""
    figures = statements()
    indicators = read_rows(HERE / "indicators.csv")
    units = known_units() | {row["unit_id"]: row for row in read_rows(HERE / "units.csv")}
    used = dict.fromkeys(row["unit_id"] for row in indicators)
    return {
        "name": "statements",
        "title": "Statements of many kinds of text",
        "dimensions": DIMENSIONS,
        "sources": [_source(row, figures) for row in read_rows(HERE / "sources.csv")],
        "areas": read_rows(HERE / "areas.csv"),
        "units": [units[unit_id] for unit_id in used],
        "indicators": indicators,
        "figures": figures,
    }


def _whole(row: Row) -> Row:
    cells = {name: cell for name, cell in row.items() if cell}
    return cells | {"sentence": row["sentence"].format(row["printed"])}


def _source(row: Row, figures: Iterable[Row]) -> Row:
    own = [figure for figure in figures if figure["source_id"] == row["source_id"]]
    cells = [figure["sentence"] for figure in own if CELL in figure["sentence"]]
    said = [_paragraph(figure) for figure in own if CELL not in figure["sentence"]]
    text = _table(cells) if cells else "\n\n".join(dict.fromkeys(said))
    return row | {"publisher": "An office of statistics", "text": text}


def _paragraph(figure: Row) -> str:
    interval = figure.get("uncertainty_printed")
    return f"{figure['sentence']} The poll has {interval}." if interval else figure["sentence"]


def _table(cells: Iterable[str]) -> str:
    """Return a page with a table of two columns; each cell comes with its headers."""
    rows = [[escape(part) for part in cell.split(CELL)] for cell in cells]
    body = "".join(f"<tr><th>{head}</th><td>{cell}</td></tr>" for head, _, cell in rows)
    return f"<table><tr><th>Date</th><th>{rows[0][1]}</th></tr>{body}</table>"
