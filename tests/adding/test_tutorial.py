"""The tutorial, run line by line."""

import csv
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from adding.conftest import REVIEW
from changes import ROOT
from cited_figures import verify
from cited_figures.cli.main import main
from csv_rows import rows
from writing.disk import errors

TUTORIAL = (ROOT / "examples" / "tutorial.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```$", TUTORIAL, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the package that the commands of the tutorial make, which is the working directory."""
    before, folder = Path.cwd(), tmp_path_factory.mktemp("tutorial")
    (folder / REVIEW.name).write_bytes(REVIEW.read_bytes())
    os.chdir(folder)
    for line in COMMANDS:
        program, *arguments = shlex.split(line)
        if program == "cd":
            os.chdir(arguments[0])
        else:
            assert program == "figures"
            assert main(arguments) == 0, line
    yield folder / "harbour"
    os.chdir(before)


def test_ten_figures_take_few_commands() -> None:
    assert len(COMMANDS) < 30
    assert COMMANDS.index("figures check") <= 12


def test_ten_figures_are_exact_and_clean(harbour: Path) -> None:
    assert len(rows(harbour, "figures")) == 10
    assert errors(harbour) == []
    report, proofs = verify(REVIEW, harbour)
    assert report.findings == ()
    assert {proof.status.value for proof in proofs} == {"exact"}


def test_a_spreadsheet_gives_the_same_tables(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = [
        "phrase",
        "indicator",
        "period",
        "note",
        "indicator.measure",
        "indicator.denominator",
    ]
    asked = [columns]
    for line in COMMANDS:
        if line.startswith("figures add"):
            _, _, phrase, _, _, *words = shlex.split(line)
            _, indicator, *cells = words
            given = dict(cell.split("=") for cell in cells if "=" in cell)
            option = dict(zip(words[-2::-1], words[:0:-1], strict=True))
            new = [given.get("measure", ""), given.get("denominator", "")]
            told = [option.get("--period", ""), option.get("--note", "")]
            asked.append([phrase, indicator, *told, *new])
    monkeypatch.chdir(tmp_path)
    (tmp_path / REVIEW.name).write_bytes(REVIEW.read_bytes())
    with Path("asked.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(asked)
    assert main(shlex.split(COMMANDS[1])[1:]) == 0
    page = ["--text", REVIEW.name, "--new-indicator", "--package", "harbour"]
    assert main(["add", "--from", "asked.csv", *page]) == 0
    for table in ("figures", "indicators", "units", "areas", "sources"):
        assert rows(Path("harbour"), table) == rows(harbour, table)


def test_the_release_is_there(harbour: Path) -> None:
    assert (harbour / "dist" / "SHA256SUMS").is_file()
    assert (harbour / "dist" / "index.html").is_file()
