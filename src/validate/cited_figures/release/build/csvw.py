"""The tables in the vocabulary of CSV on the Web (W3C)."""

import re
from typing import Any

from ...package.package import Resource

from .edition import Edition
from .tables import (
    as_json,
    entry,
    filled,
    links,
    schema,
)

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
        "dc:identifier": about.get("id"),
        "dc:issued": edition.day,
        "dc:license": [{"@id": each["path"]} for each in about["licenses"]],
        "dc:source": [{"@id": each["path"]} for each in about["sources"]],
        "dc:creator": [each["title"] for each in about["contributors"]],
        "dc:subject": about.get("keywords"),
        "schema:version": edition.version,
        "tables": [_table(edition, each) for each in edition.tables],
    }
    return {FILE: as_json(filled(document) | {"null": ""})}


def _table(edition: Edition, table: Resource) -> dict[str, Any]:
    about = entry(edition, table)
    return filled(
        {
            "url": table.path,
            "dc:title": about.get("title"),
            "dc:description": about.get("description"),
            "tableSchema": filled(
                {
                    "columns": [_column(each) for each in table.fields],
                    "primaryKey": schema(table)["primaryKey"],
                    "foreignKeys": [_reference(edition, *each) for each in links(table)],
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
        form = "|".join(SPECIAL.sub(r"\\\g<0>", each) for each in limits["enum"])
    if field["type"] == "boolean":
        form = "true|false"
    return filled({"base": base, "format": form}) | {
        key: limits[key] for key in LIMITS if key in limits
    }


def _reference(edition: Edition, column: str, table: str, key: str) -> dict[str, Any]:
    path = next(each.path for each in edition.tables if each.name == table)
    return {"columnReference": column, "reference": {"resource": path, "columnReference": key}}
