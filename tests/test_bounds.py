"""What a comparator and a printed number entail, and the numbers that are written for it."""

from fractions import Fraction

import pytest

from cited_figures.tables.exact import exact, plain
from cited_figures.views.bounds import OPEN, Printed, entailed, published

BOUND = Fraction(70)


def rounded(text: str, scale: int = 1) -> Printed:
    """Return a number as printed in digits, with a scale word of this size."""
    _, _, decimals = text.partition(".")
    step = Fraction(scale, 10 ** len(decimals))
    return Printed(Fraction(text) * scale, step=step, scale=Fraction(scale))


@pytest.mark.parametrize(
    ("comparator", "ends"),
    [
        ("gt", (BOUND, None)),
        ("ge", (BOUND, None)),
        ("lt", (None, BOUND)),
        ("le", (None, BOUND)),
        ("approx", OPEN),
        ("eq", (Fraction("69.5"), Fraction("70.5"))),
    ],
)
def test_only_what_the_words_entail_is_bounded(
    comparator: str, ends: tuple[Fraction | None, Fraction | None]
) -> None:
    assert entailed(comparator, rounded("70"))[0] == ends


def test_a_range_has_both_of_its_ends() -> None:
    printed = Printed(BOUND, upper=Fraction(73), step=Fraction(1))
    assert entailed("range", printed) == [(BOUND, Fraction(73))]


@pytest.mark.parametrize(("side", "ends"), [("below", (None, BOUND)), ("above", (BOUND, None))])
def test_a_word_for_one_side_bounds_that_side(
    side: str, ends: tuple[Fraction | None, Fraction | None]
) -> None:
    assert entailed("approx", Printed(BOUND, step=Fraction(1), side=side)) == [ends]


def test_a_number_word_has_no_bounds_unless_it_is_a_bound() -> None:
    third = Printed(Fraction(100, 3))
    assert entailed("eq", third) == [OPEN]
    assert entailed("gt", third) == [(Fraction(100, 3), None)]


@pytest.mark.parametrize(
    ("text", "scale", "half"),
    [("8.6", 1, "0.05"), ("8.60", 1, "0.005"), ("4.2", 10**12, "50000000000"), ("300", 1, "0.5")],
)
def test_half_a_unit_of_the_last_printed_place_is_stated(text: str, scale: int, half: str) -> None:
    printed = rounded(text, scale)
    ends = printed.value - Fraction(half), printed.value + Fraction(half)
    assert entailed("eq", printed) == [ends, (printed.value, printed.value)]


def test_zeros_at_the_end_of_a_large_number_leave_its_precision_open() -> None:
    first, *others = entailed("eq", rounded("252000"))
    assert first == OPEN
    assert (Fraction(251_500), Fraction(252_500)) in others
    assert (Fraction("251999.5"), Fraction("252000.5")) in others
    assert (Fraction(247_000), Fraction(257_000)) not in others


def test_an_endless_fraction_is_cut_toward_zero() -> None:
    assert published(Fraction(100, 3)) == Fraction("33.3333")
    assert published(Fraction(-200, 3)) == Fraction("-66.6666")
    assert published(Fraction(1, 3_000_000)) == Fraction("0.000000333333")


@pytest.mark.parametrize("text", ["0", "0.123456789", "4244800000000"])
def test_a_number_that_ends_is_kept(text: str) -> None:
    assert published(Fraction(text)) == Fraction(text)


def test_doubles_are_read_as_the_decimals_that_were_written() -> None:
    assert exact(71.45) == Fraction("71.45")
    assert [plain(each) for each in (4.2e12, 33.3333, 1e-7, None, True, "F01", 5)] == [
        "4200000000000",
        "33.3333",
        "0.0000001",
        "none",
        "true",
        "F01",
        "5",
    ]
