"""What a file is if it is not CSV: its kind in words, and how to fix it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..text import counted, quoted
from .spreadsheet_file import separator_of, utf_16

NUL = b"\0"
BLANK = b"\0 \t\r\n"
BOM = b"\xef\xbb\xbf"  # which the bytes no longer have when their kind is asked for
_AS_CSV = "Save the table as CSV in UTF-8, with commas between the cells."
_FIX = "Run figures fix, or save the table as CSV in UTF-8, with commas between the cells."
_SIGNATURES = (
    (b"PK\x03\x04", "a spreadsheet or another zip archive", _AS_CSV),
    (b"\xd0\xcf\x11\xe0", "an old Excel spreadsheet", _AS_CSV),
    (b"\x1f\x8b", "a gzip file", "Unpack the file."),
    (b"%PDF-", "a PDF file", _AS_CSV),
    (b"\x89PNG", "a picture", _AS_CSV),
    (b"\xff\xd8\xff", "a picture", _AS_CSV),
    (b"PAR1", "a Parquet file", _AS_CSV),
    (b"SQLite format 3\0", "an SQLite database", _AS_CSV),
    (b"version https://git-lfs", "a Git LFS pointer", "Run git lfs pull, which fetches it."),
)
_PAGE = re.compile(rb"\s*<(!doctype|html|\?xml|head|body)\b", re.IGNORECASE)
_JSON = re.compile(rb"\s*(\{\s*\"|\[\s*[\[{\"])")
_NAMES = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_CONFLICT = re.compile(rb"^(<{7} |>{7} |\|{7} |={7}\r?$)", re.MULTILINE)
_HOLE = bytes(16)
_END_MARK = b"\x1a"  # Ctrl-Z, with which old programs end a text
_LONE_LINE = re.compile(rb"[^\r\n]{1,1000}[\r\n]*")
_TARGET = re.compile(rb"[^\s,;]*[./][^\s,;]*")


class Kind(NamedTuple):
    """What a file is, the line that shows it, and what to do."""

    found: str
    line: int
    fix: str


def kind_of(raw: bytes, names: Sequence[str]) -> Kind | None:
    """Return what a file is whose bytes are no CSV text, or None for a table with these columns."""
    if b"\0" in raw[:1] and not raw.strip(BLANK):
        return Kind("nothing but NUL", 1, "Restore the file, which was not written to its end.")
    header = ",".join(names).encode()
    if raw.startswith((header + b"\n", header + b"\r\n")):
        return hole(raw) or _conflict(raw)
    if kind := signed(raw, _AS_CSV):
        return kind
    if _JSON.match(raw):
        return Kind("JSON", 1, _AS_CSV)
    if b"\0" in raw[:1000]:
        return Kind("UTF-16 text" if utf_16(raw) else "binary", 1, _FIX)
    return hole(raw) or _conflict(raw) or _cut_otherwise(raw, names)


def kind_of_json(raw: bytes) -> Kind | None:
    """Return what a file is that is no JSON in plain UTF-8, as far as its bytes tell."""
    if not raw.strip(BLANK):
        return Kind("an empty file" if not raw else "nothing but blanks and NUL", 1, "")
    if raw.startswith(BOM):
        return Kind("a byte order mark", 1, "Save the file as UTF-8 without a byte order mark.")
    if b"\0" in raw[:1000] and utf_16(raw):
        return Kind("UTF-16 text", 1, "Save the file as UTF-8.")
    return signed(raw, "") or hole(raw) or _conflict(raw)


def signed(raw: bytes, fix: str = "") -> Kind | None:
    """Return the kind of a file by its first bytes; ``fix`` is for those that hold no table."""
    for signature, found, way_out in _SIGNATURES:
        if raw.startswith(signature):
            return Kind(found, 1, fix if way_out == _AS_CSV else way_out)
    if _PAGE.match(raw):
        return Kind("a web page", 1, "Download the file, not the page that shows it.")
    return None


def hole(raw: bytes) -> Kind | None:
    """Return what a crash, a disk image or an old program left behind a text, or in its place."""
    end = len(raw.rstrip(BLANK + _END_MARK))
    kinds = (
        (NUL, end, f"{counted(raw.count(NUL, end), 'NUL byte')} at the end of the file"),
        (_END_MARK, end, "the character Ctrl-Z at the end of the file"),
        (_HOLE, 0, "NUL bytes in place of text"),
    )
    for mark, start, found in kinds:
        place = raw.find(mark, start)
        if place >= 0:
            fix = "Restore the file from a copy, or remove them if nothing is missing."
            return Kind(found, raw.count(b"\n", 0, place) + 1, fix)
    return None


def _conflict(raw: bytes) -> Kind | None:
    found = _CONFLICT.search(raw)
    if not found:
        return None
    fix = "Keep the lines that are right, and remove the others with those of the markers."
    return Kind("git conflict markers", raw.count(b"\n", 0, found.start()) + 1, fix)


def _cut_otherwise(raw: bytes, names: Sequence[str]) -> Kind | None:
    """Return what a text is whose cells no comma separates, or that is no table."""
    return _separated(raw, names) or _quoted(raw, names) or _line_of_text(raw, names)


def _quoted(raw: bytes, names: Sequence[str]) -> Kind | None:
    """Return how a text is quoted, if its header has the names in other quotes than CSV has."""
    header = raw[:100_000].decode("utf-8-sig", "replace").partition("\n")[0].strip()
    row = ",".join(names)
    if "," in row and header == f'"{row}"':
        return Kind("quotes around whole rows", 1, f"Take the quotes away. {_AS_CSV}")
    if names and header == ",".join(f"'{name}'" for name in names):
        fix = "Save the table with double quotes, or none, around the cells."
        return Kind("single quotes around the cells", 1, fix)
    return None


def _line_of_text(raw: bytes, names: Sequence[str]) -> Kind | None:
    """Return the kind of a file with one line, in which no column is named."""
    if not (names and _LONE_LINE.fullmatch(raw)) or any(name.encode() in raw for name in names):
        return None
    if _TARGET.fullmatch(raw.strip()):
        fix = (
            "Set core.symlinks of git and check the file out again, or put the table itself there."
        )
        return Kind("the target of a symbolic link", 1, fix)
    return Kind(f"the text {quoted(raw.decode('utf-8', 'replace').strip())}", 1, _AS_CSV)


def _separated(raw: bytes, names: Sequence[str]) -> Kind | None:
    """Return how a text is separated, if not by commas that cut the names out of its header."""
    start = raw[:100_000].decode("utf-8-sig", "replace")
    separator, is_named = separator_of(start, names)
    if separator in _NAMES:
        return Kind(f"{_NAMES[separator]} between the cells", 1, _FIX)
    if is_named:
        return Kind('the line "sep=,", which spreadsheets alone read', 1, _FIX)
    return None
