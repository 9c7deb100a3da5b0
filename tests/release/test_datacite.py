"""The metadata for a DOI, held against the schema of DataCite."""

import json
from pathlib import Path
from typing import Any

import pytest
from datacite import schema45

from changes import ROOT
from cited_figures.release.build.datacite import FILE, datacite
from cited_figures.release.build.edition import read_edition
from release.typed import descriptor

OWN = {
    "id": "https://doi.org/10.1234/abc",
    "homepage": "https://figures.example/",
    "repository": "https://github.com/somebody/figures",
    "publisher": "Example Press",
}


def written(folder: Path, **changes: object) -> dict[str, Any]:
    if changes:
        text = json.dumps(descriptor(folder) | changes)
        (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return dict(json.loads(datacite(read_edition(folder))[FILE]))


def faults(document: dict[str, Any]) -> list[str]:
    return [error.message for error in schema45.validator.iter_errors(document)]


@pytest.mark.parametrize("stated", [{}, OWN])
def test_the_schema_of_datacite_accepts_it(package: Path, stated: dict[str, str]) -> None:
    # a DOI is assigned by the repository, and only the schema demands it before
    document = {"doi": "10.5072/example"} | written(package, **stated)
    assert faults(document) == []
    assert faults(document | {"publicationYear": "soon"})


def test_it_says_what_the_descriptor_says() -> None:
    about, document = descriptor(ROOT), written(ROOT)
    assert document["titles"] == [{"title": about["title"]}]
    assert document["version"] == about["version"]
    assert document["publicationYear"] == about["created"][:4]
    assert document["rightsList"][0]["rightsIdentifier"] == "CC-BY-4.0"
    assert not {"doi", "url"} & set(document)
    assert document["publisher"] == {"name": ":unav"}


def test_addresses_come_from_the_descriptor(package: Path) -> None:
    document = written(package, **OWN)
    assert document["doi"] == "10.1234/abc"
    assert document["url"] == OWN["homepage"]
    assert document["publisher"] == {"name": "Example Press"}
    related = {
        entry["relationType"]: entry["relatedIdentifier"]
        for entry in document["relatedIdentifiers"]
    }
    assert related["IsSupplementTo"] == OWN["repository"]


def test_people_have_both_names(package: Path) -> None:
    person = {
        "title": "Ann Doe",
        "givenName": "Ann",
        "familyName": "Doe",
        "organization": "The Institute",
        "roles": ["creator"],
    }
    document = written(package, contributors=[person])
    assert document["creators"] == [
        {
            "name": "Doe, Ann",
            "nameType": "Personal",
            "givenName": "Ann",
            "familyName": "Doe",
            "affiliation": [{"name": "The Institute"}],
        }
    ]
