"""The parts of a reading: noun, kind, precision, whole."""

from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest

from cited_figures.phrases import Reading, Unreadable, read


@pytest.mark.parametrize(
    ("phrase", "kind", "noun"),
    [
        ("70 platforms", "count", "platforms"),
        ("reached 50 million", "count", ""),
        ("4.2 trillion yuan", "currency", ""),
        ("38 kg", "unit", ""),
        ("up 3 percent", "percent", ""),
        ("7 per 1,000 people", "per_1000", ""),
        ("4000多万台", "count", "台"),
        ("２４萬輛", "count", "輛"),
    ],
)
def test_kind_and_noun_follow_from_the_unit(phrase: str, kind: str, noun: str) -> None:
    reading = read(phrase)
    assert (reading.kind, reading.noun) == (kind, noun)


@pytest.mark.parametrize(
    ("phrase", "step"),
    [
        ("4.2 trillion yuan", Fraction(10**11)),
        ("63%", Fraction(1)),
        ("71.50%", Fraction(1, 100)),
        ("70 platforms", Fraction(1)),
        ("40 million", Fraction(10**6)),
        ("400,000", Fraction(1)),
        ("one third of GDP", None),
        ("1/3 of GDP", None),
        ("five million people", None),
        ("doubled", None),
        ("3 to 5.5 percent", Fraction(1, 10)),
        ("42448亿元", Fraction(10**8)),
        ("1.37万亿斤", Fraction(10**10)),
        ("4000多万台", Fraction(10**4)),
        ("1亿2000万元", Fraction(10**4)),
        ("3成", Fraction(10)),
        ("三成", None),
        ("近万家", None),
        ("每10人中有3人", None),
        ("万分之3", None),
        ("7成5", None),
        ("翻2番", None),
        ("3千5百家", Fraction(100)),
        ("5百家", Fraction(100)),
        ("2.5 to 7 million", Fraction(100000)),
    ],
)
def test_step_is_one_unit_of_the_last_printed_digit(phrase: str, step: Fraction | None) -> None:
    assert read(phrase).step == step


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [
        ("more than one third of GDP", "GDP"),
        ("accounted for 30 percent of the total", "the total"),
        ("a total of 30 percent of GDP", "GDP"),
        ("30 percent of sales of cars of China", "sales of cars of China"),
        ("30 percent", ""),
        ("70 of them", ""),
        ("占GDP比重达到36.2%", "GDP"),
        ("佔全球 50% 以上", "全球"),
        ("达到36.2%", ""),
    ],
)
def test_share_keeps_what_it_is_a_share_of(phrase: str, whole: str) -> None:
    assert read(phrase).of == whole


def test_fall_by_a_range_has_its_low_end_first() -> None:
    reading = read("fell 2 to 3 percent")
    assert (reading.value, reading.upper) == (Fraction(-3), Fraction(-2))
    reading = read("下降2%-3%")
    assert (reading.value, reading.upper) == (Fraction(-3), Fraction(-2))


def test_reading_is_immutable_and_comparable() -> None:
    reading = read("63%")
    assert reading == Reading("eq", Fraction(63), None, "percent", "level", Fraction(1))
    with pytest.raises(FrozenInstanceError):
        reading.__setattr__("value", Fraction(1))


@pytest.mark.parametrize(
    ("language", "unit"),
    [("zh-Hans", "CNY"), ("zh-CN", "CNY"), ("zh-Hant-TW", "TWD"), ("zh-HK", "HKD")],
)
def test_region_says_what_a_bare_yuan_is(language: str, unit: str) -> None:
    assert read("300万元", language).unit == unit


def test_bare_yuan_in_traditional_script_is_refused_without_a_region() -> None:
    with pytest.raises(Unreadable, match="several currencies"):
        read("300億元")
    assert read("300億元", "zh-Hant-CN").unit == "CNY"
    assert read("人民幣300億元").unit == "CNY"
    assert read("新台幣約300億元").unit == "TWD"


def test_a_phrase_of_300_characters_is_read() -> None:
    assert read("70 platforms".ljust(300)) == read("70 platforms")


def test_a_number_of_30_digits_is_read() -> None:
    assert read("1" * 30 + " units").value == int("1" * 30)


def test_language_tag_chooses_the_grammar() -> None:
    assert read("63%", "en") == read("63%", "EN-gb") == read("63%", "zh")
    with pytest.raises(Unreadable, match="no grammar for the language 'fr'"):
        read("63 %", "fr")
