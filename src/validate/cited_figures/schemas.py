"""The pandera schemas of the bundled package: one for each table and each view."""

from typing import Any

from .tables import schemas as _schemas


def __getattr__(name: str) -> Any:
    """Return the schema of a table or a view, compiled when it is first asked for."""
    return getattr(_schemas, name)
