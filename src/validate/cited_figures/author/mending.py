"""Turn cells and files that spreadsheets write into those of a package; no meaning changes."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from ..errors import FiguresError
from ..package.csv_file import BrokenSheetError, split
from ..package.file_kind import hole
from ..package.spreadsheet_file import decoded, rows_of, utf_16
from ..tables.cells import is_invisible, judge
from ..text import MONTHS

NUMBERS = ("number", "integer")
_BREAK = re.compile(r"[\t\n\r\v\f\u2028\u2029]+")
_EXPONENT = re.compile(r"-?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]{1,2}")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:([ ,'_])[0-9]{3})(?:\1[0-9]{3})*(\.[0-9]+)?")
_CONTINENTAL = re.compile(r"-?[0-9]{1,3}(?:([. '])[0-9]{3})(?:\1[0-9]{3})*,[0-9]+")
_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_PLAIN = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_YEAR_FIRST = re.compile(
    r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?(?:[T ]00:00(?::00)?)?"
)
_DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WORDED = re.compile(
    r"(?:([A-Za-z]{3,9})\.? ([0-9]{1,2}),? |([0-9]{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -])([0-9]{4})"
)


def mended_cell(text: str, kind: str) -> str:
    """Return a cell without its faults, as it is where that would take a guess."""
    fine = (new for new in _candidates(text, kind) if not judge(new, kind).defects)
    return next(fine, text)


def _candidates(text: str, kind: str) -> Iterator[str]:
    seen = "".join(char for char in _BREAK.sub(" ", text) if not is_invisible(char))
    plain = " ".join(seen.split())
    yield plain
    yield normalize("NFC", plain)
    if kind in NUMBERS:
        yield _number(normalize("NFKC", plain).replace("\u2212", "-").removeprefix("+"))
    if kind == "date":
        yield _day(normalize("NFKC", plain))
    if kind == "boolean":
        yield plain.lower()


def _number(text: str) -> str:
    """Return a number in plain digits, or the text where that is no number."""
    if found := _GROUPED.fullmatch(text):
        text = text.replace(found[1], "")
    elif found := _CONTINENTAL.fullmatch(text):
        text = text.replace(found[1], "").replace(",", ".")
    elif _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if not (_PLAIN.fullmatch(text) or _EXPONENT.fullmatch(text)):
        return text
    digits = format(Decimal(text).normalize(), "f")
    return "0" if digits == "-0" else digits


def _day(text: str) -> str:
    """Return a day as ISO 8601, or the text where its parts could be meant in two ways."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DOTTED.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _SLASHED.fullmatch(text):
        first, second, year = map(int, found.groups())
        if first <= len(MONTHS) and second <= len(MONTHS) and first != second:
            return text
        month, day = sorted((first, second))
    elif found := _WORDED.fullmatch(text):
        word, day, year = found[1] or found[4], int(found[2] or found[3]), int(found[5])
        month = _MONTHS.get(word[:3].lower(), 0)
    else:
        return text
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def mended_file(raw: bytes, names: Sequence[str]) -> bytes:
    """Return a table as UTF-8 with commas and line feeds, its columns in the order of ``names``.

    Rows without a cell are left out. A file that has all this, that cannot be read, or that may
    have lost rows, stays.
    """
    if hole(raw) and not utf_16(raw):
        return raw
    try:
        text = _lines(decoded(raw)[0])
        if not _is_regular(text, names):
            text = _rewritten(text, names)
    except FiguresError:
        return raw
    return text.encode("utf-8")


def _lines(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") or not text else f"{text}\n"


def _is_regular(text: str, names: Sequence[str]) -> bool:
    """Return whether a text is a table with this header and no row to be mended."""
    try:
        sheet = split(text)
    except BrokenSheetError:
        return False
    is_blank = any(not any(row) for row in sheet.rows)
    ragged = [sheet.rows[row] for row in sheet.ragged]
    is_wide = any(len(row) > len(names) and not any(row[len(names) :]) for row in ragged)
    return sheet.header == list(names) and not (is_blank or is_wide or sheet.tall)


def _rewritten(text: str, names: Sequence[str]) -> str:
    rows = [row for row in rows_of(text, names) if any(cell.strip() for cell in row)]
    header = [cell.strip() for cell in rows[0]] if rows else []
    while header and not header[-1]:
        header.pop()
    if sorted(header) != sorted(names):
        order = list(range(len(header)))
    else:
        order = [header.index(name) for name in names]
    rows[:1] = [header]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for row in rows:
        cells = [_BREAK.sub(" ", cell) for cell in row]
        while len(cells) > len(header) and not cells[-1]:
            cells.pop()
        fits = len(cells) == len(header)
        writer.writerow([cells[place] for place in order] if fits else cells)
    return stream.getvalue()
