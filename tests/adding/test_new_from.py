"""figures new --from: a package that starts from a text of one's own."""

import json
from pathlib import Path

import pytest

from adding.conftest import REVIEW, column
from cited_figures import verify
from cited_figures.cli.main import main
from csv_rows import rows
from writing.disk import errors

SOURCE = ["--source", "review-2025"]
AREA = ["--new-area", "testhaven", "title=Port of Testhaven", "kind=organisation"]


def new(*words: str, text: Path | str = REVIEW) -> int:
    return main(["new", "mine", "--from", str(text), *words])


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def test_the_example_is_a_figure_of_the_text() -> None:
    assert new(*SOURCE, *AREA) == 0
    assert errors("mine") == []
    (row,) = rows(Path("mine"), "figures")
    assert row["printed"] in REVIEW.read_text(encoding="utf-8")
    assert "example" in row["note"]
    report, (proof,) = verify(REVIEW, "mine")
    assert (report.findings, proof.status) == ((), "exact")
    about = json.loads(Path("mine/datapackage.json").read_text(encoding="utf-8"))
    assert about["name"] == "mine"
    assert about["sources"][0]["path"] == "https://example.org/annual-review-2025"
    assert "corroborations" not in {resource["name"] for resource in about["resources"]}


def test_the_first_figure_may_be_chosen() -> None:
    words = ["--phrase", "more than  3,400 people", "--indicator", "employees"]
    assert new(*SOURCE, *AREA, *words, "--new-indicator", "measure=stock") == 0
    (row,) = rows(Path("mine"), "figures")
    assert (row["printed"], row["unit_id"]) == ("more than 3,400 people", "person")
    assert row["note"] == ""
    assert errors("mine") == []


def test_plain_text_and_a_country_that_it_names(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text(
        "France counts.\n\nThere were 68.4 million people at the end of 2024.\n", "utf-8"
    )
    assert new(*SOURCE, text=text) == 2
    words = ["kind=report", "title=Census", "publisher=Office", "language=en"]
    cells = [*words, "issued=2025-03-01", "url=https://example.org/census"]
    assert new(*SOURCE, "--new-source", *cells, text=text) == 0
    assert column(Path("mine"), "areas", "title") == ["France"]
    assert rows(Path("mine"), "figures")[0]["time_period"] == "2024-12-31"
    assert errors("mine") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "missing: --source; --area. Give these options, or answer on a terminal.\n"),
        (SOURCE, "missing: --area. Give these options, or answer on a terminal.\n"),
        ([*SOURCE, "--area", "testhaven"], "missing: --new-area title=; --new-area kind= ("),
        ([*SOURCE, *AREA, "--phrase", "86 GWh", "--indicator", "x"], '"86 GWh" is not in'),
    ],
)
def test_what_is_not_known_is_one_line_and_nothing_is_written(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(*words) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"figures: {said}")
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_text_without_a_figure_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.html"
    text.write_text(REVIEW.read_text("utf-8").partition("<h1>")[0] + "<p>No number.</p>", "utf-8")
    assert new(*SOURCE, *AREA, text=text) == 2
    assert "no figure that is read; give a figure with --phrase" in capsys.readouterr().err
    assert not Path("mine").exists()


def test_a_folder_with_files_stays(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine").mkdir()
    Path("mine/kept.txt").write_text("kept", encoding="utf-8")
    assert new(*SOURCE, *AREA) == 2
    assert "not empty" in capsys.readouterr().err
    assert [file.name for file in Path("mine").iterdir()] == ["kept.txt"]


def test_options_of_a_figure_need_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "mine", "--phrase", "85 GWh"]) == 2
    assert capsys.readouterr().err == "figures: options about a figure need --from FILE\n"
