"""The cells of one column are any text.

The first byte says which table, the second which column; the rest is the text of its cells, from
the first row down, parted by the sign 0x1E.
"""

import csv
import io
from collections.abc import Iterator
from random import Random

from ..judge import checked
from ..mutators import csvs, texts
from ..sandbox import TABLES, real, replaced
from ..words import SPACED, own_phrases

PART = "\x1e"
FIRST = ord("0")


def seeds() -> Iterator[bytes]:
    """Yield the columns of the real tables, and phrases in place of those printed."""
    for number, name in enumerate(TABLES):
        header, *rows = _rows(name)
        for column in range(len(header)):
            yield bytes([FIRST + number, FIRST + column]) + _joined([row[column] for row in rows])
    printed = _rows("figures")[0].index("printed")
    phrases = own_phrases()
    for start in range(0, len(phrases), 11):
        yield bytes([FIRST, FIRST + printed]) + _joined(phrases[start : start + 11])


def mutate(data: bytes, rng: Random) -> bytes:
    """Return the cells with one or two of them edited, or in another column."""
    head, cells = bytearray(data[:2].ljust(2, b"0")), texts.decoded(data[2:]).split(PART)
    if rng.random() < 0.15:
        head[rng.randrange(2)] = FIRST + rng.randrange(20)
    for _ in range(rng.choice((1, 1, 2))):
        place = rng.randrange(len(cells))
        if rng.random() < 0.3:
            cells[place] = rng.choice(csvs.ODD)
        else:
            cells[place] = texts.edit(cells[place], rng, SPACED)
    return bytes(head) + _joined(cells)


def target(data: bytes) -> None:
    """Check the package with these cells."""
    head, cells = data[:2].ljust(2, b"0"), data[2:].decode("utf-8", "replace").split(PART)
    name = TABLES[(head[0] - FIRST) % len(TABLES)]
    header, *rows = _rows(name)
    column = (head[1] - FIRST) % len(header)
    for row, cell in zip(rows, cells, strict=False):
        row[column] = cell
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    with replaced(f"data/{name}.csv", stream.getvalue().encode(), hashes=True) as root:
        checked(root, data)


def _joined(cells: list[str]) -> bytes:
    return texts.encoded(PART.join(cells))


def _rows(name: str) -> list[list[str]]:
    return [*csv.reader(io.StringIO(real(f"data/{name}.csv").decode(), newline=""))]
