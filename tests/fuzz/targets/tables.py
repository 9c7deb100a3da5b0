"""A table is any bytes; the first byte says which one."""

from collections.abc import Iterator
from random import Random

from ..judge import checked
from ..mutators import csvs
from ..sandbox import TABLES, real, replaced


def seeds() -> Iterator[bytes]:
    """Yield the real tables."""
    for number, name in enumerate(TABLES):
        yield str(number).encode() + real(f"data/{name}.csv")


def mutate(data: bytes, rng: Random) -> bytes:
    """Return the table with a few edits."""
    return data[:1] + csvs.mutate(data[1:], rng)


def target(data: bytes) -> None:
    """Check the package with this table, its size and hash as the descriptor says."""
    name = TABLES[(data[0] - ord("0")) % len(TABLES)] if data else TABLES[0]
    with replaced(f"data/{name}.csv", data[1:], hashes=True) as root:
        checked(root, data)
