"""Test vectors of the normal form bf-norm-2: whoever implements it must get the same."""

import pytest

from cited_figures.evidence.fingerprint import Passages, fingerprint, normal_form

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
    ("10² to 10⁻⁶ devices", "10^2 to 10^-6 devices"),
    ("40¹ devices, 5 km² of CO₂", "40^1 devices, 5 km2 of CO2"),
    ("5 km^2", "5 km2"),
    ("½ and 3½", "1/2 and 3 1/2"),
    ("① 40㎡", "\ufffc 40m2"),
    ("Keep CASE, 4.2 and -3.1%", "Keep CASE, 4.2 and -3.1%"),
]


@pytest.mark.parametrize(("text", "normal"), VECTORS)
def test_a_text_has_one_normal_form(text: str, normal: str) -> None:
    assert normal_form(text) == normal
    assert normal_form(normal) == normal


def test_the_fingerprint_is_the_hash_of_the_normal_form() -> None:
    assert fingerprint(normal_form("８４．２％")) == (
        "sha256:319eb3aefacaa9e8ac61f62af3968f24be3027c1dbf6b7b6c657c4def3c4c35d"
    )


def test_numbers_that_differ_have_other_fingerprints() -> None:
    texts = ["84.2%", "84,2%", "842%", "-84.2%", "84.2", "84.20%", "84²%", "84½%"]
    assert len({fingerprint(normal_form(text)) for text in texts}) == len(texts)


def test_a_passage_is_found_without_its_text() -> None:
    steps: list[int] = []
    find = Passages(["one two", "three 占比", "四"]).find
    for text in ("two", "one two", "two three", "占比", "four"):
        assert find(fingerprint(text), len(text), steps.append) == (text if text != "four" else "")
    assert find(fingerprint("two"), 4, steps.append) == ""
    assert find(fingerprint(""), 0, steps.append) == ""
    assert find(fingerprint("wo"), 2, steps.append) == ""
    assert sum(steps) > 0
