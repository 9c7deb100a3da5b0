"""English phrase to tokens: nothing that is printed gets lost on the way."""

import re
from typing import NamedTuple

from ..reading import Unreadable
from ..symbols import MARKS
from .lexicon import LEXICON, SETS

END = "\0"
_AHEAD = 8
_ENDS = [END] * _AHEAD
# Words and numbers; a short number before another may be the first of its groups: 647 000.
_SIMPLE = r"(?:[A-Za-z]+|[2-6]G|[0-9]+(?:[.,][0-9]+)*(?! [0-9]))"
_PLAIN = re.compile(f"{_SIMPLE}(?: {_SIMPLE})*")
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\n\r", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u02bb\u02bc", "'"),
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
_HYPHENATED_TO = re.compile(
    r"(?<![\w.,-])([0-9][0-9.,]*)-to-([0-9][0-9.,]*)-(?=[A-Za-z])"
)  # 0-to-60-mph
_HYPHENATED_IN = re.compile(r"(?<![\w.,-])([0-9]+)-in-([0-9]+)(?![\w.-])")  # a 1-in-5 chance
_HYPHENATED_MINUS = re.compile(r"(?<=\bminus)-(?=[0-9])")
_SUB = re.compile(r"\b([Ss]ub)-(?=[0-9])")  # sub-5 percent growth
_WITHOUT_ZERO = re.compile(r"(?<![^ $€£+-])\.(?=[0-9])")  # .5
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
    r"|(?:approx|Approx|[Cc]a?|[Vv]s|[Nn]os?|[Mm]in|[Mm]ax|Rs|sq|cu|pct|pp|Jan|Feb|Mar|Apr|May|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec)\.(?!\w)"
    rf"|°\ ?[CF](?!\w)|{_WORD}(?:(?<=s)'(?!\w))?)"
    r"|([<>]=|[^\w\s]))",
    re.VERBOSE,
)
_NUMBER, _WORD_TOKEN = 1, 2
OTHER = "\u00a6"  # in sentences, any letter or digit of another script
_FOREIGN = re.compile(rf"[^\W0-9{_LETTER}]|_")
_PREFIX = re.compile(LEXICON.currency_prefix_pattern)
_PREFIX_ENDS = frozenset("$¥¢₵=")
_ANY_PREFIX = re.compile(r"[$¥¢₵=]|[A-Za-z]\.?[0-9]")
_KNOWN = MARKS | frozenset("%‰¢+-~≈<>≥≤=±/,.;:()&—℃℉\"'") | {"<=", ">="}
_BEFORE_NUMBERS = MARKS | frozenset("+-~≈<>≥≤=±(/—") | {"<=", ">="}
_QUOTES = frozenset("\"'")


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
    if _PLAIN.fullmatch(phrase):
        return _plain(phrase)
    text = phrase
    if not phrase.isascii():
        text = _FRACTION_AFTER.sub(" ", phrase).translate(_CHARACTERS)
    if "-" in text or "+/" in text:
        text = _HYPHENATED_TO.sub(r"\1 to \2 ", text.replace("+/-", "±"))
        text = _HYPHENATED_IN.sub(r"\1 in \2", text)
        text = _SUB.sub(r"\1 ", _HYPHENATED_MINUS.sub(" ", text))
    if "." in text:
        text = _WITHOUT_ZERO.sub("0.", text)
    tokens = _scan(text.strip(" "))
    _check_joints(tokens)
    return _ended(tokens)


def tokenise_sentence(sentence: str) -> Tokens:
    """Return the tokens of a sentence in normal form, whatever its characters and joints are.

    Characters of other scripts are tokens of one character each, `OTHER`.
    """
    return _ended(_scan(_FOREIGN.sub(OTHER, sentence).rstrip(), is_strict=False))


def _ended(tokens: Tokens) -> Tokens:
    tokens.words.extend(_ENDS)
    tokens.raws.extend(_ENDS)
    tokens.tight.extend([False] * _AHEAD)
    return tokens


def _scan(text: str, *, is_strict: bool = True) -> Tokens:
    words: list[str] = []
    raws: list[str] = []
    tight: list[bool] = []
    position, size = 0, len(text)
    has_prefix = _ANY_PREFIX.search(text) is not None
    while position < size:
        match = _TOKEN.match(text, position)
        if match is None:
            raise _unexpected(text, position)
        kind = match.lastindex or 0
        printed, (start, end) = match[kind], match.span(kind)
        is_tight, position = start == position, end
        if kind == _NUMBER:
            words.append(printed.replace(" ", "\u00a0"))
        elif has_prefix and (prefix := _prefix_at(text, printed, start, end)):
            printed, position = prefix, start + len(prefix)
            words.append(prefix.lower().replace(" ", ""))
        elif kind == _WORD_TOKEN:
            is_whole = printed.isalpha() and printed not in _LABEL_LETTERS
            if not is_whole and _append_parts(printed, words, raws, tight, is_tight=is_tight):
                continue
            words.append(printed.lower().replace("° ", "°"))
        elif printed in _KNOWN or not is_strict:
            words.append(printed)
        else:
            raise _unexpected(text, start)
        raws.append(printed)
        tight.append(is_tight)
    return Tokens(words, raws, tight, len(words))


def _unexpected(text: str, position: int) -> Unreadable:
    """Say what is wrong with the character that stands at a position, or behind blanks there."""
    character = text[position:].lstrip()[:1]
    is_raised = character == "^" or (character.isdigit() and not character.isdecimal())
    if is_raised and text[:position][-1:].isdigit():
        return Unreadable("a power, or a mark of a note")
    return Unreadable(f"unexpected character {character!r}")


