"""Frames of pandas: what load gives, and what the public schemas take."""

import sys

import pandas as pd
import polars as pl
import pytest

from changes import ROOT
from cited_figures import load, schemas


@pytest.mark.parametrize("table", ["figures", "indicators", "units", "sources", "corroborations"])
def test_every_table_is_the_same_in_pandas(table: str) -> None:
    frame = load(table, frame="pandas")
    assert isinstance(frame, pd.DataFrame)
    assert all(isinstance(kind, pd.ArrowDtype) for kind in frame.dtypes)
    assert pl.from_pandas(frame).equals(load(table))


@pytest.mark.parametrize(
    ("gone", "said"), [(("pyarrow",), "pyarrow"), (("pandas", "pyarrow"), "pandas pyarrow")]
)
def test_pandas_that_is_not_there_is_asked_for(
    gone: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in gone:
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=f"not installed: pip install {said}$"):
        load(frame="pandas")
    assert load().height == 11


def test_the_public_schemas_validate_a_frame_from_pandas() -> None:
    frame = pd.read_csv(ROOT / "data" / "figures.csv")
    assert schemas.figures.validate(pl.from_pandas(frame)).height == 11
