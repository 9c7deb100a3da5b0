"""What ``figures show`` prints."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from ..errors import UnknownNameError
from ..package.package import PathLike
from ..text import abridged, json_text, printable, suggestion
from .records import Records, Row, read_records
from .statement import statement
from .wording import day, long_date, period, readable, short_period

FORMATS = ("text", "json")
WIDTH = 80
INDENT = 14  # where the text of a block starts
BASES = {
    "printed": "printed in the source",
    "inferred": "inferred, not printed in the source",
    "statement-date": "day of the statement, the latest possible one",
}
NOT_PRINTED = "[date]: not printed in the source; inferred, or the latest possible day."
NONE = "There are no figures in this package."
MORE = "figures show ID says more about one."
PLAIN_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,18})?", re.ASCII)


def show(path: PathLike, ids: Sequence[str] = (), fmt: str = "text") -> str:
    """Return the figures with these ids, or all: as text to read or as JSON.

    Raises UnreadableError where there is no package, FiguresError for an unknown id or table.
    """
    records = read_records(path)
    figures = [_figure(records, figure_id) for figure_id in dict.fromkeys(ids or records.figures)]
    if fmt == "json":
        return json_text([_object(records, figure) for figure in figures])
    if not figures:
        return NONE + "\n"
    if not ids:
        return "".join(f"{printable(line)}\n" for line in _overview(records, figures))
    blocks = ([f"{printable(line)}\n" for line in _block(records, figure)] for figure in figures)
    return "\n".join(map("".join, blocks))


def _figure(records: Records, figure_id: str) -> Row:
    if figure_id not in records.figures:
        hint = suggestion(figure_id, records.figures, "figures show lists all figures")
        raise UnknownNameError(f'there is no figure "{figure_id}"; {hint}')
    return records.figures[figure_id]


def _overview(records: Records, figures: list[Row]) -> Iterator[str]:
    """Yield a line per figure, in columns, and what the brackets mean."""
    lines = [_cells(records, figure) for figure in figures]
    widths = [max(map(len, column)) for column in list(zip(*lines, strict=True))[:-1]]
    for *cells, title in lines:
        start = "  ".join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True))
        yield f"{start}  {abridged(title, WIDTH - len(start) - 2)}"
    yield ""
    if any(figure["period_basis"] != "printed" for figure in figures):
        yield NOT_PRINTED
    yield MORE


def _cells(records: Records, figure: Row) -> list[str]:
    when = short_period(figure["time_period"])
    if figure["period_basis"] != "printed":
        when = f"[{when}]"
    title = records.indicator(figure)["title"]
    where = [records.area(figure)["title"]] if records.several_areas else []
    return [figure["figure_id"], statement(records, figure), when, *where, title]


def _block(records: Records, figure: Row) -> Iterator[str]:
    """Yield everything about one figure, line by line."""
    yield f"{figure['figure_id']}  {records.indicator(figure)['title']}"
    yield from _part("value", _value(records, figure))
    yield from _part("interval", interval(figure))
    yield from _part("area", records.area(figure)["title"])
    yield from _part("period", _period(figure))
    yield from _part("printed", f'"{figure["printed"]}"')
    yield from _source(records.source(figure), figure["locator"])
    yield from _part("note", figure["note"])
    label = "others say"
    for other in records.corroborations(figure):
        yield from _part(label, f"- {_corroboration(records, other)}", hang=2)
        label = ""


def _part(label: str, text: str, hang: int = 0) -> list[str]:
    """Return a labelled text in lines; an empty text has none."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"  {label}".ljust(INDENT),
        subsequent_indent=" " * (INDENT + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _value(records: Records, row: Row) -> str:
    low, high = readable(row["value_min"]), readable(row["value_max"])
    is_interval = row["comparator"] == "eq" and low and high
    return statement(records, row) + (f", from {low} to {high}" if is_interval else "")


def interval(row: Row) -> str:
    """Return the printed interval around the value in words, empty where there is none."""
    ends = zip(("from", "to"), (row["uncertainty_min"], row["uncertainty_max"]), strict=True)
    words = [f"{word} {readable(end)}" for word, end in ends if end]
    level = f"{row['uncertainty_level']} percent" if row["uncertainty_level"] else ""
    about = ", ".join(part for part in (row["uncertainty_kind"].replace("-", " "), level) if part)
    return " ".join(words) + (f" ({about})" if words and about else "")


def _period(figure: Row) -> str:
    basis = figure["period_basis"]
    return f"{period(figure['time_period'])} ({BASES.get(basis, 'basis unknown')})"


def _source(source: Row, locator: str) -> Iterator[str]:
    yield from _part("source", source["title"])
    stated, issued = day(source["event_date"]), day(source["issued"])
    dates = [long_date(stated)] if stated else []
    if issued and issued != stated:
        dates.append(f"published {long_date(issued)}")
    facts = [source["speaker"], source["publisher"], *dates, locator, source["source_id"]]
    yield from _part("", ", ".join(fact for fact in facts if fact))
    yield from _part("", source["url"])
    yield from _part("", f"copy seen at {source['copy_url']}" if source["copy_url"] else "")
    yield from _part("", f"archived at {source['archive_url']}" if source["archive_url"] else "")


def _corroboration(records: Records, row: Row) -> str:
    independence = row["independence"].replace("-", " ")
    what = f"{statement(records, row)}, {period(row['time_period'])}"
    where = f"{records.source(row)['publisher']} ({row['source_id']})"
    said = f'{row["relation"]}, {independence}: "{row["printed"]}", {what}; {where}.'
    return f"{said} {row['note']}".rstrip()


def _object(records: Records, figure: Row) -> dict[str, Any]:
    """Return a figure with all the rows that it refers to."""
    return _typed(records, "figures", figure) | {
        "indicator": _typed(records, "indicators", records.indicator(figure)),
        "unit": _typed(records, "units", records.unit(figure)),
        "area": _typed(records, "areas", records.area(figure)),
        "source": _typed(records, "sources", records.source(figure)),
        "corroborations": [
            _typed(records, "corroborations", other)
            | {"source": _typed(records, "sources", records.source(other))}
            for other in records.corroborations(figure)
        ],
    }


def _typed(records: Records, table: str, row: Row) -> dict[str, Any]:
    resource = records.package.table(table)
    types = resource.types if resource else {}
    return {column: _json(text, types.get(column, "")) for column, text in row.items()}


def _json(text: str, kind: str) -> str | int | float | bool | None:
    """Return a cell as a JSON value; one that does not fit the type of its column stays text."""
    if kind in ("number", "integer") and PLAIN_NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text or None
