"""What a file is if it is not CSV: its kind in words, and how to fix it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .spreadsheet_file import decoded, separator_of

BOM = b"\xef\xbb\xbf"  # which the bytes no longer have when their kind is asked for
_AS_CSV = "Save the table as CSV in UTF-8, with commas between the cells."
_FIX = "Run figures fix, or save the table as CSV in UTF-8, with commas between the cells."
_SIGNATURES = (
    (b"PK\x03\x04", "a spreadsheet or another zip archive", _AS_CSV),
    (b"\xd0\xcf\x11\xe0", "an old Excel spreadsheet", _AS_CSV),
    (b"\x1f\x8b", "a gzip file", "Unpack the file."),
    (b"%PDF-", "a PDF file", _AS_CSV),
    (b"PAR1", "a Parquet file", _AS_CSV),
    (b"SQLite format 3\0", "an SQLite database", _AS_CSV),
    (b"version https://git-lfs", "a Git LFS pointer", "Run git lfs pull, which fetches it."),
)
_PAGE = re.compile(rb"\s*<(!doctype|html|\?xml|head|body)\b", re.IGNORECASE)
_JSON = re.compile(rb"\s*(\{\s*\"|\[\s*[\[{\"])")
_NAMES = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_CONFLICT = re.compile(rb"^<<<<<<< .*?^=======\r?$.*?^>>>>>>> ", re.MULTILINE | re.DOTALL)


class Kind(NamedTuple):
    """What a file is, the line that shows it, and what to do."""

    found: str
    line: int
    fix: str


def kind_of(raw: bytes, names: Sequence[str]) -> Kind | None:
    """Return what a file is whose bytes are no CSV text, or None for a table with these columns."""
    header = ",".join(names).encode()
    if raw.startswith((header + b"\n", header + b"\r\n")):
        return _conflict(raw)
    for signature, found, fix in _SIGNATURES:
        if raw.startswith(signature):
            return Kind(found, 1, fix)
    if _PAGE.match(raw):
        return Kind("a web page", 1, "Download the file, not the page that shows it.")
    if _JSON.match(raw):
        return Kind("JSON", 1, _AS_CSV)
    if b"\0" in raw[:1000]:
        return Kind("UTF-16 text" if decoded(raw)[1].startswith("utf-16") else "binary", 1, _FIX)
    return _conflict(raw) or _separated(raw, names)


def _conflict(raw: bytes) -> Kind | None:
    found = _CONFLICT.search(raw) if b"<<<<<<< " in raw else None
    if not found:
        return None
    fix = "Keep the rows that are right, and remove the others with the lines of the markers."
    return Kind("git conflict markers", raw.count(b"\n", 0, found.start()) + 1, fix)


def _separated(raw: bytes, names: Sequence[str]) -> Kind | None:
    """Return how a text is separated, if not by commas that cut the names out of its header."""
    start = raw[:100_000].decode("utf-8-sig", "replace")
    separator, is_named = separator_of(start, names)
    if separator in _NAMES:
        return Kind(f"{_NAMES[separator]} between the cells", 1, _FIX)
    if is_named:
        return Kind('the line "sep=,", which spreadsheets alone read', 1, _FIX)
    return None
