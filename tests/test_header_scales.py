"""The value of a row whose phrase is a cell: in the scale of a header, or as it is printed."""

from collections import defaultdict
from typing import Any

import pytest

from cited_figures.views.readings import stated


def row(**cells: object) -> dict[str, Any]:
    known = {"_unit_quantity_kind": "count", "_source_language": "en", "comparator": "eq"}
    return defaultdict(lambda: None, known | cells)


@pytest.mark.parametrize(
    ("printed", "locator", "value", "fits"),
    [
        ("8,041", "t1.r2.c2", 8041, True),
        ("8,041", "t1.r2.c2", 8_041_000, True),
        ("8,041", "t1.r2.c2", 8_041_000_000, True),
        ("8,041", "t1.r2.c2", 80_410, False),
        ("8,041", "p1.s2", 8_041_000, False),
        ("8,041 million", "t1.r2.c2", 8_041_000_000_000, False),
    ],
)
def test_the_scale_of_a_cell_may_stand_in_a_header(
    printed: str, locator: str, value: float, *, fits: bool
) -> None:
    cells = stated(row(printed=printed, locator=locator, value=float(value)))
    assert cells["_printed_number_fits"] is fits


@pytest.mark.parametrize(("low", "high", "fits"), [(1.38, 1.62, True), (1.4, 1.6, False)])
def test_the_interval_of_a_row_is_the_printed_one(low: float, high: float, *, fits: bool) -> None:
    percent = {"_unit_quantity_kind": "proportion", "_unit_ucum": "%", "value": 1.5}
    ends = {"uncertainty_min": low, "uncertainty_max": high}
    cells = stated(row(printed="1.5 ± 0.12 percent", **percent, **ends))
    assert cells["_printed_uncertainty_fits"] is fits
    assert "_printed_uncertainty" not in stated(row(printed="1.5 ± 0.12 percent", **percent))
