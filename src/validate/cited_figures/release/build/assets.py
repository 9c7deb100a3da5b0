"""The package with its files beside each other: how the assets of a release are downloaded."""

from typing import Any

from ...package.package import DESCRIPTOR, Resource
from .documents import as_json
from .edition import Edition

COMPANIONS = ("CITATION.cff",)


def assets(edition: Edition) -> dict[str, bytes]:
    """Return descriptor and tables, which are a package on their own: schemas are inside."""
    tables = {edition.location(table): table.raw for table in edition.tables}
    resources = [_resource(edition, table) for table in edition.tables]
    companions = {name: edition.files[name] for name in COMPANIONS if name in edition.files}
    descriptor = edition.descriptor | {"resources": resources}
    return {DESCRIPTOR: as_json(descriptor), **tables, **companions}


def _resource(edition: Edition, table: Resource) -> dict[str, Any]:
    return table.entry | {"path": edition.location(table), "schema": table.table_schema}
