"""The package in the schema of DataCite 4.5: what a repository registers with a DOI."""

from collections.abc import Iterator
from typing import Any

from .documents import as_json, filled
from .edition import Edition
from .schema_org import coverage

FILE = "datacite.json"
VERSION = "http://datacite.org/schema/kernel-4"
UNKNOWN = ":unav"  # the word of the standard for what is not stated


def datacite(edition: Edition) -> dict[str, bytes]:
    """Return the metadata; a DOI or a publisher is there only when the descriptor has one."""
    about, addresses = edition.descriptor, edition.addresses
    licence = about["licenses"][0]
    document = {
        "schemaVersion": VERSION,
        "doi": addresses.doi,
        "url": addresses.homepage or addresses.archive or addresses.repository,
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
        "creators": [_creator(person) for person in about["contributors"]],
        "titles": [{"title": about["title"]}],
        "publisher": {"name": addresses.publisher or UNKNOWN},
        "publicationYear": edition.day[:4],
        "version": edition.version,
        "dates": [
            {"date": edition.day, "dateType": "Issued"},
            {"date": coverage(edition), "dateType": "Other", "dateInformation": "Periods covered"},
        ],
        "subjects": [{"subject": keyword} for keyword in about.get("keywords", [])],
        "descriptions": [{"description": about["description"], "descriptionType": "Abstract"}],
        "rightsList": [
            {
                "rights": licence.get("title", licence["name"]),
                "rightsUri": licence["path"],
                "rightsIdentifier": licence["name"],
                "rightsIdentifierScheme": "SPDX",
            }
        ],
        "relatedIdentifiers": list(_related(edition)),
    }
    return {FILE: as_json(filled(document))}


def _creator(person: dict[str, Any]) -> dict[str, Any]:
    given, family = person.get("givenName", ""), person.get("familyName", "")
    is_person = bool(given and family)
    affiliation = person.get("organization", "")
    return filled(
        {
            "name": f"{family}, {given}" if is_person else person["title"],
            "nameType": "Personal" if is_person else "Organizational",
            "givenName": given if is_person else "",
            "familyName": family if is_person else "",
            "affiliation": [{"name": affiliation}] if affiliation else [],
        }
    )


def _related(edition: Edition) -> Iterator[dict[str, str]]:
    related = [("IsDerivedFrom", source["path"]) for source in edition.descriptor["sources"]]
    if edition.addresses.repository:
        related.append(("IsSupplementTo", edition.addresses.repository))
    for relation, address in related:
        yield {
            "relatedIdentifier": address,
            "relatedIdentifierType": "URL",
            "relationType": relation,
        }
