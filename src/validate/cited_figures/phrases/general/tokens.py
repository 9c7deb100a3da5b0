"""A phrase as a row of tokens, for languages with and without blanks between words."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from .. import symbols
from ..lookup import lengths_by_first
from ..reading import Unreadable

_PLAIN = str.maketrans(
    {"’": "'", "‑": "-", "‐": "-", "−": "-", "–": "-", "—": "-", "～": "~", "〜": "~"}
    | symbols.FULL_WIDTH
    | {"￥": "¥", "￦": "₩", "￡": "£", "￠": "¢"}
    | {"\u3000": " ", "。": ".", "\t": " ", "\n": " ", "\r": " "}
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")


# A piece of a phrase, what it is, and whether no blank parts it from the one in front.
Piece = tuple[str, str, bool]


class Tokens(NamedTuple):
    """The pieces of a phrase in order, each list ending with an empty one.

    ``raws`` are as printed, ``keys`` in small letters, ``classes`` with {year}, {n}, {month} and
    {ordinal} in place of what these stand for. ``glued`` says of each whether no blank parts it
    from the one in front.
    """

    raws: list[str]
    keys: list[str]
    classes: list[str]
    kinds: list[str]
    glued: list[bool]
    has_classes: bool


class Form(NamedTuple):
    """How a language is written.

    ``ordinal`` is the pattern of what follows the digits of an ordinal, ``minus`` has further
    characters for a minus sign, ``pieces`` are the words that the grammar knows, ``compounds``
    the parts of number words that are written as one word, ``classes`` the placeholders of months,
    ordinals and small numbers.
    """

    decimal: str
    groups: str
    ordinal: str
    minus: str
    pieces: frozenset[str]
    compounds: frozenset[str]
    classes: Mapping[str, str]
    is_spaced: bool


class Tokeniser:
    """Divides phrases into tokens, by the number format and the words of a language."""

    def __init__(self, form: Form) -> None:
        """Compile the pattern."""
        self._pieces = pieces = form.pieces
        self._compounds = form.compounds
        self._classes = form.classes
        self._is_spaced = form.is_spaced
        self._signs = _PLAIN | {ord(sign): "-" for sign in form.minus}
        number = _number(form.decimal, form.groups)
        suffix = rf"(?P<ordinal>[0-9]{{1,2}}(?:{form.ordinal})(?!\w))|" if form.ordinal else ""
        word = (
            r"[^\W\d_]++(?:-[^\W\d_]++)*+(?:'(?=[^\W\d_]|$)|-(?=\s))?\.?|%-[^\W\d_]+|(?<=[0-9])-[^\W\d_]+"
            if form.is_spaced
            else r"[A-Za-z]+"
        )
        numbered = "|".join(map(re.escape, symbols.NAMES))
        other = r"[A-Za-z]++(?:-[A-Za-z]++)*+-?[0-9][0-9A-Za-z]*(?![.,][0-9])"
        name = rf"(?:{numbered})(?![0-9A-Za-z])|{other}"
        self._pattern = re.compile(
            rf"(\s+)?(?:{suffix}(?P<name>{name})|(?P<number>{number})|(?P<word>{word})"
            r"|(?P<symbol>\+/-|.))"
        )
        self._lengths = lengths_by_first(form.compounds if form.is_spaced else pieces)

    def plain(self, text: str) -> str:
        """Return a text with one character for each sign, blank and quotation mark."""
        return text.translate(self._signs)

    def tokens(self, phrase: str) -> Tokens:
        """Return the tokens of a phrase."""
        text = (phrase if phrase.isascii() else self.plain(phrase)).strip()
        raws: list[str] = []
        keys: list[str] = []
        classes: list[str] = []
        kinds: list[str] = []
        glued: list[bool] = []
        known = self._classes
        for raw, kind, is_glued in self._pieces_of(text):
            key = raw.lower()
            raws.append(raw)
            keys.append(key)
            kinds.append(kind)
            glued.append(is_glued)
            is_counted = kind in ("number", "ordinal")
            classes.append(_counted(key, kind) if is_counted else known.get(key, key))
        for row in (raws, keys, classes, kinds):
            row.append("")
        glued.append(False)
        glued[0] = False
        return Tokens(raws, keys, classes, kinds, glued, classes != keys)

    def keys(self, phrase: str) -> list[str]:
        """Return the tokens of a phrase in small letters."""
        text = self.plain(phrase).strip()
        if text in self._pieces and not self._is_spaced and not text[0].isascii():
            return [text]
        return [raw.lower() for raw, *_ in self._pieces_of(text)]

    def _pieces_of(self, text: str) -> Iterator[Piece]:
        return self._parted(text) if self._is_spaced else self._unparted(text)

    def _parted(self, text: str) -> Iterator[Piece]:
        """Yield the pieces of a text whose words are parted by blanks."""
        position, length = 0, len(text)
        while position < length:
            start = position + (text[position] == " ")
            end = text.find(" ", start)
            raw = text[start : end if end > 0 else length]
            kind, is_glued = "word", start == position
            if raw.isalpha():  # most words are, and the pattern is slower
                position = start + len(raw)
            else:
                found = self._match(text, position)
                kind = found.lastgroup or ""
                raw, is_glued, position = found[kind], found[1] is None, found.end()
            if kind != "word" or raw.lower() in self._pieces or self._is_whole(raw):
                yield raw, kind, is_glued
                continue
            for part in self._parts(raw):
                yield *part, is_glued
                is_glued = True

    def _match(self, text: str, position: int) -> re.Match[str]:
        """Return the piece at a place."""
        found = self._pattern.match(text, position)
        if found is None:
            raise Unreadable(f"unexpected character {text[position]!r}")
        return found

    def _is_whole(self, word: str) -> bool:
        """Return whether an unknown word has no parts, as far as its letters tell."""
        return word.isalpha() and word[0].lower() not in self._lengths

    def _parts(self, raw: str) -> Iterator[tuple[str, str]]:
        """Yield the parts of an unknown word, with what each is."""
        word = raw.removesuffix(".")
        if "-" in word and self._is_span(word):
            first, last = word.split("-")
            yield from ((first, "word"), ("-", "symbol"), (last, "word"))
        elif word[0].lower() in self._lengths:
            yield from ((part, "word") for part in self._number_parts(word))
        else:
            yield word, "word"
        if len(word) < len(raw):
            yield ".", "symbol"

    def _is_span(self, word: str) -> bool:
        """Return whether a word is two months: "enero-septiembre"."""
        parts = word.lower().split("-")
        return len(parts) == len({*parts}) == 2 and all(  # noqa: PLR2004
            self._classes.get(part) == "{month}" for part in parts
        )

    def _unparted(self, text: str) -> Iterator[Piece]:
        """Yield the pieces of a text without blanks between words."""
        position, length = 0, len(text)
        while position < length:
            start = position
            while text[start].isascii() and text[position].isspace():
                position += 1
            if not text[position].isascii():
                end = self._known_end(text, position)
                kind = "word"
                if end == position:
                    end = self._unknown_end(text, position)
                    kind = "text" if text[position].isalpha() else "symbol"
                yield text[position:end], kind, position == start
                position = end
                continue
            found = self._match(text, position)
            kind = found.lastgroup or ""
            yield found[kind], kind, position == start
            position = found.end()

    def _number_parts(self, word: str) -> Iterator[str]:
        """Yield the parts of a number word such as "zweihundertzehn"; any other word as it is."""
        ends, low = [0], word.lower()
        while end := self._compound_end(low, ends[-1]):
            ends.append(end)
        if ends[-1] != len(word):
            ends = [0, len(word)]
        yield from (word[start:end] for start, end in pairwise(ends))

    def _compound_end(self, word: str, start: int) -> int:
        """Return where the longest part of a number word ends that begins here; 0 if none does."""
        for length in self._lengths.get(word[start : start + 1], ()):
            part = word[start : start + length]  # shorter at the end of the word
            if part in self._compounds:
                return start + len(part)
        return 0

    def _known_end(self, text: str, start: int) -> int:
        """Return where the longest known word ends that begins here; the start where none does."""
        for length in self._lengths.get(text[start], ()):
            end = start + length
            if text[start:end] in self._pieces and not self._is_inside(text, end):
                return end
        return start

    def _is_inside(self, text: str, place: int) -> bool:
        """Return whether a foreign word, in katakana, goes on at a place with unknown letters."""
        if not (_is_katakana(text, place - 1) and _is_katakana(text, place)):
            return False
        return not any(
            text[place : place + length] in self._pieces
            for length in self._lengths.get(text[place], ())
        )

    def _unknown_end(self, text: str, start: int) -> int:
        end = start + 1
        if not text[start].isalpha():
            return end
        while self._is_unknown(text, end):
            end += 1
        return end

    def _is_unknown(self, text: str, place: int) -> bool:
        is_letter = place < len(text) and text[place].isalpha() and not text[place].isascii()
        return is_letter and self._known_end(text, place) == place


def _counted(key: str, kind: str) -> str:
    """Return the placeholder of a year, a small number or an ordinal; other numbers as they are."""
    if kind == "ordinal":
        return "{ordinal}"
    if _YEAR.fullmatch(key):
        return "{year}"
    return "{n}" if len(key) <= 2 and key.isdecimal() else key  # noqa: PLR2004 - a day


def _is_katakana(text: str, place: int) -> bool:
    return "\u30a1" <= text[place : place + 1] <= "\u30fc"


def _number(decimal: str, groups: str) -> str:
    """Return the pattern of a number: three digits to each group, all with the same mark."""
    grouped = "".join(
        rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+(?![0-9])|" for mark in groups
    )
    return rf"(?:{grouped}[0-9]+)(?:{re.escape(decimal)}[0-9]+)?"
