"""Why a text is not the JSON of a package: what is wrong, and where, in words for people."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from ..text import LONGEST_CELL, shortened

_PLAIN = r'[^"\\\x00-\x1f]*+'
_TOKEN = re.compile(
    rf'[ \t\n]*+(?:(?P<string>"{_PLAIN}(?:\\.{_PLAIN})*+")|(?P<open>"[^\n]*+)'
    r"|(?P<mark>[{}\[\],:])"
    r'|(?P<comment>//|/\*|#)|(?P<word>[^\s{}\[\],:"]++|\S|\s)|(?P<end>\Z))'
)
_LITERAL = re.compile(r"true|false|null|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}|(?P<wrong>.))')
_CONTROL = re.compile(r"[\x00-\x1f]")
_QUOTES = "'`´‘’‚“”„«»"  # what is typed in place of a double quote
_CLOSING = {"{": "}", "[": "]"}
_SPELLED = {"true": "true", "false": "false", "none": "null", "null": "null", "undefined": "null"}
_CONSTANTS = ("nan", "infinity")
_CUT_OFF = "If the file was cut off, fetch it again."
_NAME = 'Put names and texts in double quotes, as in "name".'


class Flaw(NamedTuple):
    """What is wrong with a text, the place of it, and what to do."""

    position: int
    found: str
    fix: str


class Token(NamedTuple):
    """A part of JSON text; ``kind`` is the group of the pattern that it matches."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Return the place behind the token."""
        return self.start + len(self.text)

    @property
    def shown(self) -> str:
        """Return the token as it is shown to people."""
        return shortened(self.text, LONGEST_CELL)


