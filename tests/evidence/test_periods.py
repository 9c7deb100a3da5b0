"""The periods that sentences name, and rows that are dated otherwise."""

from datetime import date

import pytest

from cited_figures.evidence.named import named
from cited_figures.evidence.proof import Status
from evidence.saying import STATED, page_of, proof_of, prove_in


def period(start: str, end: str) -> tuple[date, date]:
    return date.fromisoformat(start), date.fromisoformat(end)


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("en", "In 2019, it", "2019-01-01", "2019-12-31"),
        ("en", "in June 2020", "2020-06-01", "2020-06-30"),
        ("en", "in June", "2020-06-01", "2020-06-30"),
        ("en", "as of this February", "2021-02-01", "2021-02-28"),
        ("en", "in February last year", "2020-02-01", "2020-02-29"),
        ("en", "between January and July", "2020-01-01", "2020-07-31"),
        ("en", "from January to February", "2021-01-01", "2021-02-28"),
        ("en", "in the first seven months of 2020", "2020-01-01", "2020-07-31"),
        ("en", "in the first two months", "2021-01-01", "2021-02-28"),
        ("en", "in the first three quarters of 2020", "2020-01-01", "2020-09-30"),
        ("en", "in the third quarter of 2020", "2020-07-01", "2020-09-30"),
        ("en", "in Q3 2020", "2020-07-01", "2020-09-30"),
        ("en", "in the second half of last year", "2020-07-01", "2020-12-31"),
        ("en", "in H1 2020", "2020-01-01", "2020-06-30"),
        ("en", "on June 15, 2020", "2020-06-15", "2020-06-15"),
        ("en", "on 15 June 2020", "2020-06-15", "2020-06-15"),
        ("en", "in the three months to June 2020", "2020-04-01", "2020-06-30"),
        ("en", "in the year to March 2020", "2019-04-01", "2020-03-31"),
        ("en", "in the 12 months to June 2018", "2017-07-01", "2018-06-30"),
        ("en", "in the 12 months to June 15, 2018", "2017-07-01", "2018-06-30"),
        ("en", "between 2018 and 2020", "2018-01-01", "2020-12-31"),
        ("en", "last year", "2020-01-01", "2020-12-31"),
        ("en", "last quarter", "2020-10-01", "2020-12-31"),
        ("en", "at year-end 2019", "2019-12-31", "2019-12-31"),
        ("en", "at the end of last year", "2020-12-31", "2020-12-31"),
        ("en", "at the end of the year", "2020-12-31", "2020-12-31"),
        ("en", "by end-June 2020", "2020-06-30", "2020-06-30"),
        ("en", "in Jan-Oct 2020", "2020-01-01", "2020-10-31"),
        ("en", "in 2019-20", "2019-04-01", "2020-03-31"),
        ("en", "in 2019/20", "2019-04-01", "2020-03-31"),
        ("en", "in FY2020", "2019-10-01", "2020-09-30"),
        ("en", "at the end of 2019", "2019-12-31", "2019-12-31"),
        ("en", "by the end of June 2020", "2020-06-30", "2020-06-30"),
        ("en", "as of 2020-06-30", "2020-06-30", "2020-06-30"),
        ("zh", "2019年", "2019-01-01", "2019-12-31"),
        ("zh", "去年", "2020-01-01", "2020-12-31"),
        ("zh", "2020年1-7月", "2020-01-01", "2020-07-31"),
        ("zh", "1至2月份", "2021-01-01", "2021-02-28"),
        ("zh", "前七个月", "2020-01-01", "2020-07-31"),
        ("zh", "去年上半年", "2020-01-01", "2020-06-30"),
        ("zh", "2020年前三季度", "2020-01-01", "2020-09-30"),
        ("zh", "2020年第三季度", "2020-07-01", "2020-09-30"),
        ("zh", "截至2020年6月底", "2020-06-30", "2020-06-30"),
        ("zh", "2020年末", "2020-12-31", "2020-12-31"),
        ("zh", "2020年6月15日", "2020-06-15", "2020-06-15"),
        ("en", "from 11 to 30 September 2020", "2020-09-11", "2020-09-30"),
        ("en", "11-30 September 2020", "2020-09-11", "2020-09-30"),
        ("en", "between September 11 and 30, 2020", "2020-09-11", "2020-09-30"),
        ("en", "28 September to 4 October 2020", "2020-09-28", "2020-10-04"),
        ("en", "September 28 to October 4, 2020", "2020-09-28", "2020-10-04"),
        ("en", "28 December 2019 to 3 January 2020", "2019-12-28", "2020-01-03"),
        ("en", "from 28 December to 3 January 2020", "2019-12-28", "2020-01-03"),
        ("zh", "2020年9月11日至30日", "2020-09-11", "2020-09-30"),
        ("zh", "2020年9月28日-10月4日", "2020-09-28", "2020-10-04"),
        ("zh", "年末", "2020-12-31", "2020-12-31"),
        ("zh", "去年底", "2020-12-31", "2020-12-31"),
        ("zh", "去年第三季度末", "2020-09-30", "2020-09-30"),
        ("zh", "今年前2个月", "2021-01-01", "2021-02-28"),
        ("zh", "六月", "2020-06-01", "2020-06-30"),
    ],
)
def test_a_period_is_read_from_words(language: str, text: str, start: str, end: str) -> None:
    (name,) = [name for name in named(text, language, STATED) if name.is_sure]
    assert name.fits(period(start, end))
    assert not name.fits(period("2017-01-01", "2017-12-31"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "it may rise to 2,019 units"),
        ("en", "6 months later"),
        ("zh", "6个月后"),
        ("nl", "juni"),
    ],
)
def test_what_is_no_period_is_not_read_as_one(language: str, text: str) -> None:
    assert not [name for name in named(text, language, STATED) if name.is_sure]


