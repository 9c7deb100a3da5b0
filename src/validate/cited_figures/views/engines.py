"""Which engine holds a package: lists for small ones, data frames for large ones."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Protocol, cast

from ..package.bundled import bundled
from ..package.package import Package, Resource
from ..tables.table import Failure, Table, View

SMALL = 1_000_000  # bytes of all tables that are checked sooner than data frames are imported


class Engine(Protocol):
    """What reads tables and holds them to their schemas and rules."""

    def read_table(self, resource: Resource) -> Table | None:
        """Return the table of a resource, or None when its header is not its schema's."""

    def table_failures(self, table: Table, tables: Mapping[str, Table]) -> list[Failure]:
        """Return what breaks the schema of a table."""

    def build(self, name: str, tables: Mapping[str, Table]) -> View:
        """Return a view over these tables."""

    def view_failures(self, view: Any, rules: Iterable[Mapping[str, Any]]) -> list[Failure]:
        """Return what breaks the value rules of a view."""


def is_large(package: Package) -> bool:
    """Return whether a package is worth the start of data frames."""
    return sum(len(each.raw) for each in package) > SMALL


def engine_for(package: Package) -> Engine:
    """Return the engine that is done first with a package."""
    schemas = [each.schema.data for each in package if each.schema]
    if is_large(package) or not _known().issuperset(_patterns(schemas)):
        from . import framed as engine
    else:
        from . import rows as engine  # type: ignore[no-redef]
    return cast("Engine", engine)


def _patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        schema = list(schema.values())
    for part in schema if isinstance(schema, list) else []:
        yield from _patterns(part)


@cache
def _known() -> frozenset[str]:
    """Return the patterns of the bundled schemas, which Python and Rust read alike."""
    files = (bundled() / "schemas").glob("*s.schema.json")
    return frozenset(_patterns([json.loads(file.read_text(encoding="utf-8")) for file in files]))