class _Due(StrEnum):
    """What may come next."""

    NAME = "a name, or the end of the object"
    NEXT_NAME = "a name"
    COLON = "a colon"
    VALUE = "a value"
    ITEM = "a value, or the end of the list"
    NEXT_ITEM = "a value of a list"
    MORE = "a comma, or the end of the object or list"
    END = "the end of the file"


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of JSON text, or of a text that should be some; the last one is the end."""
    at, kind = 0, ""
    while kind != "end" and (match := _TOKEN.match(text, at)):
        kind, at = match.lastgroup or "", match.end()
        yield Token(kind, match[kind], match.start(kind))


def flaw(text: str) -> Flaw | None:
    """Return where a text stops to be JSON, None if it does not."""
    walk = _Walk(text)
    for token in tokens(text):
        found = _misspelt(token) or walk.misplaced(token)
        if found:
            return found
        walk.take(token)
    return None


def repeated_name(text: str) -> int:
    """Return where an object of JSON text has a name for the second time."""
    names: list[set[str]] = []
    for token, following in pairwise(tokens(text)):
        if token.text in _CLOSING:
            names.append(set())
        elif token.text in _CLOSING.values():
            names.pop()
        elif token.kind == "string" and following.text == ":":
            name = json.loads(token.text)
            if name in names[-1]:
                return token.start
            names[-1].add(name)
    return 0


def _misspelt(token: Token) -> Flaw | None:
    """Return what is wrong with a token wherever it stands."""
    if token.kind == "comment":
        return Flaw(token.start, "a comment", "Remove the comments: JSON has none.")
    if token.kind == "open":
        return _unclosed_text(token)
    if token.kind == "string":
        wrong = next((found for found in _ESCAPE.finditer(token.text) if found["wrong"]), None)
        fix = r"Write a backslash in a text as \\."
        return Flaw(token.start + wrong.start(), f"{wrong[0]} in a text", fix) if wrong else None
    if token.kind == "word" and token.text[0] in _QUOTES:
        return Flaw(token.start, f"{token.text[0]} in place of a double quote", _NAME)
    odd = next((char for char in token.text if not char.isprintable()), "")
    if token.kind == "word" and odd:
        found = f"the character U+{ord(odd):04X} outside a text"
        fix = "Remove it, or type a plain space."
        return Flaw(token.start + token.text.index(odd), found, fix)
    return None


def _unclosed_text(token: Token) -> Flaw:
    control = _CONTROL.search(token.text)
    if control is None:
        fix = r"Add the closing quote; a line break inside a text is written \n. " + _CUT_OFF
        return Flaw(token.start, "a text without its closing quote", fix)
    name = "tab" if control[0] == "\t" else f"control character U+{ord(control[0]):04X}"
    return Flaw(token.start + control.start(), f"a {name} in a text", "Type a space in its place.")


_NOTHING = Token("", "", 0)


@dataclass
class _Walk:
    """A walk along the tokens of a text, as far as it is JSON."""

    text: str
    due: _Due = _Due.VALUE
    last: Token = _NOTHING
    opened: list[Token] = field(default_factory=list)

    def take(self, token: Token) -> None:
        """Go on to what may come after a token that is in its place."""
        if token.text in _CLOSING:
            self.opened.append(token)
            self.due = _Due.NAME if token.text == "{" else _Due.ITEM
        elif token.text == ",":
            self.due = _Due.NEXT_NAME if self.opened[-1].text == "{" else _Due.NEXT_ITEM
        elif token.text == ":":
            self.due = _Due.VALUE
        elif self.due in (_Due.NAME, _Due.NEXT_NAME) and token.kind == "string":
            self.due = _Due.COLON
        else:
            if token.kind == "mark":
                self.opened.pop()
            self.due = _Due.MORE if self.opened else _Due.END
        self.last = token

    def misplaced(self, token: Token) -> Flaw | None:
        """Return what is wrong with a token in its place."""
        if self.due is _Due.END:
            return self._beyond(token)
        if token.kind == "end" and self.opened:
            return self._cut_off()
        if token.text in _CLOSING.values():
            return self._closing(token)
        judges = {
            _Due.NAME: self._name,
            _Due.NEXT_NAME: self._name,
            _Due.COLON: self._colon,
            _Due.MORE: self._comma,
        }
        return judges.get(self.due, self._value)(token)

    def _named(self, bracket: Token) -> str:
        return f"{bracket.text} of line {self.text.count(chr(10), 0, bracket.start) + 1}"

    def _cut_off(self) -> Flaw:
        bracket = self.opened[-1]
        found = f"the end of the file, with the {self._named(bracket)} still open"
        fix = f"Add the closing {_CLOSING[bracket.text]}. {_CUT_OFF}"
        return Flaw(self.last.end, found, fix)

    def _beyond(self, token: Token) -> Flaw | None:
        if token.kind == "end":
            return None
        if token.text in _CLOSING.values():
            found = f"a {token.text} more than were opened"
            return Flaw(token.start, found, "Remove it, or what closes too early before it.")
        return Flaw(token.start, "text after the end of the JSON", "Remove all that follows.")

    def _closing(self, token: Token) -> Flaw | None:
        if self.opened and token.text != _CLOSING[self.opened[-1].text]:
            found = f"{token.text} where the {self._named(self.opened[-1])} is to be closed"
            return Flaw(token.start, found, "Close each { with } and each [ with ].")
        if self.last.text == ",":
            found = f"a comma before the closing {token.text}"
            return Flaw(self.last.start, found, "Remove the comma.")
        if self.due is _Due.COLON:
            return self._colon(token)
        return self._value(token) if self.due is _Due.VALUE else None

    def _name(self, token: Token) -> Flaw | None:
        if token.kind == "string":
            return None
        if token.text == ",":
            return Flaw(token.start, "a comma with nothing before it", "Remove the comma.")
        if token.kind == "word":
            return Flaw(token.start, f"the name {token.shown} without double quotes", _NAME)
        found = f"{token.text} in place of a name"
        return Flaw(token.start, found, 'Write each part of an object as "name": value.')

    def _colon(self, token: Token) -> Flaw | None:
        if token.text == ":":
            return None
        name = self.last.shown
        return Flaw(self.last.end, f"no colon after {name}", f"Write {name}: before its value.")

    def _comma(self, token: Token) -> Flaw | None:
        if token.text == ",":
            return None
        if token.text == ":":
            fix = 'Write "name": value between { and }, with commas between the parts.'
            return Flaw(token.start, "a colon after a value", fix)
        is_adjacent = self.last.kind == "string" and token.start == self.last.end
        if is_adjacent and (token.kind == "string" or token.text[0].isalnum()):
            fix = r"Write a double quote in a text as \"."
            return Flaw(self.last.end - 1, "a double quote inside a text", fix)
        found = f"no comma after {self.last.shown}"
        return Flaw(self.last.end, found, "Put a comma between two values.")

    def _value(self, token: Token) -> Flaw | None:
        if token.kind == "string" or token.text in _CLOSING or _LITERAL.fullmatch(token.text):
            return None
        if self.last.text == ":":
            if token.kind == "mark":
                fix = "Write the value, or remove the name."
                return Flaw(self.last.start, "a colon with no value after it", fix)
        elif token.kind == "mark":
            name = "colon" if token.text == ":" else "comma"
            return Flaw(token.start, f"a {name} with nothing before it", f"Remove the {name}.")
        return self._word(token)

    def _word(self, token: Token) -> Flaw:
        word = token.text.lower()
        if not self.opened:
            found = f"text that begins with {token.shown}"
            return Flaw(token.start, found, "Begin it with { and end it with }.")
        if word in _SPELLED:
            return Flaw(
                token.start, f"{token.text} for {_SPELLED[word]}", f"Write {_SPELLED[word]}."
            )
        if word.lstrip("+-") in _CONSTANTS:
            return Flaw(token.start, f"{token.text}, which is not JSON", "Write a number, or null.")
        if token.text[0] in "0123456789+-.":
            fix = "Write a number in plain digits, such as 0.5, or put a text in double quotes."
            return Flaw(token.start, f"{token.shown}, which is not a number of JSON", fix)
        return Flaw(token.start, f"the text {token.shown} without double quotes", _NAME)
