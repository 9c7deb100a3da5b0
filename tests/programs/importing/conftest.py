from collections.abc import Iterator

import pytest

from .sql import Server, need_postgresql, serving


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return the settings by which psql finds a server of PostgreSQL."""
    need_postgresql()
    with serving() as settings:
        yield settings
