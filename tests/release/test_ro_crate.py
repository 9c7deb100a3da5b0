"""The research object, read back with the library of the standard, wherever its files are."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rocrate.rocrate import ROCrate

from cited_figures.package.checksums import SUMS
from cited_figures.release.build.edition import read_edition
from cited_figures.release.build.ro_crate import FILE, ro_crate
from release.typed import cells, descriptor


@pytest.fixture(params=["beside", "unpacked"])
def place(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def graph(raw: bytes) -> dict[str, dict[str, Any]]:
    return {entity["@id"]: entity for entity in json.loads(raw)["@graph"]}


def test_it_lists_the_files_that_are_there_and_no_others(place: Path) -> None:
    crate = ROCrate(place)
    listed = {entity.id: entity for entity in crate.data_entities}
    there = {file.relative_to(place).as_posix() for file in place.rglob("*") if file.is_file()}
    assert set(listed) == there - {FILE, SUMS}
    for name, entity in listed.items():
        raw = (place / name).read_bytes()
        assert entity["sha256"] == hashlib.sha256(raw).hexdigest()
        assert entity["contentSize"] == str(len(raw))
        assert bool(entity.get("encodingFormat")) == ("." in Path(name).name)


def test_it_says_what_the_descriptor_says(place: Path) -> None:
    crate, about = ROCrate(place), descriptor(place)
    assert crate.version == "1.2"
    assert crate.name == about["title"]
    assert crate.description == about["description"]
    assert crate.root_dataset["datePublished"] == about["created"][:10]
    assert crate.license.id == about["licenses"][0]["path"]
    assert crate.license["name"] == about["licenses"][0]["title"]
    assert crate.creator["name"] == about["contributors"][0]["title"]
    sources = {source.id: source for source in crate.root_dataset["citation"]}
    for source in cells(next(place.rglob("sources.csv"))):
        assert sources[source["url"] or source["copy_url"]]["name"] == source["title"]
    (table,) = [entity for entity in crate.data_entities if Path(entity.id).name == "units.csv"]
    assert table["description"].startswith("Units and their codes")


def references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        assert set(value) == {"@id"}  # the standard allows no object inside another one
        yield value["@id"]
    for part in value if isinstance(value, list) else []:
        yield from references(part)


def test_each_reference_leads_to_an_entity(place: Path) -> None:
    entities = graph((place / FILE).read_bytes())
    for entity in entities.values():
        assert entity["@type"]
        for key, value in entity.items():
            missing = set(references(value)) - set(entities)
            assert not missing or key == "conformsTo"


def test_addresses_and_publisher_are_those_of_the_descriptor(package: Path) -> None:
    about = descriptor(package)
    about |= {"id": "10.1234/x", "homepage": "https://example.org/", "publisher": "Example Press"}
    assert not {"url", "identifier", "publisher"} & set(
        graph(ro_crate(read_edition(package), {})[FILE])["./"]
    )
    (package / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    entities = graph(ro_crate(read_edition(package), {"a b.csv": b""})[FILE])
    assert entities["./"]["identifier"] == "https://doi.org/10.1234/x"
    assert entities["./"]["url"] == "https://example.org/"
    assert entities[entities["./"]["publisher"]["@id"]]["name"] == "Example Press"
    assert entities["a%20b.csv"]["name"] == "a b.csv"
