"""Texts as people write them have no defect; no other text is taken for fine unseen."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cited_figures.package.csv_file import Sheet
from cited_figures.package.json_file import Document
from cited_figures.package.package import Resource
from cited_figures.tables.cells import DOUBTFUL, PLAIN, judge
from cited_figures.tables.frames import read_table

SIGNS = [chr(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in judge(text, "string").defects]


@pytest.mark.parametrize("form", ["{}", "a{}b", "工{}业"])
def test_every_character_with_a_fault_is_looked_at(form: str) -> None:
    texts = [form.format(sign) for sign in SIGNS]
    doubtful = pl.Series(texts).str.contains(DOUBTFUL)
    missed = [text for text, seen in zip(texts, doubtful, strict=True) if not seen and kinds(text)]
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


CELLS = st.one_of(
    st.text(max_size=8),
    st.text("0123456789.-+eE,% =@", max_size=18),
    st.sampled_from(
        ["2020-02-30", "0000-01-01", "2020-1-1", "true", "True", "NaN", "-0", "\u0378"]
    ),
    st.dates().map(str),
    st.floats(allow_nan=False).map(str),
)
SCHEMA: dict[str, Any] = {
    "fields": [{"name": f"{kind}s", "type": kind} for kind in ("string", *PLAIN)],
    "primaryKey": ["strings"],
}


@settings(max_examples=200, deadline=None)
@given(st.lists(CELLS.filter(lambda cell: "\r" not in cell), min_size=1, max_size=12))
def test_a_column_is_cast_as_each_of_its_cells_is_judged(cells: list[str]) -> None:
    names = [field["name"] for field in SCHEMA["fields"]]
    sheet = Sheet(names, [[cell] * len(names) for cell in cells], range(2, len(cells) + 2))
    resource = Resource(0, "t", "t.csv", "t.csv", Document("", "", dict(SCHEMA)), sheet=sheet)
    table = read_table(resource)
    assert table
    defects = []
    for field in SCHEMA["fields"]:
        judged = [judge(cell, field["type"]) for cell in cells]
        assert table.data[field["name"]].to_list() == [cell.value for cell in judged]
        defects += [
            (kind, row, field["name"], text)
            for row, cell in enumerate(judged)
            for kind, text in cell.defects
        ]
    found = [(defect.kind, defect.row, defect.column, defect.text) for defect in table.defects]
    assert sorted(found) == sorted(defects)


def test_a_character_that_is_not_assigned_is_invisible() -> None:
    assert judge("a\u0378b", "string").defects == (("invisible", "a\u0378b"),)
    assert judge("a b", "string").defects == ()
