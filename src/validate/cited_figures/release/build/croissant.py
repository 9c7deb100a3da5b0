"""The package in Croissant 1.1 (MLCommons): schema.org, with every field of every table."""

from typing import Any

from ...cite.bibtex import bibtex_entry
from ...cite.references import package_reference
from ...package.checksums import sha256
from ...package.package import Resource
from ...package.table_schema import foreign_keys
from .documents import as_json, filled
from .edition import Edition
from .schema_org import about

FILE = "croissant.json"
VERSION = "http://mlcommons.org/croissant/1.1"
TYPES = {
    "string": "sc:Text",
    "number": "sc:Float",
    "integer": "sc:Integer",
    "date": "sc:Date",
    "boolean": "sc:Boolean",
}
TERMS = (
    "arrayShape citeAs column containedIn equivalentProperty extract field fileObject fileProperty "
    "fileSet format includes isArray isLiveDataset jsonPath key md5 parentField path recordSet "
    "references regex repeated replace samplingRate separator source subField transform"
)
# The context that the standard prescribes, term for term.
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    **{term: f"cr:{term}" for term in TERMS.split()},
}


def croissant(edition: Edition) -> dict[str, bytes]:
    """Return the description as JSON-LD: a file and a set of records for every table."""
    document = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": VERSION,
        **about(edition),
        "citeAs": bibtex_entry(package_reference(edition)),
        "distribution": [_file(edition, table) for table in edition.tables],
        "recordSet": [_records(edition, table) for table in edition.tables],
    }
    return {FILE: as_json(document)}


def _file(edition: Edition, table: Resource) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": edition.location(table),
        "name": table.name,
        "contentUrl": edition.location(table),
        "contentSize": f"{len(table.raw)} B",
        "encodingFormat": "text/csv",
        "sha256": sha256(table.raw),
    }


def _records(edition: Edition, table: Resource) -> dict[str, Any]:
    keys = [{"@id": f"{table.name}/{column}"} for column in table.table_schema["primaryKey"]]
    targets = {key.column: f"{key.table}/{key.key}" for key in foreign_keys(table.table_schema)}
    return filled(
        {
            "@type": "cr:RecordSet",
            "@id": table.name,
            "name": table.name,
            "description": table.entry.get("description"),
            "key": keys if len(keys) > 1 else keys[0],
            "field": [
                _field(edition, table, field, targets.get(field["name"])) for field in table.fields
            ],
        }
    )


def _field(
    edition: Edition, table: Resource, field: dict[str, Any], target: str | None
) -> dict[str, Any]:
    return filled(
        {
            "@type": "cr:Field",
            "@id": f"{table.name}/{field['name']}",
            "name": field["name"],
            "description": field["description"],
            "dataType": TYPES[field["type"]],
            "source": {
                "fileObject": {"@id": edition.location(table)},
                "extract": {"column": field["name"]},
            },
            "references": {"field": {"@id": target}} if target else None,
            "equivalentProperty": field.get("rdfType"),
        }
    )
