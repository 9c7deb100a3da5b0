"""Edits of a text that keep most of it: signs and words come, go and change places."""

from collections.abc import Sequence
from random import Random

# Signs that programs stumble over: controls, marks, surrogates, wide and combining signs.
SIGNS = [
    *("\0", "\t", "\n", "\r", "\x0b", "\x1b[31m", "\x85", "\xa0", "\xad", "\u2028", "\u2029"),
    *("\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "\ufffd", "\ufffe", "\U0010ffff", "\ue000"),
    *("\u0301", "\u0130", "ı", "ß", "ﬀ", "½", "²", "①", "㎏", "％", "５", "．", "，", "一", "亿"),
    *('"', "'", ",", ";", ":", "|", "\\", "/", "`", "<", ">", "&", "=", "+", "-", "@", "%", "#"),
    *("(", ")", "[", "]", "{", "}", "*", "?", "^", "$", ".", " ", "  ", "0", "9", "-0", "1e308"),
]
HUGE = (1_000, 131_073, 400_000)


def edit(text: str, rng: Random, words: Sequence[str] = ()) -> str:
    """Return the text with one to four edits; ``words`` are those that may come in."""
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        text = rng.choice(EDITS)(text, rng, words)
    return text


def _pieces(text: str, rng: Random) -> tuple[str, str, str]:
    """Cut a text into what is before, within and behind a random span."""
    start = rng.randint(0, len(text))
    end = min(len(text), start + rng.choice((0, 1, 1, 2, 4, 10, 50)))
    return text[:start], text[start:end], text[end:]


def _insert(text: str, rng: Random, words: Sequence[str]) -> str:
    before, within, behind = _pieces(text, rng)
    word = rng.choice(words) if words and rng.random() < 0.7 else rng.choice(SIGNS)
    return before + within + word + behind


def _replace(text: str, rng: Random, words: Sequence[str]) -> str:
    before, _, behind = _pieces(text, rng)
    word = rng.choice(words) if words and rng.random() < 0.7 else rng.choice(SIGNS)
    return before + word + behind


def _drop(text: str, rng: Random, _: Sequence[str]) -> str:
    before, _, behind = _pieces(text, rng)
    return before + behind


def _double(text: str, rng: Random, _: Sequence[str]) -> str:
    before, within, behind = _pieces(text, rng)
    times = rng.choice(HUGE) if rng.random() < 0.01 else rng.choice((2, 2, 3, 40))
    return before + (within * times)[: HUGE[-1]] + behind


def _move(text: str, rng: Random, _: Sequence[str]) -> str:
    before, within, behind = _pieces(text, rng)
    rest = before + behind
    place = rng.randint(0, len(rest))
    return rest[:place] + within + rest[place:]


def _change_digit(text: str, rng: Random, _: Sequence[str]) -> str:
    places = [n for n, sign in enumerate(text[:2000]) if sign.isdigit()]
    if not places:
        return text
    place = rng.choice(places)
    return text[:place] + rng.choice(("0", "1", "9", "５", "", "00", "٣")) + text[place + 1 :]


def _any_sign(text: str, rng: Random, _: Sequence[str]) -> str:
    before, within, behind = _pieces(text, rng)
    return (
        before + within + chr(rng.choice((rng.randint(0, 0x2FFF), rng.randint(0, 0xD7FF)))) + behind
    )


def _change_case(text: str, rng: Random, _: Sequence[str]) -> str:
    before, within, behind = _pieces(text, rng)
    return before + within.swapcase() + behind


EDITS = (
    *(_insert, _insert, _replace, _replace, _drop, _double, _move),
    *(_change_digit, _any_sign, _change_case),
)


def decoded(data: bytes) -> str:
    """Return bytes as text; bytes that are not UTF-8 become lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """Return text as bytes, lone surrogates as whatever they stand for."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
