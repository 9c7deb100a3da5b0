"""The flat table, read with other tools."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from cited_figures.release.build.flat import FILE
from release.typed import cells


def test_pandas_and_duckdb_read_the_same(built: Path) -> None:
    expected: list[dict[str, Any]] = [dict(row) for row in cells(built / FILE)]
    text = pd.read_csv(built / FILE, dtype=str, keep_default_na=False)
    assert text.to_dict("records") == expected
    numbers = [float(row["number"]) for row in expected if row["number"]]
    assert pd.read_csv(built / FILE)["number"].dropna().tolist() == numbers
    relation = duckdb.read_csv(str(built / FILE), all_varchar=True)
    found = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    assert [{name: text or "" for name, text in row.items()} for row in found] == expected
    typed = duckdb.read_csv(str(built / FILE))
    kinds = dict(zip(typed.columns, map(str, typed.types), strict=True))
    chosen = ("number", "bound", "period_end", "stated", "statement", "period")
    assert [kinds[name] for name in chosen] == [*["DOUBLE"] * 2, *["DATE"] * 2, *["VARCHAR"] * 2]
