"""A Chinese phrase as a row of tokens: amounts, periods, names, words of the grammar, text."""

import re
from typing import NamedTuple

from ..numerals import proper_fraction
from ..reading import Unreadable
from .amounts import NO_AMOUNT, Amount, read_amount, read_doubled, read_per
from .numerals import NUMERALS, SCALES, parse_numeral
from .script import Text
from .words import Lexicon, Word

_NOTE = re.compile(r"\(([^()]*)\)")
_DIGIT_NAMES = re.compile(r"(?:M[0-2]|PM2\.5|PM10|CO2|[2-6]G|G20|IPv[46])")
_BEGINNERS = NUMERALS | frozenset(
    '前头首第上下过未最历今此用时经近去每新假长黄春国凌晚本工个双多几数成HQhqⅠⅡⅢⅣⅤⅥ"“'
)
_SYMBOLS = {
    **dict.fromkeys("\"'“”‘’《》「」『』·: ：", "quote"),
    **dict.fromkeys(",，、;；。", "break"),
    "—": "dash",
}
_SPECIAL = frozenset({"vague", "turn", "half", "stop"})
_HALF = "半"
_RUN = re.compile("[0-9.,]+")
# What cannot follow the digits of a period or of a name.
_UNDATED = frozenset("%‰万亿元家台吨人美倍")


class Token(NamedTuple):
    """A piece of the phrase and what it does there."""

    kind: str
    start: int
    end: int
    detail: str = ""
    side: str = ""
    amount: Amount = NO_AMOUNT


def tokenise(text: Text, lexicon: Lexicon) -> list[Token]:
    """Divide the phrase into tokens; raise `Unreadable` where no rule explains a character."""
    plain, starts = text.plain, lexicon.lengths
    tokens: list[Token] = []
    position, length = 0, len(plain)
    while position < length:
        start = position
        while position < length and plain[position] not in starts and _is_text(plain[position]):
            position += 1
        if position == start:
            token = _token(text, start, lexicon, tokens)
            position = token.end
        else:
            token = Token("text", start, position)
        if token.kind == "text" and tokens and tokens[-1].kind == "text":
            token = Token("text", tokens.pop().start, position)
        tokens.append(token)
    _refuse_pieces(plain, tokens)
    return tokens


def _is_text(char: str) -> bool:
    """Tell whether the character is Chinese and begins no number, period or name."""
    return "㐀" <= char <= "鿿" and char not in _BEGINNERS


def _refuse_pieces(plain: str, tokens: list[Token]) -> None:
    """Refuse an open bracket, and the rest of a number that is written in no known way."""
    kinds = [token.kind for token in tokens]
    if kinds.count("open") != kinds.count("close"):
        raise Unreadable("a bracket that is not closed")
    for token in tokens:
        if token.kind == "numeral":
            numeral = plain[token.start : token.end]
            if len(numeral) > 1 or numeral in SCALES:
                raise Unreadable(f"unclear numeral {numeral}")
    if "分之" in plain:
        place = plain.index("分之")
        if not any(token.kind == "amount" and token.start <= place < token.end for token in tokens):
            raise Unreadable("malformed fraction")


def _token(text: Text, start: int, lexicon: Lexicon, before: list[Token]) -> Token:
    """Return what begins at a character that is no plain text."""
    plain = text.plain
    char = plain[start]
    if char in _BEGINNERS and not (char.isdigit() and _is_undated(plain, start)):
        token = _context(plain, start, lexicon)
        if token:
            return token
    for length in lexicon.lengths.get(char, ()):
        printed = plain[start : start + length]  # shorter at the end of the text
        word = lexicon.words.get(printed)
        if word is not None:
            end = start + len(printed)
            if word.kind in _SPECIAL:
                return _word(text, start, end, word, lexicon)
            return Token(word.kind, start, end, word.detail, word.side)
    if char in NUMERALS or char == _HALF:
        return _amount(text, start, lexicon, before)
    if char.isascii() and char.isalpha():
        return _letters(plain, start, lexicon)
    return _symbol(text, start, lexicon)


def _symbol(text: Text, start: int, lexicon: Lexicon) -> Token:
    char = text.plain[start]
    if char in "()":
        return _bracket(text.plain, start, lexicon)
    kind = "text" if "㐀" <= char <= "鿿" else _SYMBOLS.get(char, "")
    if char == "." and start == len(text.plain) - 1 and not text.plain[start - 1].isdigit():
        kind = "break"
    if not kind:
        raise Unreadable(f"unexpected character {text.shown[start]!r}")
    return Token(kind, start, start + 1)


def _is_undated(plain: str, start: int) -> bool:
    """Tell, in the common case, that the number begins no period and no name: 37.3万亿元."""
    run = _RUN.match(plain, start)
    end = run.end() if run else start
    return plain[end : end + 1] in _UNDATED


