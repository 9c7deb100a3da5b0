"""Test vectors of the normal form bf-norm-1: whoever writes it anew must get the same."""

import pytest

from validate.fingerprints import DamagedError, Passages, fingerprint, normalise, normalise_page

VECTORS = [
    ("over 70 platforms", "over 70 platforms"),
    ("  over\n70\t platforms ", "over 70 platforms"),
    ("over\xa070\u2009platforms", "over 70 platforms"),
    ("８４．２％", "84.2%"),
    ("zero\u200bwidth soft\xadhyphen \ufeffmark", "zerowidth softhyphen mark"),
    ("“quoted” ‘words’ it’s", "\"quoted\" 'words' it's"),
    ("1990–2020 — a range − minus ‑ hyphen", "1990-2020 - a range - minus - hyphen"),
    ("and so on…", "and so on..."),
    ("ﬁgures", "figures"),
    ("占 GDP 比重\n达到 36.2%", "占GDP比重达到36.2%"),
    ("全国，超过 70 个\u3000平台", "全国,超过70个平台"),
    ("Keep CASE, 4.2 and -3.1%", "Keep CASE, 4.2 and -3.1%"),
]


@pytest.mark.parametrize(("text", "normal"), VECTORS)
def test_a_text_has_one_normal_form(text: str, normal: str) -> None:
    assert normalise(text) == normal
    assert normalise(normal) == normal


def test_the_fingerprint_is_the_hash_of_the_normal_form() -> None:
    assert fingerprint(normalise("８４．２％")) == (
        "sha256:319eb3aefacaa9e8ac61f62af3968f24be3027c1dbf6b7b6c657c4def3c4c35d"
    )


@pytest.mark.parametrize("text", ["10²", "½", "①", "㎡", "H₂O"])
def test_what_would_turn_into_another_number_is_refused(text: str) -> None:
    with pytest.raises(DamagedError, match=r"U\+"):
        normalise(text)
    assert "\ufffc" in normalise_page(text)


def test_numbers_that_differ_have_other_fingerprints() -> None:
    texts = ["84.2%", "84,2%", "842%", "-84.2%", "84.2", "84.20%"]
    assert len({fingerprint(normalise(each)) for each in texts}) == len(texts)


def test_a_passage_is_found_without_its_text() -> None:
    steps: list[int] = []
    find = Passages(["one two", "three 占比", "四"]).find
    for text in ("two", "one two", "two three", "占比", "four"):
        assert find(fingerprint(text), len(text), steps.append) == (text if text != "four" else "")
    assert find(fingerprint("two"), 4, steps.append) == ""
    assert find(fingerprint(""), 0, steps.append) == ""
    assert find(fingerprint("wo"), 2, steps.append) == ""
    assert sum(steps) > 0
