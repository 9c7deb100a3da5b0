"""The text of a saved HTML page, cut into tags and text as the HTML standard says (13.2.5).

No tree is built and no sign is looked at twice: deep nesting, unclosed tags and broken comments,
which keep tree builders busy for hours, cost nothing, and every version of Python reads the same.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
    *("main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
}
_RAW = {  # nothing is a tag in there but their own end
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII)
    for name in ("script", "style")
}
_SILENT = frozenset({"noscript", "template"})
_BREAK = "\n\n"

_START = re.compile(r"<[A-Za-z/!?]")
_TAG = re.compile(r"<(/?[A-Za-z][^\s/>]*+)", re.ASCII)
_ATTRIBUTE = r"""=?[^\s/>=]++\s*+(?:=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?"""
_REST = re.compile(rf"[\s/]*+(?:{_ATTRIBUTE}[\s/]*+|=[\s/]*+)*+>", re.ASCII)  # of a tag
_COMMENT = re.compile(r"<!---?>|<!--(?s:.*?)--!?>")
_SPACE = re.compile(r"\s+")
_NO_NUMBER = re.compile(r"&#[0-9]{8,};?", re.ASCII)  # beyond Unicode, and too long for int()

_ENCODING = re.compile(
    rb"(?:<meta\b[^>]{0,500}?charset|<\?xml\b[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w-]{1,40})",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"utf-?8|(?:iso-8859|windows)-[0-9]{1,4}|koi8-[ru]|big5|gb18030|euc-(?:jp|kr)")
_READ_AS = {"us-ascii": "windows-1252", "iso-8859-1": "windows-1252"} | {
    "gb2312": "gb18030",
    "gbk": "gb18030",
}


def decode(html: bytes) -> str:
    """Return a page in the encoding that it names, else in UTF-8, else in Windows-1252."""
    for encoding in (_named(html), "utf-8-sig"):
        try:
            return html.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return html.decode("windows-1252", "replace")


def _named(html: bytes) -> str:
    found = _ENCODING.search(html[:4096])
    name = found[1].decode().lower() if found else ""
    name = _READ_AS.get(name, name)
    return name if _KNOWN.fullmatch(name) and not html.startswith(b"\xef\xbb\xbf") else "utf-8-sig"


def text_of(html: str) -> str:
    """Return the text of a page, with a blank line at both ends of each block."""
    parts = []
    hidden: Counter[str] = Counter()
    for tag, text in _pieces(html):
        name = tag.removeprefix("/")
        if name in _SILENT:
            hidden[name] = max(0, hidden[name] + (1 if tag == name else -1))
        elif name in _BLOCKS and not hidden.total():
            parts.append(_BREAK)
        elif text and not hidden.total():
            parts.append(_SPACE.sub(" ", unescape(_NO_NUMBER.sub("\ufffd", text))))
    return "".join(parts)


def _pieces(html: str) -> Iterator[tuple[str, str]]:
    """Yield tags by their name, those that close with a slash before it, and texts."""
    place = 0
    while found := _START.search(html, place):
        yield "", html[place : found.start()]
        tag = _TAG.match(html, found.start())
        if tag:
            name = tag[1].lower()
            yield name, ""
            place = _behind_tag(html, tag.end(), name)
        else:
            place = _behind_comment(html, found.start())
    yield "", html[place:]


def _behind_tag(html: str, place: int, name: str) -> int:
    """Return the place behind a tag, and behind the script or style that it begins."""
    rest = _REST.match(html, place)
    if rest is None or name not in _RAW:
        return rest.end() if rest else len(html)
    end = _RAW[name].search(html, rest.end())
    return end.start() if end else len(html)


def _behind_comment(html: str, place: int) -> int:
    """Return the place behind a comment, or behind what browsers take for one."""
    if html.startswith("<!--", place):
        comment = _COMMENT.match(html, place)
        return comment.end() if comment else len(html)
    end = html.find(">", place)
    return end + 1 if end >= 0 else len(html)
