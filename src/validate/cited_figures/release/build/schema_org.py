"""The package as a Dataset of schema.org: what search engines for data read."""

import json
from collections.abc import Iterator
from typing import Any

from ...cite.addresses import Addresses
from ...cite.records import Row
from ...cite.references import Name, source_reference
from ...cite.wording import period
from ...package.checksums import sha256
from ...package.package import Resource
from ...views.bounds import LOWER, UPPER
from .documents import as_json, filled
from .edition import Edition
from .flat import words

FILE = "dataset.jsonld"
LONGEST = 5000  # characters of a description that search engines take


def schema_org(edition: Edition) -> dict[str, bytes]:
    """Return the description as JSON-LD; a number that is only a bound is never a value there."""
    document = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        **about(edition),
        "isBasedOn": list(_origins(edition)),
        "citation": list(cited(edition)),
        "temporalCoverage": coverage(edition),
        "spatialCoverage": list(_places(edition)),
        "variableMeasured": list(_measured(edition)),
        "distribution": [_download(edition, table) for table in edition.tables],
    }
    return {FILE: as_json(filled(document))}


def about(edition: Edition) -> dict[str, Any]:
    """Return what schema.org and Croissant have in common.

    A URL or an identifier is there only when the descriptor has one.
    """
    known = edition.descriptor
    archive, repository = edition.addresses.archive, edition.addresses.repository
    return filled(
        {
            "name": known["title"],
            "alternateName": edition.name,
            "description": known["description"][:LONGEST],
            "version": edition.version,
            "datePublished": edition.day,
            "url": edition.addresses.homepage or edition.addresses.best,
            "identifier": _identifier(edition.addresses),
            "sameAs": [url for url in (repository, archive) if url],
            "license": known["licenses"][0]["path"],
            "isAccessibleForFree": True,
            "publisher": _organization(edition.addresses.publisher),
            "creator": list(_creators(known["contributors"])),
            "keywords": known.get("keywords"),
        }
    )


def _identifier(addresses: Addresses) -> str:
    return f"https://doi.org/{addresses.doi}" if addresses.doi else addresses.identifier


def _creators(contributors: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    named = [contributor for contributor in contributors if "creator" in contributor["roles"]]
    for contributor in named or contributors:
        person = "givenName" in contributor and "familyName" in contributor
        yield filled(
            {
                "@type": "Person" if person else "Organization",
                "name": contributor["title"],
                "givenName": contributor.get("givenName"),
                "familyName": contributor.get("familyName"),
                "affiliation": _organization(contributor.get("organization", "")),
                "url": contributor.get("path"),
            }
        )


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}


def _origins(edition: Edition) -> Iterator[dict[str, str]]:
    for source in edition.descriptor["sources"]:
        yield {"@type": "CreativeWork", "name": source["title"], "url": source["path"]}


def cited(edition: Edition) -> Iterator[dict[str, Any]]:
    """Yield every source."""
    for source in edition.sources.values():
        reference = source_reference(edition, source)
        yield filled(
            {
                "@type": "CreativeWork",
                "name": reference.title,
                "author": [_person(name) for name in reference.authors],
                "publisher": _organization(reference.publisher),
                "datePublished": source["issued"],
                "inLanguage": reference.language,
                "url": reference.url,
                "archivedAt": source["archive_url"],
            }
        )


def _person(name: Name) -> dict[str, str]:
    return {"@type": "Person" if name.given else "Organization", "name": name.shown}


def coverage(edition: Edition) -> str:
    """Return the first and the last day of all periods, as an interval of ISO 8601."""
    first, last = _cells(edition, "period_start")[0], _cells(edition, "period_end")[-1]
    return first if first == last else f"{first}/{last}"


def _cells(edition: Edition, column: str) -> list[str]:
    """Return what the figures have in a column, sorted."""
    return sorted({row[column] for row in edition.figures.values()})


def _places(edition: Edition) -> Iterator[dict[str, Any]]:
    """Yield the areas that are places, which organisations are not."""
    areas = {row["ref_area"]: edition.area(row) for row in edition.figures.values()}
    for _, area in sorted(areas.items()):
        if area["kind"] != "organisation":
            yield filled({"@type": "Place", "name": area["title"], "identifier": _code(area)})


def _code(area: Row) -> dict[str, str]:
    code = area["iso3166"]
    scheme = "ISO 3166-2" if "-" in code else "ISO 3166-1 alpha-3"
    return {"@type": "PropertyValue", "propertyID": scheme, "value": code} if code else {}


def _measured(edition: Edition) -> Iterator[dict[str, Any]]:
    for name, row in edition.figures.items():
        indicator = edition.indicator(row)
        when = period(row["time_period"])
        yield {
            "@type": "PropertyValue",
            "propertyID": name,
            "name": indicator["title"],
            "description": f"{words(edition, row)} ({when}). {indicator['definition']}",
            **_numbers(row),
            "unitText": edition.unit(row)["title"],
        }


def _numbers(row: Row) -> dict[str, float]:
    cells = {"minValue": row["value_min"], "maxValue": row["value_max"]}
    if row["comparator"] not in (*LOWER, *UPPER):
        cells = {"value": row["value"], **cells}
    return {key: json.loads(cell) for key, cell in cells.items() if cell}


def _download(edition: Edition, table: Resource) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": table.name,
        "contentUrl": edition.location(table),
        "encodingFormat": "text/csv",
        "contentSize": f"{len(table.raw)} B",
        "sha256": sha256(table.raw),
    }
