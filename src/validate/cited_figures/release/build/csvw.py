"""The tables in the vocabulary of CSV on the Web (W3C)."""

import re
from typing import Any

from ...package.package import Resource
from ...package.table_schema import ForeignKey, foreign_keys
from .documents import as_json, filled
from .edition import Edition

FILE = "csv-metadata.json"
# No exponents: the tables have plain digits, and decimal refuses anything else.
BASES = {"number": "decimal", "integer": "integer", "date": "date", "boolean": "boolean"}
SPECIAL = re.compile(r"[\\^$.|?*+()\[\]{}/]")  # not the hyphen: JavaScript refuses it escaped
LIMITS = ("minimum", "maximum", "minLength", "maxLength")


def csvw(edition: Edition) -> dict[str, bytes]:
    """Return the metadata of the group of tables, with their types, keys and references."""
    about = edition.descriptor
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": about["title"],
        "dc:description": about["description"],
        "dc:identifier": edition.addresses.best,
        "dc:publisher": edition.addresses.publisher,
        "dc:issued": edition.day,
        "dc:license": [{"@id": licence["path"]} for licence in about["licenses"]],
        "dc:source": [{"@id": source["path"]} for source in about["sources"]],
        "dc:creator": [contributor["title"] for contributor in about["contributors"]],
        "dc:subject": about.get("keywords"),
        "schema:version": edition.version,
        "tables": [_table(edition, table) for table in edition.tables],
    }
    return {FILE: as_json(filled(document) | {"null": ""})}


def _table(edition: Edition, table: Resource) -> dict[str, Any]:
    about = table.entry
    return filled(
        {
            "url": edition.location(table),
            "dc:title": about.get("title"),
            "dc:description": about.get("description"),
            "tableSchema": filled(
                {
                    "columns": [_column(field) for field in table.fields],
                    "primaryKey": table.table_schema["primaryKey"],
                    "foreignKeys": [
                        _reference(edition, key) for key in foreign_keys(table.table_schema)
                    ],
                }
            ),
        }
    )


def _column(field: dict[str, Any]) -> dict[str, Any]:
    limits = field.get("constraints", {})
    return filled(
        {
            "name": field["name"],
            "titles": list(dict.fromkeys([field["name"], field["title"]])),
            "dc:description": field["description"],
            "datatype": _datatype(field, limits),
            "required": limits.get("required"),
            "propertyUrl": field.get("rdfType"),
        }
    )


def _datatype(field: dict[str, Any], limits: dict[str, Any]) -> dict[str, Any]:
    base = "anyURI" if field.get("format") == "uri" else BASES.get(field["type"], "string")
    form = limits.get("pattern", "")
    if field["type"] == "string" and "enum" in limits:
        form = "|".join(SPECIAL.sub(r"\\\g<0>", code) for code in limits["enum"])
    if field["type"] == "boolean":
        form = "true|false"
    return filled({"base": base, "format": form}) | {
        key: limits[key] for key in LIMITS if key in limits
    }


def _reference(edition: Edition, key: ForeignKey) -> dict[str, Any]:
    place = edition.location(edition.table(key.table))
    target = {"resource": place, "columnReference": key.key}
    return {"columnReference": key.column, "reference": target}