def _plain(phrase: str) -> Tokens:
    """Return the tokens of a phrase of words and numbers that blanks part; much faster."""
    raws = phrase.split(" ")
    words = phrase.lower().split(" ")
    size = len(words)
    return Tokens(words + _ENDS, raws + _ENDS, [False] * (size + _AHEAD), size)


def _prefix_at(text: str, printed: str, start: int, end: int) -> str:
    """Return the sign of a currency that begins here: US$, RM1, $A5, US $5; or ""."""
    after = text[end : end + 1]
    if printed == "$":
        may_begin = after.isalpha()
    elif after in _PREFIX_ENDS:
        may_begin = True
    elif printed.isalpha():
        may_begin = after == " " and printed.lower() in SETS.dollar_countries
    else:
        has_digit = any(map(str.isdigit, printed))
        may_begin = has_digit or printed.lower() in SETS.dollar_countries
    match = _PREFIX.match(text, start) if may_begin else None
    return match[0] if match else ""


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
        for index, part in enumerate(filter(None, _SLASHES.split(word))):
            words.append(part.lower())
            raws.append(part)
            tight.append(is_tight or index > 0)
        return True
    if "-" not in word:
        return False
    parts = word.split("-")
    is_unit = is_tight and bool(words) and words[-1] == "-"
    known = LEXICON.unit_parts if is_unit else LEXICON.hyphen_parts
    if is_tight and words and words[-1][0] in _DIGITS and parts[0] in LEXICON.short_scales:
        known = known | {parts[0]}  # 10m-plus
    if parts[0].lower() in LEXICON.fractions:
        known = known | LEXICON.spelt_units  # half-mile
    is_year = parts[0].lower() in SETS.points and parts[1].isdigit()  # end-2023
    is_span = all(part.lower() in LEXICON.months for part in parts)  # January-March
    if not (is_year or is_span or known.issuperset(part.lower() for part in parts)):
        return False
    if is_span:
        parts = [parts[0], "to", *parts[1:]]
    for index, part in enumerate(parts):
        words.append(part.lower())
        raws.append(part)
        tight.append(is_tight and index == 0)
    return True


def _check_joints(tokens: Tokens) -> None:
    """Raise `Unreadable` where something touches a number or a word and cannot be explained."""
    words, tight = tokens.words, tokens.tight
    depth = 0
    for position, word in enumerate(words):
        if word in _PLAIN_MARKS:
            depth += (word == "(") - (word == ")")
            if depth not in {0, 1}:
                raise Unreadable("brackets that do not match")
            _check_mark(tokens, position)
        elif word[0] in _DIGITS:
            if position and tight[position]:
                _check_number(tokens, position)
        elif position and tight[position] and word.isalpha():
            _check_word(tokens, position)
        elif not word.isalpha():
            _check_name(tokens, position)
    if depth:
        raise Unreadable("brackets that do not match")


def _check_mark(tokens: Tokens, position: int) -> None:
    words, tight = tokens.words, tokens.tight
    word, is_last = words[position], position + 1 == tokens.size
    is_joined = not is_last and tight[position + 1]
    if word in _QUOTES:
        raise Unreadable("a quotation mark")
    if word in ",.;:" and is_joined:
        after = words[position + 1]
        if after[0] in _DIGITS or after.isalpha():
            raise Unreadable(f"{word!r} joined to what follows it")
    if word == "-" and position and tight[position] and not is_joined:
        raise Unreadable("a hyphen that joins nothing")
    if word == "—" and position and not is_last and tight[position] != is_joined:
        raise Unreadable("a dash that joins nothing")


def _check_number(tokens: Tokens, position: int) -> None:
    before = tokens.words[position - 1]
    is_sign = before in _BEFORE_NUMBERS or before in LEXICON.prefixes
    if not is_sign and tokens.raws[position - 1] != "minus":
        raise Unreadable(f"a number joined to {tokens.raws[position - 1]!r}")


def _check_word(tokens: Tokens, position: int) -> None:
    """Let a unit follow its number, and refuse what else is joined to something."""
    before = tokens.words[position - 1]
    is_joint = before in _JOINING or before[0] in _DIGITS or before in LEXICON.prefixes
    is_joint = is_joint or (before == ")" and tokens.words[position] in LEXICON.short_scales)
    if not is_joint or before in _UNIT_MARKS:
        raise Unreadable(f"{tokens.raws[position]!r} joined to {tokens.raws[position - 1]!r}")


def _check_name(tokens: Tokens, position: int) -> None:
    word = tokens.words[position]
    is_known = word in LEXICON.prefixes or word in LEXICON.digit_units or LEXICON.is_name(word)
    if not is_known and any(character in _DIGITS for character in word):
        raise Unreadable(f"a number inside the word {tokens.raws[position]!r}")


_SLASHES = re.compile("(/)|(?<=/)([0-9]+)(?=[a-z])")  # l/100km
_DIGITS = frozenset("0123456789")
_LABELS = frozenset(["2G", "3G", "4G", "5G", "6G", "2D", "3D", "4D", "4K", "8K", "3M"])
_LABEL_LETTERS = frozenset("GDKM")
_PLAIN_MARKS = frozenset(",.;:()—-\"'")
_JOINING = frozenset("-/(—&~+")
_UNIT_MARKS = frozenset("%‰¢℃℉")
