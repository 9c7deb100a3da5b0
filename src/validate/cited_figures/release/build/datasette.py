"""What Datasette shows beside the SQLite database: licence, source and the meaning of columns."""

from typing import Any

from .documents import as_json, filled
from .edition import Edition
from .flat import COLUMNS as FLAT_COLUMNS
from .sqlite import FLAT

FILE = "datasette.json"


def datasette(edition: Edition) -> dict[str, bytes]:
    """Return the metadata for ``datasette NAME.sqlite --metadata datasette.json``."""
    about, licence = edition.descriptor, edition.descriptor["licenses"][0]
    tables: dict[str, Any] = {
        table.name: {
            "description": table.entry.get("description", ""),
            "columns": {field["name"]: field["description"] for field in table.fields},
        }
        for table in edition.tables
    }
    tables[FLAT] = {"columns": {column.name: column.description for column in FLAT_COLUMNS}}
    document = {
        "title": about["title"],
        "description": f"{about['description']} Version {edition.version}.",
        "license": licence["name"],
        "license_url": licence["path"],
        "source": edition.name,
        "source_url": edition.addresses.best,
        "databases": {edition.name: {"tables": tables}},
    }
    return {FILE: as_json(filled(document))}