def _context(plain: str, start: int, lexicon: Lexicon) -> Token | None:
    """Return the period, name or vague number that begins here."""
    ago = lexicon.patterns["ago"].match(plain, start) if "前" in plain else None
    is_span = ago and plain.endswith(lexicon.rows["in_a_row"], 0, start)
    if ago and not is_span and not ago[1].startswith(("19", "20")):
        return Token("time", start, ago.end(), f"P{int(parse_numeral(ago[1]).value)}Y")
    match = lexicon.patterns["context"].match(plain, start)
    if match is None:
        return None
    kind = match.lastgroup or ""
    if kind == "vague":
        raise Unreadable("a vague number")
    return Token(kind, start, match.end())


def _word(text: Text, start: int, end: int, word: Word, lexicon: Lexicon) -> Token:
    if word.kind == "vague":
        raise Unreadable("a vague number")
    if word.kind in ("turn", "half"):
        doubled = read_doubled(text, start, lexicon)
        if doubled:
            return Token("amount", start, doubled.end, amount=doubled)
    if word.kind == "stop" and word.detail == "a rate":
        return _rate(text.plain, start, lexicon)
    return Token(word.kind, start, end, word.detail, word.side)


def _rate(plain: str, start: int, lexicon: Lexicon) -> Token:
    """Return what 每 divides by: 每百户, 每平方公里, or the whole of 每5人中有1人."""
    among = lexicon.patterns["among"].match(plain, start)
    if among:
        return Token("among", start, among.end(), among["whole"])
    found = read_per(plain, start + 1, lexicon)
    if found is None:
        return Token("stop", start, start + 1, "a rate")
    return Token("per", start, found[1], found[0])


def _amount(text: Text, start: int, lexicon: Lexicon, before: list[Token]) -> Token:
    plain = text.plain
    if start == 0 and (thousands := lexicon.patterns["thousands"].match(plain)):
        count = int(parse_numeral(thousands[1]).value)
        return Token("per", 0, thousands.end(), f"{count} person")
    amount = read_amount(text, start, lexicon)
    if amount is None:
        return _no_amount(plain, start)
    if amount.is_bare_scale and amount.comparator == "eq":
        led = bool(before) and before[-1].kind in ("bound", "pass", "money")
        if not led:
            return Token("numeral", start, start + len(amount.printed))
    elif _is_part_of_a_word(plain, amount):
        return Token("numeral", start, start + 1)
    return Token("amount", start, amount.end, amount=amount)


def _no_amount(plain: str, start: int) -> Token:
    """Return the run of numerals that is part of a word: 三年级, 半导体."""
    end = start + 1
    while end < len(plain) and (plain[end] in NUMERALS or plain[end] in ".,"):
        end += 1
    return Token("numeral", start, end)


def _is_part_of_a_word(plain: str, amount: Amount) -> bool:
    """Tell whether one Han digit counts nothing: 三农, 一个."""
    is_single = amount.is_written and len(amount.printed) == 1
    if not is_single or amount.comparator != "eq" or amount.unit == "doubling":
        return False
    is_count = amount.unit == "" or amount.unit.startswith("count:")
    joins = plain[amount.end : amount.end + 1] in tuple("-~—至到")
    return is_count and not joins and (amount.printed == "一" or amount.unit == "")


def _letters(plain: str, start: int, lexicon: Lexicon) -> Token:
    name = lexicon.patterns["letter_name"].match(plain, start)
    if name:
        return Token("name", start, name.end())
    end = start + 1
    while plain[end : end + 1].isascii() and plain[end : end + 1].isalpha():
        end += 1
    touched = plain[max(0, start - 1) : start] + plain[end : end + 1]
    if plain[start:end].islower() and end > start + 1 and (touched.isascii() or not touched):
        raise Unreadable("words of another language")
    return Token("latin", start, end)


def _bracket(plain: str, start: int, lexicon: Lexicon) -> Token:
    """Return a bracket without a figure as one note, any other as its two characters."""
    note = _NOTE.match(plain, start)
    if note and not re.search("[0-9]", _DIGIT_NAMES.sub("", note[1])):
        if lexicon.patterns["note_cues"].search(note[1]) and note[1] not in lexicon.noted:
            raise Unreadable(f"a note that may change the figure: {note[0]}")
        return Token("note", start, note.end(), note[1])
    return Token("open" if plain[start] == "(" else "close", start, start + 1)


def join_among(tokens: list[Token]) -> list[Token]:
    """Join 每5人中有1人 into a fifth."""
    for place, token in enumerate(tokens):
        if token.kind != "among":
            continue
        follower = place + 1
        while follower < len(tokens) and tokens[follower].kind == "fill":
            follower += 1
        part = tokens[follower].amount if follower < len(tokens) else NO_AMOUNT
        if (
            part is NO_AMOUNT
            or part.comparator != "eq"
            or not (part.unit == "" or part.unit.startswith("count:"))
        ):
            raise Unreadable("a rate")
        value = proper_fraction(part.value, parse_numeral(token.detail).value)
        joined = part._replace(
            start=token.start, value=value, step=None, unit="fraction", is_written=True
        )
        whole = Token("amount", token.start, part.end, amount=joined)
        return [*tokens[:place], whole, *tokens[follower + 1 :]]
    return tokens
