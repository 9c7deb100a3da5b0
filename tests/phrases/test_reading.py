"""The parts of a reading: noun, kind, precision, whole."""

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
        ("7 per 1,000 people", "count", ""),
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
    with pytest.raises(AttributeError):
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


PERIODS = [
    ("was 9.5% in March 2017", "2017-03", ""),
    ("3.2 million in September", "XXXX-09", ""),
    ("rose 4.2% in Q3 2024", "2024-Q3", ""),
    ("fell 2% in the first half of 2024", "2024-H1", ""),
    ("the third quarter of 2021 saw a 5 percent rise", "2021-Q3", ""),
    ("449.2 million people on 1 January 2024", "2024-01-01", ""),
    ("449.2 million people on January 1, 2024", "2024-01-01", ""),
    ("0.2% by the end of 2025", "end 2025", ""),
    ("up 4 percent in 2023/24", "2023/24", ""),
    ("2019-2021 output rose 4 percent", "2019/2021", ""),
    ("grew 7.4 percent from 2010 to 2020", "2010/2020", ""),
    ("between 2010 and 2020 output grew by 7.4 percent", "2010/2020", ""),
    ("at least 11,000 gigawatts by 2030", "2030", ""),
    ("exports rose 5 percent in 2024 over 2023", "2024", "2023"),
    ("grew 7.4 percent from 2010", "", "2010"),
    ("doubled since 2010", "", "2010"),
    ("0.3 percentage points lower than a year earlier", "", "P1Y"),
    ("0.4 percentage points higher on the quarter", "", "P3M"),
    ("rose 0.3% month-on-month", "", "P1M"),
    ("up 8.5% YoY", "", "P1Y"),
    ("up 8.1 percent compared with the previous year", "", "P1Y"),
    ("159,000 lower than previously reported", "", "previous-estimate"),
    ("revised down by 72,000", "", "previous-estimate"),
    ("5 percent", "", ""),
]


@pytest.mark.parametrize(("phrase", "period", "base"), PERIODS)
def test_printed_period_and_base_are_kept(phrase: str, period: str, base: str) -> None:
    reading = read(phrase, "en")
    assert (reading.period, reading.base) == (period, base)


@pytest.mark.parametrize(
    ("phrase", "sign_word"),
    [
        ("loss per share of $0.45", "loss"),
        ("a deficit of $3 million", "deficit"),
        ("losses narrowed to $3 million", "losses"),
        ("a $3 million loss", "loss"),
        ("net loss was $(23.5) million", ""),  # the sign is printed
        ("profit of $3 million", ""),
    ],
)
def test_word_that_makes_a_number_negative_is_kept(phrase: str, sign_word: str) -> None:
    assert read(phrase, "en").sign_word == sign_word


def test_scale_and_step_tell_how_precise_a_number_is() -> None:
    assert [read("40 million sets").scale, read("40 million sets").step] == [10**6, 10**6]
    assert [read("40.0 million sets").scale, read("40.0 million sets").step] == [10**6, 10**5]
    assert [read("40,000,000 sets").scale, read("40,000,000 sets").step] == [1, 1]


def test_a_bare_number_says_that_its_unit_is_not_printed() -> None:
    assert read("up 0.4 on the quarter").notices == ("unit not printed",)
    assert read("up 0.4 percent on the quarter").notices == ()
