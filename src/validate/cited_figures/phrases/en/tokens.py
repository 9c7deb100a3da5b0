"""English phrase to tokens: nothing that is printed gets lost on the way."""

import re
from typing import NamedTuple

from ..reading import Unreadable
from .lexicon import LEXICON

END = "\0"
_AHEAD = 8
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\n\r", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        "½": " 1/2",
        "¼": " 1/4",
        "¾": " 3/4",
        "⅓": " 1/3",
        "⅔": " 2/3",
        "⅕": " 1/5",
        "⅛": " 1/8",
        "≧": "≥",
        "≦": "≤",
        "∼": "~",
        "～": "~",
    }
)
_FRACTION_AFTER = re.compile(r"(?<=[½¼¾⅓⅔⅕⅛])(?=\w)")
_LETTER = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0391-\u03c9\u1e00-\u1eff"
)
_WORD = rf"[{_LETTER}][{_LETTER}0-9]*(?:['./&-][{_LETTER}0-9]+)*[²³₂]?[{_LETTER}]*"
_TOKEN = re.compile(
    r"\ *(?:"
    r"([0-9]{1,3}(?:\ [0-9]{3})+(?![0-9])(?!\.[0-9]{4})(?:\.[0-9]+)?(?![,.'][0-9])"
    r"|[0-9]+(?:[,.'][0-9]+)*)"
    r"|((?:[A-Za-z]\.){2,}|minus(?=-[0-9])"
    r"|(?:approx|Approx|[Cc]a?|[Vv]s|[Nn]os?|[Mm]in|[Mm]ax|Rs|sq|cu|pct|pp|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec)\.(?!\w)"
    rf"|°\ ?[CF](?!\w)|{_WORD}(?:(?<=s)'(?!\w))?)"
    r"|([<>]=|[^\w\s]))",
    re.VERBOSE,
)
_NUMBER, _WORD_TOKEN = 1, 2
_PREFIX = re.compile(LEXICON.currency_prefix_pattern)
_PREFIX_ENDS = frozenset("$¥")
_ANY_PREFIX = re.compile("[$¥]|[A-Za-z][0-9]")
_LEADS_TO_PREFIX = frozenset(["us", "u.s.", "hk", "nt", "nz"])
_KNOWN = frozenset("%‰$€£¥₩₹₽₺₴₦₱฿₫₸₪¢+-~≈<>≥≤/,.;:()&—℃℉\"'") | {"<=", ">="}
_BEFORE_NUMBERS = frozenset("$€£¥₩₹₽₺₴₦₱฿₫₸₪+-~≈<>≥≤(/—") | {"<=", ">="}
_QUOTES = frozenset("\"'")
_POSSESSIVE = re.compile(r"'s?$")


class Tokens(NamedTuple):
    """The tokens of a phrase, each in lower case and as printed; `END` follows the last.

    `tight` tells of each whether it follows the one before without a blank.
    """

    words: list[str]
    raws: list[str]
    tight: list[bool]
    size: int


def tokenise(phrase: str) -> Tokens:
    """Return the tokens; raise `Unreadable` for characters that no phrase of a figure has."""
    text = phrase
    if not phrase.isascii():
        text = _FRACTION_AFTER.sub(" ", phrase).translate(_CHARACTERS)
    text = text.strip(" ")
    words: list[str] = []
    raws: list[str] = []
    tight: list[bool] = []
    position, size = 0, len(text)
    match_at = _TOKEN.match
    has_prefix = _ANY_PREFIX.search(text) is not None
    is_plain = True
    while position < size:
        match = match_at(text, position)
        if match is None:
            raise Unreadable(f"unexpected character {text[position:].strip()[:1]!r}")
        kind = match.lastindex or 0
        token, start = match[kind], match.start(kind)
        is_tight, position = start == position, match.end()
        if is_tight and start:
            is_plain = False
        if kind == _NUMBER:
            words.append(token.replace(" ", "\u00a0"))
        elif (
            has_prefix
            and _may_be_prefix(text, token, position)
            and (prefix := _PREFIX.match(text, start))
        ):
            token, position = prefix[0], prefix.end()
            words.append(token.lower().replace(" ", ""))
        elif kind == _WORD_TOKEN:
            if token.isalpha() and token not in _LABEL_LETTERS:
                words.append(token.lower())
                raws.append(token)
                tight.append(is_tight)
                continue
            is_plain = False
            if _append_parts(token, words, raws, tight, is_tight=is_tight):
                continue
            words.append(token.lower().replace("° ", "°"))
        elif token in _KNOWN:
            is_plain = False
            words.append(token)
        else:
            raise Unreadable(f"unexpected character {token!r}")
        raws.append(token)
        tight.append(is_tight)
    count = len(words)
    tokens = Tokens(words, raws, tight, count)
    if not is_plain:
        _check_joints(tokens)
    words += [END] * _AHEAD
    raws += [END] * _AHEAD
    tight += [False] * _AHEAD
    return tokens


