"""The known units and areas, found by id, code, name or words."""

import pytest

from cited_figures.package.known import lookup, told
from cited_figures.phrases import read
from cited_figures.views.known_units import known_unit


@pytest.mark.parametrize(
    ("table", "name", "key"),
    [
        ("units", "GBP", "GBP"),
        ("units", "pound sterling", "GBP"),
        ("units", "yuan", "CNY"),
        ("units", "kilometres", "km"),
        ("units", "Kilometer", "km"),
        ("units", "percantage points", "percentage-point"),
        ("areas", "deu", "DEU"),
        ("areas", "Germany", "DEU"),
        ("areas", "Germny", "DEU"),
    ],
)
def test_a_known_row_is_found(table: str, name: str, key: str) -> None:
    row = lookup(table, name)
    assert row
    assert key in (row.get("unit_id"), row.get("area_id"))
    assert f"_id {key}, title" in told(table, row)


@pytest.mark.parametrize(
    ("table", "name"), [("units", "xyz"), ("areas", "EU82"), ("sources", "CNY"), ("units", "")]
)
def test_what_is_not_known_is_not_guessed(table: str, name: str) -> None:
    assert told(table, lookup(table, name)) == ""


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("85 GWh", "GWh"),
        ("rose 5 percent", "percent"),
        ("fell by 0.4 percentage point", "percentage-point"),
        ("75 basis points", "basis-point"),
        ("one third of electricity", "percent"),
        ("$1.90 a day", "USD-per-day"),
        ("211 deaths per 100 000 live births", "death-per-100000-births"),
        ("3.2 euros per barrel", "EUR-per-barrel"),
    ],
)
def test_a_phrase_is_in_a_known_unit(phrase: str, key: str) -> None:
    row = known_unit(read(phrase, "en"))
    assert row
    assert row["unit_id"] == key


def test_a_bare_number_is_in_no_unit() -> None:
    assert known_unit(read("more than 70", "en")) is None
