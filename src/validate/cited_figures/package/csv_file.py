"""CSV files as text: every row knows its line."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .limits import CELL, FIELDS

LONGEST = CELL.most
QUOTE = '"'

_CELL = r'(?:"[^"]*(?:""[^"]*)*"|[^",]*)'
_RECORD = re.compile(f"{_CELL}(?:,{_CELL})*")


class BrokenSheetError(Exception):
    """CSV text that cannot be split into cells, with the line where it breaks."""

    def __init__(self, reason: str, line: int) -> None:
        """Keep the reason and the line."""
        super().__init__(reason)
        self.reason, self.line = reason, line


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file cut into cells: the header, the rows, and the line each row starts on.

    ``ragged`` names the rows without the cells of the header, ``tall`` those of several lines.
    """

    header: list[str]
    rows: Sequence[list[str]]
    lines: Sequence[int]
    ragged: frozenset[int] = frozenset()
    tall: tuple[int, ...] = ()


def split(text: str) -> Sheet:
    """Cut CSV text (RFC 4180, comma, lines ending in LF) into cells.

    Raises BrokenSheetError where a quote is not closed, text follows a closed quote, a quote
    stands in a cell without quotes, or a cell is longer than any table of figures needs.
    """
    records = cut(text)
    header = next(records, (0, 0, []))[2]
    rows: list[list[str]] = []
    lines: list[int] = []
    ragged, tall = set(), []
    for start, end, row in records:
        if len(row) != len(header):
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
            if lines and any(QUOTE in each for each in row):
                _require_quotes("\n".join(lines[start - 1 : reader.line_num]), start)
            yield start, reader.line_num, row
            start = reader.line_num + 1
    except csv.Error as error:
        raise BrokenSheetError(_reason(error), start) from None
    finally:
        csv.field_size_limit(limit)


def _require_quotes(record: str, line: int) -> None:
    """Hold a record to RFC 4180 where csv does not: some readers refuse the file otherwise."""
    if not _RECORD.fullmatch(record):
        raise BrokenSheetError("a quote in a cell that is not in quotes", line)


def _reason(error: csv.Error) -> str:
    if "unexpected end of data" in str(error):
        return "a quote that is never closed"
    if "expected after" in str(error):
        return "text after a closing quote"
    return f"a cell of more than {LONGEST} characters"
