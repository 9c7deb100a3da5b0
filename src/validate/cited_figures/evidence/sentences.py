"""Pages at hand: plain text or saved HTML, cut into the paragraphs and sentences of an answer."""

import re
from pathlib import Path

from ..package.files import read_bytes
from ..package.limits import PAGE
from .fingerprint import normalise_page
from .html import decode, text_of

_HTML = re.compile(r"<(?:!doctype|html|head|body|div|p)\b", re.IGNORECASE)
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
    raw = read_bytes(path, PAGE)
    if _HTML.search(raw[:4096].decode("ascii", "ignore")):
        return text_of(decode(raw))
    return raw.decode("utf-8-sig")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text in normal form; without blank lines, each line is one."""
    body = text.strip()
    pieces = _PARAGRAPH.split(body) if _PARAGRAPH.search(body) else body.splitlines()
    normal = (normalise_page(each) for each in pieces)
    return [each for each in normal if each]


def answer(pieces: list[str], speaker: str) -> list[str]:
    """Return those of the paragraphs of a text that a speaker says after the label with the name.

    The label itself is not counted; the next label ends the answer. Without a label, all
    paragraphs are returned.
    """
    label = re.compile(rf"{re.escape(normalise_page(speaker))} ?[:：] ?")
    for index, each in enumerate(pieces):
        match = label.match(each) if speaker else None
        if match:
            spoken = [each[match.end() :], *pieces[index + 1 :]]
            return _until_label([each for each in spoken if each])
    return pieces


def _until_label(paragraphs: list[str]) -> list[str]:
    end = next((n for n, each in enumerate(paragraphs) if _LABEL.fullmatch(each)), None)
    return paragraphs[:end]


def sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph in normal form, cut at full stops."""
    found, start = [], 0
    for match in _SENTENCE.finditer(paragraph):
        word = max(paragraph.rfind(" ", start, match.end()), start)
        if not _ABBREVIATION.search(paragraph[word : match.end()]):
            found.append(paragraph[start : match.end()].strip())
            start = match.end()
    return [each for each in [*found, paragraph[start:].strip()] if each]
