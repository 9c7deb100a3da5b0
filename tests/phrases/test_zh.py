"""Chinese phrases: read as labelled, refused with a reason, and never half of either."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cited_figures.phrases import read
from cited_figures.phrases.reading import NO_UNIT, Reading, Unreadable
from cited_figures.phrases.zh import read_chinese
from cited_figures.phrases.zh.words import lexicon
from labelled_phrases import figures, readable

FIGURES = figures("zh", is_fresh=False)


def read_or_none(phrase: str, language: str = "zh") -> Reading | None:
    return readable(phrase, language)


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("增长迅速", "no figure found"),
        ("数百家企业", "a vague number"),
        ("3%和4%", "more than one number, and no word says which is the figure"),
        ("达到2020", "the number may be a year"),
        ("一千陆", "unclear end of a number"),
        ("二三十个", "two numbers side by side"),
        ("3万5万个", "malformed number"),
        ("翻十番", "unclear number of doublings"),
        ("3个^", "unexpected character '^'"),
        ("US$5万欧元", "two units: USD and EUR"),
        ("近5%以上", "two words of comparison that do not agree"),
        ("约3%至5%", "a range beside a word of comparison"),
        ("未增长5%", "the words before the number negate it"),
        ("不能超过5%", "the words before the number negate it"),
        ("超过美国300万辆", "unclear word 超过 before the number"),
        ("比5%", "the number is what something is compared with"),
        ("-3%至5%的增幅", "a minus sign before a range"),
        ("降幅收窄0.5个百分点", "two words of direction"),
        ("下降的5%", "unclear whether the number is a level or a fall"),
        ("增长囧5%", "unclear whether the number is a level or a rise"),
        ("100兆", "兆 may stand for a million or for a million million"),
        ("三分之一强", "unclear word 强 behind the number"),
        ("减少两倍", "a fall by several times"),
        ("300億元", "元 in traditional script may be any of several currencies"),
        ("美元存款300亿元", "元 beside the name of another currency"),
        ("较上年提升3位", "a change of rank"),
        ("70岁及以上", "an age"),
        ("恒生50指数", "the number may be part of a name"),
        ("五家银行", "a number word that points at known things"),
        ("420万芬兰马克", "unknown unit 芬兰马克"),
        ("提高2.5个", "a number of things that is not whole"),
        ("300家(不含分店", "a bracket that is not closed"),
        ("300家/囧", "unclear denominator behind /"),
        ("30万%", "a scale word before percent"),
        ("第一", "no figure found"),
        ("2019年", "no figure found"),
        ("万亿级市场", "no figure found"),
        ("一个", "no figure found"),
        ("保持两位数增长", "a vague number"),
        ("三万五", "unclear end of a number"),
        ("5百千个", "malformed number"),
        ("60 30家", "two numbers side by side"),
        ("ſ3个İ", "unexpected character 'ſ'"),
        ("增长3亿元至5亿元", "unclear whether the numbers are a range or a change and a level"),
        ("300家企业以上", "words behind the number that may change it"),
        ("经历过300次", "unclear word 过 before the number"),
        ("下降的企业增加5%", "two words of direction"),
        ("下降的企业超过全国的5%", "two words of direction"),
        ("降幅的行业5%", "unclear whether the number is a level or a fall"),
        ("同比少增300亿元", "an increase that is smaller, or a decrease that is larger or smaller"),
        ("低于上年5%", "unclear word 低于 before the number"),
        ("增长5%的下降", "two words of direction"),
        ("下降-5%", "a minus sign beside a word of direction"),
        ("亏钱企业5%", "unclear words before the number"),
        ("5%的企业利润下滑", "a word of direction after the number"),
        ("缺人少300人", "unclear word 少 before the number"),
        ("數位經濟規模達50.2兆元", "元 in traditional script may be any of several currencies"),
        ("达到1900", "the number may be a year"),
        ("达到2100", "the number may be a year"),
        ("每5人中有超过1人", "a rate"),
        ("每10人中有0人", "0/10 is no part of a whole"),
        ("每10人中有10人", "10/10 is no part of a whole"),
        ("500亿元,约70亿美元", "more than one number, and no word says which is the figure"),
        ("300家(70亿美元)", "more than one number, and no word says which is the figure"),
        ("500亿元(70家)", "more than one number, and no word says which is the figure"),
        ("降幅高于上年3个百分点", "two words of direction"),
        ("降幅扩大至5%", "two words of direction"),
        ("下降的增幅5%", "two words of direction"),
        ("超过全国的5家", "unclear word 超过 before the number"),
        ("超过全国5%", "unclear word 超过 before the number"),
        ("减少的碳排放300万吨", "unclear whether the number is a level or a fall"),
        ("下降企业300家", "unclear whether the number is a level or a fall"),
        ("300多家左右", "two words of comparison that do not agree"),
        ("三成强的企业", "unclear word 强 behind the number"),
        ("3个^^", "unexpected character '^'"),
        ("五公里", "a number word that points at known things"),
        ("十家银行", "a number word that points at known things"),
        ("达到三", "no figure found"),
        ("翻0番", "unclear number of doublings"),
        ("-5%的降幅", "a minus sign beside a word of direction"),
        ("增长负5%", "a minus sign beside a word of direction"),
        ("三百五家", "unclear end of a number"),
        ("三百零五", "the number may be part of a name"),
        ("三千两千家", "malformed number"),
        ("三千百家", "malformed number"),
        ("三百三百家", "malformed number"),
        ("三百万十亿家", "malformed number"),
        ("一亿三亿家", "malformed number"),
        ("一亿三万万元", "malformed number"),
    ],
)
def test_refusal_tells_the_reason(phrase: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_chinese(phrase)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("phrase", "period", "base"),
    [
        ("2021年增长5%", "2021", ""),
        ("2021年1-8月增长5%", "2021-01/2021-08", ""),
        ("2021年3月份同比增长5%", "2021-03", "P1Y"),
        ("2021年二季度环比增长5%", "2021-Q2", "P3M"),
        ("8月份环比增长5%", "XXXX-08", "P1M"),
        ("前三季度增长5%", "XXXX-Q1/XXXX-Q3", ""),
        ("2021年上半年增长5%", "2021-H1", ""),
        ("2021Q1增长5%", "2021-Q1", ""),
        ("2021年末达到300家", "end 2021", ""),
        ("截至2021年9月底达到300家", "end 2021-09", ""),
        ("2016-2019年年均增长5%", "2016/2019", "P1Y"),
        ("2021年较2015年增长5%", "2021", "2015"),
        ("比上年末增加300家", "", "P1Y|start-of-year"),
        ("9月末比年初增加300家", "end XXXX-09", "start-of-year"),
        ("8月21日新增300例", "XXXX-08-21", ""),
        ("同比增速回落5个百分点", "", ""),
        ("比十年前增长5倍", "", "P10Y"),
    ],
)
def test_printed_period_and_base(phrase: str, period: str, base: str) -> None:
    reading = read_chinese(phrase)
    assert (reading.period, reading.base) == (period, base)


@pytest.mark.parametrize(
    ("phrase", "step", "scale"),
    [
        ("42448亿元", 10**8, 10**8),
        ("1.37万亿斤", 10**10, 10**12),
        ("4000多万台", 10**4, 10**4),
        ("1亿2000万元", 10**4, 10**8),
        ("3成", 10, 10),
        ("增长1.5倍", 10, 1),
        ("三成", None, 10),
        ("翻两番", None, 1),
        ("近万家", None, 10**4),
    ],
)
def test_step_is_one_unit_of_the_last_printed_digit(
    phrase: str, step: int | None, scale: int
) -> None:
    reading = read_chinese(phrase)
    assert reading.step == step
    if phrase != "1亿2000万元":
        assert reading.scale == scale


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [("占GDP比重达到36.2%", "GDP"), ("佔全球 50% 以上", "全球"), ("达到36.2%", "")],
)
def test_share_keeps_what_it_is_a_share_of(phrase: str, whole: str) -> None:
    assert read_chinese(phrase).of == whole


def test_traditional_script_is_read_like_simplified() -> None:
    words = lexicon()
    pairs = [pair for pair in words.script.items() if chr(pair[0]) in words.traditional]
    traditional = {ord(simple): chr(code) for code, simple in reversed(pairs)}

    def said(phrase: str) -> list[object]:
        reading = read(phrase, "zh-CN")
        parts = reading._replace(of="", sign_word="")
        return [part.translate(words.script) if isinstance(part, str) else part for part in parts]

    for row in FIGURES:
        if "周岁" not in row["phrase"]:  # 周歲, but 週 for a week
            assert said(row["phrase"].translate(traditional)) == said(row["phrase"]), row


def test_a_number_without_a_unit_says_so() -> None:
    assert read_chinese("达到4.85亿").notices == (NO_UNIT,)
    assert read_chinese("达到4.85亿人").notices == ()


def test_home_currency_is_what_a_bare_yuan_means() -> None:
    assert read_chinese("300億元", "TWD").unit == "TWD"
    assert read_chinese("人民幣300億元", "TWD").unit == "CNY"
    assert read_chinese("新台幣約300億元").unit == "TWD"


# ---- whatever touches a number is explained, or the phrase is refused ----------------------

_NUMBER = re.compile(r"[0-9][0-9.,]*")
_READABLE = [
    (row["phrase"], match.start(), match.end())
    for row in FIGURES
    if len(matches := list(_NUMBER.finditer(row["phrase"]))) == 1
    for match in matches
]
_LETTERS = "abcdexkKMGTmnpqzéßøЖ"
_SIGNS = "^*'′″†‡+=_|\\/?!@#&;:()[]{}<>·•①②³¹×÷…、，。"
_HAN = "半几数第又零囧甲乙强弱折许"
_DIGITS = "0123456789"


@settings(max_examples=1500, deadline=None)
@given(
    st.sampled_from(_READABLE),
    st.sampled_from(_LETTERS + _SIGNS + _HAN + _DIGITS),
    st.sampled_from(["before", "behind"]),
)
def test_what_touches_a_number_is_read_or_refused(
    place: tuple[str, int, int], char: str, side: str
) -> None:
    phrase, start, end = place
    at = start if side == "before" else end
    before, after = read_chinese(phrase), read_or_none(phrase[:at] + char + phrase[at:])
    if after is None:
        return
    if char in _DIGITS:
        assert after.unit == before.unit
        return
    assert abs(after.value) == abs(before.value), char
    assert after.unit == before.unit, char


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(FIGURES), st.sampled_from(_LETTERS + _SIGNS + "半几数第又零强弱折"))
def test_what_follows_a_phrase_is_read_or_refused(row: dict[str, str], char: str) -> None:
    before, after = read_chinese(row["phrase"]), read_or_none(row["phrase"] + char)
    if after is None:
        return
    is_half = char in "半" and abs(after.value) > abs(before.value)
    assert is_half or after.value == before.value
    assert after.unit == before.unit


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row["phrase"])
def test_a_phrase_without_its_last_character_keeps_its_number_or_loses_its_unit(
    row: dict[str, str],
) -> None:
    before, after = read_chinese(row["phrase"]), read_or_none(row["phrase"][:-1])
    if (
        after is None
        or not row["phrase"][-1:].isalpha()
        or row["phrase"][-1] in "一二三四五六七八九十"
    ):
        return
    if abs(after.value) != abs(before.value):
        assert row["phrase"].endswith(("半", "倍", "毛", "角", "多", "万", "亿", "億", "千", "百"))
    elif after.unit != before.unit:
        assert after.notices == (NO_UNIT,) or row["phrase"].endswith(_LONGER)


# Words that are another unit without their last character.
_LONGER = (
    "人次",
    "个月",
    "省份",
    "GWh",
    "字节",
    "千瓦时",
    "标准煤",
    "套",
    "次",
    "例次",
    "公里",
    "次/秒",
    "立方米",
    "平方米",
    "元",
    "居民",
    "架",
    "人民币",
    "度电",
    "块钱",
)


_WORDS = """超过 约 近 增长 下降 至 的 占 万 亿 千 百 十 两 半 三 一 成 倍 番 翻 分之 百分之 个 元
年 月 多
余 点 以上 左右 個 億 兆 人民币 每 人 第 数 几 过 负 ５ ． 1 2.5 3,000 2019 % ‰ 5G / ( ) - ~ — 比
上年 同比 人均 减半 连续 以内 平方米 时速 逆差"""
_ANY_WORDS = st.lists(st.sampled_from(_WORDS.split()), max_size=9).map("".join)


@settings(max_examples=3000, deadline=None)
@given(_ANY_WORDS)
def test_any_sequence_of_known_words_is_read_or_refused(phrase: str) -> None:
    reading = read_or_none(phrase)
    if reading is not None:
        assert reading.comparator in {"eq", "gt", "ge", "lt", "le", "approx", "range"}
        assert (reading.upper is None) == (reading.comparator != "range")
        assert reading.direction != "down" or reading.value <= 0


@settings(max_examples=1000, deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(phrase: str) -> None:
    read_or_none(phrase)
