"""CSV files as text: every row knows its line."""

import csv
import io
from dataclasses import dataclass

LONGEST = 131_072  # characters of a cell


class BrokenSheetError(Exception):
    """CSV text that cannot be split into cells, with the line where it breaks."""

    def __init__(self, reason: str, line: int) -> None:
        """Keep the reason and the line."""
        super().__init__(reason)
        self.reason, self.line = reason, line


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file cut into cells: the header, the rows, and the line each row starts on."""

    header: list[str]
    rows: list[list[str]]
    lines: list[int]


def split(text: str) -> Sheet:
    """Cut CSV text (RFC 4180, comma, lines ending in LF) into cells.

    Raises BrokenSheetError where a quote is not closed, text follows a closed quote, or a cell
    is longer than any table of figures needs.
    """
    limit = csv.field_size_limit(LONGEST)  # other libraries lift this limit of the whole process
    try:
        return _split(text)
    finally:
        csv.field_size_limit(limit)


def _split(text: str) -> Sheet:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    start = 1
    try:
        for row in reader:
            rows.append(row)
            lines.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        raise BrokenSheetError(_reason(error), start) from None
    return Sheet(rows[0] if rows else [], rows[1:], lines[1:])


def _reason(error: csv.Error) -> str:
    if "unexpected end of data" in str(error):
        return "a quote that is never closed"
    if "expected after" in str(error):
        return "text after a closing quote"
    return f"a cell of more than {LONGEST} characters"
