"""A package to add to, and a page to add from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from changes import ROOT
from cited_figures.author.new import write_package
from cited_figures.cli.main import main
from csv_rows import rows

REVIEW = ROOT / "examples" / "annual-review.html"

Add = Callable[..., int]


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new package, which is also the working directory, with a page beside it."""
    write_package(tmp_path / "mine")
    (tmp_path / "page.html").write_bytes(REVIEW.read_bytes())
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


@pytest.fixture
def add(mine: Path) -> Add:
    """Return what adds a figure of the page, whose source is made if it is not there."""

    def run(phrase: str, *arguments: str, source: str = "review-2025") -> int:
        options = [] if source in column(mine, "sources", "source_id") else ["--new-source"]
        area = [] if "--area" in arguments else ["--area", "example-area"]
        words = ["--text", "../page.html", "--source", source, *area, *arguments, *options]
        return main(["add", phrase, *words])

    return run


def column(package: Path, table: str, name: str) -> list[str]:
    """Return the cells of a column."""
    return [row[name] for row in rows(package, table)]
