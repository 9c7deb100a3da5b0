"""The release as a research object, RO-Crate 1.2: what a repository for research data reads."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ...package.checksums import sha256
from .documents import as_json, filled
from .edition import Edition
from .schema_org import about, cited, coverage

FILE = "ro-crate-metadata.json"
STANDARD = "https://w3id.org/ro/crate/1.2"
MEDIA = {  # by the end of a name; mimetypes knows what the machine knows, so bytes would differ
    "bib": "text/x-bibtex",
    "cff": "application/yaml",
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "parquet": "application/vnd.apache.parquet",
    "sql": "application/sql",
    "sqlite": "application/vnd.sqlite3",
    "svg": "image/svg+xml",
    "whl": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def ro_crate(edition: Edition, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the description of a package as these files hold it, by their names beside it."""
    root = {
        "@id": "./",
        "@type": "Dataset",
        **about(edition),
        "license": [_licence(licence) for licence in edition.descriptor["licenses"]],
        "citation": list(cited(edition)),
        "temporalCoverage": coverage(edition),
        "hasPart": [_file(edition, name, files[name]) for name in sorted(files)],
    }
    description = {"@id": FILE, "@type": "CreativeWork", "conformsTo": {"@id": STANDARD}}
    found: dict[str, dict[str, Any]] = {FILE: description}
    description["about"] = _linked(root, found)
    document = {"@context": f"{STANDARD}/context", "@graph": list(found.values())}
    return {FILE: as_json(document)}


def _licence(licence: Mapping[str, str]) -> dict[str, str]:
    name = licence.get("title", licence["name"])
    return {"@type": "CreativeWork", "name": name, "url": licence["path"]}


def _file(edition: Edition, name: str, raw: bytes) -> dict[str, Any]:
    tables = {edition.location(table): table.entry for table in edition.tables}
    return filled(
        {
            "@id": quote(name),
            "@type": "File",
            "name": name,
            "description": tables.get(name, {}).get("description"),
            "encodingFormat": MEDIA.get(name.rpartition(".")[2]),
            "contentSize": f"{len(raw)}",
            "sha256": sha256(raw),
        }
    )


def _linked(value: Any, found: dict[str, dict[str, Any]]) -> Any:
    """Return a value where references stand for objects, which are found once each, by their id."""
    if isinstance(value, list):
        parts = [_linked(part, found) for part in value]
        return parts[0] if len(parts) == 1 else parts
    if not isinstance(value, dict):
        return value
    name = value.get("@id") or value.get("url") or f"#{quote(value['name'])}"
    entity = found.setdefault(name, {"@id": name})
    entity |= {key: _linked(part, found) for key, part in value.items()}
    return {"@id": name}
