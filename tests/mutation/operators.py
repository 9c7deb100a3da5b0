"""Slips and frauds, one operator each: a small change to a cell, a table, a file or a descriptor.

An operator on cells yields the texts that a cell may become; one on rows yields whole tables; one
on bytes yields whole files; one on descriptors yields whole descriptors.
"""

import copy
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

Cell = Callable[[str, list[str]], Iterator[str]]
Rows = list[list[str]]
Edit = tuple[tuple[str | int, ...], Any]  # the way to what is changed, and the new document

LOOK_ALIKES = str.maketrans("aceopxABCEHIKMOPT", "асеорхАВСЕНІКМОРТ")
FULL_WIDTH = str.maketrans("0123456789%.", "０１２３４５６７８９％．")
OPPOSITES = (
    ("more than", "less than"),
    ("more than", "about"),
    ("more than", "at least"),
    ("over ", "under "),
    ("over ", "nearly "),
    ("surpassed", "reached"),
    ("surpassed", "fell below"),
    ("reached", "surpassed"),
    ("reached", "nearly reached"),
    ("hit", "exceeded"),
    ("increase", "decrease"),
    ("exceeded", "neared"),
    ("trillion", "billion"),
    ("million", "billion"),
    ("million", "thousand"),
    ("yuan", "dollars"),
    ("percent", "percentage points"),
    ("%", ""),
    ("one third", "two thirds"),
    ("one third", "one fourth"),
    ("超过", "不足"),
    ("超过", ""),
    ("增长", "下降"),
    ("亿", "万"),
    ("万", "亿"),
    ("达到", "超过"),
)


