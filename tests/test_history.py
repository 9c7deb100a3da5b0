"""The pictures of series show what was published, and join only what can be compared."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from changes import ROOT
from cited_figures.cite.records import Row, read_records
from cited_figures.release.history import Value, draw, histories, pictures

RECORDS = read_records(ROOT)
SVG = "{http://www.w3.org/2000/svg}"


def value(number: str, start: str, end: str, **cells: str) -> Value:
    stated = {"value": number, "value_min": number, "value_max": number, "comparator": "eq"}
    dated = {"time_period": start[:4], "period_start": start, "period_end": end}
    about = {"indicator_id": "software-revenue", "ref_area": "CHN", "unit_id": "CNY"}
    key = {"series_id": f"S{number}", "period_basis": "printed"}
    return Value.of(Row(key | about | stated | dated | cells))


def year(number: str, of: int, **cells: str) -> Value:
    return value(number, f"{of}-01-01", f"{of}-12-31", **cells)


def lines(*values: Value) -> int:
    return draw(RECORDS, values).count('class="line"')


def test_every_series_has_a_picture_with_a_circle_per_value() -> None:
    drawn = pictures(RECORDS)
    assert len(drawn) == 7
    rows = {row["series_id"] for row in RECORDS.rows("series")}
    told = set()
    for picture, values in zip(drawn.values(), histories(RECORDS).values(), strict=True):
        tree = ET.fromstring(picture)  # noqa: S314
        assert len(tree.findall(f".//{SVG}circle")) == len(values)
        told |= set(re.findall(r"<title>([FS][0-9]+),", picture))
    assert told >= rows


def test_a_bound_is_open_and_has_an_arrow() -> None:
    above = draw(RECORDS, [year("70", 2020, comparator="gt", value_max="")])
    assert ('fill="#ffffff" stroke' in above, "v-14" in above) == (True, True)
    below = draw(RECORDS, [year("70", 2020, comparator="le", value_min="")])
    assert ('fill="#ffffff" stroke' in below, "v14" in below) == (False, True)


def test_values_that_follow_each_other_are_joined() -> None:
    assert lines(year("1", 2019), year("2", 2020), year("3", 2021)) == 2


@pytest.mark.parametrize(
    "later",
    [
        year("2", 2022),
        year("2", 2020, population="key enterprises"),
        year("2", 2020, producer="Somebody"),
        year("2", 2020, series_break="true"),
        year("2", 2020, comparator="gt", value_max=""),
        year("2", 2020, scenario="forecast"),
        value("2", "2020-01-01", "2020-07-31"),
    ],
    ids=["gap", "population", "producer", "break", "bound", "scenario", "length"],
)
def test_values_that_cannot_be_compared_are_not_joined(later: Value) -> None:
    assert lines(year("1", 2019), later) == 0


def test_no_line_crosses_a_break_of_other_values() -> None:
    half = value("3", "2020-01-01", "2020-06-30", series_break="true")
    assert lines(year("1", 2019), half, year("2", 2020)) == 0
    assert draw(RECORDS, [year("1", 2019), half]).count('class="break"') == 1


def test_a_package_without_series_has_no_picture(package: Path) -> None:
    assert pictures(read_records(package)) == {}
