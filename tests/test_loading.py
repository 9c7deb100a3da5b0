"""A table for people who compute with it: checked, typed, and nothing else."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from changes import recount, set_cell
from cited_figures import InvalidPackageError, Severity, check, load
from cited_figures.errors import FiguresError
from cited_figures.tables.schemas import figures


def test_the_figures_come_typed_from_the_package_of_the_distribution() -> None:
    frame = load()
    assert frame.height == 11
    assert frame.schema == {name: column.dtype.type for name, column in figures.columns.items()}
    (devices,) = frame.filter(pl.col("figure_id") == "F07").to_dicts()
    assert (devices["comparator"], devices["value_min"]) == ("gt", 40_000_000)
    assert devices["value_max"] is None
    assert devices["period_start"] == date(2020, 9, 17)


def test_another_package_is_read_from_its_place(package: Path) -> None:
    set_cell(package, "units", "CNY", "title", "renminbi yuan")
    with pytest.raises(InvalidPackageError, match="file-hash-differs"):
        load("units", path=package)
    assert "renminbi yuan" not in load("units")["title"]


def test_a_warning_does_not_stop_it(package: Path) -> None:
    set_cell(package, "indicators", "industrial-apps", "plausible_max", "200000")
    recount(package)
    assert {finding.severity for finding in check(package).findings} == {
        Severity.WARNING,
        Severity.NOTICE,
    }
    assert load(path=package / "datapackage.json").equals(load())


def test_a_package_that_does_not_pass_is_refused_with_its_findings(package: Path) -> None:
    set_cell(package, "figures", "F02", "unit_id", "CNY")
    with pytest.raises(ValueError, match="F02: unit_id is CNY") as caught:
        load(path=package)
    assert isinstance(caught.value, InvalidPackageError)
    assert "unit-not-the-indicators" in {finding.rule for finding in caught.value.report.findings}
    assert str(caught.value).splitlines()[-1].startswith("checked 6 tables")


def test_a_place_without_a_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidPackageError, match=r"no datapackage\.json"):
        load(path=tmp_path)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("figure", "no table figure; did you mean figures?"),
        (
            "xyz",
            "no table xyz; there are figures, indicators, units, areas, sources, corroborations",
        ),
    ],
)
def test_an_unknown_table_is_refused_with_a_suggestion(table: str, said: str) -> None:
    with pytest.raises(FiguresError, match=said.replace("?", r"\?")):
        load(table)


def test_an_unknown_frame_is_refused_with_a_suggestion() -> None:
    with pytest.raises(FiguresError, match=r"no frame panda; did you mean pandas\?"):
        load(frame="panda")  # type: ignore[call-overload]