def digit_changed(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with each digit replaced by the next."""
    for found in re.finditer(r"[0-9]", cell):
        yield cell[: found.start()] + str((int(found[0]) + 1) % 10) + cell[found.end() :]


def digits_transposed(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with two neighbouring digits swapped."""
    for found in re.finditer(r"(?=([0-9])([0-9]))", cell):
        n = found.start()
        yield cell[:n] + found[2] + found[1] + cell[n + 2 :]


def digit_dropped(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell without each of its digits."""
    for found in re.finditer(r"[0-9]", cell):
        yield cell[: found.start()] + cell[found.end() :]


def digit_doubled(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with each digit twice."""
    for found in re.finditer(r"[0-9]", cell):
        yield cell[: found.end()] + cell[found.start() :]


def point_moved(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the number with its point one and two places further, and without it."""
    number = as_number(cell)
    if number is not None and number:
        yield from (plain(number.scaleb(n)) for n in (-2, -1, 1, 2))
        yield cell.replace(".", "")


def scaled(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the number times the factors that people mistake: thousand, 10^4, million, 10^8."""
    number = as_number(cell)
    if number is not None and number:
        yield from (plain(number.scaleb(n)) for n in (3, 4, 6, 8, 9, -3, -4, -6, -8, -9))


def sign_changed(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the number with the other sign."""
    number = as_number(cell)
    if number is not None and number:
        yield plain(-number)


def percent_as_fraction(cell: str, _: list[str]) -> Iterator[str]:
    """Yield a percentage as a fraction of one."""
    number = as_number(cell)
    if number is not None and 0 < number <= 100:
        yield plain(number / 100)


def rounded(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the number without its decimals."""
    number = as_number(cell)
    if number is not None and number != number.to_integral_value():
        yield plain(number.to_integral_value())


def nudged(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the number with its last digit one up and one down."""
    number = as_number(cell)
    if number is not None:
        step = Decimal(1).scaleb(min(0, int(number.as_tuple().exponent)))
        yield from (plain(number + step), plain(number - step))


def day_moved(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the date a day, a month, a year off."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        day = date.fromisoformat(cell)
        for days in (-366, -31, -1, 1, 31, 366):
            yield (day + timedelta(days=days)).isoformat()


def period_moved(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the period a month or a year off, longer, shorter, and of another kind."""
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d(/P\d+M)?)?)?", cell):
        year = cell[:4]
        yield from (str(int(year) + n) + cell[4:] for n in (-1, 1))
        yield from {year, f"{year}-06", f"{year}-Q2", f"{year}-01-01/P6M", f"{year}-01-01/P8M"}


def replaced_by_neighbour(cell: str, others: list[str]) -> Iterator[str]:
    """Yield what other rows have in the same column."""
    del cell
    yield from dict.fromkeys(others)


def emptied(cell: str, _: list[str]) -> Iterator[str]:
    """Yield an empty cell."""
    if cell:
        yield ""


def reworded(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with a word that means something else."""
    for old, new in OPPOSITES:
        if old in cell:
            yield cell.replace(old, new, 1)


def cut(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell without its first or last word, and without its last character."""
    if " " in cell:
        yield cell.split(" ", 1)[1]
        yield cell.rsplit(" ", 1)[0]
    if len(cell) > 1:
        yield cell[:-1]
        yield cell[1:]


def padded(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with white space around it."""
    yield from (f" {cell}", f"{cell} ", f"{cell}\u00a0", f"{cell}\t")


def invisible_added(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with signs that nobody sees."""
    middle = len(cell) // 2
    for sign in ("\u200b", "\ufeff", "\u00ad", "\u202e", "\u2060"):
        yield cell[:middle] + sign + cell[middle:]


def look_alike(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with letters of another alphabet that look the same."""
    for found in re.finditer(r"[aceopxABCEHIKMOPT]", cell):
        yield cell[: found.start()] + found[0].translate(LOOK_ALIKES) + cell[found.end() :]
        return


def full_width(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with full-width digits."""
    yield cell.translate(FULL_WIDTH)


def formula(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell as a formula of a spreadsheet."""
    yield from (f"={cell}", f"+{cell}", f"@{cell}")


def notation(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the number in notations that programs read in different ways."""
    number = as_number(cell)
    if number is not None:
        yield from (f"{number:E}", f"{number:,}", f"+{cell}", f"0{cell}", cell.replace(".", ","))
        yield from ("NaN", "inf", "-", "n/a", "-99")


def case_changed(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell in capitals and in small letters."""
    yield from (cell.upper(), cell.lower())


CELL: dict[str, Cell] = {
    each.__name__: each
    for each in (
        digit_changed,
        digits_transposed,
        digit_dropped,
        digit_doubled,
        percent_as_fraction,
        point_moved,
        scaled,
        sign_changed,
        rounded,
        nudged,
        day_moved,
        period_moved,
        replaced_by_neighbour,
        emptied,
        reworded,
        cut,
        padded,
        invisible_added,
        look_alike,
        full_width,
        formula,
        notation,
        case_changed,
    )
}


def row_dropped(rows: Rows) -> Iterator[Rows]:
    """Yield the table without each of its rows."""
    yield from (rows[:n] + rows[n + 1 :] for n in range(1, len(rows)))


def row_doubled(rows: Rows) -> Iterator[Rows]:
    """Yield the table with each row twice."""
    yield from (rows[: n + 1] + rows[n:] for n in range(1, len(rows)))


def ids_swapped(rows: Rows) -> Iterator[Rows]:
    """Yield the table with the ids of two neighbours swapped."""
    for n in range(1, len(rows) - 1):
        new = copy.deepcopy(rows)
        new[n][0], new[n + 1][0] = new[n + 1][0], new[n][0]
        if new != rows:
            yield new


def columns_swapped(rows: Rows) -> Iterator[Rows]:
    """Yield the table with two neighbouring columns swapped, with and without their names."""
    for n in range(len(rows[0]) - 1):
        for first in (0, 1):
            new = copy.deepcopy(rows)
            for row in new[first:]:
                row[n], row[n + 1] = row[n + 1], row[n]
            yield new


def cell_lost(rows: Rows) -> Iterator[Rows]:
    """Yield the table with a row that lacks one cell, so that the others move to the left."""
    for n in range(1, len(rows)):
        yield [*rows[:n], rows[n][:3] + rows[n][4:], *rows[n + 1 :]]


def header_misspelt(rows: Rows) -> Iterator[Rows]:
    """Yield the table with a column misspelt or in capitals."""
    for n, name in enumerate(rows[0]):
        for new in (name[:-1], name.upper(), f" {name}"):
            yield [[*rows[0][:n], new, *rows[0][n + 1 :]], *rows[1:]]


def header_lost(rows: Rows) -> Iterator[Rows]:
    """Yield the table without its header."""
    yield rows[1:]


ROWS: dict[str, Callable[[Rows], Iterator[Rows]]] = {
    each.__name__: each
    for each in (
        row_dropped,
        row_doubled,
        ids_swapped,
        columns_swapped,
        cell_lost,
        header_misspelt,
        header_lost,
    )
}


def encoding_changed(raw: bytes) -> Iterator[bytes]:
    """Yield the file in other encodings, and with a mark at its start."""
    text = raw.decode()
    yield b"\xef\xbb\xbf" + raw
    yield text.encode("utf-16")
    for name in ("gb18030", "latin-1", "cp1252"):
        other = text.encode(name, errors="replace")
        if other != raw:
            yield other


def lines_changed(raw: bytes) -> Iterator[bytes]:
    """Yield the file with other line ends, blank lines and comments, and cut short."""
    yield raw.replace(b"\n", b"\r\n")
    yield raw.replace(b"\n", b"\r")
    yield raw.replace(b"\n", b"\n\n", 1)
    yield raw + b"\n"
    yield b"# comment\n" + raw
    yield raw[:-1]
    yield raw[: len(raw) // 2]
    yield b""


def quoting_changed(raw: bytes) -> Iterator[bytes]:
    """Yield the file with another separator or a quote that is never closed."""
    yield raw.replace(b",", b";")
    yield raw.replace(b",", b"\t")
    yield raw.replace(b",", b',"', 1)
    yield raw.replace(b"\n", b'"\n', 1)
    yield raw.replace(b",", b"\0,", 1)


BYTES: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    each.__name__: each for each in (encoding_changed, lines_changed, quoting_changed)
}


def key_misspelt(document: Any) -> Iterator[Edit]:
    """Yield the document with each key of each object misspelt."""
    for path, value in walk(document):
        if isinstance(value, dict):
            for key in value:
                new = copy.deepcopy(document)
                target = at(new, path)
                target[f"{key}x"] = target.pop(key)
                yield (*path, key), new


def value_changed(document: Any) -> Iterator[Edit]:
    """Yield the document with each value replaced by something of its kind."""
    for path, value in walk(document):
        if path and not isinstance(value, dict | list):
            new = copy.deepcopy(document)
            at(new, path[:-1])[path[-1]] = another(value)
            yield path, new


def value_lost(document: Any) -> Iterator[Edit]:
    """Yield the document without each key or member."""
    for path, _ in walk(document):
        if path:
            new = copy.deepcopy(document)
            del at(new, path[:-1])[path[-1]]
            yield path, new


JSON: dict[str, Callable[[Any], Iterator[Edit]]] = {
    each.__name__: each for each in (key_misspelt, value_changed, value_lost)
}


def as_number(cell: str) -> Decimal | None:
    """Return the number that a cell holds, None for a text."""
    try:
        return Decimal(cell) if re.fullmatch(r"-?[0-9.]+", cell) else None
    except InvalidOperation:
        return None


def plain(number: Decimal) -> str:
    """Return a number without an exponent and without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def walk(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every value of a JSON document with the way to it."""
    yield path, value
    entries = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value if isinstance(value, list) else ())
    )
    for key, each in entries:
        yield from walk(each, (*path, key))


def at(document: Any, path: tuple[str | int, ...]) -> Any:
    """Return the value at the end of a way."""
    for key in path:
        document = document[key]
    return document


def another(value: Any) -> Any:
    """Return a value of the same kind that is not the same."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return f"{value}x" if isinstance(value, str) else "x"
