"""datapackage.json is any bytes."""

from collections.abc import Iterator

from ..judge import checked
from ..mutators.jsons import mutate
from ..sandbox import real, replaced

__all__ = ["mutate", "seeds", "target"]

NAME = "datapackage.json"


def seeds() -> Iterator[bytes]:
    """Yield the real descriptor."""
    yield real(NAME)


def target(data: bytes) -> None:
    """Check the package with this descriptor."""
    with replaced(NAME, data) as root:
        checked(root, data)
