"""The lines for Python, and for DuckDB through its module."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from .content import Tables, rows
from .page import each_table


def read_pandas(root: Path) -> Tables:
    return {name: rows(_records(frame)) for name, frame in _frames("pandas", root).items()}


def read_polars(root: Path) -> Tables:
    frames: dict[str, pl.DataFrame] = _frames("polars", root)
    return {name: rows(frame.to_dicts()) for name, frame in frames.items()}


def read_duckdb(root: Path) -> Tables:
    tables = {}
    with duckdb.connect() as connection, pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        for name, lines in each_table("DuckDB").items():
            connection.execute(lines)
            tables[name] = rows(connection.table(name).pl().to_dicts())
    return tables


def _frames(heading: str, root: Path) -> dict[str, Any]:
    frames = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        for name, lines in each_table(heading).items():
            names: dict[str, Any] = {}
            exec(lines, names)  # noqa: S102
            frames[name] = names[name]
    return frames


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [
        {str(name): None if pd.isna(cell) else cell for name, cell in row.items()}
        for row in frame.to_dict("records")
    ]