RIGHT, WRONG = Status.EXACT, Status.CONTRADICTED


@pytest.mark.parametrize(
    ("sentence", "phrase", "start", "end", "status"),
    [
        ("In 2019, sales reached 40%.", "reached 40%", "2019-01-01", "2019-12-31", RIGHT),
        ("In 2019, sales reached 40%.", "reached 40%", "2018-01-01", "2018-12-31", WRONG),
        ("It was 9.5% in March 2020.", "9.5%", "2020-02-01", "2020-02-29", WRONG),
        ("It hit 30% in 2018 and 40% in 2019.", "hit 30%", "2018-01-01", "2018-12-31", RIGHT),
        ("It hit 30% in 2018 and 40% in 2019.", "hit 30%", "2019-01-01", "2019-12-31", WRONG),
        ("It hit 30% in 2018 and 40% in 2019.", "40%", "2019-01-01", "2019-12-31", RIGHT),
        ("It hit 30% in 2018 and 40% in 2019.", "40%", "2018-01-01", "2018-12-31", WRONG),
        ("In 2019 it hit 40%, up from 30% in 2018.", "hit 40%", "2019-01-01", "2019-12-31", RIGHT),
        ("It hit 40%, more than in 2018.", "hit 40%", "2019-01-01", "2019-12-31", WRONG),
        ("In the quarter it hit 40%.", "hit 40%", "2020-10-01", "2020-12-31", RIGHT),
        ("Founded in 1998, it hit 40%.", "hit 40%", "2019-01-01", "2019-12-31", WRONG),
        ("In fiscal 2020 it hit 40%.", "hit 40%", "2019-10-01", "2020-09-30", RIGHT),
        ("In fiscal 2020 it hit 40%.", "hit 40%", "2017-10-01", "2018-09-30", WRONG),
    ],
)
def test_a_printed_period_is_that_of_the_sentence(
    sentence: str, phrase: str, start: str, end: str, status: Status
) -> None:
    proof = proof_of(sentence, phrase, period=period(start, end), period_basis="printed")
    assert proof.status is status, proof.reason


