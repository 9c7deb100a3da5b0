from fractions import Fraction

import pytest

from cited_figures.tables.exact import exact, plain
from cited_figures.views.bounds import decimal_of, entailed


@pytest.mark.parametrize(
    ("comparator", "ends"),
    [
        ("gt", (70, None)),
        ("ge", (70, None)),
        ("lt", (None, 70)),
        ("le", (None, 70)),
        ("approx", (None, None)),
        ("eq", (Fraction("69.5"), Fraction("70.5"))),
    ],
)
def test_only_what_the_words_entail_is_bounded(
    comparator: str, ends: tuple[Fraction | None, Fraction | None]
) -> None:
    assert entailed(comparator, Fraction(70), Fraction(1)) == ends


def test_a_number_without_digits_is_exact() -> None:
    assert entailed("eq", Fraction(1, 3), None) == (Fraction(1, 3), Fraction(1, 3))


@pytest.mark.parametrize(
    ("comparator", "written"),
    [("gt", "33.3333"), ("ge", "33.3333"), ("lt", "33.3334"), ("le", "33.3334"), ("eq", "33.3333")],
)
def test_an_endless_fraction_is_cut_so_that_the_claim_gets_weaker(
    comparator: str, written: str
) -> None:
    assert decimal_of(Fraction(100, 3), comparator) == Fraction(written)


def test_a_small_fraction_is_not_cut_to_nothing() -> None:
    assert decimal_of(Fraction(1, 3_000_000), "eq") == Fraction("0.00000033")
    assert decimal_of(Fraction(-1, 30_000), "gt") == Fraction("-0.00003334")
    assert decimal_of(Fraction(0), "eq") == 0


def test_a_number_that_ends_is_kept() -> None:
    assert decimal_of(Fraction("0.123456789"), "gt") == Fraction("0.123456789")


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
