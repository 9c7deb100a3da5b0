"""Texts as people write them have no defect; both engines look at the same signs."""

import polars as pl
import pytest

from cited_figures.tables.cells import DOUBTFUL, judge

SIGNS = [chr(each) for each in range(0x30000) if not 0xD800 <= each < 0xE000]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in judge(text, "string").defects]


@pytest.mark.parametrize("form", ["{}", "a{}b", "工{}业"])
def test_what_lists_find_fault_with_data_frames_look_at(form: str) -> None:
    texts = [form.format(each) for each in SIGNS]
    doubtful = pl.Series(texts).str.contains(DOUBTFUL)
    missed = [each for each, seen in zip(texts, doubtful, strict=True) if not seen and kinds(each)]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "«\u00a0Bonjour\u00a0!\u00a0» dit-il\u202f: 50\u00a0% de 10\u202f000",
        "Ölpreis – „stark“ gestiegen; naïve façade, Ångström",
        "服务工业企业，共40万家。《报告》（2020）",
        "「デジタル経済」は３６．２％　である",
        "한국어 제목, Việt Nam, Ελληνικά, Россия",
        "العربية ٢٠٢٠٪, हिंदी २०२०",
        "5 m² × 3, CO₂, 3½",
        "None of these",
        "Nancy",
    ],
)
def test_a_text_as_people_write_it_has_no_defect(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("40\u00a0million", "padded"),
        ("more\u2009than", "padded"),
        ("two  blanks", "padded"),
        ("no\u3000Han", "padded"),
        ("10\u202f0000", "padded"),
        ("de\ufb01ned", "disguised"),
        ("cafe\u0301", "disguised"),
        ("201\u0669", "disguised"),
        ("\u1112\u1161\u11ab", "disguised"),
        ("a\u3164b", "invisible"),
        ("N/A", "placeholder"),
        ("#REF!", "placeholder"),
        ("Lorem ipsum dolor", "placeholder"),
        ("–", "placeholder"),
    ],
)
def test_what_poses_as_another_text_has_one(text: str, kind: str) -> None:
    assert kinds(text) == [kind]
    assert pl.Series([text]).str.contains(DOUBTFUL)[0]


@pytest.mark.parametrize(
    "text", ["-140,000", "+49,000", "-0.50%", "-$5.1 billion", "-3.2 °C", "+0.3 percentage points"]
)
def test_a_signed_figure_is_no_formula(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text", ["-2+3+cmd|' /C calc'!A0", "-1*A1", "=1", "@SUM(A1)", "-A1", "-$A1"]
)
def test_what_a_spreadsheet_computes_is_a_formula(text: str) -> None:
    assert kinds(text) == ["formula"]
