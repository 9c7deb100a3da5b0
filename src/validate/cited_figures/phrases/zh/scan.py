"""The numbers of a Chinese sentence: which are figures, and the phrase that states each."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..mention import NO_FIGURE, Mention, agrees
from ..reading import NO_UNIT, Reading, Unreadable
from . import read_chinese
from .amounts import Amount
from .lexer import Token, join_among, tokenise
from .script import Text, normalise
from .select import join_ranges
from .words import lexicon

_CLAUSE = re.compile(
    r"(?:[^,:。;、!?()]|(?<=[0-9])[,:](?=[0-9])|\([^()]{0,9}\)(?=[%百千万亿萬億]))+"
)
_NUMERAL = re.compile(r"[0-9]|[十百千万亿萬億两兩半成倍]|[一二三四五六七八九][一-鿿]")
_DIGIT = re.compile(r"[0-9][0-9.,]*")
_NEAR = frozenset({"bound", "minus", "plus", "money", "pass", "among", "per"})
_FAR = frozenset({"fill", "link", "move", "noun", "base", "sign", "turn"}) | _NEAR
_MOVES = frozenset({"move", "noun"})
_CUES = _MOVES | {"per", "bound"}
_SHARED = "unclear whether a word of direction belongs to it as well"
_FINAL = {"two words of direction", "unclear word of comparison before the number"}
# They lead to a number that is a figure of its own: 从3500元提高到5000元.
_FREE = frozenset({"the number is what something is compared with", "a rate", "an ordinal"})
_RATIO, _RATIO_END = re.compile("[:比][0-9]"), re.compile("[0-9][:比]$")
_BEHIND = frozenset({"text", "word", "of", "move", "noun", "latin"})
_NAMING = frozenset({"text", "latin"})
_NO_FIGURES = {"time": "a date or a period", "name": "part of a name"}
_LARGEST_WORD = 10


class _Clause(NamedTuple):
    """A part of a sentence without a pause in it, its tokens, and where its characters stand."""

    text: Text
    tokens: Sequence[Token]
    places: Sequence[int]
    currency: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the sentence a part of the clause begins and ends."""
        return self.places[start], self.places[end - 1] + 1


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
    places = _places(text.shown, found[0], found.start())
    tokens = join_ranges(text.plain, join_among(tokenise(text, words)))
    return _Clause(text, tokens, places, currency)


def _places(shown: str, printed: str, start: int) -> list[int]:
    """Return where in a sentence each character stands of a clause without its idle blanks."""
    places: list[int] = []
    for place, character in enumerate(printed, start):
        if shown[len(places) : len(places) + 1] == character:
            places.append(place)
        elif not character.isspace():
            break
    if len(places) < len(shown):
        raise Unreadable("brackets or blanks inside a number")
    return places


def _unclear(found: re.Match[str], reason: str) -> Iterator[Mention]:
    """Yield the numbers in digits of a clause that cannot be divided into words."""
    for number in _DIGIT.finditer(found[0]):
        start, end = found.start() + number.start(), found.start() + number.end()
        yield Mention(start, end, None, NO_FIGURE + reason)


def _mentions(clause: _Clause) -> Iterator[Mention]:
    done, ways = 0, ""
    for place, token in enumerate(clause.tokens):
        span = clause.span(token.start, token.end)
        if token.kind == "amount":
            mention = _mention(clause, place, done)
            if mention and mention.reading and _shares_verb(clause, place, done):
                if ways and mention.reading.direction == "level" and not mention.reason:
                    mention = mention._replace(reason=_SHARED)
            elif mention and mention.reading:
                ways = mention.reading.direction.removeprefix("level")
            if mention:
                yield mention
            done = place + 1
        elif token.kind in _NO_FIGURES and _DIGIT.search(clause.text.plain, token.start, token.end):
            yield Mention(*span, None, NO_FIGURE + _NO_FIGURES[token.kind])


def _shares_verb(clause: _Clause, place: int, done: int) -> bool:
    """Return whether nothing but a conjunction parts a number from the one before it."""
    words = [clause.text.plain[token.start : token.end] for token in clause.tokens[done:place]]
    return bool(done) and lexicon().sets["conjunctions"].issuperset(words)


