"""Slips and frauds with what a cell says: each operator yields the texts that it may become.

``others`` is what other rows have in the same column.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from cited_figures.text import MONTHS

from .numbers import as_number, plain

Cell = Callable[[str, list[str]], Iterator[str]]

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
    ("reached", "hit"),
    ("over ", "about "),
    ("over ", ""),
    ("more than ", ""),
    ("surpassed ", ""),
    ("trillion", "million"),
    ("more than", "not more than"),
    ("reached", "had not reached"),
    (" and ", " or "),
    (" not ", " "),
    (" is ", " is not "),
    ("before", "after"),
    ("Lower", "Higher"),
    ("enterprises", "people"),
    ("Share", "Number"),
    ("Number", "Share"),
    ("亿", "億"),
    ("万", "千"),
    ("个", "家"),
    ("台", "个"),
    ("占", "不占"),
    ("同比", "环比"),
    ("软件", "硬件"),
    ("工业", "农业"),
    ("SCIO", "NBS"),
    ("Copyright of the publisher", "Public domain"),
    ("http://", "https://"),
    ("https://", "http://"),
    ("http", "ftp"),
    ("index.html", ""),
    (".cn/", ".com/"),
    (".com/", ".org/"),
    ("2020", "2021"),
    ("[", ""),
    ("]", ""),
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


def notation(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the number in notations that programs read in different ways."""
    number = as_number(cell)
    if number is not None:
        yield from (f"{number:E}", f"{number:,}", f"+{cell}", f"0{cell}", cell.replace(".", ","))
        yield from ("NaN", "inf", "-", "n/a", "-99")


def case_changed(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell in capitals and in small letters."""
    yield from (cell.upper(), cell.lower())


def words_swapped(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with its first two, middle two and last two words swapped, and one twice."""
    words = cell.split(" ")
    for n in {0, len(words) // 2, len(words) - 2} if len(words) > 1 else ():
        if 0 <= n < len(words) - 1:
            yield " ".join([*words[:n], words[n + 1], words[n], *words[n + 2 :]])
            yield " ".join([*words[: n + 1], *words[n:]])
            yield " ".join([*words[:n], *words[n + 1 :]])


def letters_changed(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with letters dropped, doubled, swapped and replaced, here and there."""
    places = [found.start() for found in re.finditer(r"[^\W\d_]", cell)]
    for n in {*places[:1], *places[len(places) // 2 :][:1], *places[-1:]}:
        yield cell[:n] + cell[n + 1 :]
        yield cell[: n + 1] + cell[n:]
        yield cell[:n] + ("x" if cell[n] != "x" else "y") + cell[n + 1 :]
        yield cell[:n] + cell[n : n + 2][::-1] + cell[n + 2 :]


def sentence_dropped(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell without its first and without its last sentence or clause."""
    for mark in (". ", "; ", ": ", ", "):
        if mark in cell:
            yield cell.split(mark, 1)[1]
            yield cell.rsplit(mark, 1)[0] + "."


def month_renamed(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with another month in words."""
    for n, month in enumerate(MONTHS):
        if month in cell and month != "May":
            yield cell.replace(month, MONTHS[n - 1])


def numerals_changed(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell with Chinese or English words for a digit of its number, or for another."""
    for found in re.finditer(r"(?<![0-9.])[0-9](?![0-9.])", cell):
        for words in ("零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "〇一两三四五六七八九"):
            yield cell[: found.start()] + words[int(found[0])] + cell[found.end() :]
    for old, new in (("one third", "1/3"), ("one third", "a third"), ("1/3", "1/4"), ("1/3", "⅓")):
        if old in cell:
            yield cell.replace(old, new)


def another_label(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the period under other labels, of which some mean the same."""
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d(/P\d+M)?)?)?", cell):
        year = cell[:4]
        yield from (f"{year}-Q1", f"{year}-Q2", f"{year}-S1", f"{year}-S2", f"{year}-W25")
        yield from (f"{year}-A1", f"{year}-M06", f"{year}M06", f"{year}-6", f"{year[2:]}")
        yield from (f"{year}-01-01/P1Y", f"{year}-01-01/P12M", f"{year}-06-01/P1M")
        yield from (f"{year}-06-01/{year}-06-30", f"{cell}/P1D", f"{cell}-01", f"{cell}Z")
        yield from (f"{year}-01-01/P0M", f"{year}-00", f"{year}-13", "2020-02-30", "P7M")


def another_date(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the date as others write it, and days that do not exist."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        year, month, day = cell.split("-")
        yield from (f"{day}/{month}/{year}", f"{month}/{day}/{year}", f"{year}/{month}/{day}")
        yield from (
            f"{year}{month}{day}",
            f"{year}-{int(month)}-{int(day)}",
            f"{day}.{month}.{year}",
        )
        yield from (
            f"{cell}T00:00:00Z",
            f"{cell} 00:00",
            f"{year}-{day}-{month}",
            f"{year}-{month}",
        )
        yield from (f"{year}-{month}-32", f"{year}-02-30", "0000-00-00", "9999-12-31", "1900-01-01")
        yield from (
            f"{int(day)} September {year}",
            "44091",
            f"-{cell}",
            f"{year}年{month}月{day}日",
        )


def filled(cell: str, _: list[str]) -> Iterator[str]:
    """Yield something in an empty cell."""
    if not cell:
        yield from ("0", "1", "x", "true", "2020-01-01", "n/a", "NULL", "-", "?", "percent", "CNY")


def mangled(cell: str, _: list[str]) -> Iterator[str]:
    """Yield the cell as text that was decoded or escaped in the wrong way."""
    for codec in ("latin-1", "cp1252", "gb18030"):
        other = cell.encode().decode(codec, errors="ignore")
        if other != cell:
            yield other
    for old, new in (
        ("&", "&amp;"),
        ("'", "&#39;"),
        ("'", "''"),
        (",", ""),
        ("%", "%25"),
        ("/", "\\/"),
    ):
        if old in cell:
            yield cell.replace(old, new)
    yield from (f'"{cell}"', f"<b>{cell}</b>", f"{cell}[1]", f"{cell};{cell}")


def replaced_by_code(cell: str, codes: list[str]) -> Iterator[str]:
    """Yield other codes of the list of the column, and other keys of its table."""
    yield from (code for code in codes if code != cell)


CELL: dict[str, Cell] = {
    operator.__name__: operator
    for operator in (
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
        notation,
        case_changed,
        words_swapped,
        letters_changed,
        sentence_dropped,
        month_renamed,
        numerals_changed,
        another_label,
        another_date,
        filled,
        mangled,
    )
}
