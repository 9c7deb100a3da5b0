"""What the text of one cell says, and what is wrong with it.

``PLAIN`` and ``DOUBTFUL`` tell the great many cells that are surely fine by the column; all others
are judged here, one by one.
"""

import re
from functools import cache
from typing import Any, NamedTuple
from unicodedata import category, is_normalized

from ..text import iso_date

DIGITS = 15  # the significant digits that a double keeps
LONGEST_INTEGER = 18  # digits that any integer type of 64 bits holds
LONGEST_NUMBER = 300  # digits, zeros among them, that a double holds

# Patterns that Python and Rust read alike.
PLAIN: dict[str, str] = {
    "number": r"^(0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)\.[0-9]*[1-9])$",
    "integer": r"^(0|-?[1-9][0-9]*)$",
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "boolean": r"^(true|false)$",
}
PLACEHOLDER = (
    r"n/?a|n\. ?a\.|nan|null|nil|none|not available|tb[acd]|to ?do|fixme|x{3,}|lorem ipsum.*"
    r"|#(n/a|ref!|value!|name\?|null!|num!|div/0!)|#{2,}|\?+|\.{2,}|[-–—]+"
)
DOUBTFUL = (  # in a column of text, for Rust
    r"^[=+\-@＝＋－＠\s]|\s$|  |[\t-\r\p{Z}--\x{20}]|[\p{C}\p{M}\x{FFFD}\x{FF01}-\x{FF5E}]"
    r"|[\p{Cyrillic}Α-Ωο]|[\p{Nd}--[0-9]]"
    r"|[\x{3000}-\x{303F}\x{115F}\x{1160}\x{2800}\x{3164}\x{FFA0}\x{2212}\x{201A}]"
    r"|[\x{17F}\x{FB00}-\x{FB06}\x{1D100}-\x{1D7FF}\x{2024}\x{A789}\x{2215}\x{66A}\x{1C0}]"
    # whatever is composed in another way, or of parts
    r"|[\x{374}\x{37E}\x{387}\x{958}-\x{95F}\x{9DC}-\x{9DF}\x{A33}-\x{A5E}\x{B5C}\x{B5D}]"
    r"|[\x{F43}-\x{FB9}\x{1100}-\x{11FF}\x{1F71}-\x{1FFD}\x{2126}-\x{212B}\x{2329}\x{232A}\x{2ADC}]"
    r"|[\x{F900}-\x{FAFF}\x{FB1D}-\x{FB4E}\x{2F800}-\x{2FA1F}]"
    rf"|^(?i:{PLACEHOLDER})$"
)
FORMULA_STARTS = "=+-@＝＋－＠"

_PLAIN = {kind: re.compile(pattern[:-1] + r"\Z") for kind, pattern in PLAIN.items()}
_FORMULA = re.compile(r"[=@＝＠]|[+\-][^0-9.]", re.DOTALL)
# A negative figure as printed; nothing in it makes a spreadsheet compute more than its sign.
_SIGNED_FIGURE = re.compile(r"[+\-] ?[$€£¥₹]? ?[0-9][^=|!(*+&^;@\"'\n]*")
_NUMBER_LIKE = re.compile(
    r"[+\-−]?([nN][aA][nN]|[iI][nN][fF]([iI][nN][iI][tT][yY])?"
    r"|[0-9０-９٠-٩][0-9０-９٠-٩.,'_ ]*([eE][+\-]?[0-9]+)?|\.[0-9]+)%?"
)
# A letter of Latin beside one of Cyrillic or Greek that looks like it.
_MIXED = re.compile(r"[A-Za-z][\u0400-\u04ffΑ-Ωο]|[\u0400-\u04ffΑ-Ωο][A-Za-z]")
_WIDE = re.compile(r"[！-～\u3001-\u303f]")
# Characters that pose as letters, stops and dashes, and spaces that are not the plain one.
_POSING = re.compile(
    r"[\u017f\ufb00-\ufb06\U0001d400-\U0001d7ff\u037e\u2024\ua789\u2215\u01c0]"
    r"|[A-Za-z]\u2212[A-Za-z]|\w\u201a\s"
)
_OTHER_DIGIT = re.compile(r"(?![0-9０-９])\d|\u066a")
# Two blanks, or one that is neither plain nor that of French marks and numbers or East Asia.
_BLANKS = re.compile(
    r"  |(?<![«0-9])[\u00a0\u202f](?![:;!?»%€])|[^\S \u00a0\u202f\u3000\n\r]"
    r"|(?<=[0-9])[\u00a0\u202f](?![:;!?»%€]|[0-9]{3}(?![0-9]))"
)
_PLACEHOLDER = re.compile(PLACEHOLDER, re.IGNORECASE)
_INVISIBLE = {"Cc", "Cf", "Co"}
_BROKEN = "\u2028\u2029\ufffd"
_EMPTY = re.compile(r"[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f]")


