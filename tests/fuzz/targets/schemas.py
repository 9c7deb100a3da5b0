"""The schema of a table is any bytes; the first byte says which table."""

from collections.abc import Iterator
from random import Random

from ..judge import checked
from ..mutators import jsons
from ..sandbox import TABLES, real, replaced


def seeds() -> Iterator[bytes]:
    """Yield the real schemas."""
    for number, name in enumerate(TABLES):
        yield str(number).encode() + real(f"schemas/{name}.schema.json")


def mutate(data: bytes, rng: Random) -> bytes:
    """Return the schema with a few edits."""
    return data[:1] + jsons.mutate(data[1:], rng)


def target(data: bytes) -> None:
    """Check the package with this schema."""
    name = TABLES[(data[0] - ord("0")) % len(TABLES)] if data else TABLES[0]
    with replaced(f"schemas/{name}.schema.json", data[1:]) as root:
        checked(root, data)
