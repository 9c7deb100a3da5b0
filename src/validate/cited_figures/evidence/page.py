"""The visible text of a copy of a source, from its bytes: plain text, HTML, XHTML or MHTML."""

import codecs
import re
from email import message_from_bytes

import webencodings

from .html import Visible, visible, without_marks

_SNIFF = 4096
_SIGNATURES = (
    (b"%PDF-", "a PDF file", "its text, as `pdftotext -layout` writes it"),
    (b"\x1f\x8b", "a gzip file", "the page in it, unpacked"),
    (b"BZh", "a bzip2 file", "the page in it, unpacked"),
    (b"\xfd7zXZ", "an xz file", "the page in it, unpacked"),
    (b"(\xb5/\xfd", "a Zstandard file", "the page in it, unpacked"),
    (
        b"PK\x03\x04",
        "a zip file (a Word, EPUB or spreadsheet file is one)",
        "its text, saved apart",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "its text, saved apart"),
    (b"{\\rtf", "an RTF file", "its text, saved apart"),
    (b"bplist", "a Safari web archive", "the page, saved as HTML"),
    (b"\x89PNG", "a picture", "the text on it"),
    (b"\xff\xd8\xff", "a picture", "the text on it"),
    (b"GIF8", "a picture", "the text on it"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|title|meta)\b", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b")
_MHTML = re.compile(
    rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*+)*?"
    rb"(?:MIME-Version:|Content-Type: *multipart/related)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rb"(?:<meta\b[^>]{0,500}?charset|<\?xml\b[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([^\s\"'/>;]{1,40})",
    re.IGNORECASE,
)
_SAVED_ANEW = "the page, saved anew in UTF-8"
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# What a page may declare and browsers read otherwise: the larger codec, and no UTF-16 in ASCII.
_READ_AS = {"gbk": "gb18030", "utf-16le": "utf-8", "utf-16be": "utf-8"}
_LETTERS = r"(?<![^\W\d_])([^\W\d_]++)"
_COMPOUND = re.compile(rf"{_LETTERS}-[^\W\d_]++")
_DIVIDED = re.compile(rf"{_LETTERS}-[^\S\n]*+\n[^\S\n]*+([^\W\d_]++)")


class UnreadablePageError(ValueError):
    """A copy that cannot be used: what it is, and what is needed instead."""

    def __init__(self, found: str, expected: str) -> None:
        """Keep the two parts of the message apart."""
        super().__init__(f"{found}; expected {expected}")
        self.found, self.expected = found, expected


def read_copy(raw: bytes) -> Visible:
    """Return the visible text of a page; pages of paged text are apart by form feeds.

    Raises UnreadablePageError for bytes that are no text, are not in the encoding that they name
    (without a name: in UTF-8), or show nothing.
    """
    for signature, found, expected in _SIGNATURES:
        if raw.startswith(signature):
            raise UnreadablePageError(found, expected)
    html = markup(raw)
    copy = visible_text(decode(raw)) if html is None else visible(html)
    if not (copy.text.strip() or copy.title or copy.tables):
        found = "a page without visible text" if raw.strip() else "an empty file"
        raise UnreadablePageError(found, "a copy that shows the statement")
    return copy


def markup(raw: bytes) -> str | None:
    """Return the HTML of a copy, None where it is plain text; raises as ``decode`` does."""
    if _MHTML.match(raw[:_SNIFF]):
        return decode(*_saved_page(raw))
    return decode(raw) if _is_markup(raw) else None


def visible_text(text: str) -> Visible:
    """Return the visible text of plain text or of markup."""
    is_markup = _is_markup(text[:_SNIFF].encode("utf-8", "replace"))
    return visible(text) if is_markup else Visible(without_marks(_joined(text)))


def decode(raw: bytes, label: str = "") -> str:
    """Return bytes as text, in the encoding that a browser would choose.

    A byte order mark decides, then ``label`` (of a transport header), then what the page itself
    declares, then UTF-8. Raises UnreadablePageError, with the name of the encoding, for bytes that
    are not in it.
    """
    for mark, codec in (*_BOMS, *_unmarked(raw)):
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], codecs.lookup(codec), codec)
    found = _LABEL.search(raw[:_SNIFF]) if _is_markup(raw) else None
    label = label or (found[1].decode("ascii", "replace") if found else "")
    encoding = webencodings.lookup(label)
    if encoding is None:
        name = f"in {label}, which no browser knows, nor in UTF-8" if label else "in UTF-8"
        return _decoded(raw, codecs.lookup("utf-8"), name.removeprefix("in "))
    if encoding.name == "replacement":
        raise UnreadablePageError(f"text in {label}, which browsers refuse", _SAVED_ANEW)
    codec_info = (
        codecs.lookup(_READ_AS[encoding.name]) if encoding.name in _READ_AS else encoding.codec_info
    )
    return _decoded(raw, codec_info, label)


def _is_markup(raw: bytes) -> bool:
    start = raw[:_SNIFF].replace(b"\0", b"")
    return bool(_HTML.search(start) or _XML.match(start.removeprefix(b"\xef\xbb\xbf")))


def _unmarked(raw: bytes) -> list[tuple[bytes, str]]:
    """Return the kind of UTF-16 that text without a byte order mark is in, if it is."""
    start = raw[:_SNIFF]
    low, high = start[::2].count(0), start[1::2].count(0)
    half = len(start) // 4
    if high > half and not low:
        return [(b"", "utf-16-le")]
    return [(b"", "utf-16-be")] if low > half and not high else []


def _decoded(raw: bytes, codec: codecs.CodecInfo, name: str) -> str:
    try:
        return codec.decode(raw, "strict")[0]
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"a byte that is not {name}: 0x{raw[error.start]:02x} in line {line}"
    except UnicodeError:
        found = f"bytes that are not {name}"
    raise UnreadablePageError(found, _SAVED_ANEW)


def _saved_page(raw: bytes) -> tuple[bytes, str]:
    """Return the page of an MHTML file, its first part of HTML, and the label of its charset."""
    try:
        parts = list(message_from_bytes(raw).walk())
    except RecursionError:  # parts in parts in parts
        parts = []
    for part in parts:
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            charset = part.get_param("charset")
            label = charset if isinstance(charset, str) else ""
            return (payload if isinstance(payload, bytes) else b""), label
    raise UnreadablePageError("an MHTML file without a page in it", "the page, saved as HTML")


def _joined(text: str) -> str:
    """Return plain text without the hyphens that divide words at the ends of lines.

    A hyphen stays where the text has the compound in one line as well, or in capital letters.
    """
    text = text.replace("\r\n", "\n")
    if not _DIVIDED.search(text):
        return text
    compounds = frozenset(found[0] for found in _COMPOUND.finditer(text))

    def join(found: re.Match[str]) -> str:
        compound = f"{found[1]}-{found[2]}"
        is_word = found[2][0].islower() and compound not in compounds
        return found[1] + found[2] if is_word else compound

    return _DIVIDED.sub(join, text)
