"""A scripted edit of a published phrase changes what is read, or the phrase is refused."""

import re
from collections.abc import Iterator

import pytest

from cited_figures.phrases import Reading, Unreadable, read

# Phrase, comparator, value, unit, direction: the phrases the package cites.
CITED = [
    ("more than one third of GDP", "gt", "1/3", "fraction", "level"),
    ("reached 71.5%", "eq", "143/2", "percent", "level"),
    ("hit 51.1%", "eq", "511/10", "percent", "level"),
    ("4.2 trillion yuan", "eq", "4200000000000", "CNY", "level"),
    ("increase of 8.6%", "eq", "43/5", "percent", "up"),
    ("over 70 influential industrial internet platforms", "gt", "70", "count:platforms", "level"),
    ("more than 40 million industrial devices", "gt", "40000000", "count:devices", "level"),
    ("over 400,000 industrial enterprises", "gt", "400000", "count:enterprises", "level"),
    ("more than 250,000 industrial apps", "gt", "250000", "count:apps", "level"),
    ("had reached 63%", "eq", "63", "percent", "level"),
    ("surpassed 84.2%", "gt", "421/5", "percent", "level"),
    ("has exceeded 84.2%", "gt", "421/5", "percent", "level"),
    ("more than one-third of GDP", "gt", "1/3", "fraction", "level"),
    ("exceeded 1/3 of the GDP", "gt", "1/3", "fraction", "level"),
    ("increased by 8.6% year-on-year", "eq", "43/5", "percent", "up"),
    ("over 70 industrial internet platforms", "gt", "70", "count:platforms", "level"),
    ("40 million industrial installations", "eq", "40000000", "count:installations", "level"),
    ("40 million sets", "eq", "40000000", "count:sets", "level"),
    ("More than 350,000 industrial enterprises", "gt", "350000", "count:enterprises", "level"),
    ("reached 62.5%", "eq", "125/2", "percent", "level"),
    ("42448亿元", "eq", "4244800000000", "CNY", "level"),
    ("同比增长8.6%", "eq", "43/5", "percent", "up"),
    ("超过70个", "gt", "70", "count:个", "level"),
    ("4000多万台", "gt", "40000000", "count:台", "level"),
    ("4000万套", "eq", "40000000", "count:套", "level"),
    ("占GDP比重达到36.2%", "eq", "181/5", "percent", "level"),
    ("占GDP的比重是36.2%", "eq", "181/5", "percent", "level"),
    ("突破23万个", "gt", "230000", "count:个", "level"),
    ("超过35万个", "gt", "350000", "count:个", "level"),
    ("35.8万亿元", "eq", "35800000000000", "CNY", "level"),
]
PHRASES = [cited[0] for cited in CITED]

EDITS = [
    ("million", "billion"),
    ("trillion", "billion"),
    ("million ", ""),
    ("trillion ", ""),
    ("万", "亿"),
    ("亿", "万"),
    ("万", ""),
    ("亿", ""),
    ("third", "quarter"),
    ("%", " percentage points"),
    ("%", "个百分点"),
    ("%", ""),
    ("yuan", "U.S. dollars"),
    ("元", "美元"),
    ("platforms", "enterprises"),
    ("devices", "platforms"),
    ("个", "家"),
    ("台", "套"),
    ("ore than ", "ess than "),
    ("more than ", ""),
    ("over ", ""),
    ("over ", "under "),
    ("over ", "about "),
    ("surpassed", "reached"),
    ("exceeded", "reached"),
    ("reached", "exceeded"),
    ("reached", "nearly reached"),
    ("hit", "topped"),
    ("超过", ""),
    ("超过", "不超过"),
    ("超过", "近"),
    ("突破", "达到"),
    ("达到", "超过"),
    ("是", "超"),
    ("多万", "万"),
    ("increase", "decrease"),
    ("increase of ", ""),
    ("increased", "declined"),
    ("increased by", "increased to"),
    ("increased ", ""),
    ("增长", "下降"),
    ("增长", ""),
    ("增长", "增长至"),
]


def digit_edits(phrase: str) -> Iterator[str]:
    for match in re.finditer(r"\d", phrase):
        digit = str(int(match[0]) % 9 + 1)
        yield phrase[: match.start()] + digit + phrase[match.end() :]
    for match in re.finditer(r"(\d+)\.(\d)", phrase):
        yield phrase.replace(match[0], match[1] + match[2])
        yield phrase.replace(match[0], f"{match[1][:-1] or '0'}.{match[1][-1]}{match[2]}")


def word_edits(phrase: str) -> Iterator[str]:
    for old, new in EDITS:
        if old in phrase:
            yield phrase.replace(old, new, 1)
    yield re.sub(
        r"(\d+(?:[,.]\d+)*)", r"about \1" if phrase.isascii() else r"约\1", phrase, count=1
    )


def read_or_none(phrase: str) -> Reading | None:
    try:
        return read(phrase)
    except Unreadable:
        return None


@pytest.mark.parametrize(("phrase", "comparator", "value", "unit", "direction"), CITED)
def test_cited_phrase_is_read(
    phrase: str, comparator: str, value: str, unit: str, direction: str
) -> None:
    reading = read(phrase)
    assert (reading.comparator, str(reading.value)) == (comparator, value)
    assert (reading.unit, reading.direction) == (unit, direction)


@pytest.mark.parametrize("phrase", PHRASES)
def test_changed_digit_changes_the_reading(phrase: str) -> None:
    before = read(phrase)
    assert [edit for edit in digit_edits(phrase) if read_or_none(edit) == before] == []


@pytest.mark.parametrize("phrase", PHRASES)
def test_changed_word_changes_the_reading(phrase: str) -> None:
    before = read(phrase)
    edits = [edit for edit in word_edits(phrase) if edit != phrase]
    assert edits
    assert [edit for edit in edits if read_or_none(edit) == before] == []
