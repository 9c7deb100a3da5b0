"""Printed bases of comparison held against the base of a row."""

from datetime import date

import pytest

from cited_figures.views.printed_bases import fits

MONTH = date(2031, 3, 1), date(2031, 3, 31)
LEAP_DAY = date(2032, 2, 29), date(2032, 2, 29)
STATED_ON = date(2031, 4, 10)


@pytest.mark.parametrize(
    ("printed", "base", "base_period"),
    [
        ("P1Y", "P1Y", None),
        ("P1Y", "P12M", None),
        ("P7D", "P1W", None),
        ("P1M|P3M", "P3M", None),  # quarter on quarter or month on month
        ("P1Y|start-of-year", "start-of-year", None),
        ("previous-estimate", "previous-estimate", None),
        ("P1Y", "stated", "2030-03"),
        ("2030", "stated", "2030-03"),
        ("XXXX-02", "stated", "2031-02"),
        ("2030", "P1Y", None),
        ("2030-03", "P1Y", None),
        ("end 2030", "start-of-year", None),
    ],
)
def test_a_base_that_the_row_can_have(printed: str, base: str, base_period: str | None) -> None:
    assert fits(printed, base, base_period, MONTH, STATED_ON)


@pytest.mark.parametrize(
    ("printed", "base", "base_period"),
    [
        ("P1Y", "P1M", None),
        ("P1Y", "start-of-year", None),
        ("previous-estimate", "P1M", None),
        ("P1M", "previous-estimate", None),
        ("P1M|P3M", "P1Y", None),
        ("2029", "stated", "2030-03"),
        ("2029", "P1Y", None),
    ],
)
def test_a_base_of_another_row(printed: str, base: str, base_period: str | None) -> None:
    assert not fits(printed, base, base_period, MONTH, STATED_ON)


def test_a_day_without_a_year_before_is_not_held_against_a_period() -> None:
    assert fits("2031", "P1Y", None, LEAP_DAY, date(2032, 3, 1))