def _mention(clause: _Clause, place: int, done: int) -> Mention | None:
    """Return an amount with the words around it; None for a number word as in 三国."""
    amount = clause.tokens[place].amount
    span = clause.span(amount.start, amount.end)
    following = clause.tokens[place + 1 : place + 2]
    reason = _doubt(clause, place)
    if reason.startswith(NO_FIGURE):
        return Mention(*span, None, reason)
    cuts = {token.start for token in following if token.kind in _NAMING}  # 95号汽油
    for left, is_wide in () if reason else _lefts(clause, place, done):
        for right in _rights(clause, place):
            try:
                reading = read_chinese(clause.text.shown[left:right], clause.currency)
            except Unreadable as refusal:
                is_final = refusal.reason in _FINAL or _is_led(clause, place, left)
                if is_wide and (is_final or _is_beside(clause, place)):
                    return Mention(*span, _seen(amount), refusal.reason)
                reason = reason or ("" if is_wide else refusal.reason)
                continue
            if is_wide and not _says_more(reading):
                continue
            is_cut = reading.unit == "count" and right in cuts
            is_cut = is_cut or clause.text.plain.startswith(lexicon().rows["refuse"], right)
            if reading.unit == "count" and clause.text.plain[left:right].isdigit():
                reason = reason or NO_UNIT
                continue
            if _agrees(reading, amount) and not is_cut:
                return Mention(*clause.span(left, right), reading)
    is_thing = amount.value > 1 and amount.unit.startswith(("count:", "unit:"))  # 三名, not 三国
    is_small = amount.is_written and amount.scale == 1 and amount.value <= _LARGEST_WORD
    if is_small and not is_thing:
        return None
    if amount.unit == "" and amount.scale == 1 and "name" in reason:
        return Mention(*span, None, NO_FIGURE + "part of a name")
    return Mention(*span, _seen(amount), reason or "the reader and the scan disagree")


def _doubt(clause: _Clause, place: int) -> str:
    """Return why a number is not read: 1米85, 2.4:1, 没有超过5%, 少增300亿元."""
    tokens, plain = clause.tokens, clause.text.plain
    amount = tokens[place].amount
    following = tokens[place + 1 : place + 2]
    if _RATIO.match(plain, amount.end) or _RATIO_END.search(plain, 0, amount.start):
        return NO_FIGURE + "a time or a ratio"
    is_bare = bool(following) and following[0].kind == "amount" and following[0].amount.unit == ""
    if amount.unit != "" and is_bare and amount.end == following[0].start:
        return "its value may go on behind the unit"
    first = _first(tokens, place)
    led = tokens[first - 1] if first else None
    if led is None or led.kind != "stop" or led.detail in _FREE:
        return ""
    is_inner = first > 1 and tokens[first - 2].kind == "text" and led.end == led.start + 1  # 机上
    return "" if is_inner else led.detail


def _first(tokens: Sequence[Token], place: int) -> int:
    """Return where the words begin that may lead to a number, up to it."""
    while place and tokens[place - 1].kind in _FAR:
        place -= 1
    return place


def _is_led(clause: _Clause, place: int, left: int) -> bool:
    """Return whether a word of comparison at a place leads with 的 to a number: 超出预期的3%."""
    is_bound = any(token.start >= left and token.kind == "bound" for token in clause.tokens[:place])
    return is_bound and clause.tokens[place - 1].kind == "of"


def _is_beside(clause: _Clause, place: int) -> bool:
    """Return whether 高 or 少 leads to what is no height: 偏少五成, but not 坝高138米."""
    tokens = clause.tokens
    first = _first(tokens, place)
    word = clause.text.plain[tokens[first].start : tokens[first].end]
    return word in lexicon().sets["beside"] and not tokens[place].amount.unit.startswith("unit:")


def _says_more(reading: Reading) -> bool:
    """Return whether words away from the number change it."""
    return reading.comparator != "eq" or reading.direction != "level" or reading.per != ""


def _lefts(clause: _Clause, place: int, done: int) -> Iterator[tuple[int, bool]]:
    """Yield where the phrase may begin, and whether it is wide, with words that stand apart.

    Otherwise it begins with the words of change, or of comparison only.
    """
    tokens = clause.tokens
    near = far = place
    while far > done and tokens[far - 1].kind in _FAR:
        far -= 1
    while near > far and tokens[near - 1].kind in _NEAR:
        near -= 1
    wide = far - 1
    while wide >= done and not _is_cue(tokens[wide], clause.text.plain):
        wide -= 1
    if wide >= done:
        while wide > done and tokens[wide - 1].kind in _FAR:
            wide -= 1
        yield tokens[wide].start, True
    kinds = {token.kind for token in tokens[far:place]}
    first = clause.text.plain[tokens[far].start : tokens[far].end]
    if far > done and first in lexicon().sets["beside"]:  # 坝高138米, 比全国高138米
        base = next((at for at in range(far, done - 1, -1) if tokens[at].kind == "stop"), far - 1)
        yield tokens[base].start, True
        far = near
    while far < near and tokens[far].kind == "fill":
        far += 1
    if not kinds.isdisjoint(_MOVES):
        starts = [far]
    else:
        starts = [far, near] if "per" in kinds else [near, far]
    yield from ((tokens[start].start, False) for start in dict.fromkeys(starts))


def _is_cue(token: Token, plain: str) -> bool:
    """Return whether a word may say something of a number that it does not touch."""
    is_long = token.end - token.start > 1
    is_lone = plain[token.start : token.end] in lexicon().sets["lone_bounds"]
    return token.kind in _CUES and (is_long or is_lone)


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
    return agrees(reading, amount.value * factor, amount.upper and amount.upper * factor)


def _seen(amount: Amount) -> Reading:
    """Return what the scan alone makes of an amount."""
    unit = amount.unit or "count"
    return Reading(
        amount.comparator, amount.value, amount.upper, unit, "level", amount.step, per=amount.per
    )