class Judgement(NamedTuple):
    """What a cell says; ``defects`` holds kind and text of each fault, in order.

    ``usable`` tells whether the cell still says something, be it nothing, without its defects.
    """

    value: Any
    defects: tuple[tuple[str, str], ...] = ()
    usable: bool = True


NOTHING = Judgement(None)


def judge(text: str, kind: str) -> Judgement:
    """Return what a cell of a column of this type says."""
    if not text:
        return NOTHING
    sure = _is_clean(text) if kind == "string" else _is_plain(text, kind)
    return Judgement(_value(text, kind)) if sure else _judged(text, kind)


def _is_clean(text: str) -> bool:
    """Return whether a text surely has no fault; others may have none either."""
    ends = text[0] in FORMULA_STARTS or " " in (text[0], text[-1])
    sure = text.isascii() or not (_MIXED.search(text) or _WIDE.search(text) or _is_odd(text))
    plain = sure and text.isprintable() and not ends and "  " not in text
    return plain and not _PLACEHOLDER.fullmatch(text)


def _is_plain(text: str, kind: str) -> bool:
    """Return whether a text is written as a value of this type, and one that can be held."""
    if not _PLAIN[kind].match(text):
        return False
    if kind in ("boolean", "date"):
        return kind == "boolean" or iso_date(text) is not None
    digits = text.removeprefix("-").replace(".", "")
    longest = LONGEST_NUMBER if kind == "number" else LONGEST_INTEGER
    return len(digits.strip("0")) <= DIGITS and len(digits) <= longest


def _judged(text: str, kind: str) -> Judgement:
    defects: list[tuple[str, str]] = []
    clean = "".join(character for character in text if not is_invisible(character))
    if clean != text:
        defects.append(("invisible", text))
    bare = clean.strip()
    if bare != clean or _has_odd_blanks(bare):
        defects.append(("padded", clean))
    if kind == "string" and _PLACEHOLDER.fullmatch(bare):
        return Judgement(bare, (*defects, ("placeholder", bare)))
    if kind == "string" and _is_disguised(bare):
        defects.append(("disguised", bare))
    fault = _fault(bare, kind) if bare else ""
    if fault:
        return Judgement(None, (*defects, (fault, bare)), usable=False)
    return Judgement(_value(bare, kind), tuple(defects))


def _has_odd_blanks(text: str) -> bool:
    return bool(_BLANKS.search(text)) or ("\u3000" in text and not _is_east_asian(text))


def _is_disguised(text: str) -> bool:
    """Return whether characters of one script pose as those of another."""
    if text.isascii():
        return False
    wide = _WIDE.search(text) and not _is_east_asian(text)
    posing = _POSING.search(text) or not is_normalized("NFC", text)
    return bool(_MIXED.search(text) or wide or posing) or _has_lone_digits(text)


def _is_east_asian(text: str) -> bool:
    """Return whether a text has a kana, a Chinese character or a Hangul syllable."""
    return any(
        "\u3040" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uac00" <= character <= "\ud7af"
        for character in text
    )


def _has_lone_digits(text: str) -> bool:
    """Return whether a text has digits of another script without a letter of such a script."""
    found = _OTHER_DIGIT.search(text) is not None
    return found and not any(
        "\u0590" <= character < "\u1e00" and character.isalpha() for character in text
    )


def _is_odd(text: str) -> bool:
    """Return whether a text that is not ASCII has characters to look at one by one."""
    odd = _POSING.search(text) or _OTHER_DIGIT.search(text) or _EMPTY.search(text)
    return bool(odd or "\ufffd" in text or not is_normalized("NFC", text))


def is_invisible(character: str) -> bool:
    """Return whether a character shows nothing and is no space."""
    kind = category(character)
    hidden = kind in _INVISIBLE or character in _BROKEN or _EMPTY.match(character) is not None
    return hidden or (kind == "Cn" and character not in _new_characters())


@cache
def _new_characters() -> frozenset[str]:
    """Return the characters that polars knows, whose Unicode is newer than that of some Pythons."""
    import polars as pl

    unknown = pl.Series(
        [character for character in map(chr, range(0x110000)) if category(character) == "Cn"]
    )
    return frozenset(unknown.filter(~unknown.str.contains(r"\p{Cn}")))


def _fault(text: str, kind: str) -> str:
    """Return what takes the value of a cell that is not empty, if anything does."""
    if kind == "string" and text[0] in FORMULA_STARTS:
        return "" if _SIGNED_FIGURE.fullmatch(text) else "formula"
    if kind != "string" and _FORMULA.match(text):
        return "formula"
    if kind == "string" or _is_plain(text, kind):
        return ""
    is_number = kind in ("number", "integer")
    return "notation" if is_number and _NUMBER_LIKE.fullmatch(text) else "type"


def _value(text: str, kind: str) -> Any:
    if not text or kind == "string":
        return text or None
    if kind == "boolean":
        return text == "true"
    if kind == "date":
        return iso_date(text)
    return float(text) if kind == "number" else int(text)
