"""Texts of many domains: their figures fit the tables as they stand, and slips are found."""

from pathlib import Path

import pytest

from csv_rows import Row
from text_package import NAMES, described, found, slipped

DESCRIBED = {name: described(name) for name in NAMES}
SLIPS = [(name, slip) for name in NAMES for slip in DESCRIBED[name]["slips"]]


@pytest.mark.parametrize("name", NAMES)
def test_all_figures_pass_without_an_exemption(name: str, tmp_path: Path) -> None:
    assert [*found(tmp_path / "package", DESCRIBED[name])] == []


@pytest.mark.parametrize(
    ("name", "slip"), SLIPS, ids=lambda part: part if isinstance(part, str) else part["figure"]
)
def test_a_slip_is_found(name: str, slip: Row, tmp_path: Path) -> None:
    assert [*found(tmp_path / "package", slipped(DESCRIBED[name], slip))]
