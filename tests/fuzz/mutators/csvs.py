"""Edits of a CSV file: its cells, rows and columns, and the way they are written."""

import csv
import io
from collections.abc import Callable
from random import Random
from typing import Literal

from . import texts

Rows = list[list[str]]

ODD = [
    *("", " ", "0", "-0", "00", "1", "-1", "1.0", "1.", ".5", "1e5", "1E400", "NaN", "inf", "∞"),
    *(
        "9" * 15,
        "9" * 19,
        "9" * 400,
        "1" + "0" * 400,
        "0." + "0" * 30 + "1",
        "1,000",
        "١٢",
        "１２",
        "−5",
        "+5",
        "5%",
    ),
    *("=1+1", "@x", "-x", "\t=1", "2020-02-30", "0000-01-01", "9999-12-31", "2020-1-1", "2020"),
    *("2020-06", "2020-W23", "2020-01-01/P7M", "2020-01-01/P0M", "20200101", "true", "TRUE", "no"),
    *("F01", "F99", "percent", "CNY", "p2.s3", "p0.s0", "p" + "9" * 30 + ".s1", "sha256:", "eq"),
    *("range", "http://[::1", "http://a b/", "http://x:99999999/", "//x", "javascript:0", "zh"),
    *("http://user@x.example/", "http://\ud800.example/", "\ud800", "a\nb", 'a"b', "a,b", "\r"),
]


def mutate(data: bytes, rng: Random) -> bytes:
    """Return a table with a few edits, of its cells or of its text."""
    text = texts.decoded(data)
    if rng.random() < 0.2:
        return texts.encoded(_as_text(text, rng))
    try:
        rows = [*csv.reader(io.StringIO(text, newline=""))]
    except csv.Error:
        rows = []
    if not any(rows):
        return texts.encoded(texts.edit(text, rng))
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        rng.choice(EDITS)(rows, rng)
    return texts.encoded(_written(rows, rng))


def _written(rows: Rows, rng: Random) -> str:
    stream = io.StringIO(newline="")
    ends = rng.choice(("\n",) * 8 + ("\r\n", "\r"))
    quoting: Literal[0, 1] = csv.QUOTE_ALL if rng.random() < 0.1 else csv.QUOTE_MINIMAL
    csv.writer(stream, lineterminator=ends, quoting=quoting).writerows(rows)
    return stream.getvalue()


def _as_text(text: str, rng: Random) -> str:
    """Edit what only the text of a table can have."""
    kind = rng.randint(0, 6)
    if kind == 0:
        return rng.choice(("\ufeff", "\n", "#x\n", "\udcff", "\0", '"')) + text
    if kind == 1:
        return text + rng.choice(("\n", '"', ",", "x", "\r", "\x1a", "\udce2\udc82", "\n\n\n"))
    if kind == 2:
        return text.replace(",", rng.choice((";", "\t", ",,", "，")), rng.choice((1, 30, -1)))
    if kind == 3:
        return text.replace("\n", rng.choice(("\r\n", "\r", "\n\n", "\x0b", "\u2028", "")), 1)
    return texts.edit(text, rng, ('"', '""', ",", "\n", "\r", "\0", "\udcff"))


def _cell(rows: Rows, rng: Random) -> tuple[list[str], int]:
    row = rng.choice([row for row in rows if row] or [[""]])
    return row, rng.randrange(len(row))


def _set(rows: Rows, rng: Random) -> None:
    row, column = _cell(rows, rng)
    row[column] = rng.choice(ODD)


def _change(rows: Rows, rng: Random) -> None:
    row, column = _cell(rows, rng)
    row[column] = texts.edit(row[column], rng)


def _copy(rows: Rows, rng: Random) -> None:
    """Put another cell in the place of one, of its own column where there is one."""
    row, column = _cell(rows, rng)
    below = [row[column] for row in rows if len(row) > column]
    other, place = _cell(rows, rng)
    row[column] = rng.choice((rng.choice(below) if below else "", other[place]))


def _drop_row(rows: Rows, rng: Random) -> None:
    del rows[rng.randrange(len(rows))]
    if not rows:
        rows.append([""])


def _empty(rows: Rows, rng: Random) -> None:
    del rows[rng.choice((1, 1, 2)) :]


def _double_row(rows: Rows, rng: Random) -> None:
    place = rng.randrange(len(rows))
    times = 1_000 if rng.random() < 0.005 else rng.choice((1, 1, 2, 9))
    rows[place:place] = [list(rows[place]) for _ in range(times)]


def _swap_rows(rows: Rows, rng: Random) -> None:
    one, other = rng.randrange(len(rows)), rng.randrange(len(rows))
    rows[one], rows[other] = rows[other], rows[one]


def _ragged(rows: Rows, rng: Random) -> None:
    row, column = _cell(rows, rng)
    if rng.random() < 0.5:
        del row[column:]
    else:
        row[column:column] = [""] * (20_000 if rng.random() < 0.005 else rng.choice((1, 1, 7)))


def _columns(rows: Rows, rng: Random) -> None:
    """Drop, double or swap whole columns."""
    one, other = rng.randrange(len(rows[0]) or 1), rng.randrange(len(rows[0]) or 1)
    kind = rng.randint(0, 2)
    for row in rows:
        if len(row) <= max(one, other):
            continue
        if kind == 0:
            del row[one]
        elif kind == 1:
            row.insert(one, row[other])
        else:
            row[one], row[other] = row[other], row[one]


Edit = Callable[[Rows, Random], None]
EDITS: tuple[Edit, ...] = (
    *(_set, _set, _set, _change, _change, _change, _copy, _copy),
    *(_drop_row, _empty, _double_row, _swap_rows, _ragged, _columns),
)
