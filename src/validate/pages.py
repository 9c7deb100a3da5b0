"""Pages at hand: plain text or saved HTML, cut into the paragraphs and sentences of an answer."""

import re
from pathlib import Path

from .fingerprints import normalise_page

_HTML = re.compile(r"<(?:!doctype|html|head|body|div|p)\b", re.IGNORECASE)
_BLOCKS = [
    *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
    *("main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
]
_SILENT = ("script", "style", "template", "noscript")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_NAME = r"(?:[A-Z][\w.'-]*|of|and|the|de|van|von|[\u3400-\u9fff·]{1,12})"
_LABEL = re.compile(rf"{_NAME}(?: {_NAME}){{0,7}} ?[:：]")
_SENTENCE = re.compile(r"""[.!?]["')\]]*(?= )|[。！？]["')\]]*""")
_ABBREVIATION = re.compile(
    r"(?:^|[ (\"'])(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Prof|No|vs|etc|St|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)


def read_page(path: Path) -> str:
    """Return the text of a plain text or HTML file, paragraphs apart by a blank line.

    Raises OSError for a file that cannot be read and ValueError for text that is not UTF-8.
    """
    raw = path.read_bytes()
    if _HTML.search(raw[:4096].decode("ascii", "ignore")):
        return _text_of(raw)
    return raw.decode("utf-8-sig")


def _text_of(html: bytes) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "html.parser")
    for each in soup(_SILENT):
        each.decompose()
    for text in soup.find_all(string=True):
        text.replace_with(re.sub(r"\s+", " ", str(text)))
    for each in soup(_BLOCKS):
        each.insert_before("\n\n")
        each.append("\n\n")
    return soup.get_text()


def answer(text: str, speaker: str) -> list[str]:
    """Return the paragraphs, in normal form, that a speaker says after the label with the name.

    Blank lines part paragraphs; in a text without any, each line is one.
    The label itself is not counted; the next label ends the answer. Without a label, all
    paragraphs are returned.
    """
    body = text.strip()
    pieces = _PARAGRAPH.split(body) if _PARAGRAPH.search(body) else body.splitlines()
    paragraphs = [normalise_page(each) for each in pieces]
    paragraphs = [each for each in paragraphs if each]
    label = re.compile(rf"{re.escape(normalise_page(speaker))} ?[:：] ?")
    for index, each in enumerate(paragraphs):
        match = label.match(each) if speaker else None
        if match:
            spoken = [each[match.end() :], *paragraphs[index + 1 :]]
            return _until_label([each for each in spoken if each])
    return paragraphs


def _until_label(paragraphs: list[str]) -> list[str]:
    end = next((n for n, each in enumerate(paragraphs) if _LABEL.fullmatch(each)), None)
    return paragraphs[:end]


def sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph in normal form, cut at full stops."""
    found, start = [], 0
    for match in _SENTENCE.finditer(paragraph):
        if not _ABBREVIATION.search(paragraph[start : match.end()]):
            found.append(paragraph[start : match.end()].strip())
            start = match.end()
    return [each for each in [*found, paragraph[start:].strip()] if each]
