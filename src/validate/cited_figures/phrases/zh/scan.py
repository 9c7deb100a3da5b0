"""The numbers of a Chinese sentence: which are figures, and the phrase that states each."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..mention import NO_FIGURE, Mention
from ..reading import NO_UNIT, Reading, Unreadable
from . import read_chinese
from .amounts import Amount
from .lexer import Token, join_among, tokenise
from .script import Text, normalise
from .select import join_ranges
from .words import lexicon

_CLAUSE = re.compile(r"(?:[^,:。;、!?()]|(?<=[0-9])[,:](?=[0-9])|\([^()]{0,9}\)(?=[%百千万亿]))+")
_NUMERAL = re.compile(r"[0-9]|[十百千万亿萬億两兩半成倍]|[一二三四五六七八九][一-鿿]")
_DIGIT = re.compile(r"[0-9][0-9.,]*")
_NEAR = frozenset({"bound", "minus", "plus", "money", "pass", "among", "per"})
_FAR = frozenset({"fill", "link", "move", "noun", "base", "sign", "turn"}) | _NEAR
_MOVES = frozenset({"move", "noun"})
_BEHIND = frozenset({"text", "word", "of", "move", "noun", "latin"})
_NAMING = frozenset({"text", "latin"})
_NO_FIGURES = {"time": "a date or a period", "name": "part of a name"}
_LARGEST_WORD = 10


class _Clause(NamedTuple):
    """A part of a sentence without a pause in it, its tokens, and where it begins."""

    text: Text
    tokens: Sequence[Token]
    start: int
    currency: str


def scan_chinese(sentence: str, home_currency: str = "") -> Iterator[Mention]:
    """Yield the numbers of a sentence in normal form, in order, each with its phrase.

    Numbers that are no figures are told of where they are printed in digits.
    """
    for found in _CLAUSE.finditer(sentence):
        if not _NUMERAL.search(found[0]):
            continue
        try:
            clause = _clause(found, home_currency)
        except Unreadable as refusal:
            yield from _unclear(found, refusal.reason)
        else:
            yield from _mentions(clause)


def _clause(found: re.Match[str], currency: str) -> _Clause:
    words = lexicon()
    text = normalise(found[0], words)
    if len(text.plain) != len(found[0]):
        raise Unreadable("brackets or blanks inside a number")
    tokens = join_ranges(text.plain, join_among(tokenise(text, words)))
    return _Clause(text, tokens, found.start(), currency)


def _unclear(found: re.Match[str], reason: str) -> Iterator[Mention]:
    """Yield the numbers in digits of a clause that cannot be divided into words."""
    for number in _DIGIT.finditer(found[0]):
        start, end = found.start() + number.start(), found.start() + number.end()
        yield Mention(start, end, None, NO_FIGURE + reason)


def _mentions(clause: _Clause) -> Iterator[Mention]:
    done = 0
    for place, token in enumerate(clause.tokens):
        span = clause.start + token.start, clause.start + token.end
        if token.kind == "amount":
            mention = _mention(clause, place, done)
            if mention:
                yield mention
            done = place + 1
        elif token.kind in _NO_FIGURES and _DIGIT.search(clause.text.plain, token.start, token.end):
            yield Mention(*span, None, NO_FIGURE + _NO_FIGURES[token.kind])


def _mention(clause: _Clause, place: int, done: int) -> Mention | None:
    """Return an amount with the words around it; None for a number word as in 三国."""
    amount = clause.tokens[place].amount
    reason = ""
    following = clause.tokens[place + 1 : place + 2]
    cuts = {token.start for token in following if token.kind in _NAMING}  # 95号汽油
    for left in _lefts(clause.tokens, place, done):
        for right in _rights(clause, place):
            try:
                reading = read_chinese(clause.text.shown[left:right], clause.currency)
            except Unreadable as refusal:
                reason = reason or refusal.reason
                continue
            is_cut = reading.unit == "count" and right in cuts
            is_cut = is_cut or clause.text.plain.startswith(lexicon().rows["refuse"], right)
            if reading.unit == "count" and clause.text.plain[left:right].isdigit():
                reason = reason or NO_UNIT
                continue
            if _agrees(reading, amount) and not is_cut:
                return Mention(clause.start + left, clause.start + right, reading)
    is_thing = amount.value > 1 and amount.unit.startswith(("count:", "unit:"))  # 三名, not 三国
    is_small = amount.is_written and amount.scale == 1 and amount.value <= _LARGEST_WORD
    if is_small and not is_thing:
        return None
    span = clause.start + amount.start, clause.start + amount.end
    if amount.unit == "" and amount.scale == 1 and "name" in reason:
        return Mention(*span, None, NO_FIGURE + "part of a name")
    return Mention(*span, _seen(amount), reason or "the reader and the scan disagree")


def _lefts(tokens: Sequence[Token], place: int, done: int) -> list[int]:
    """Return where the phrase may begin: with the words of change, or of comparison only."""
    near = far = place
    while far > done and tokens[far - 1].kind in _FAR:
        far -= 1
    while near > far and tokens[near - 1].kind in _NEAR:
        near -= 1
    is_change = any(token.kind in _MOVES for token in tokens[far:place])
    while far < near and tokens[far].kind == "fill":
        far += 1
    starts = [far] if is_change else [near, far]
    return list(dict.fromkeys(tokens[start].start for start in starts))


def _rights(clause: _Clause, place: int) -> list[int]:
    """Return where the phrase may end: behind what is counted, or behind the unit."""
    tokens = clause.tokens
    end = place + 1
    while end < len(tokens) and tokens[end].kind in _BEHIND:
        end += 1
    ends = [tokens[end - 1].end, tokens[place].end]
    if tokens[place].amount.unit.isupper() or tokens[place].amount.unit.startswith("unit:"):
        ends.reverse()
    return list(dict.fromkeys(ends))


def _agrees(reading: Reading, amount: Amount) -> bool:
    """Return whether the size is that of the amount; growth by 2倍 is one of 200 percent."""
    factor = 100 if amount.unit == "times" and reading.unit == "percent" else 1
    read = {abs(reading.value), abs(reading.value if reading.upper is None else reading.upper)}
    return read == {amount.value * factor, (amount.upper or amount.value) * factor}


def _seen(amount: Amount) -> Reading:
    """Return what the scan alone makes of an amount."""
    unit = amount.unit or "count"
    return Reading(
        amount.comparator, amount.value, amount.upper, unit, "level", amount.step, per=amount.per
    )
