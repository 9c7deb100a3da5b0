"""The tables as one workbook for spreadsheets: the flat table first, then a sheet per table."""

import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from .edition import Edition
from .flat import COLUMNS as FLAT_COLUMNS
from .flat import rows as flat_rows

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST_ROWS = 1_048_575  # beside the header
EARLIEST = date(1900, 3, 1)  # spreadsheets do not agree on days before
WIDEST = 60  # characters of a column
SAMPLE = 100  # rows that decide how wide a column is


class Sheet(NamedTuple):
    """A sheet: its name, the type of each column by its name, and its typed rows."""

    name: str
    types: dict[str, str]
    rows: list[tuple[Any, ...]]


def xlsx(edition: Edition) -> dict[str, bytes]:
    """Return the workbook; there is none where a table has more rows than a sheet can hold."""
    from xlsxwriter import Workbook

    sheets = list(_sheets(edition))
    if any(len(sheet.rows) > MOST_ROWS for sheet in sheets):
        return {}
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    about = edition.descriptor
    licence = about["licenses"][0]["name"]
    workbook.set_properties(
        {
            "title": about["title"],
            "comments": f"{edition.name}, version {edition.version}, {licence}",
            "created": edition.epoch.replace(tzinfo=None),
        }
    )
    for sheet in sheets:
        _write(workbook, sheet)
    workbook.close()
    return {f"{edition.name}.xlsx": buffer.getvalue()}


def _sheets(edition: Edition) -> Iterator[Sheet]:
    """Yield the flat table, each table, the package, and what each column means."""
    types = {column.name: column.type for column in FLAT_COLUMNS}
    yield Sheet("figures-flat", types, [tuple(_typed(types, row)) for row in flat_rows(edition)])
    for table in edition.tables:
        yield Sheet(table.name, table.types, edition.frames[table.name].rows())
    yield Sheet("package", dict.fromkeys(("property", "value"), "string"), [*_about(edition)])
    names = ("table", "column", "type", "description")
    yield Sheet("columns", dict.fromkeys(names, "string"), [*_columns(edition)])


def _typed(types: dict[str, str], row: Iterable[str]) -> Iterator[Any]:
    convert: dict[str, Callable[[str], Any]]
    convert = {"number": float, "date": date.fromisoformat, "string": str}
    for kind, cell in zip(types.values(), row, strict=True):
        yield convert[kind](cell) if cell else None


def _about(edition: Edition) -> Iterator[tuple[str, str]]:
    about, addresses = edition.descriptor, edition.addresses
    licence = about["licenses"][0]
    known = {name: about[name] for name in ("name", "title", "description", "version", "created")}
    known |= {"license": licence["name"], "license_url": licence["path"], "url": addresses.best}
    yield from ((name, text) for name, text in known.items() if text)


def _columns(edition: Edition) -> Iterator[tuple[str, ...]]:
    for column in FLAT_COLUMNS:
        yield "figures-flat", column.name, column.type, column.description
    for table in edition.tables:
        for field in table.fields:
            yield table.name, field["name"], field["type"], field["description"]


def _write(workbook: "Workbook", sheet: Sheet) -> None:
    bold, day = (
        workbook.add_format(form) for form in ({"bold": True}, {"num_format": "yyyy-mm-dd"})
    )
    page = workbook.add_worksheet(sheet.name[:31])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.types) - 1)
    for index, name in enumerate(sheet.types):
        page.write_string(0, index, name, bold)
        shown = [name, *(str(row[index]) for row in sheet.rows[:SAMPLE])]
        page.set_column(index, index, min(max(map(len, shown), default=0) + 2, WIDEST))
    for number, row in enumerate(sheet.rows, 1):
        for index, cell in enumerate(row):
            if isinstance(cell, bool):
                page.write_boolean(number, index, cell)
            elif isinstance(cell, int | float):
                page.write_number(number, index, cell)
            elif isinstance(cell, date) and cell >= EARLIEST:
                page.write_datetime(number, index, cell, day)
            elif cell is not None:
                page.write_string(number, index, str(cell))