def _may_be_prefix(text: str, token: str, end: int) -> bool:
    """Return whether the sign of a currency may begin here: US$, RM1, $A5, US $5; cheap."""
    after = text[end : end + 1]
    if token == "$":
        return after.isalpha()
    if after in _PREFIX_ENDS:
        return True
    if token.isalpha():
        return after == " " and token.lower() in _LEADS_TO_PREFIX
    return token[-1].isdigit() or token.lower() in _LEADS_TO_PREFIX


def _append_parts(
    word: str, words: list[str], raws: list[str], tight: list[bool], *, is_tight: bool
) -> bool:
    """Take number words and units apart that hyphens or slashes join: one-third, CO2/km."""
    if is_tight and words and words[-1].isdigit() and words[-1] + word in _LABELS:
        if len(words) > 1 and words[-2] in LEXICON.prefixes:
            return False
        words[-1] += word.lower()
        raws[-1] += word
        return True
    if "/" in word and word.lower() not in LEXICON.slashed:
        for index, part in enumerate(re.split("(/)", word)):
            words.append(part.lower())
            raws.append(part)
            tight.append(is_tight or index > 0)
        return True
    if "-" not in word:
        return False
    parts = word.split("-")
    is_unit = is_tight and bool(words) and words[-1] == "-"
    known = LEXICON.unit_parts if is_unit else LEXICON.hyphen_parts
    if not known.issuperset(part.lower() for part in parts):
        return False
    for index, part in enumerate(parts):
        words.append(part.lower())
        raws.append(part)
        tight.append(is_tight and index == 0)
    return True


def _check_joints(tokens: Tokens) -> None:
    """Raise `Unreadable` where something touches a number or a word and cannot be explained."""
    words, raws, tight, size = tokens
    depth = 0
    for position in range(size):
        word = words[position]
        if word in _PLAIN_MARKS:
            if word == "(":
                depth += 1
            elif word == ")":
                depth -= 1
            elif word in _QUOTES:
                raise Unreadable("a quotation mark")
            if depth not in {0, 1}:
                raise Unreadable("brackets that do not match")
            if word in ",.;:" and position + 1 < size and tight[position + 1]:
                after = words[position + 1]
                if after[0] in _DIGITS or after.isalpha():
                    raise Unreadable(f"{word!r} joined to what follows it")
            elif (
                word == "—"
                and position
                and position + 1 < size
                and tight[position] != tight[position + 1]
            ):
                raise Unreadable("a dash that joins nothing")
            elif (
                word == "-"
                and position
                and tight[position]
                and not tight[position + 1 : size][:1] == [True]
            ):
                raise Unreadable("a hyphen that joins nothing")
        elif word[0] in _DIGITS:
            if (
                position
                and tight[position]
                and words[position - 1] not in _BEFORE_NUMBERS
                and (words[position - 1] not in LEXICON.prefixes and raws[position - 1] != "minus")
            ):
                raise Unreadable(f"a number joined to {raws[position - 1]!r}")
        elif (
            position and tight[position] and word.isalpha() and words[position - 1] not in _JOINING
        ):
            before = words[position - 1]
            if before[0] not in _DIGITS:
                if before in _UNIT_MARKS:
                    raise Unreadable(f"{word!r} joined to a unit")
                if before not in LEXICON.prefixes:
                    raise Unreadable(f"{word!r} joined to {before!r}")
        elif not word.isalpha() and any(character in _DIGITS for character in word):
            if (
                word not in LEXICON.prefixes
                and not LEXICON.is_name(word)
                and word not in LEXICON.digit_units
            ):
                raise Unreadable(f"a number inside the word {raws[position]!r}")
    if depth:
        raise Unreadable("brackets that do not match")


_DIGITS = frozenset("0123456789")
_LABELS = frozenset(["2G", "3G", "4G", "5G", "6G", "2D", "3D", "4D", "4K", "8K"])
_LABEL_LETTERS = frozenset("GDK")
_PLAIN_MARKS = frozenset(",.;:()—-\"'")
_JOINING = frozenset("-/(—&~+")
_UNIT_MARKS = frozenset("%‰¢℃℉")
