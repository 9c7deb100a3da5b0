from datetime import date

import pytest

from cited_figures.views.periods import dates, label

PERIODS = [
    ("2020-09-17", "2020-09-17", "2020-09-17"),
    ("2020-06-01", "2020-06-30", "2020-06"),
    ("2020-02-01", "2020-02-29", "2020-02"),
    ("2019-01-01", "2019-12-31", "2019"),
    ("2020-04-01", "2020-06-30", "2020-Q2"),
    ("2020-10-01", "2020-12-31", "2020-Q4"),
    ("2020-01-01", "2020-06-30", "2020-S1"),
    ("2020-07-01", "2020-12-31", "2020-S2"),
    ("2020-01-01", "2020-07-31", "2020-01-01/P7M"),
    ("2020-02-01", "2020-04-30", "2020-02-01/P3M"),
    ("2020-04-01", "2021-03-31", "2020-04-01/P1Y"),
    ("2021-01-01", "2025-12-31", "2021-01-01/P5Y"),
    ("2020-01-15", "2020-01-21", "2020-01-15/P7D"),
    ("2020-01-01", "2020-01-30", "2020-01-01/P30D"),
]


@pytest.mark.parametrize(("start", "end", "text"), PERIODS)
def test_a_label_and_its_dates_are_the_same(start: str, end: str, text: str) -> None:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    assert label(first, last) == text
    assert dates(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "20", "2020-13", "2020-02-30", "2020-Q5", "2020-M06", "2020-01/2020-07", "2020-01-01/P0D"],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|month|day"):
        dates(text)


def test_a_period_must_end_before_the_year_10000() -> None:
    for text in ("9999-01-01/P20M", "2020-01-01/P9999999D", "2020-01-01/P99999999999D"):
        with pytest.raises(ValueError, match=r"9999|10000|range"):
            dates(text)
