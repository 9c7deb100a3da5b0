"""CSV files as text, with the line on which every row starts."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..errors import FiguresError
from .limits import CELL, FIELDS

LONGEST = CELL.most
QUOTE = '"'

_CELL = r'(?:"[^"]*(?:""[^"]*)*"|[^",]*)'
_RECORD = re.compile(f"{_CELL}(?:,{_CELL})*")
_WRITTEN = re.compile(r'("[^"]*(?:""[^"]*)*"|[^",\r\n]*)(,|\r?\n|\Z)')
_SPECIAL = re.compile('[",\r\n]')


class BrokenSheetError(FiguresError):
    """CSV text that cannot be split into cells, with the line where it breaks."""

    def __init__(self, reason: str, line: int) -> None:
        """Keep the reason and the line."""
        super().__init__(reason)
        self.reason, self.line = reason, line


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a CSV file: the header, the rows, and the line on which each row starts.

    ``ragged`` holds the rows with more or fewer cells than the header, or with empty ones only,
    ``tall`` those that span
    several lines.
    """

    header: list[str]
    rows: Sequence[list[str]]
    lines: Sequence[int]
    ragged: frozenset[int] = frozenset()
    tall: tuple[int, ...] = ()


def split(text: str) -> Sheet:
    """Split CSV text (RFC 4180, comma, lines ending in LF) into cells.

    Raises BrokenSheetError where a quote is not closed, text follows a closing quote, an unquoted
    cell contains a quote, or a cell or row is larger than the limits allow.
    """
    records = cut(text)
    header = next(records, (0, 0, []))[2]
    rows: list[list[str]] = []
    lines: list[int] = []
    ragged, tall = set(), []
    for start, end, row in records:
        if len(row) != len(header) or not any(row):
            ragged.add(len(rows))
        if end > start:
            tall.append(len(rows))
        rows.append(row)
        lines.append(start)
    return Sheet(header, rows, lines, frozenset(ragged), tuple(tall))


def cut(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the first and the last line of each row, and its cells; raise as ``split`` does."""
    limit = csv.field_size_limit(LONGEST)  # other libraries lift this limit of the whole process
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines = text.split("\n") if QUOTE in text else []
    start, widest = 1, FIELDS.most
    try:
        for row in reader:
            if len(row) > widest:
                raise BrokenSheetError(f"{len(row):,} cells, more than {FIELDS.words}", start)
            if lines and any(QUOTE in cell for cell in row):
                _require_quotes("\n".join(lines[start - 1 : reader.line_num]), start)
            yield start, reader.line_num, row
            start = reader.line_num + 1
    except csv.Error as error:
        raise BrokenSheetError(_reason(error), start) from None
    finally:
        csv.field_size_limit(limit)


def with_cells(text: str, values: Mapping[tuple[int, int], str]) -> str:
    """Return CSV text with other values in some cells, given by row and column from zero.

    The header is no row. All other text stays as it is, line ends and quotes included. The text
    must be one that ``split`` can read.
    """
    parts: list[str] = []
    row, column, done = -1, 0, 0
    for found in _WRITTEN.finditer(text):
        if found.start() == len(text) and not column:
            break
        if (row, column) in values:
            parts += [text[done : found.start()], _quoted(values[row, column])]
            done = found.end(1)
        row, column = (row, column + 1) if found[2] == "," else (row + 1, 0)
    return "".join([*parts, text[done:]])


def with_rows(text: str, rows: Sequence[Sequence[str]]) -> str:
    """Return CSV text with rows at its end, in the line ends of its header; as ``with_cells``."""
    end = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    lines = [",".join(map(_quoted, row)) + end for row in rows]
    gap = "" if text.endswith("\n") else end
    return "".join([text, gap, *lines])


def with_columns(text: str, names: Sequence[str]) -> str:
    """Return CSV text with columns at its end, empty in every row; as ``with_cells``."""
    added = "".join(f",{name}" for name in names)
    parts: list[str] = []
    done = 0
    for found in _WRITTEN.finditer(text):
        is_beyond = found.start() == len(text) and text[:1] and text[-1] == "\n"
        if found[2] != "," and not is_beyond:
            parts += [text[done : found.end(1)], added]
            done = found.end(1)
            added = "," * len(names)
    return "".join([*parts, text[done:]])


def _quoted(value: str) -> str:
    doubled = value.replace(QUOTE, QUOTE * 2)
    return f"{QUOTE}{doubled}{QUOTE}" if _SPECIAL.search(value) else value


def _require_quotes(record: str, line: int) -> None:
    """Raise for quotes that RFC 4180 forbids but csv accepts: other readers refuse the file."""
    if not _RECORD.fullmatch(record):
        raise BrokenSheetError("a quote in an unquoted cell", line)


def _reason(error: csv.Error) -> str:
    if "unexpected end of data" in str(error):
        return "a quote that is never closed"
    if "expected after" in str(error):
        return "text after a closing quote"
    return f"a cell of more than {LONGEST:,} characters"
