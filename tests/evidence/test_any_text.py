"""Whatever a page holds, it is proved or refused, and nothing else is raised."""

from contextlib import suppress
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cited_figures.evidence.claim import Claim
from cited_figures.evidence.named import named
from cited_figures.evidence.page import UnreadablePageError, read_copy
from cited_figures.evidence.places import Page
from cited_figures.evidence.prove import prove
from evidence.saying import READ, STATED, STEPS

SAID = """
in 2019 , . 99 months to June first 20 three quarters of last year this 31
May 0 月 2020 年 13 上 半年 前 十 一 个 季度 第 - 至 from between and than
40 % $ million devices more ( ) [1] ٣ ٢٠١٩ FY 2020/21 2019-20 2020-13-45 Q3
H1 end up down lost not will 超过 万 台 将 亿 的 同比 比 去 n't ' ½ ^1 ² |
截至 底 日 00 day fiscal 29 February 30 the year-end e.g. U.S. Wang: A:
"""
MARKED = """
<p> </p> <b> </b> <table> <tr> <td> </table> <th/colspan=3> <sup> </sup>
<a/href=#x> </a> </b <span/aria-hidden=true> </span> <div/hidden> </div>
<svg> <title> </title> <head> <body> <li> <ul> </ul> <td/rowspan=9> <pre>
<br> <dialog> <del> <!-- --> &amp; &#1; <script> </script>
"""
WORDS, TAGS = SAID.split(), MARKED.split()
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25)
pages = st.lists(st.sampled_from([*WORDS, *TAGS]), max_size=60)
PERIOD = date(2019, 1, 1), date(2019, 12, 31)


@given(texts, st.sampled_from(["en", "zh", "de", ""]), st.sampled_from([None, STATED]))
@settings(max_examples=200, deadline=None)
def test_any_words_name_periods_or_none(
    text: list[str], language: str, stated: date | None
) -> None:
    for name in named(" ".join(text), language, stated):
        assert name.text in " ".join(text)
        assert isinstance(name.fits(PERIOD), bool)


@given(pages, texts, st.sampled_from(["en", "zh", "ja"]), st.sampled_from(["printed", "other"]))
@settings(max_examples=100, deadline=None)
def test_any_page_proves_a_phrase_or_not(
    page: list[str], phrase: list[str], language: str, basis: str
) -> None:
    text = f"<html>{' '.join(page)} {' '.join(phrase[:4])}"
    with suppress(UnreadablePageError):
        copy = Page(read_copy(text.encode()), "Wang", STEPS)
        places = copy.holding(phrase[0]) or copy.places
        claims = [
            Claim(
                row=0,
                figure="F01",
                printed=" ".join(phrase[:4]),
                locator=place.locator,
                sentence_sha256=place.sha256,
                sentence_chars=len(place.text),
                language=language,
                period=PERIOD,
                period_basis=basis,
                stated=STATED,
                base="P1Y",
            )
            for place in places[:2]
        ]
        assert len(prove(copy, claims, READ)) == len(claims)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(UnreadablePageError):
        copy = read_copy(raw)
        assert copy.text or copy.title or copy.tables
