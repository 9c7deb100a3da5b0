"""The lines of the page that load the flat table run as they stand there."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from cited_figures.release.build.flat import FILE
from cited_figures.release.build.page.loading import loading
from programs.tools import need_program, run

LINES = dict(loading(""))
NUMBERS = {"F02": 71.5, "F04": 4.2e12, "F10": 63}


@pytest.fixture
def folder(files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / FILE).write_bytes(files[FILE])
    monkeypatch.chdir(tmp_path)
    return tmp_path


def executed(tool: str) -> Any:
    names: dict[str, Any] = {}
    exec(LINES[tool], names)  # noqa: S102
    return names["figures"]


@pytest.mark.usefixtures("folder")
def test_pandas() -> None:
    figures: pd.DataFrame = executed("pandas").set_index("figure_id")
    assert len(figures) == 11
    assert {name: figures.number[name] for name in NUMBERS} == NUMBERS
    assert figures.bound["F07"] == 40_000_000


@pytest.mark.usefixtures("folder")
def test_polars() -> None:
    figures: pl.DataFrame = executed("polars")
    assert dict(figures.select("figure_id", "number").rows()).items() >= NUMBERS.items()
    assert figures.schema["bound"].is_numeric()


@pytest.mark.usefixtures("folder")
def test_duckdb() -> None:
    with duckdb.connect() as connection:
        figures = connection.sql(LINES["DuckDB"]).pl()
    assert dict(figures.select("figure_id", "number").rows()).items() >= NUMBERS.items()


def test_r(folder: Path) -> None:
    need_program("Rscript")
    say = "cat(figures$figure_id[2], figures$number[2], figures$unit[4], nrow(figures))"
    assert run(folder, "Rscript", "-e", f"{LINES['R']}; {say}") == "F02 71.5 Chinese yuan 11"
