"""What the Croissant file says of the package."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from cited_figures.release.build.croissant import FILE
from release.typed import cells, descriptor, names, schema


@pytest.fixture
def document(built: Path) -> dict[str, Any]:
    return dict(json.loads((built / FILE).read_text(encoding="utf-8")))


def test_files_are_those_of_the_release(built: Path, document: dict[str, Any]) -> None:
    for table, file in zip(names(built), document["distribution"], strict=True):
        raw = (built / file["contentUrl"]).read_bytes()
        assert file["contentUrl"] == f"data/{table}.csv"
        assert file["sha256"] == hashlib.sha256(raw).hexdigest()
        assert file["contentSize"] == f"{len(raw)} B"


def test_fields_keys_and_references_are_those_of_the_schemas(
    built: Path, document: dict[str, Any]
) -> None:
    for table, records in zip(names(built), document["recordSet"], strict=True):
        about = schema(built, table)
        columns = [field["source"]["extract"]["column"] for field in records["field"]]
        assert columns == list(cells(built / "data" / f"{table}.csv")[0])
        assert [
            (field["description"], field.get("equivalentProperty")) for field in records["field"]
        ] == [(field["description"], field.get("rdfType")) for field in about["fields"]]
        keys = records["key"] if isinstance(records["key"], list) else [records["key"]]
        assert keys == [{"@id": f"{table}/{name}"} for name in about["primaryKey"]]
        assert {
            field["name"]: field["references"]["field"]["@id"]
            for field in records["field"]
            if "references" in field
        } == {
            key["fields"][0]: f"{key['reference']['resource']}/{key['reference']['fields'][0]}"
            for key in about.get("foreignKeys", [])
        }


def test_record_sets_are_described_as_the_tables(built: Path, document: dict[str, Any]) -> None:
    for about, records in zip(descriptor(built)["resources"], document["recordSet"], strict=True):
        assert (records["name"], records["description"]) == (about["name"], about["description"])


def test_the_context_has_the_terms_that_came_with_version_1_1(document: dict[str, Any]) -> None:
    context = document["@context"]
    for term in ("arrayShape", "containedIn", "isArray"):
        assert context[term] == f"cr:{term}"
    for term in ("name", "description"):
        assert context[term] == {"@container": "@language"}
    assert context["@language"] == "en"


def test_it_says_how_to_cite_the_package(built: Path, document: dict[str, Any]) -> None:
    assert document["citeAs"].startswith(f"@misc{{{descriptor(built)['name']},")
    assert document["conformsTo"] == "http://mlcommons.org/croissant/1.1"
