"""Requests from a file: a spreadsheet, a CSV file, or what ``figures find`` wrote."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..errors import FiguresError, UnreadableError
from ..package.file_kind import signed
from ..package.files import read_bytes
from ..package.json_file import load
from ..package.limits import DOCUMENT
from ..package.membership import profile
from ..package.paths import on_disk
from ..package.spreadsheet_file import decoded, rows_of
from ..views import printed_periods
from .listing import COLUMNS as FOUND
from .requests import TABLES, Request

WANTED = ("phrase", "indicator", "period")
# What people, and ``find``, call the columns of figures.
_COLUMNS = {
    "phrase": "printed",
    "indicator": "indicator_id",
    "period": "time_period",
    "area": "ref_area",
    "source": "source_id",
}
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_DOCUMENT = b"word/document.xml"  # in the zip archive that a file of Word is
_TABLES = {word: table for table, word in TABLES.items()}


def requests_of(
    file: str, given: Mapping[str, str], new: Mapping[str, Mapping[str, str]]
) -> list[Request]:
    """Return a request for each row of a file that names an indicator.

    ``given`` and ``new`` are cells of every row, unless the row has its own. A column such as
    ``indicator.measure`` is a cell of the indicator, where that is to be made. Raises FiguresError
    for a file without the columns or rows, OSError for one that cannot be read.
    """
    try:
        header, *rows = _rows(read_bytes(Path(on_disk(file)), DOCUMENT), file)
    except UnreadableError:
        raise
    except FiguresError as error:
        raise FiguresError(f"{file}: {error}") from None
    columns = [_COLUMNS.get(name.strip().lower(), name.strip()) for name in header]
    if not {"printed", "indicator_id"} <= {*columns, *given}:
        found = ", ".join(filter(None, header)) or "none"
        raise FiguresError(f"{file}: columns {found}; expected {', '.join(WANTED)}")
    is_of_find = {*FOUND} <= {*header}
    made = (
        _request(dict(zip(columns, row, strict=False)), given, new, f"{file}:{line}")
        for line, row in enumerate(rows, 2)
    )
    requests = [request for request in made if request.phrase and "indicator_id" in request.given]
    if not requests:
        raise FiguresError(f"{file}: no row with a phrase and an indicator")
    for request in requests if is_of_find else ():
        _leave_to_the_phrase(request)
    return requests


def _leave_to_the_phrase(request: Request) -> None:
    """Take out what ``find`` read: the phrase is read again, with what is known of its figure."""
    for name in {*FOUND} - {"locator", "phrase"}:
        request.given.pop(name, None)
    if printed_periods.known(request.given.get("time_period", "")) is None:
        request.given.pop("time_period", None)


def _request(
    row: Mapping[str, str],
    given: Mapping[str, str],
    new: Mapping[str, Mapping[str, str]],
    place: str,
) -> Request:
    cells = {name: cell for name, cell in row.items() if cell}
    known = {field["name"] for field in profile("figures")["fields"]} - {"printed"}
    figure = dict(given) | {name: cell for name, cell in cells.items() if name in known}
    others = {table: dict(row) for table, row in new.items()}
    for name, cell in cells.items():
        word, dot, column = name.partition(".")
        if dot and word in _TABLES:
            others.setdefault(_TABLES[word], {})[column] = cell
    return Request(" ".join(cells.get("printed", "").split()), figure, others, place)


def _rows(raw: bytes, shown: str) -> list[list[str]]:
    """Return the rows of a file, the names of its columns first; ``shown`` names it."""
    if raw.startswith(_SPREADSHEETS):
        return [*_of_spreadsheet(raw)] or [[]]
    if kind := signed(raw):
        raise FiguresError(f"{kind.found}; expected a CSV, JSON or spreadsheet file")
    if not raw.strip():
        raise FiguresError("an empty file")
    text, _ = decoded(raw)
    if text.lstrip()[:1] in ("[", "{"):
        return _of_json(load(text, shown))
    return rows_of(text, {*WANTED, *_COLUMNS, *_COLUMNS.values()}) or [[]]


def _of_spreadsheet(raw: bytes) -> Iterator[list[str]]:
    import io

    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        rows = book.get_sheet_by_index(0).to_python()
    except CalamineError:
        found = "a Word document" if _DOCUMENT in raw else "a spreadsheet that cannot be read"
        raise FiguresError(f"{found}; expected a CSV, JSON or spreadsheet file") from None
    for row in rows:
        yield [_text(cell) for cell in row]


def _of_json(data: Any) -> list[list[str]]:
    lists = [data] if isinstance(data, list) else [v for v in data.values() if isinstance(v, list)]
    if not lists:
        raise FiguresError("JSON without a list of figures")
    things = [thing for thing in lists[0] if isinstance(thing, dict)]
    names = list(dict.fromkeys(name for thing in things for name in thing))
    return [names, *([_text(thing.get(name)) for name in names] for thing in things)]


def _text(cell: object) -> str:
    """Return a cell as text: whole numbers without decimals, days as ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None or isinstance(cell, (list, dict)) else str(cell).strip()
