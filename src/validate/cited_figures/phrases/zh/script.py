"""A Chinese phrase in comparable form: half width, simplified characters, no idle spaces."""

import re
from typing import NamedTuple

from ..reading import Unreadable
from .words import WIDTH, Lexicon

_SPACES = re.compile(r"\s+")
_GROUPS = re.compile(r"(?<![0-9.,])([0-9]{1,3})((?:\s[0-9]{3})+)(?![0-9])")
_APART = re.compile(r"(?<=[A-Za-z0-9])\s+(?=[A-Za-z0-9])")
_DASH = re.compile(r"-\s+(?=[0-9])")
_SPLIT = re.compile(r"[0-9]\s+[0-9]")
_CLAUSE_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")
_ACCOUNTING = re.compile(r"\(([0-9][0-9,.]*)\)(?=[%‰百千万亿萬億]|[美欧歐日港韩韓澳]?元)")
_HAN_DIGITS = "零一二三四五六七八九"
_POINTS = frozenset("·・‧•.")
_TWO_DIGITS = re.compile(f"[{_HAN_DIGITS}][{_HAN_DIGITS}.点]")
_NUMERALS = _HAN_DIGITS + "两十廿卅百千万亿"
_TO_DIGITS = str.maketrans(_HAN_DIGITS + "点", "0123456789.")
_RAISED_POINT = re.compile(rf"(?<=[十廿卅{_HAN_DIGITS}])[·・‧•.](?=[{_HAN_DIGITS}])")
# 六四零.五 is written digit by digit; two digits alone, as in 七八个, are an estimate.
_POSITIONAL = re.compile(
    rf"(?<![十廿卅百千万亿{_HAN_DIGITS}])(?:[{_HAN_DIGITS}]{{3,}}(?:[.点][{_HAN_DIGITS}]+)?"
    rf"|[{_HAN_DIGITS}]{{2}}[.点][{_HAN_DIGITS}]+)(?![十百千{_HAN_DIGITS}])"
)


class Text(NamedTuple):
    """The phrase as printed without idle spaces, and position by position in plain characters."""

    shown: str
    plain: str
    is_traditional: bool


def normalise(phrase: str, lexicon: Lexicon) -> Text:
    """Return the phrase in comparable form; raise `Unreadable` where spaces split a number."""
    if " " in phrase or not phrase.isprintable():
        phrase = _close_up(phrase)
    if "(" in phrase or "（" in phrase:
        phrase = _accounted(phrase)
    is_traditional = not lexicon.traditional.isdisjoint(phrase)
    plain = _modern(phrase.translate(lexicon.script), lexicon)
    if "，" in plain:
        plain = _CLAUSE_COMMA.sub(",", plain)
    if not _POINTS.isdisjoint(plain):
        plain = _RAISED_POINT.sub("点", plain)
    if _TWO_DIGITS.search(plain):
        plain = _POSITIONAL.sub(lambda match: match[0].translate(_TO_DIGITS), plain)
    return Text(phrase, plain, is_traditional)


def _accounted(phrase: str) -> str:
    """Write a number in the brackets of accountants with its sign: (12.3)% is -12.3%."""
    half = phrase.translate(WIDTH)
    return _ACCOUNTING.sub(r"-\1", half) if _ACCOUNTING.search(half) else phrase


def _modern(plain: str, lexicon: Lexicon) -> str:
    """Write old numerals as the plain ones, where they stand beside other numerals."""
    old = lexicon.old_numerals
    if old.keys().isdisjoint(plain):
        return plain
    chars = list(plain)
    for place, char in enumerate(chars):
        modern = old.get(char)
        if modern is None:
            continue
        before = chars[place - 1] if place else ""
        after = plain[place + 1 : place + 2]
        if (before and before in _NUMERALS) or (after and (after in "十百千万亿" or after in old)):
            chars[place] = modern
    return "".join(chars)


def _close_up(phrase: str) -> str:
    """Take the spaces out, but keep one between Latin letters or digits of two words."""
    phrase = _GROUPS.sub(lambda match: _SPACES.sub("", match[0]), phrase)
    if _SPLIT.search(phrase):
        raise Unreadable("two numbers side by side")
    phrase = _DASH.sub("—", phrase)
    phrase = _APART.sub("\x00", phrase)
    return _SPACES.sub("", phrase).replace("\x00", " ")
