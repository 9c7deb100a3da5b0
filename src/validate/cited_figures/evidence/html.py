"""The visible text of a saved HTML page, cut into tags and text as the HTML standard says (13.2.5).

No tree is built: a list of the open elements tells what is hidden. Deep nesting, unclosed tags and
broken comments, which keep tree builders busy for hours, cost nothing.

Hidden is what the page itself says is hidden: elements without a view, ``hidden``, inline styles,
deleted text, and copies for screen readers or hidden text by the usual class names. Style sheets
are not read.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details"),
    *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
    *("h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav", "ol"),
    *("option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
    *("tr", "ul"),
}
_RAW = {  # nothing is a tag in there but their own end
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII)
    for name in ("script", "style", "title", "textarea", "iframe", "noframes", "noembed", "xmp")
}
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr"),
    }
)
_UNSEEN = frozenset(
    {
        *("audio", "canvas", "datalist", "del", "head", "iframe", "noembed", "noframes"),
        *("noscript", "object", "rp", "rt", "s", "script", "strike", "style", "svg", "template"),
        *("textarea", "title", "video"),
    }
)
_IN_HEAD = frozenset(
    {"base", "head", "html", "link", "meta", "noscript", "script", "style", "template", "title"}
)
_CELLS = frozenset({"td", "th"})
_OF_TABLES = frozenset({"table", "tbody", "td", "tfoot", "th", "thead", "tr"})
# The open elements that a start tag closes.
_CLOSES = {
    **dict.fromkeys(_BLOCKS - {"br"} - _OF_TABLES | {"table"}, frozenset({"p"})),
    **dict.fromkeys(("dd", "dt"), frozenset({"dd", "dt", "p"})),
    "li": frozenset({"li", "p"}),
    "option": frozenset({"option"}),
    **dict.fromkeys(_CELLS, _CELLS),
    "tr": _CELLS | {"tr"},
    **dict.fromkeys(("tbody", "tfoot", "thead"), _OF_TABLES - {"table"}),
}
_SCOPES = frozenset({"table", "ul", "ol", "dl", "body", "html", "select", "template", "svg"})
_NEAR = 50  # open elements that are looked at; real pages close tags within a few
_BREAK = "\n\n"

_START = re.compile(r"<[A-Za-z/!?]")
_TAG = re.compile(r"<(/?[A-Za-z][^\s/>]*+)", re.ASCII)
_ATTRIBUTE = r"""=?[^\s/>=]++\s*+(?:=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?"""
_REST = re.compile(rf"[\s/]*+(?:{_ATTRIBUTE}[\s/]*+|=[\s/]*+)*+>", re.ASCII)  # of a tag
_PAIR = re.compile(
    r"""(?<![^\s/"'])([^\s/>="']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?""", re.ASCII
)
_COMMENT = re.compile(r"<!---?>|<!--(?s:.*?)--!?>")
_SPACE = re.compile(r"\s+")
_NO_NUMBER = re.compile(r"&#[0-9]{8,};?", re.ASCII)  # beyond Unicode, and too long for int()

_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|clip\s*:\s*rect|clip-path\s*:\s*inset"
    r"|text-decoration(?:-line)?\s*:[^;]*line-through|(?:left|top|text-indent)\s*:\s*-\d{3,}|(?:opacity|font-size)\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE | re.ASCII,
)
_FOR_SCREEN_READERS = re.compile(
    r"(?:^|\s)(?:sr-?only|visually-?hidden|screen-?reader(?:-text|-only)?|vh|vis(?:ually)?hidden"
    r"|u-(?:visually-?hidden|hiddenvisually)|a11y-(?:hidden|only)|assistive-text|off-?screen"
    r"|element-invisible|hidden-visually|show-for-sr|accessible-hide)(?=\s|$)",
    re.IGNORECASE,
)
# Class names that hide everywhere, and not only on small screens ("d-none d-md-block").
_HIDDEN_CLASS = re.compile(
    r"^(?!.*(?:sm|md|lg|xl|print|visible|show)[:-])(?:.*\s)?"
    r"(?:d-none|hidden|is-hidden|hide|invisible|uk-hidden)(?=\s|$)",
    re.IGNORECASE,
)
_NOTE_CLASS = re.compile(
    r"(?:foot|end)?-?(?:note|reference|cite|fn)(?:[\s_-]|ref|s|$)", re.IGNORECASE
)
_NOTE = re.compile(r"[\[(]\w{1,3}[\])]|[*†‡§]+")
_ORDINAL = re.compile(r"st|nd|rd|th|er|re|e|o|a|ème")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A raised number behind a number is the mark of a note where a noun, or the end of a cell, follows;
# behind ten it is an exponent, and behind other numbers of one digit anything but 1 may be one.
# Before a pause it is a mark behind three or more characters, behind percent anywhere.
_NOTE_MARK = r"(?<![\d.,⁰-⁹¹²³])(?!10[⁰-⁹¹²³])(?:(\d[\d.,]*\d)[⁰-⁹¹²³]{1,2}|(\d)¹(?![⁰-⁹¹²³]))"
_BEHIND_PERCENT = r"(?<=[%‰])[⁰-⁹¹²³]{1,2}"
_BEFORE_PAUSE = r"(?<=\d[\d.,]\d)[⁰-⁹¹²³]{1,2}(?=[,.;:)](?!\d))"
_MARK_IN_TEXT = re.compile(
    rf"{_NOTE_MARK}(?=[ \u00a0][A-Za-z]{{2}})|{_BEHIND_PERCENT}|{_BEFORE_PAUSE}"
)
_MARK_IN_CELL = re.compile(rf"{_NOTE_MARK}(?=$|[ \u00a0][A-Za-z]{{2}})|{_BEHIND_PERCENT}")
_FLAG = re.compile(r"[b-df-z]")  # provisional, revised: a letter, and no end of an ordinal
_FLAGGED = re.compile(r"(?<![\d.,])(?!10$)\d[\d.,]*\d$")
_SPANS = 30  # columns or rows that one cell may span
_HEADERS = 4  # of one cell, in either direction
_LONGEST_NOTE = 40  # characters of a line in front of a table that may give a unit
_LONGEST = 300  # characters of a cell in a table of data


@dataclass(frozen=True)
class Table:
    """A table of data: its cells by row and column, from one, as (row, column, text) in order.

    The text of a cell is that of its row header, its column header and itself, joined by `` | ``.
    ``note`` is the caption, or else a short line in front of the table: either may give a unit.
    """

    cells: list[tuple[int, int, str]]
    note: str = ""


@dataclass(frozen=True)
class Visible:
    """The visible text of a page, paragraphs apart by a blank line; title and tables are apart."""

    text: str
    title: str = ""
    tables: list[Table] = field(default_factory=list)


class _Tag(NamedTuple):
    name: str
    attributes: str
    is_closed: bool  # by a slash before its end


class _Element(NamedTuple):
    name: str
    attributes: dict[str, str]
    hides: bool
    is_seen: bool  # when it begins
    start: int  # where its text begins, among the parts


class _Cell(NamedTuple):
    text: str
    is_header: bool
    columns: int
    rows: int


@dataclass
class _Grid:
    """A table as far as it is read; ``start`` is where its text begins, among the parts."""

    start: int
    is_layout: bool
    caption: str = ""
    rows: list[list[_Cell]] = field(default_factory=list)


def without_marks(text: str) -> str:
    """Return a text without the raised marks of notes behind numbers: "40¹ devices"."""
    return text if text.isascii() else _MARK_IN_TEXT.sub(r"\1\2", text)


def visible(html: str) -> Visible:
    """Return the text of a page that a reader sees."""
    return _Reader(is_xml=html.lstrip("\ufeff \r\n\t").startswith("<?xml")).read(html)


class _Reader:
    """Reads a page once, from the first tag to the last."""

    def __init__(self, *, is_xml: bool) -> None:
        self._is_xml = is_xml
        self._parts: list[str] = []
        self._open: list[_Element] = []
        self._counts: Counter[str] = Counter()
        self._hidden = 0
        self._has_note = False  # in the raised text
        self._title = ""
        self._grids: list[_Grid] = []
        self._tables: list[Table] = []
        self._shown = ""  # the text for the eye only that has just ended

    def read(self, html: str) -> Visible:
        for tag, text in _pieces(html, is_xml=self._is_xml):
            if tag is None:
                self._say(text)
            elif tag.name.startswith("/"):
                self._end(tag.name[1:])
            else:
                self._begin(tag)
        self._close(0)
        text = without_marks("".join(self._parts))
        return Visible(text, " ".join(self._title.split()), self._tables)

    def _say(self, text: str) -> None:
        if self._counts["title"] and not self._counts["svg"]:
            self._title = self._title or _unescaped(text)
        if self._hidden or not text:
            return
        said = _unescaped(text) if self._counts["pre"] else _SPACE.sub(" ", _unescaped(text))
        if self._shown and said.strip():
            said = _without(self._shown, said)
            self._shown = ""
        self._parts.append(said)

    def _break(self) -> None:
        self._shown = ""
        if not self._hidden:
            self._parts.append(_BREAK)

    def _begin(self, tag: _Tag) -> None:
        name = tag.name
        closed = _CLOSES.get(name, frozenset())
        if any(self._counts[open_name] for open_name in closed):
            self._close(self._outermost(closed))
        if self._counts["head"] and name not in _IN_HEAD:
            self._close(self._outermost(frozenset({"head"})))
        if name in _BLOCKS:
            self._break()
        if name in _VOID or tag.is_closed:
            return
        attributes = _attributes(tag.attributes) if tag.attributes else {}
        hides = _hides(name, attributes)
        is_seen = not (hides or self._hidden)
        if name == "sup":
            around = (element.attributes for element in self._open[-3:])
            self._has_note = any(map(_is_note, around))
        if attributes:
            self._has_note = self._has_note or _is_note(attributes)
        element = _Element(name, attributes, hides, is_seen, len(self._parts))
        self._open.append(element)
        self._counts[name] += 1
        self._hidden += hides
        if is_seen:
            self._begin_visible(element)

    def _begin_visible(self, element: _Element) -> None:
        if element.name in ("sub", "sup"):
            self._parts.append("")  # the mark of it, once its text is known
        elif element.name == "table":
            for grid in self._grids[-1:]:
                grid.is_layout = True
            is_layout = element.attributes.get("role", "") in ("presentation", "none")
            self._grids.append(_Grid(len(self._parts), is_layout))
        elif element.name == "tr" and self._grids:
            self._grids[-1].rows.append([])

    def _outermost(self, names: frozenset[str]) -> int:
        """Return the place of the outermost open element with one of these names, near the end.

        Lists, tables and the like hide what is open around them.
        """
        found = len(self._open)
        for place in range(len(self._open) - 1, max(-1, len(self._open) - 1 - _NEAR), -1):
            name = self._open[place].name
            if name in names:
                found = place
            elif name in _SCOPES:
                break
        return found

    def _end(self, name: str) -> None:
        place = self._innermost(name) if self._counts[name] else -1
        if place < 0:
            if name in _BLOCKS:
                self._break()
        elif name in _BLOCKS or name in _UNSEEN:
            self._close(place)
            if name in _BLOCKS:
                self._break()
        else:
            self._leave(self._open.pop(place))

    def _innermost(self, name: str) -> int:
        """Return the place of the innermost open element of a name, or -1 for none in reach.

        Only the ends of blocks reach far, as these close all that is open in them; none but those
        of tables reach out of a cell.
        """
        reach = len(self._open) if name in _BLOCKS or name in _UNSEEN else _NEAR
        for place in range(len(self._open) - 1, max(-1, len(self._open) - 1 - reach), -1):
            if self._open[place].name == name:
                return place
            if self._open[place].name in _CELLS and name not in _OF_TABLES:
                return -1
        return -1

    def _close(self, place: int) -> None:
        while len(self._open) > place:
            self._leave(self._open.pop())

    def _leave(self, element: _Element) -> None:
        self._counts[element.name] -= 1
        if element.is_seen and not self._hidden:
            self._leave_visible(element)
        self._hidden -= element.hides

    def _leave_visible(self, element: _Element) -> None:
        is_short = len(self._parts) - element.start <= _NEAR
        if element.name in ("sub", "sup") and element.start < len(self._parts):
            text = "".join(self._parts[element.start :]).strip() if is_short else ""
            around = "".join(self._parts[max(0, element.start - 3) : element.start])
            before = around[-1:]
            is_flag = _FLAG.fullmatch(text) and _FLAGGED.search(around)
            if element.name == "sup" and (self._has_note or is_flag or _NOTE.fullmatch(text)):
                del self._parts[element.start :]
            elif element.name == "sup" and text.isascii() and text.isdecimal():
                self._parts[element.start :] = [text.translate(_RAISED)]
            else:
                self._parts[element.start] = _mark(element.name, before, text)
        elif element.name in _CELLS and self._grids and self._grids[-1].rows:
            self._grids[-1].rows[-1].append(self._cell(element))
        elif element.name == "caption" and self._grids:
            self._grids[-1].caption = " ".join("".join(self._parts[element.start :]).split())
        elif element.name == "table" and self._grids:
            self._leave_table(self._grids.pop())
        elif element.attributes.get("aria-hidden", "").lower() == "true" and is_short:
            self._leave_copy("".join(self._parts[element.start :]).strip(), element.start)

    def _cell(self, element: _Element) -> _Cell:
        is_layout = self._grids[-1].is_layout
        text = "" if is_layout else " ".join("".join(self._parts[element.start :]).split())
        text = _MARK_IN_CELL.sub(r"\1\2", text)
        columns, rows = (_span(element.attributes.get(name, "")) for name in ("colspan", "rowspan"))
        return _Cell(text, element.name == "th", columns, rows)

    def _leave_table(self, grid: _Grid) -> None:
        """Set a table of data apart; one for layout stays in the text."""
        cells = [cell for row in grid.rows for cell in row]
        is_wide = sum(len([cell for cell in row if cell.text]) > 1 for row in grid.rows) > 1
        if grid.is_layout or not is_wide or any(len(cell.text) > _LONGEST for cell in cells):
            return
        del self._parts[grid.start :]
        before = "".join(self._parts[-_NEAR:]).rstrip().rpartition(_BREAK)[2].strip()
        note = grid.caption or (before if len(before) <= _LONGEST_NOTE else "")
        self._parts.append(_BREAK)
        self._tables.append(Table(list(_numbered(grid.rows)), note))

    def _leave_copy(self, text: str, start: int) -> None:
        """Keep one of two equal texts, of which one is for the eye and one for screen readers."""
        before = "".join(self._parts[max(0, start - 3) : start]).rstrip()
        if text and before.endswith(text) and not before.removesuffix(text)[-1:].isalnum():
            del self._parts[start:]
        else:
            self._shown = text


def _without(shown: str, said: str) -> str:
    """Return a text without the one in front of it that has been shown already."""
    rest = said.lstrip().removeprefix(shown)
    is_copy = said.lstrip().startswith(shown) and not rest[:1].isalnum()
    return rest if is_copy else said


def _mark(name: str, before: str, text: str) -> str:
    """Return what keeps raised or lowered text apart from the text before it."""
    if name == "sup":
        return "" if before.isdigit() and _ORDINAL.fullmatch(text) else "^"
    return "" if before.isalpha() else "_"


def _numbered(rows: list[list[_Cell]]) -> Iterator[tuple[int, int, str]]:
    """Yield the cells of a table by row and column, with their headers."""
    above: dict[int, list[str]] = {}  # the column headers
    hanging: dict[int, tuple[int, _Cell]] = {}  # cells that span rows: the last row, and the cell
    for number, row in enumerate(rows, 1):
        column = 1
        headers: list[str] = []
        is_head = number == 1 or all(cell.is_header for cell in row)
        for cell in row:
            while column in hanging and hanging[column][0] >= number:
                spanning = hanging[column][1]
                headers += [spanning.text] if spanning.is_header or column == 1 else []
                column += spanning.columns
            texts = (" ".join(headers), " ".join(above.get(column, [])), cell.text)
            yield number, column, " | ".join(filter(None, texts))
            if not is_head and (cell.is_header or column == 1) and len(headers) < _HEADERS:
                headers.append(cell.text)
            for covered in range(column, column + cell.columns):
                if is_head and len(above.get(covered, [])) < _HEADERS:
                    above.setdefault(covered, []).append(cell.text)
                if cell.rows > 1:
                    hanging[covered] = number + cell.rows - 1, cell
            column += cell.columns


def _hides(name: str, attributes: dict[str, str]) -> bool:
    if not attributes:
        return name in _UNSEEN or name == "dialog"
    return (
        name in _UNSEEN
        or "hidden" in attributes
        or (name == "dialog" and "open" not in attributes)
        or (name == "a" and attributes.get("role", "") == "doc-noteref")
        or bool(_HIDING_STYLE.search(attributes.get("style", "")))
        or bool(_FOR_SCREEN_READERS.search(attributes.get("class", "")))
        or bool(_HIDDEN_CLASS.search(attributes.get("class", "")))
    )


def _is_note(attributes: dict[str, str]) -> bool:
    """Return whether an element is, or leads to, the mark of a note."""
    return (
        attributes.get("href", "").startswith("#")
        or attributes.get("role", "") == "doc-noteref"
        or bool(_NOTE_CLASS.match(attributes.get("class", "")))
    )


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in _PAIR.finditer(text):
        found.setdefault(pair[1].lower(), pair[2] or pair[3] or pair[4] or "")
    return found


def _span(text: str) -> int:
    return min(max(int(text), 1), _SPANS) if text.isdecimal() and len(text) < len("65534") else 1


def _unescaped(text: str) -> str:
    return unescape(_NO_NUMBER.sub("\ufffd", text))


def _pieces(html: str, *, is_xml: bool) -> Iterator[tuple[_Tag | None, str]]:
    """Yield tags, those that close an element with a slash before the name, and texts."""
    place = 0
    while found := _START.search(html, place):
        yield None, html[place : found.start()]
        tag = _TAG.match(html, found.start())
        if tag is None:
            place = _behind_comment(html, found.start())
            continue
        name = tag[1].lower()
        rest = _REST.match(html, tag.end())
        place = rest.end() if rest else len(html)
        attributes = html[tag.end() : place - 1] if rest else ""
        is_closed = is_xml and attributes.endswith("/")
        yield _Tag(name, attributes, is_closed), ""
        if rest and name in _RAW and not is_closed:
            end = _RAW[name].search(html, place)
            yield None, html[place : end.start() if end else len(html)]
            place = end.start() if end else len(html)
    yield None, html[place:]


def _behind_comment(html: str, place: int) -> int:
    """Return the place behind a comment, or behind what browsers take for one."""
    if html.startswith("<!--", place):
        comment = _COMMENT.match(html, place)
        return comment.end() if comment else len(html)
    end = html.find(">", place)
    return end + 1 if end >= 0 else len(html)
