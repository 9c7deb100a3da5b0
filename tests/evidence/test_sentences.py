"""Paragraphs, answers and sentences: the segmentation that bf-norm-2 names."""

import pytest

from cited_figures.evidence.fingerprint import normal_form
from cited_figures.evidence.sentences import answers, paragraphs, sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["Harbour Technologies Co. Ltd. sold 3 million units."],
        ["At 3 p.m. the minister spoke.", "It rose."],
        ["It came at 5 p.m. The end."[:15], "The end."],
        ["Mr. A. Test of the U.S. said 4.2 percent.", '"It rose."', "Was it so?", "Yes"],
        ["Sales of Apple Inc. rose, e.g. in the U.S.", "The rate is approx. 40 percent."],
        ["See Fig. 3 and No. 5 in Sect. 2.", "It is J. K. Test."],
        ["In Sept. 2020 it rose 5%.", "40 firms fell.[3]", "They won."],
        ["1. It rose.", "2. It fell."],
        ["They sold iPads! and more.", "Good!"],
        ["And so on... and on.", "So it was... Then it ended."[:12], "Then it ended."],
        ["Die Zahl stieg um ca. 40 Mio. Euro.", "Das ist z.B. viel."],
        ["达到63%。", "完。", "Yes"],
        ["GDP增长6.1%.", "工业设备超过40万台。"],
        ["1.工业设备增长。", "2.服务业增长。"],
        ["他说。", '"新的。"', "完了!", "是吗?", "是。"],
        ["他说:“新的。”", "完了。"],
        ["等等......还有。"],
        ["Employed ........ 40.1"],
        ["It has... 40 devices.", "Yes."],
    ],
)
def test_a_paragraph_is_cut_where_sentences_end(expected: list[str]) -> None:
    paragraph = normal_form(" ".join(expected))
    assert sentences(paragraph) == [normal_form(sentence) for sentence in expected]


def said(text: str, speaker: str) -> dict[str, str]:
    return {
        piece.locator: piece.text for piece in answers(paragraphs(text), speaker) if piece.locator
    }


def test_an_answer_is_what_the_speaker_says_after_the_label() -> None:
    text = "Intro.\n\nHer Name: One. Two.\n\nThree.\n\nModerator:\n\nFour."
    assert said(text, "Her Name") == {"p1": "One. Two.", "p2": "Three."}
    assert len(said(text, "Nobody")) == len(said(text, "")) == 5
    assert said("One.\n\nTwo.", "") == {"p1": "One.", "p2": "Two."}


def test_later_answers_of_a_speaker_are_counted_on() -> None:
    text = "Wang Wei:\n\nOne.\n\nHost: Thanks.\n\nWang Wei (spokesperson): Two.\n\nThree."
    assert said(text, "Wang Wei") == {"p1": "One.", "p2": "Two.", "p3": "Three."}


@pytest.mark.parametrize(
    ("paragraph", "ends"),
    [
        ("Moderator:", True),
        ("National Radio of the Country:", True),
        ("主持人：", True),
        ("Our priorities will be as follows:", False),
        ("One of 3:", False),
        ("Hu Kaihong: It counts more than 40 devices.", True),
        ("HU KAIHONG, director: It counts.", True),
        ("Moderator: Thank you.", True),
        ("胡凯红：超过40万台。", True),
        ("其中：超过40万台。", False),
        ("Note: It counts.", False),
        ("In addition: It counts.", False),
    ],
)
def test_an_answer_ends_at_the_label_of_another_speaker(paragraph: str, *, ends: bool) -> None:
    spoken = said(f"Wang Wei: One.\n\n{paragraph}\n\nTwo.", "Wang Wei")
    assert ("Two." in spoken.values()) is not ends


def test_a_label_that_is_used_twice_is_a_speaker() -> None:
    text = "Wang Wei: One.\n\nReuters: Two?\n\nWang Wei: Three.\n\nReuters: Four?"
    assert said(text, "Wang Wei") == {"p1": "One.", "p2": "Three."}


def test_form_feeds_part_pages() -> None:
    text = "Title\n\nA: One.\n\fTwo.\n\nB C: Three.\n\f"
    assert said(text, "") == {
        "page1.p1": "Title",
        "page1.p2": "A: One.",
        "page2.p1": "Two.",
        "page2.p2": "B C: Three.",
    }
    assert said(text, "A") == {"page1.p2": "One.", "page2.p1": "Two.", "page2.p2": "B C: Three."}
