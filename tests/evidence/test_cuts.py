"""Every phrase cut short in every way: no cut that changes the meaning is called exact.

``FIGURES_PAGE`` names the text of the real source; then its eleven figures are cut as well.
"""

import csv
import os
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from changes import ROOT
from cited_figures.evidence.claim import Claim
from cited_figures.evidence.clauses import Spot
from cited_figures.evidence.page import read_copy
from cited_figures.evidence.places import Page
from cited_figures.evidence.proof import Status
from cited_figures.evidence.prove import occurs, prove
from cited_figures.phrases import Reading
from evidence.saying import READ, STEPS, page_of, prove_in, read

ANNOUNCEMENT = """
Good morning. In 2020, the digital economy of Utopia accounted for more than one fifth of GDP.
As of this February, the usage rate of design tools among firms reached 61.7%, and the numerical
control of key steps hit 47.3%. Revenue of software firms came to 3.9 trillion yuan between
January and February, marking an increase of 7.4% year on year.

At present, there are over 60 well-known internet platforms across the country, connecting more
than 30 million industrial devices and serving over 500,000 industrial enterprises. In addition,
more than 350,000 industrial apps can be found there. The share of online orders had reached
57%, and that of open platforms had surpassed 81.2%.
"""
RELEASE = """
Employment rose by 252,000 in February, after a loss of 41,000 jobs in January. The jobless rate
fell 0.4 percentage points to 6.3 percent. Prices were at least 2.5 percent higher than a year
earlier, and between 30 and 40 percent of firms reported shortages. About 12.6 million people,
nearly one third of all workers, worked from home. Exports dropped by 5.2 percent to $40.5
billion; imports cost up to $1.2 billion a day. Losses of no more than 3 million dollars were
booked.
"""
CHINESE = """
2020年,全国数字经济规模达到39.2万亿元,占国内生产总值比重超过三分之一。截至2月底,连接工业设备超过4000万台,
服务企业40多万家。软件业务收入同比增长8.6%,利润下降1.3%。城镇新增就业近1100万人,至少有25万个工业应用程序。
"""
LISTS = """
Output of steel, cement and glass was 41.5, 30.2 and 12 million tonnes respectively. The three
rates stood at 71.5%, 51.1% and 63%, respectively. Approximately 1.5 million of the 2.3 million
pupils, or some 65 percent, were tested. Fewer than 200 schools closed. The deficit widened to
3.1 percent of GDP, while reserves exceeded $900 billion.
"""
FIGURES = {
    ANNOUNCEMENT: [
        "more than one fifth of GDP",
        "reached 61.7%",
        "hit 47.3%",
        "came to 3.9 trillion yuan",
        "increase of 7.4%",
        "over 60 well-known internet platforms",
        "more than 30 million industrial devices",
        "over 500,000 industrial enterprises",
        "more than 350,000 industrial apps",
        "reached 57%",
        "surpassed 81.2%",
    ],
    RELEASE: [
        "fell 0.4 percentage points",
        "6.3 percent",
        "at least 2.5 percent higher",
        "between 30 and 40 percent of firms",
        "About 12.6 million people",
        "nearly one third of all workers",
        "dropped by 5.2 percent",
        "$40.5 billion",
        "no more than 3 million dollars",
    ],
    CHINESE: [
        "达到39.2万亿元",
        "超过三分之一",
        "超过4000万台",
        "40多万家",
        "增长8.6%",
        "下降1.3%",
        "近1100万人",
        "至少有25万个",
    ],
    LISTS: [
        "stood at 71.5%",
        "63%",
        "Approximately 1.5 million",
        "some 65 percent",
        "Fewer than 200 schools",
        "to 3.1 percent of GDP",
        "exceeded $900 billion",
    ],
}
STATED = [
    (" ".join(page.split()), phrase) for page, phrases in FIGURES.items() for phrase in phrases
]
PAGE = os.environ.get("FIGURES_PAGE", "")
needs_page = pytest.mark.skipif(
    not PAGE, reason="FIGURES_PAGE names no text of the source; it is not part of this repository"
)


def language_of(phrase: str) -> str:
    return "en" if phrase.isascii() else "zh"


