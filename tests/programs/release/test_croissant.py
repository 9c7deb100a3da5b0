"""Croissant: accepted by mlcroissant without a warning, and every record as in the tables."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from changes import set_cell
from cited_figures.release.build.croissant import FILE, croissant
from cited_figures.release.build.edition import read_edition
from release.typed import alike, descriptor, names, rows

PROGRAMS = Path(sys.executable).parent
RECORDS = Path(__file__).with_name("croissant_records.py")


def tool(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a program that stands beside Python."""
    command = [str(PROGRAMS / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603


@pytest.fixture
def document(built: Path) -> dict[str, Any]:
    return dict(json.loads((built / FILE).read_text(encoding="utf-8")))


def told(run: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what mlcroissant says, each line without its time."""
    return [line.partition("] ")[2] or line for line in run.stderr.splitlines()]


@pytest.mark.parametrize("place", ["beside", "unpacked"])
def test_mlcroissant_has_nothing_to_say(request: pytest.FixtureRequest, place: str) -> None:
    run = tool("mlcroissant", "validate", "--jsonld", request.getfixturevalue(place) / FILE)
    assert (run.returncode, told(run)) == (0, ["Done."])


@pytest.mark.parametrize("lost", ["sha256", "contentUrl"])
def test_mlcroissant_finds_what_is_missing(
    tmp_path: Path, document: dict[str, Any], lost: str
) -> None:
    del document["distribution"][0][lost]
    (tmp_path / FILE).write_text(json.dumps(document), encoding="utf-8")
    run = tool("mlcroissant", "validate", "--jsonld", tmp_path / FILE)
    assert run.returncode == 1
    assert lost in run.stderr


@pytest.mark.parametrize("place", ["beside", "unpacked"])
def test_every_record_is_that_of_the_csv(request: pytest.FixtureRequest, place: str) -> None:
    built = request.getfixturevalue(place)
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


def test_a_file_that_changed_is_refused(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "data", tmp_path / "data")
    shutil.copytree(built / "schemas", tmp_path / "schemas")
    shutil.copy(built / FILE, tmp_path)
    set_cell(tmp_path, "figures", "F04", "value", "1")
    run = tool("python", RECORDS, tmp_path / FILE)
    assert run.returncode == 1
    assert "hash" in run.stderr.lower()


def test_an_address_of_the_package_is_accepted(package: Path) -> None:
    about = descriptor(package) | {"homepage": "https://example.org/", "id": "https://doi.org/1/2"}
    (package / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    (package / FILE).write_bytes(croissant(read_edition(package))[FILE])
    run = tool("mlcroissant", "validate", "--jsonld", package / FILE)
    assert (run.returncode, told(run)) == (0, ["Done."])
