"""Text as spreadsheets save it: other encodings, other separators, and a line that names them."""

import csv
import io
import re
from collections.abc import Container

from ..errors import FiguresError

SEPARATORS = ",;\t|"
# Signatures of UTF-8 and UTF-16, then what a spreadsheet of western Europe or of China writes.
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_GUESSES = ("utf-8", "gb2312", "cp1252")
_LINE = re.compile(r"[^\r\n]*")
_NAMED = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)


def decoded(raw: bytes) -> tuple[str, str]:
    """Return the text of a file, and in what it is encoded.

    Raises FiguresError where it is in none of the usual encodings.
    """
    if encoding := _marked(raw):
        text = raw.decode(encoding, "replace").lstrip("\ufeff")
        return text, f"{encoding} with byte order mark"
    if encoding := utf_16(raw):
        return raw.decode(encoding, "replace"), encoding
    for encoding in _GUESSES:
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise FiguresError("text in an unknown encoding; save it as UTF-8")


def utf_16(raw: bytes) -> str:
    """Return which UTF-16 a text is in, as its mark or its NUL bytes tell; nothing if in none."""
    if marked := _marked(raw):
        return "" if marked == "utf-8" else marked
    start = raw[:1000]
    for nul, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = (start[place::2].count(0) for place in (nul, 1 - nul))
        if zeros > len(start) // 4 and others < zeros // 4:
            return encoding
    return ""


def _marked(raw: bytes) -> str:
    return next((encoding for mark, encoding in _BOMS if raw.startswith(mark)), "")


def rows_of(text: str, known: Container[str]) -> list[list[str]]:
    """Return the rows of text that a spreadsheet saved, its header first.

    Of all separators, the one is taken that cuts most of the known names out of the header. Raises
    FiguresError for quotes that do not match.
    """
    separator, is_named = separator_of(text, known)
    text = text.partition("\n")[2] if is_named else text
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise FiguresError(f"text that is not a table: {error}") from None


def separator_of(text: str, known: Container[str]) -> tuple[str, bool]:
    """Return what separates the cells of a text, and whether its first line says so.

    Of all separators, it is the one that cuts most of the known names out of the header.
    """
    named = _NAMED.match(text)
    if named:
        return named[1], True
    first = _LINE.match(text)
    header = first[0] if first else ""

    def names_cut_by(separator: str) -> int:
        try:
            cells = next(csv.reader([header], delimiter=separator), [])
        except csv.Error:  # a cell larger than any name
            return 0
        return sum(cell.strip() in known for cell in cells)

    return max(SEPARATORS, key=names_cut_by), False
