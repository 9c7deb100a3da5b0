"""Croissant: accepted by mlcroissant without a warning, and every record as in the tables.

mlcroissant has an environment of its own (make .venv-croissant/ready); FIGURES_CROISSANT names
another one. Where there is none, these tests are skipped, unless FIGURES_ALL_TOOLS is set.
"""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from changes import ROOT, set_cell
from cited_figures.release.build.croissant import FILE, croissant
from cited_figures.release.build.edition import read_edition
from release.typed import alike, cells, descriptor, names, rows, schema

Tool = Callable[..., subprocess.CompletedProcess[str]]
PLACE = Path(os.environ.get("FIGURES_CROISSANT", ROOT / ".venv-croissant"))
RECORDS = Path(__file__).with_name("croissant_records.py")


@pytest.fixture
def tool() -> Tool:
    """Return what runs a command of the environment of mlcroissant."""
    if not (PLACE / "bin" / "mlcroissant").is_file():
        reason = f"no mlcroissant in {PLACE.name}; make .venv-croissant/ready installs it"
        assert "FIGURES_ALL_TOOLS" not in os.environ, reason
        pytest.skip(reason)

    def run(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [str(PLACE / "bin" / name), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603

    return run


@pytest.fixture
def document(built: Path) -> dict[str, Any]:
    return dict(json.loads((built / FILE).read_text(encoding="utf-8")))


def told(run: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what mlcroissant says, each line without its time."""
    return [line.partition("] ")[2] or line for line in run.stderr.splitlines()]


def test_mlcroissant_has_nothing_to_say(tool: Tool, built: Path) -> None:
    run = tool("mlcroissant", "validate", "--jsonld", built / FILE)
    assert (run.returncode, told(run)) == (0, ["Done."])


@pytest.mark.parametrize("lost", ["sha256", "contentUrl"])
def test_mlcroissant_finds_what_is_missing(
    tool: Tool, tmp_path: Path, document: dict[str, Any], lost: str
) -> None:
    del document["distribution"][0][lost]
    (tmp_path / FILE).write_text(json.dumps(document), encoding="utf-8")
    run = tool("mlcroissant", "validate", "--jsonld", tmp_path / FILE)
    assert run.returncode == 1
    assert lost in run.stderr


def test_every_record_is_that_of_the_csv(tool: Tool, built: Path) -> None:
    run = tool("python", RECORDS, built / FILE)
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert list(found) == names(built)
    for table, records in found.items():
        expected = [
            {key: str(cell) if isinstance(cell, date) else cell for key, cell in row.items()}
            for row in rows(built, table)
        ]
        assert alike(records, expected), table


def test_a_file_that_changed_is_refused(tool: Tool, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "data", tmp_path / "data")
    shutil.copytree(built / "schemas", tmp_path / "schemas")
    shutil.copy(built / FILE, tmp_path)
    set_cell(tmp_path, "figures", "F04", "value", "1")
    run = tool("python", RECORDS, tmp_path / FILE)
    assert run.returncode == 1
    assert "hash" in run.stderr.lower()


def test_files_are_those_of_the_release(built: Path, document: dict[str, Any]) -> None:
    for table, each in zip(names(built), document["distribution"], strict=True):
        raw = (built / each["contentUrl"]).read_bytes()
        assert each["contentUrl"] == f"data/{table}.csv"
        assert each["sha256"] == hashlib.sha256(raw).hexdigest()
        assert each["contentSize"] == f"{len(raw)} B"


def test_fields_keys_and_references_are_those_of_the_schemas(
    built: Path, document: dict[str, Any]
) -> None:
    for table, each in zip(names(built), document["recordSet"], strict=True):
        about = schema(built, table)
        columns = [field["source"]["extract"]["column"] for field in each["field"]]
        assert columns == list(cells(built / "data" / f"{table}.csv")[0])
        assert [
            (field["description"], field.get("equivalentProperty")) for field in each["field"]
        ] == [(field["description"], field.get("rdfType")) for field in about["fields"]]
        keys = each["key"] if isinstance(each["key"], list) else [each["key"]]
        assert keys == [{"@id": f"{table}/{name}"} for name in about["primaryKey"]]
        assert {
            field["name"]: field["references"]["field"]["@id"]
            for field in each["field"]
            if "references" in field
        } == {
            key["fields"][0]: f"{key['reference']['resource']}/{key['reference']['fields'][0]}"
            for key in about.get("foreignKeys", [])
        }


def test_record_sets_are_described_as_the_tables(built: Path, document: dict[str, Any]) -> None:
    for about, each in zip(descriptor(built)["resources"], document["recordSet"], strict=True):
        assert (each["name"], each["description"]) == (about["name"], about["description"])


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


def test_an_address_of_the_package_is_accepted(tool: Tool, package: Path) -> None:
    about = descriptor(package) | {"homepage": "https://example.org/", "id": "https://doi.org/1/2"}
    (package / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    (package / FILE).write_bytes(croissant(read_edition(package))[FILE])
    run = tool("mlcroissant", "validate", "--jsonld", package / FILE)
    assert (run.returncode, told(run)) == (0, ["Done."])
