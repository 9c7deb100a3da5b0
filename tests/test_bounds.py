"""What a comparator and a printed number entail about the true value."""

from fractions import Fraction

import pytest

from cited_figures.tables.exact import exact, plain
from cited_figures.views.bounds import Printed, entailed, published

OPEN = (None, None)
ONE = Fraction(1)
MILLION = Fraction(10**6)


@pytest.mark.parametrize(
    ("comparator", "ends"),
    [
        ("gt", (70, None)),
        ("ge", (70, None)),
        ("lt", (None, 70)),
        ("le", (None, 70)),
        ("approx", OPEN),
        ("eq", (Fraction("69.5"), Fraction("70.5"))),
    ],
)
def test_only_what_the_words_entail_is_bounded(
    comparator: str, ends: tuple[Fraction | None, Fraction | None]
) -> None:
    assert entailed(comparator, Printed(Fraction(70), step=ONE))[0] == ends


@pytest.mark.parametrize(("side", "ends"), [("below", (None, 70)), ("above", (70, None))])
def test_a_number_that_is_almost_reached_bounds_the_near_end(
    side: str, ends: tuple[int | None, int | None]
) -> None:
    assert entailed("approx", Printed(Fraction(70), step=ONE, side=side)) == [ends]


def test_a_range_is_bounded_by_its_ends() -> None:
    low, high = Fraction(3), Fraction(4)
    assert entailed("range", Printed(low, high, step=ONE)) == [(low, high)]


@pytest.mark.parametrize(
    ("value", "step", "scale", "half"),
    [
        ("4.20", "0.01", ONE, "0.005"),
        ("3200000", "100000", MILLION, "50000"),  # 3.2 million
        ("3000000", "100000", MILLION, "50000"),  # 3.0 million
        ("14000000", "1000000", MILLION, "500000"),  # 14 million
        ("70", "1", ONE, "0.5"),
        ("12345", "1", ONE, "0.5"),
        ("-828001", "1", ONE, "0.5"),
    ],
)
def test_a_stated_precision_is_half_a_unit_of_the_last_place(
    value: str, step: str, scale: Fraction, half: str
) -> None:
    middle = Fraction(value)
    first = entailed("eq", Printed(middle, step=Fraction(step), scale=scale))[0]
    assert first == (middle - Fraction(half), middle + Fraction(half))


@pytest.mark.parametrize(
    ("value", "step", "scale"), [("828000", "1", ONE), ("400000000", "1000000", MILLION)]
)
def test_a_precision_that_is_not_stated_is_left_open_or_chosen(
    value: str, step: str, scale: Fraction
) -> None:
    number = Fraction(value)
    ends = entailed("eq", Printed(number, step=Fraction(step), scale=scale))
    place = Fraction(step)
    assert ends[0] == OPEN
    assert ends[-1] == (number, number)
    assert (number - place / 2, number + place / 2) in ends
    assert (number - 50 * place, number + 50 * place) in ends
    assert (number - 5000 * place, number + 5000 * place) not in ends


def test_small_is_what_is_small_as_printed() -> None:
    per_mille = Printed(Fraction(200), step=Fraction(10), scale=Fraction(10), one=Fraction(10))
    assert entailed("eq", per_mille)[0] == (Fraction(195), Fraction(205))  # 20 percent


def test_a_number_in_words_states_no_precision() -> None:
    assert entailed("eq", Printed(Fraction(1, 3))) == [OPEN]
    assert entailed("gt", Printed(Fraction(1, 3))) == [(Fraction(1, 3), None)]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(100, 3), "33.3333"),
        (Fraction(-200, 3), "-66.6666"),
        (Fraction("0.123456789"), "0.123456789"),
        (Fraction(27060000000000), "27060000000000"),
    ],
)
def test_an_endless_fraction_has_six_digits_rounded_toward_zero(
    value: Fraction, written: str
) -> None:
    assert published(value) == Fraction(written)


def test_a_small_fraction_is_not_cut_to_nothing() -> None:
    assert published(Fraction(1, 3_000_000)) == Fraction("0.000000333333")
    assert published(Fraction(-1, 30_000)) == Fraction("-0.0000333333")
    assert published(Fraction(0)) == 0


def test_doubles_are_read_as_the_decimals_that_were_written() -> None:
    assert exact(71.45) == Fraction("71.45")
    assert [plain(cell) for cell in (4.2e12, 33.3333, 1e-7, None, True, "F01", 5)] == [
        "4200000000000",
        "33.3333",
        "0.0000001",
        "none",
        "true",
        "F01",
        "5",
    ]


def test_nothing_at_all_leaves_its_precision_open() -> None:
    printed = Printed(Fraction(0), step=MILLION, scale=MILLION)
    assert entailed("eq", printed) == [OPEN, (Fraction(0), Fraction(0))]
