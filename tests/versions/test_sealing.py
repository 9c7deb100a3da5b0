"""figures update --seal, and what the seal then refuses: every change under the same version."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from changes import ROOT, make_release, recount, set_cell, set_release
from cited_figures import check
from cited_figures.cite.records import read_records
from cited_figures.cli.main import main
from cited_figures.finding import Severity
from cited_figures.package.changelog import parse
from cited_figures.package.package import read_package
from cited_figures.package.seal import seal

SEALED = "release-altered"
VERSION = read_records(ROOT).version


@pytest.fixture
def release(package: Path) -> Path:
    make_release(package)
    assert main(["update", "--seal"]) == 0
    return package


def found(root: Path) -> set[str]:
    findings = check(root).findings
    return {finding.rule for finding in findings if finding.severity is not Severity.NOTICE}


def test_the_release_of_this_repository_is_sealed() -> None:
    version = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["version"]
    entries = parse((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    (entry,) = [entry for entry in entries if entry.version == version]
    assert len(entry.seals) == (1 if entry.is_dated else 0)


def test_a_sealed_release_passes(release: Path) -> None:
    assert found(release) == set()


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_the_seal_can_be_computed_by_hand(release: Path, line_end: bytes) -> None:
    descriptor = release / "datapackage.json"
    descriptor.write_bytes(descriptor.read_bytes().replace(b"\n", line_end))
    tables = sorted(table.name for table in read_package(release))
    names = [f"data/{table}.csv" for table in tables]
    names += ["datapackage.json", *(f"schemas/{table}.schema.json" for table in tables)]
    command = f"sha256sum {' '.join(names)} | sha256sum"
    done = subprocess.run(["sh", "-c", command], cwd=release, capture_output=True, check=True)  # noqa: S603, S607
    assert seal(read_package(release)) == f"sha256:{done.stdout.split()[0].decode()}"


@pytest.mark.parametrize(
    ("table", "row", "column", "to"),
    [
        ("figures", "F07", "note", "No data date."),
        ("indicators", "industrial-apps", "title", "Apps for industry"),
        ("sources", "caict-2020-07", "publisher", "Another academy"),
    ],
)
def test_no_cell_changes_under_the_version(
    release: Path, table: str, row: str, column: str, to: str
) -> None:
    set_cell(release, table, row, column, to)
    recount(release)
    assert found(release) == {SEALED}


@pytest.mark.parametrize("file", ["datapackage.json", "schemas/units.schema.json"])
def test_no_wording_of_the_metadata_changes_under_the_version(release: Path, file: str) -> None:
    text = (release / file).read_text(encoding="utf-8")
    assert '"title": "' in text
    (release / file).write_text(text.replace('"title": "', '"title": "The ', 1), encoding="utf-8")
    assert found(release) == {SEALED}


def test_a_schema_inside_the_descriptor_is_sealed_with_it(package: Path) -> None:
    make_release(package)
    file = package / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    schema = package / about["resources"][2]["schema"]
    about["resources"][2]["schema"] = json.loads(schema.read_text(encoding="utf-8"))
    file.write_text(json.dumps(about, ensure_ascii=False, indent=2), encoding="utf-8")
    assert main(["update", "--seal"]) == 0
    assert found(package) == set()
    about["resources"][2]["schema"]["fields"][1]["title"] = "Another title"
    file.write_text(json.dumps(about, ensure_ascii=False, indent=2), encoding="utf-8")
    assert found(package) == {SEALED}


def test_a_new_version_may_change_all(release: Path) -> None:
    set_cell(release, "figures", "F07", "note", "No data date.")
    set_release(release, "1.0.1", "A note is shorter.")
    recount(release)
    assert found(release) == {"release-unsealed"}


def test_a_seal_is_written_once(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (release / "CHANGELOG.md").read_text(encoding="utf-8")
    assert main(["update", "--seal"]) == 0
    set_cell(release, "figures", "F07", "note", "No data date.")
    assert main(["update", "--seal"]) == 2
    assert (release / "CHANGELOG.md").read_text(encoding="utf-8") == before
    assert "1.0.0 is sealed as sha256:" in capsys.readouterr().err


@pytest.mark.parametrize("date", ["", " (unreleased)"])
def test_what_is_not_released_is_not_sealed(
    package: Path, date: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"# Changelog\n\n## {VERSION}{date}\n\nTo come.\n"
    (package / "CHANGELOG.md").write_text(text, encoding="utf-8")
    assert main(["update", "--seal"]) == 2
    assert f'no entry "## [{VERSION}] - DATE" to be sealed' in capsys.readouterr().err
    assert (package / "CHANGELOG.md").read_text(encoding="utf-8") == text


def test_a_package_that_cannot_be_read_is_not_said_to_be_altered(release: Path) -> None:
    (release / "data/units.csv").unlink()
    assert "file-missing" in found(release)
    assert SEALED not in found(release)


def test_a_copy_elsewhere_is_held_to_the_seal_too(release: Path, tmp_path: Path) -> None:
    other = shutil.copytree(release, tmp_path / "elsewhere")
    set_cell(other, "figures", "F01", "note", "A bound.")
    recount(other)
    assert found(other) == {SEALED}
