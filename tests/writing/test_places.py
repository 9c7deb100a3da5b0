"""Places in reports that are read beside a repository are paths in it."""

import json
from pathlib import Path

import pytest

from changes import copy_package, set_cell
from cited_figures.cli.main import main


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Return a package with a wrong value, in a folder of a repository."""
    root = tmp_path / "packages" / "a"
    root.mkdir(parents=True)
    set_cell(copy_package(root), "figures", "F04", "value", "1")
    return root


def annotated(report: str) -> set[str]:
    lines = [line for line in report.splitlines() if line.startswith("::error file=")]
    return {line.removeprefix("::error file=").partition(",")[0] for line in lines}


PLACES = {"packages/a/data/figures.csv", "packages/a/datapackage.json"}


@pytest.mark.parametrize(
    "where", [(".", "packages/a"), ("packages/a", "."), ("packages", "a"), ("..", "")], ids="".join
)
@pytest.mark.parametrize("checkout", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", ".git"])
def test_places_are_in_the_repository(
    faulty: Path, where: tuple[str, str], checkout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = where
    repository = faulty.parents[1]
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    if checkout == ".git":
        (repository / checkout).mkdir()
    else:
        monkeypatch.setenv(checkout, str(repository))
    monkeypatch.chdir(repository / folder)
    if checkout == ".git" and folder == "..":
        return  # outside the repository, nothing says which one is meant
    words = ["--report", "github=report.txt", "--report", "sarif=report.sarif"]
    assert main(["check", path or str(faulty), *words]) == 1
    assert annotated(Path("report.txt").read_text(encoding="utf-8")) == PLACES
    log = json.loads(Path("report.sarif").read_text(encoding="utf-8"))
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} >= PLACES


def test_outside_any_repository_a_place_is_a_file_url(
    faulty: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "elsewhere"))
    main(["check", str(faulty), "--format", "sarif"])
    assert f'"uri": "file://{faulty}/data/figures.csv"' in capsys.readouterr().out
