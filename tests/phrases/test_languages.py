"""The language of the source decides how a phrase is read."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from cited_figures.phrases import Unreadable, UnreadLanguage, read
from cited_figures.phrases.reading import NOT_READ, UNIT_NOT_READ

HERE = Path(__file__).parent
DIGITS = [
    ("nl", "0,6 % hoger dan in het vorige kwartaal", "0.6", "percent"),
    ("nl", "3.500 euro", "3500", "EUR"),
    ("da", "435.000 personer", "435000", ""),
    ("sv", "22,3 miljarder", "22300000000", ""),
    ("nb", "82 218 000 innbyggere", "82218000", ""),
    ("pt", "3.500 euros", "3500", "EUR"),
    ("pt-BR", "R$ 5 bilhões", "5000000000", "BRL"),
    ("it", "1,2 miliardi di euro", "1200000000", "EUR"),
    ("it-CH", "8’482’200 persone", "8482200", ""),
    ("cs", "5 mil. Kč", "5000000", "CZK"),
    ("ru", "5,4 млн человек", "5400000", ""),
    ("tr", "%5,2", "5.2", "percent"),
    ("ar", "٣٫٥٪", "3.5", "percent"),
    ("fa", "۳٫۵ درصد", "3.5", "percent"),
    ("ko", "3,000억원", "300000000000", ""),
    (None, "3,000억원", "300000000000", ""),
]


@pytest.mark.parametrize(("language", "phrase", "value", "unit"), DIGITS)
def test_digits_are_read_by_the_number_format_of_the_language(
    language: str | None, phrase: str, value: str, unit: str
) -> None:
    reading = read(phrase, language)
    assert (reading.value, reading.unit) == (Fraction(value), unit)
    assert (reading.comparator, reading.direction) == ("", "")
    assert reading.notices == ((NOT_READ,) if unit else (NOT_READ, UNIT_NOT_READ))


def test_no_digits_are_read_wrongly_and_few_are_unread() -> None:
    labelled = list(csv.DictReader((HERE / "digits.csv").read_text(encoding="utf-8").splitlines()))
    unread = []
    for row in labelled:
        try:
            reading = read(row["phrase"], row["language"])
        except UnreadLanguage:
            unread.append(row)
            continue
        assert row["value"] != "unread", row
        assert reading.value == Fraction(row["value"]), row
        assert reading.unit in ("", row["unit"]), row
        assert (reading.comparator, reading.direction) == ("", ""), row
    assert len([row for row in unread if row["value"] != "unread"]) <= 0.03 * len(labelled)


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("nl", "3.5 procent"),  # no group of three, no Dutch decimal
        ("pl", "5 milionami"),  # a case of million that CLDR does not list
        ("ru", "5 миллионеров"),  # millionaires
        ("ko", "1억 2000만 원"),
        ("it", "da 3 a 5 %"),
        ("pt", "vários milhões"),
        ("tlh", "5 devices"),
        ("und", "5 devices"),
    ],
)
def test_what_digits_do_not_tell_is_unread_and_no_fault(language: str, phrase: str) -> None:
    with pytest.raises(UnreadLanguage):
        read(phrase, language)


def test_a_refusal_is_no_unread_language() -> None:
    with pytest.raises(Unreadable) as refusal:
        read("12,34 units", "en")
    assert not isinstance(refusal.value, UnreadLanguage)


def test_no_language_is_read_with_the_grammar_of_another() -> None:
    assert read("3.500 euros", "es").value == 3500
    with pytest.raises(Unreadable):
        read("3,500.5 euros", "es")
    assert read("63%", "zh").comparator == "eq"
    assert read("63%", "ko").comparator == ""
    with pytest.raises(UnreadLanguage):
        read("超过七成", "ko")
    with pytest.raises(Unreadable):
        read("超过七成", "ja")


@pytest.mark.parametrize("language", ["en", "EN-gb", "en-US", "en_AU"])
def test_variants_of_english_share_its_grammar(language: str) -> None:
    assert read("more than 63%", language).comparator == "gt"


@pytest.mark.parametrize(
    ("language", "unit"),
    [("en", "USD"), ("en-US", "USD"), ("en-AU", "AUD"), ("en-CA", "CAD"), ("en-GB", "USD")],
)
def test_the_region_says_whose_dollars_are_meant(language: str, unit: str) -> None:
    assert read("$5 billion", language).unit == unit
    assert read("5 billion dollars", language).unit == unit
    assert read("US$5 billion", language).unit == "USD"


def test_cents_are_read_where_one_currency_has_them() -> None:
    assert (read("63 cents", "en-US").value, read("63 cents", "en-AU").unit) == (
        Fraction(63, 100),
        "AUD",
    )
    with pytest.raises(Unreadable, match="several currencies"):
        read("63 cents", "en-IE")
    assert read("63 euro cents", "en-IE").unit == "EUR"
