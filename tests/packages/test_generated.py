"""Packages drawn at random that use the whole of the profile: nothing is found in them."""

from pathlib import Path

import pytest

from cited_figures import check
from cited_figures.finding import Severity
from generated_packages import drawn
from package_builder import tables_of, write_package

PACKAGES = 200
FEW = 25  # are drawn in the quick tests
SLOW = [pytest.param(seed, marks=pytest.mark.slow) for seed in range(FEW, PACKAGES)]
AREA_KINDS = 6
FITTING = {  # the kinds of unit that measure a measure
    "stock": {"count", "monetary", "physical"},
    "flow": {"count", "monetary", "physical"},
    "level": {"count", "monetary", "physical", "proportion", "point", "number"},
    "share": {"proportion"},
    "ratio": {"count", "monetary", "physical", "proportion", "number"},
    "change": {"count", "monetary", "physical", "point", "number"},
    "growth": {"proportion"},
    "contribution": {"point"},
}


@pytest.mark.parametrize("seed", [*range(FEW), *SLOW])
def test_a_package_drawn_at_random_passes(seed: int, tmp_path: Path) -> None:
    description = drawn(seed)
    report = check(write_package(tmp_path, description, tables_of(description)))
    found = [finding for finding in report.findings if finding.severity is not Severity.NOTICE]
    assert found == []
    assert report.exempted == ()


def test_the_packages_use_all_of_the_model() -> None:
    packages = [drawn(seed) for seed in range(PACKAGES)]
    used: dict[str, set[str]] = {}
    for package in packages:
        kinds = {row["unit_id"]: row["quantity_kind"] for row in package["units"]}
        for row in package["indicators"]:
            used.setdefault(row["measure"], set()).add(kinds[row["unit_id"]])
    assert used == FITTING
    figures = [row for package in packages for row in package["figures"]]
    comparators = {row["comparator"] for row in figures}
    assert comparators == {"eq", "gt", "ge", "lt", "le", "approx", "range"}
    assert {row.get("scenario") for row in figures} >= {"forecast", "target", "commitment"}
    columns = {name for row in figures for name in row}
    assert columns >= {"vintage", "sex", "base_period", "uncertainty_min", "uncertainty_max"}
    areas = [row for package in packages for row in package["areas"]]
    assert len({row["kind"] for row in areas}) == AREA_KINDS
    languages = {row["language"] for package in packages for row in package["sources"]}
    assert languages == {"en", "zh", "fi"}
    others = [row for package in packages for row in package["corroborations"]]
    assert {row["relation"] for row in others} == {"repeats", "agrees", "differs"}
