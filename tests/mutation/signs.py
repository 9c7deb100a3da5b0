"""Slips and frauds with the signs of a cell: what looks the same, or like nothing, and is not."""

import re
import unicodedata
from collections.abc import Callable, Iterator

Cell = Callable[[str, list[str]], Iterator[str]]

CYRILLIC = str.maketrans("aceopxyisjABCEHIKMOPTXSJ", "асеорхуіѕјАВСЕНІКМОРТХЅЈ")
GREEK = str.maketrans("ovABEZHIKMNOPTYX", "ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
FULL_WIDTH = str.maketrans("0123456789%.", "０１２３４５６７８９％．")
INVISIBLE = "\u200b\ufeff\u00ad\u202e\u2060\u200e\u061c\u2061\ufe0f\u034f\u3164\u115f\u2800\u180e"
BLANKS = "\u00a0\u2009\u202f\u3000\u2003\t\u1680\u205f"
DIGITS = ("٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "🄀①②③④⑤⑥⑦⑧⑨", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
LETTERS_FOR_DIGITS = {"0": "OoО", "1": "lI|", "5": "S", "8": "B", "2": "Z", "3": "З"}
QUOTES = (
    *(("'", "\u2019"), ("'", "\u02bc"), ("'", "`"), ('"', "\u201c"), ("-", "\u2010")),
    *(("-", "\u2011"), ("-", "\u2013"), ("-", "\u2212"), (",", "\uff0c"), (".", "\u3002")),
    *((",", "\u201a"), (".", "\u2024"), (":", "\ua789"), ("/", "\u2215"), ("%", "\u066a")),
    *((";", "\u037e"), ("\u201c", '"'), ("|", "\u01c0"), ("(", "\uff08"), ("[", "\uff3b")),
)
COMPATIBLE = (
    ("fi", "ﬁ"),
    ("fl", "ﬂ"),
    ("ff", "ﬀ"),
    ("s", "ſ"),
    ("K", "K"),
    ("A", "Å"),
    ("率", "率"),
)
MORE_COMPATIBLE = (("不", "不"), ("年", "年"), ("值", "値"), ("IV", "Ⅳ"), ("I", "Ⅰ"), ("D", "Ｄ"))


def padded(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with white space around it."""
    yield from (f" {cell}", f"{cell} ", f"{cell}\u00a0")


def invisible_added(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with a few of the signs that nobody sees, each cell with its own."""
    middle = len(cell) // 2
    turn = sum(map(ord, cell)) % len(INVISIBLE)
    for sign in (INVISIBLE[turn - 1], INVISIBLE[turn - 4], INVISIBLE[turn - 8]):
        yield cell[:middle] + sign + cell[middle:]
    yield from (INVISIBLE[turn] + cell, cell + INVISIBLE[turn - 2])
    yield cell[:middle] + "\u0301" + cell[middle:]


def look_alike(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with letters of another alphabet that look the same: one, and all of them."""
    for table in (CYRILLIC, GREEK):
        for letter in dict.fromkeys(char for char in cell if ord(char) in table):
            yield cell.replace(letter, letter.translate(table), 1)
        yield cell.translate(table)
        for word in re.findall(r"[A-Za-z]+", cell):
            if all(ord(char) in table for char in word):
                yield cell.replace(word, word.translate(table), 1)


def compatible(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with signs that Unicode takes for another writing of the same."""
    for old, new in (*COMPATIBLE, *MORE_COMPATIBLE):
        if old in cell:
            yield cell.replace(old, new, 1)
    for form in ("NFD", "NFKD"):
        yield unicodedata.normalize(form, cell)
    yield re.sub("[a-z]", lambda found: chr(ord(found[0]) - ord("a") + 0x1D41A), cell, count=1)


def digits_disguised(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with a digit of other scripts, and with letters in its place."""
    for n, found in enumerate(re.finditer(r"[0-9]", cell)):
        digits = DIGITS[(n + len(cell)) % len(DIGITS)]
        yield cell[: found.start()] + digits[int(found[0])] + cell[found.end() :]
        for letter in LETTERS_FOR_DIGITS.get(found[0], "") if n == 0 else "":
            yield cell[: found.start()] + letter + cell[found.end() :]


def quotes_changed(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with other quotes, dashes and stops."""
    for old, new in QUOTES:
        if old in cell:
            yield cell.replace(old, new, 1)


def blanks_changed(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with other blanks, more of them or none."""
    if " " in cell:
        yield from (cell.replace(" ", blank, 1) for blank in (*BLANKS, "  ", "", "_", "\n", "\r"))
    middle = len(cell) // 2
    if middle:
        yield f"{cell[:middle]} {cell[middle:]}"


def full_width(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with full-width digits."""
    yield cell.translate(FULL_WIDTH)


def formula(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell as a formula of a spreadsheet."""
    yield from (f"={cell}", f"+{cell}", f"@{cell}")


SIGNS: dict[str, Cell] = {
    operator.__name__: operator
    for operator in (
        padded,
        invisible_added,
        look_alike,
        compatible,
        digits_disguised,
        quotes_changed,
        blanks_changed,
        full_width,
        formula,
    )
}