@pytest.mark.parametrize(
    ("sentence", "phrase", "start", "end"),
    [
        (
            "Output rose by 2.1 percent in the second quarter of 2020, the office said on March 1.",
            "2.1 percent",
            "2020-04-01",
            "2020-06-30",
        ),
        (
            "Jobs rose by 49,000 in January, and the rate fell by 0.4 points to 6.3 percent.",
            "6.3 percent",
            "2021-01-01",
            "2021-01-31",
        ),
        (
            "For October to December 2020, the rate was 5.1%, up 1.3 points on a year earlier.",
            "5.1%",
            "2020-10-01",
            "2020-12-31",
        ),
        (
            "Over the past five years exports grew, and reached 40 billion yuan in 2020.",
            "reached 40 billion yuan",
            "2020-01-01",
            "2020-12-31",
        ),
        (
            "In the 12 months to June 2020 prices rose 2.5 percent, after 1.9 percent in May 2020.",
            "rose 2.5 percent",
            "2019-07-01",
            "2020-06-30",
        ),
        (
            "The 2020 survey, published in 2021, found that 40 percent of firms took part.",
            "40 percent of firms",
            "2020-01-01",
            "2020-12-31",
        ),
    ],
)
def test_a_right_period_is_never_refused(sentence: str, phrase: str, start: str, end: str) -> None:
    proof = proof_of(sentence, phrase, period=period(start, end), period_basis="printed")
    assert proof.status is RIGHT, proof.reason


def test_the_sentences_before_may_name_the_period() -> None:
    page = page_of("In 2019 a survey was made. Some 40% of firms took part.\n\nIn 2018 it was not.")
    for year, status in (("2019", RIGHT), ("2018", RIGHT), ("2017", WRONG)):
        span = period(f"{year}-01-01", f"{year}-12-31")
        proof = prove_in(page, "Some 40% of firms", period=span, period_basis="printed")
        assert proof.status is status, year


def test_a_month_takes_the_year_that_was_named_before() -> None:
    page = page_of("In 2018 sales fell. In June they hit 40%.")
    for year, status in (("2018", RIGHT), ("2020", RIGHT), ("2019", WRONG)):
        span = period(f"{year}-06-01", f"{year}-06-30")
        proof = prove_in(page, "hit 40%", period=span, period_basis="printed")
        assert proof.status is status, year


def test_the_day_of_the_statement_does_not_stand_for_a_named_period() -> None:
    day = (STATED, STATED)
    dated = {"period": day, "period_basis": "statement-date"}
    assert proof_of("At present it counts 40 devices.", "40 devices", **dated).status is RIGHT
    assert proof_of("Since 2015 it has won 40 clients.", "40 clients", **dated).status is RIGHT
    assert proof_of("In 2019 it counted 40 devices.", "40 devices", **dated).status is WRONG
    assert proof_of("2019年连接40万台。", "40万台", language="zh", **dated).status is WRONG


def test_the_base_of_a_row_is_not_its_period() -> None:
    sentence = "At the vote of 4 July 2020, this was an increase of 211 on 2016."
    own, base = period("2020-07-04", "2020-07-04"), period("2016-06-09", "2016-06-09")
    dated = {"period": own, "period_basis": "printed"}
    assert proof_of(sentence, "an increase of 211", **dated, base_period=base).status is RIGHT
    other = period("2012-06-09", "2012-06-09")
    assert proof_of(sentence, "an increase of 211", **dated, base_period=other).status is WRONG


def test_the_growth_of_a_month_on_that_of_the_year_before_is_said_of_the_12_months_to_it() -> None:
    sentence = "Prices rose by 2.5 percent in the 12 months to June 2018."
    for base, start, status in (
        ("P1Y", "2018-06-01", RIGHT),
        ("P1Y", "2017-07-01", RIGHT),
        ("P1M", "2018-06-01", WRONG),
        ("P1Y", "2018-04-01", WRONG),
    ):
        span = period(start, "2018-06-30")
        said = {"period": span, "period_basis": "printed", "measure": "growth", "base": base}
        assert proof_of(sentence, "rose by 2.5 percent", **said).status is status, (base, start)


def test_what_a_row_is_compared_with_has_a_period_too() -> None:
    sentence = "July 2020 was 1.2 degrees warmer than the average of 1991 to 2010."
    for start, end, status in (
        ("2020-07-01", "2020-07-31", RIGHT),
        ("2019-07-01", "2019-07-31", WRONG),
    ):
        said = {"period": period(start, end), "period_basis": "printed", "base": "reference"}
        assert proof_of(sentence, "1.2 degrees warmer", measure="change", **said).status is status
