"""Any text is answered quickly, with a reading or with a refusal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cited_figures.phrases import Reading, Unreadable, read

COMPARATORS = {"eq", "gt", "ge", "lt", "le", "approx", "approx_below", "range"}
FRAGMENTS = st.sampled_from(
    [
        *(
            "more than ",
            "up ",
            "down ",
            "fell ",
            "to ",
            "by ",
            "of ",
            "a ",
            "the ",
            "half ",
            "and ",
        ),
        *(
            "one ",
            "twenty ",
            "third ",
            "hundred ",
            "million ",
            "percent ",
            "points ",
            "per ",
            "in ",
        ),
        *(
            "$",
            "yuan ",
            "people ",
            "or more ",
            "between ",
            "from ",
            "minus ",
            "-",
            "+",
            "/",
            "(",
            ")",
        ),
        *("1", "2.5", "3,000", "2019", ",", ".", "%", "‰", "½", "m ", "5G ", "times ", "doubled "),
        *(
            "超过",
            "约",
            "近",
            "增长",
            "下降",
            "至",
            "的",
            "占",
            "万",
            "亿",
            "千",
            "百",
            "十",
            "两",
            "半",
        ),
        *(
            "三",
            "一",
            "成",
            "倍",
            "番",
            "翻",
            "分之",
            "百分之",
            "个",
            "元",
            "年",
            "月",
            "多",
            "余",
            "点",
        ),
        *(
            "以上",
            "左右",
            "個",
            "億",
            "兆",
            "人民币",
            "每",
            "人",
            "第",
            "数",
            "几",
            "过",
            "负",
            "５",
            "．",
        ),
    ]
)


def answer(phrase: str, language: str | None = None) -> Reading | None:
    try:
        return read(phrase, language)
    except Unreadable:
        return None


@settings(max_examples=1000, deadline=None)
@given(st.text(), st.sampled_from([None, "en", "zh", "zh-Hant-TW"]))
def test_any_text_is_read_or_refused(phrase: str, language: str | None) -> None:
    answer(phrase, language)


@settings(max_examples=3000, deadline=None)
@given(st.lists(FRAGMENTS, max_size=9).map("".join), st.sampled_from([None, "en", "zh"]))
def test_any_sequence_of_known_words_is_read_or_refused(phrase: str, language: str | None) -> None:
    reading = answer(phrase, language)
    if reading is not None:
        assert reading.comparator in COMPARATORS
        assert (reading.upper is None) == (reading.comparator != "range")
        assert reading.direction != "down" or reading.value <= 0


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1.1", "a ", "more than ", "(", "-", "万", "一", "百分之", "1 000 ", "年"]
)
def test_hostile_repetition_is_refused(unit: str) -> None:
    for length in (10_000, 300):
        assert answer((unit * length)[:length]) is None


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr", "es", "ja"])
def test_a_phrase_that_breaks_off_is_answered(language: str) -> None:
    for number in ("2", "2.5", "1,08", "2 %", "2 Mio.", "2 mil", "2万"):
        for end in (
            "",
            "/",
            "/3",
            "-",
            "±",
            "(",
            ":",
            ".",
            ",",
            " à",
            " bis",
            " per",
            "每",
            "から",
        ):
            answer(number + end, language)
