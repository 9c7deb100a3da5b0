"""English phrase to words: lower case, hyphens and glued units taken apart."""

import re

from .english_words import HYPHEN_PARTS
from .reading import Unreadable
from .units import CURRENCY_CODES, ENGLISH_UNITS

_CODES = frozenset(CURRENCY_CODES)
_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\n", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d", '"'),
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        "½": " 1/2",
        "¼": " 1/4",
        "¾": " 3/4",
        "⅓": " 1/3",
        "⅔": " 2/3",
        "≧": "≥",
        "≦": "≤",
    }
)
_BRACKET = re.compile(r"\s?\([^()0-9]*\)")
# Plurals of short names and of peoples stay as printed: SMEs, Peruvians, Iraqis.
_AS_PRINTED = re.compile(r"[A-Z]{2,}s|[A-Z][a-z]+(?:ans|[klnq]is)")
_SEASON = re.compile(r"[0-9]{4}/[0-9]{2}")
_TOKEN = re.compile(
    r"(?:US|U\.S\.|HK|NT|NZ|R)\ ?\$ | (?:RMB|CN|JP)\ ?¥ | [ACS]\$"  # signs of currencies
    rf"| (?:R[Mm][Bb]|Rs|{'|'.join(CURRENCY_CODES)})(?=\d)"
    r"| (?:year|month|quarter|week)\ (?:on|over)\ (?:year|month|quarter|week)(?!\w)"
    r"| PM2\.5 | [0-9]+[GDK](?![\w$])"  # labels: 5G, 3D, 4K
    r"| [0-9]+(?:st|nd|rd|th)(?!\w)"  # ordinals
    r"| (?:19|20)[0-9]{2}/[0-9]{2}(?![0-9])"  # 2023/24
    r"| [0-9]+[xX×][0-9]+(?!\w)"  # 4x4
    r"| [0-9]{1,3}(?:\ [0-9]{3})+(?![0-9.,]*[0-9])"  # 647 000
    r"| [0-9]+(?:[.,][0-9]+)*"
    r"| (?:[A-Za-z]\.){2,}"
    r"| (?:[Aa]pprox|[Cc]a?|[Vv]s|[Nn]os?|[Mm]in|[Mm]ax|Rs)\.(?!\w)"
    r"| °\ ?[CF](?!\w)"
    r"| [^\W\d_][^\W_]*(?:['./-][^\W_]+)*[²³]?"
    r"| [<>]=? | \S",
    re.VERBOSE,
)


def tokenise(phrase: str) -> list[str]:
    """Return the words of the phrase; raise `Unreadable` on signs no phrase of figures has."""
    text = phrase if phrase.isascii() else phrase.translate(_LOOKALIKES)
    if "(" in text:
        text = _BRACKET.sub("", text)
    words: list[str] = []
    for token in _TOKEN.findall(text):
        if token.islower() and token.isalpha():
            words.append(token)
        else:
            _append(words, token)
    return words


def _append(words: list[str], token: str) -> None:
    if token in _CODES:
        words.append(token)
    elif _SEASON.fullmatch(token):
        words.append("season")
    elif token[0] in "0123456789":
        words.append(token.replace(" ", ""))
    elif _AS_PRINTED.fullmatch(token) and token.lower() not in ENGLISH_UNITS:
        words.append(token)
    elif "-" in token and len(token) > 1:
        words.extend(_split_hyphens(token.lower()))
    elif token.isalpha() or token in _SIGNS or len(token) > 1:
        words.append(_join(token.lower()))
    else:
        raise Unreadable(f"unexpected sign {token!r}")


def _join(token: str) -> str:
    if " o" in token:
        return token.replace(" ", "-")
    return token.replace(" ", "")


def _split_hyphens(word: str) -> list[str]:
    parts = word.split("-")
    return parts if HYPHEN_PARTS.issuperset(parts) else [word]


_SIGNS = frozenset("%‰$€£¥₩₹₽₺+-~≈<>≥≤/,.;:()'\"&—°℃")
