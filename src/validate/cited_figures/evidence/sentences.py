"""Text cut into pages, paragraphs, answers and sentences; part of what ``bf-norm-2`` names.

The rules are our own: pysbd 0.3.4, last released in 2021, takes half a minute for a page of 100 KB
(the square of its length), cuts "Co. Ltd." and "approx. 40" in two, and needs to be told one
language per text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .fingerprint import CJK, normal_form
from .words import in_all_languages

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_END = re.compile(
    rf"""(?<![.!?])[.!?]++(?:["')\]」』]|\[\d{{1,3}}\])*+(?=\ |[{CJK}])|[。]++["')\]」』]*+""",
    re.VERBOSE,
)
_LAST_WORD = 40  # characters in front of a full stop that are looked at
_NUMBERING = re.compile(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")
_NEXT_WORD = re.compile(r"""["'(\[]*([^\W\d_]+)(?=[ ,.])""")
_NEXT_LETTER = re.compile(r"[A-Za-z]{1,2}\.")
_IS_CJK = re.compile(f"[{CJK}]").match
_LOWER = re.compile(r"""["'(\[]*[a-zà-ÿ]""")
_DIGIT = re.compile(r"[(\[]?[0-9]")

_NAME = r"(?:[A-Z][\w.'-]*|of|and|the|de|van|von|[\u3400-\u9fff·]{1,12})"
_TITLE = r"(?: ?\([^():]{1,80}\)|, [^:.!?]{1,80})?"
_LABEL = re.compile(rf"({_NAME}(?: {_NAME}){{0,7}}){_TITLE} ?:")
_PERSON = re.compile(r"(?:(?:[A-Z][a-z'-]+|[A-Z]\.|[A-Z]{2,}) ){1,3}(?:[A-Z][a-z'-]+|[A-Z]{2,})")
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}·[\u3400-\u9fff·]{1,12}")

_TITLES = frozenset(in_all_languages("sentences", "titles"))
_BEFORE_NUMBERS = frozenset(in_all_languages("sentences", "before_numbers"))
_AFTER_NUMBERS = frozenset(in_all_languages("sentences", "after_numbers"))
_OPEN = frozenset(in_all_languages("sentences", "open"))
_STARTERS = frozenset(in_all_languages("sentences", "starters"))
_SPEAKERS = frozenset(in_all_languages("speakers", "known"))
_NOBODY = frozenset(in_all_languages("speakers", "nobody"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in normal form and where it stands: ``p3``, or ``page14.p3`` in paged text.

    The locator is empty outside the answers of a speaker.
    """

    locator: str
    text: str


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text; form feeds part pages, blank lines paragraphs.

    Where a page has no blank line, each line is a paragraph.
    """
    pages = text.rstrip("\f\n ").split("\f")
    if len(pages) == 1:
        return [Paragraph(f"p{n}", piece) for n, piece in enumerate(_pieces(text), 1)]
    return [
        Paragraph(f"page{number}.p{n}", piece)
        for number, page in enumerate(pages, 1)
        for n, piece in enumerate(_pieces(page), 1)
    ]


def _pieces(page: str) -> list[str]:
    body = page.strip()
    pieces = _BLANK_LINE.split(body) if _BLANK_LINE.search(body) else body.splitlines()
    return [normal for normal in map(normal_form, pieces) if normal]


def answers(pieces: Sequence[Paragraph], speaker: str) -> list[Paragraph]:
    """Return the paragraphs of a text with locators for what a speaker says, and "" for the rest.

    An answer is all that follows a label with the name, up to the label of another speaker. The
    label is left out. The paragraphs of all answers are counted together, except in paged text,
    where those of the page are. Without a speaker or a label, all paragraphs keep their locators.
    """
    name = normal_form(speaker)
    own = re.compile(rf"{re.escape(name)}{_TITLE} ?: ?", re.IGNORECASE)
    if not name or not any(own.match(piece.text) for piece in pieces):
        return list(pieces)
    labels = _Labels(pieces, own)
    is_paged = any(piece.locator.startswith("page") for piece in pieces)
    found, is_speaking, said = [], False, 0
    for piece in pieces:
        label = own.match(piece.text)
        is_speaking = bool(label) or (is_speaking and not labels.begins(piece.text))
        text = piece.text[label.end() :] if label else piece.text
        said += is_speaking and bool(text)
        spoken = piece.locator if is_paged else f"p{said}"
        found.append(Paragraph(spoken if is_speaking else "", text))
    return [piece for piece in found if piece.text]


class _Labels:
    """Tell whether a paragraph begins with the label of a speaker.

    A label alone in its paragraph does. With text behind it, it must be a name: one that is used
    again, a word such as "Moderator", two or more words like those of a name, or, where the speaker
    has such labels too, a short Chinese word.
    """

    def __init__(self, pieces: Sequence[Paragraph], own: re.Pattern[str]) -> None:
        labels = (_LABEL.match(piece.text) for piece in pieces)
        self._used = Counter(label[1] for label in labels if label)
        matches = (own.match(piece.text) for piece in pieces)
        self._inline = any(match and match.end() < len(match.string) for match in matches)

    def begins(self, text: str) -> bool:
        label = _LABEL.match(text)
        if label is None:
            return False
        if label.end() == len(text):
            return True
        name = label[1]
        if name in _NOBODY or name.split(" ")[0] in _NOBODY - _SPEAKERS:
            return False
        return (
            name in _SPEAKERS
            or self._used[name] > 1
            or bool(_PERSON.fullmatch(name))
            or (self._inline and bool(_CHINESE_NAME.fullmatch(name)))
        )


def sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph in normal form."""
    cuts = [0, *_cuts(paragraph), len(paragraph)]
    found = (paragraph[start:end].strip() for start, end in pairwise(cuts))
    return [sentence for sentence in found if sentence]


def _cuts(paragraph: str) -> Iterator[int]:
    """Yield where sentences end. A straight quote closes when an odd number is open."""
    start = counted = quotes = 0
    for match in _END.finditer(paragraph):
        end = match.end()
        quotes += paragraph.count('"', counted, end)
        counted = end
        if match[0].endswith('"') and quotes % 2 and end < len(paragraph):
            end -= 1
        if _ends(paragraph, start, match):
            yield end
            start = end


def _ends(paragraph: str, start: int, match: re.Match[str]) -> bool:
    mark, rest = match[0], paragraph[match.end() : match.end() + _LAST_WORD].lstrip(" ")
    if mark.startswith("。"):
        return True
    is_leader = mark.startswith("...") and _DIGIT.match(rest)  # "Employed ..... 40.1"
    if _LOWER.match(rest) or is_leader:
        return False
    if not mark.startswith("."):
        return True
    so_far = paragraph[max(start, match.start() - _LAST_WORD) : match.start()].strip()
    if _NUMBERING.fullmatch(so_far) and start + _LAST_WORD > match.start():
        return False
    if _IS_CJK(rest):
        return not mark.startswith("..")
    return not _is_abbreviation(so_far.rpartition(" ")[2].lstrip("\"'(["), rest)


def _is_abbreviation(word: str, rest: str) -> bool:
    """Return whether the full stop behind a word belongs to it and ends no sentence."""
    following = _NEXT_WORD.match(rest)
    if word in _OPEN or _INITIALS.fullmatch(word):
        return not (following and following[1] in _STARTERS)
    if len(word) == 1 and word.isalpha() and _NEXT_LETTER.match(rest):
        return True  # "z. B.", "p. ex."
    if word.isdecimal():
        return bool(following and following[1] in _AFTER_NUMBERS)
    if word in _BEFORE_NUMBERS:
        return bool(_DIGIT.match(rest))
    return word in _TITLES or word.lower() in _TITLES
