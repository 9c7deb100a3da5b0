"""``.zenodo.json``: without it, Zenodo would file the data set as software."""

import json
from typing import Any

from ...cite.records import Records
from ...text import json_text

NAME = ".zenodo.json"
MARK = '"upload_type"'
RELEASE = ("version", "publication_date")


def with_release(text: str, records: Records) -> str:
    """Return the metadata of a deposit, in the terms of Zenodo, from the descriptor.

    In a record with other properties, such as one written by hand, only version and date change.
    """
    document, old = (
        _record(records.descriptor, records.addresses.repository),
        json.loads(text or "{}"),
    )
    if not _is_derived(old, document):
        document = old | {key: document[key] for key in RELEASE}
    return json_text(document)


def _is_derived(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return old.keys() <= new.keys() and all(
        creator.keys() <= {"name"} for creator in old.get("creators", [])
    )


def _record(about: dict[str, Any], repository: str) -> dict[str, Any]:
    return {
        "upload_type": "dataset",
        "title": about["title"],
        "description": about["description"],
        "version": about["version"],
        "publication_date": about["created"][:10],
        "access_right": "open",
        "license": about["licenses"][0]["name"].lower(),
        "creators": [{"name": _name(person)} for person in about["contributors"]],
        "keywords": about.get("keywords", []),
        "related_identifiers": [
            {"identifier": source["path"], "relation": "isDerivedFrom", "scheme": "url"}
            for source in about["sources"]
            if "path" in source
        ]
        + [
            {"identifier": address, "relation": "isSupplementTo", "scheme": "url"}
            for address in [repository]
            if address
        ],
    }


def _name(person: dict[str, Any]) -> str:
    """Return a name as Zenodo has it: family name first, or that of an organization."""
    if "familyName" in person and "givenName" in person:
        return f"{person['familyName']}, {person['givenName']}"
    return str(person["title"])