def cuts(page: Page, phrase: str) -> Iterator[str]:
    """Yield what is left of a phrase that is cut at either end and still stands in the page."""
    (sentence, *_) = page.holding(phrase)
    for start in range(len(phrase)):
        for end in range(start + 1, len(phrase) + 1):
            cut = phrase[start:end]
            if cut == cut.strip() and cut != phrase and occurs(sentence.text, cut):
                yield cut


def meaning(reading: Reading) -> tuple[object, ...]:
    unit = "count" if reading.unit.startswith("count") else reading.unit
    return reading.comparator, reading.value, reading.upper, unit, getattr(reading, "per", "")


def wrongly_exact(page: Page, phrase: str) -> list[str]:
    """Return the cuts with another meaning that are called exact."""
    language = language_of(phrase)
    whole = meaning(read(phrase, language))
    found = []
    for cut in cuts(page, phrase):
        try:
            changes = meaning(read(cut, language)) != whole
        except ValueError:
            continue  # no row can be made of it
        if changes and prove_in(page, cut, language=language).status is Status.EXACT:
            found.append(cut)
    return found


@pytest.mark.parametrize(("text", "phrase"), STATED, ids=[phrase for _, phrase in STATED])
def test_no_cut_that_changes_the_meaning_is_exact(text: str, phrase: str) -> None:
    page = page_of(text)
    assert wrongly_exact(page, phrase) == []
    assert prove_in(page, phrase, language=language_of(phrase)).status is Status.EXACT


def test_the_pages_are_cut_in_many_ways() -> None:
    tried = [cut for text, phrase in STATED for cut in cuts(page_of(text), phrase)]
    assert len(tried) > 3 * len(STATED)


@pytest.fixture(scope="module")
def real_page() -> Page:
    return Page(read_copy(Path(PAGE).read_bytes()), "Xie Shaofeng", STEPS)


def real_claims() -> list[Claim]:
    with (ROOT / "data" / "figures.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return [
        Claim(
            row=number,
            figure=row["figure_id"],
            printed=row["printed"],
            locator=row["locator"],
            sentence_sha256=row["sentence_sha256"],
            sentence_chars=int(row["sentence_chars"]),
            period=(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])),
            period_basis=row["period_basis"],
            stated=date(2020, 9, 17),
        )
        for number, row in enumerate(rows)
    ]


@needs_page
def test_the_real_text_has_the_recorded_fingerprint(real_page: Page) -> None:
    with (ROOT / "data" / "sources.csv").open(encoding="utf-8", newline="") as table:
        recorded = [source["text_sha256"] for source in csv.DictReader(table)]
    assert real_page.text_sha256 in recorded


@needs_page
def test_the_real_figures_are_exact_and_no_cut_of_them_is(real_page: Page) -> None:
    claims = real_claims()
    assert {proof.status for proof in prove(real_page, claims, READ)} == {Status.EXACT}
    assert {claim.printed: wrongly_exact(real_page, claim.printed) for claim in claims} == {
        claim.printed: [] for claim in claims
    }


def shifted(day: date, months: int, *, is_end: bool) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1] if is_end else day.day)


@needs_page
@pytest.mark.parametrize("months", [-12, -3, -1, 1, 3, 12])
def test_a_period_that_is_moved_as_a_whole_is_found(real_page: Page, months: int) -> None:
    printed = [claim for claim in real_claims() if claim.period_basis == "printed" and claim.period]
    edited = [
        replace(
            claim,
            period=(
                shifted(claim.period[0], months, is_end=False),
                shifted(claim.period[1], months, is_end=True),
            ),
        )
        for claim in printed
        if claim.period
    ]
    assert {proof.status for proof in prove(real_page, edited, READ)} == {Status.CONTRADICTED}


def test_a_spot_keeps_what_matters_of_a_long_sentence() -> None:
    sentence = "word " * 1000 + "more than 40 devices" + " word" * 1000
    start = sentence.index("40 devices")
    spot = Spot.near(sentence, start, start + len("40 devices"))
    assert spot.phrase == "40 devices"
    assert len(spot.sentence) < len(sentence) / 5
