"""Pages made to take long: the work grows with their length, or is refused."""

import time
from contextlib import suppress
from itertools import pairwise

import pytest

from cited_figures.evidence.claim import Claim
from cited_figures.evidence.page import UnreadablePageError, read_copy
from cited_figures.evidence.places import ExhaustedError, Page
from cited_figures.evidence.prove import prove
from evidence.saying import READ, STATED, STEPS

SHORT, LONG = 10_000, 80_000
MARKUP = (
    *("<div>", "<p>a", "<b>", "<", "<a ", "<!--", "</", "&#", "<script>", "<template>", "<div a='"),
    *(
        "<table><tr><td>",
        "<div></p></b><i>",
        "<sup>1",
        "<b hidden>",
        "<li>1<ul>",
        "<td colspan=30>1",
    ),
    *(
        "<th>1",
        "<b aria-hidden=true>4",
        "<p hidden>",
        "<svg><title>",
        "<i class='note '>1",
        "<tr>1",
    ),
)
TEXTS = (
    *(
        "\n \t",
        "Of the And ",
        "\ufdfa",
        "zz 4.2 trillion yuanx ",
        "占比，",
        '"',
        ".",
        "a-\n",
        "A. ",
        "Mr. ",
    ),
    *(
        "it was 4.2 trillion yuan to ",
        "It was 4.2 trillion yuan. ",
        "In 2019 ",
        "January to ",
        "1",
        "(",
    ),
    *("a\f", "Of: a\n\n", "一", "。", "40 ", "a\u0301\u0323", "...x"),
)
PHRASES = ("4.2 trillion yuan", "over 70 platforms", "占比")


def seconds(text: str) -> float:
    """Return how long the processor takes for a page; 0 for a page that is refused."""
    claims = [
        Claim(0, "F", phrase, "p1.s1", "sha256:" + "0" * 64, 40, stated=STATED)
        for phrase in PHRASES
    ]
    start = time.process_time()
    with suppress(UnreadablePageError, ExhaustedError):
        prove(Page(read_copy(text.encode()), "Wang Wei", STEPS), claims, READ)
    return time.process_time() - start


@pytest.mark.parametrize("piece", [*(f"<html>{piece}" for piece in MARKUP), *TEXTS])
def test_eight_times_the_length_takes_no_64_times_as_long(piece: str) -> None:
    start, piece = ("<html>", piece[6:]) if piece.startswith("<html>") else ("", piece)
    measured = []
    for _ in range(3):  # a busy machine may stop any one run
        times = [seconds(start + piece * (size // len(piece))) for size in (SHORT, LONG)]
        if all(long < max(0.5, 30 * short) for short, long in pairwise(times)):
            return
        measured.append(times)
    pytest.fail(f"seconds for a short and a long page: {measured}")


def test_a_search_is_given_up() -> None:
    page = Page(read_copy(b"Of the And " * 1000), "", 10)
    with pytest.raises(ExhaustedError):
        prove(page, [Claim(0, "F", "And", "p1.s1", "sha256:" + "0" * 64, 40)], READ)
