"""Rows held against a page: where a phrase really is, what can be filled in, corroborations."""

from collections.abc import Mapping
from typing import Any

import pytest

from cited_figures.evidence.fingerprint import fingerprint, normal_form
from cited_figures.evidence.html import visible
from cited_figures.evidence.places import Page
from cited_figures.evidence.proof import Proof, Status
from cited_figures.evidence.rows import fills, prove_source, text_difference
from cited_figures.tables.table import Edit
from evidence.saying import READ, STEPS, page_of

TEXT = """Wang Wei: Good morning. It counts more than 40 devices.

In 2020 the rate reached 71.5%. The rate for firms reached 71.5% too.

Hu Kaihong: We count 30 plants."""
SOURCE = {
    "source_id": "office-2021",
    "speaker": "Wang Wei",
    "language": "en",
    "issued": "2021-03-15",
}
Row = dict[str, Any]


def row(printed: str, sentence: str = "", locator: str = "", **cells: object) -> Row:
    known = {
        "figure_id": "F01",
        "source_id": "office-2021",
        "unit_id": "device",
        "printed": printed,
        "locator": locator,
        "sentence_sha256": fingerprint(sentence) if sentence else "",
        "sentence_chars": len(sentence) if sentence else None,
    }
    return known | cells


def proved(rows: list[Row], text: str = TEXT, **tables: list[Row]) -> list[Proof]:
    page = page_of(text, "Wang Wei")
    return prove_source(page, {"figures": rows, **tables}, SOURCE, READ)


def test_a_wrong_locator_says_where_the_phrase_is_and_hands_out_no_other_sentence() -> None:
    (proof,) = proved([row("more than 40 devices", locator="p2.s1")])
    assert (proof.status, proof.where) == (Status.PHRASE_ONLY, "p1.s2")
    (place,) = proof.found
    assert place.sha256 == fingerprint("It counts more than 40 devices.")


def test_all_places_of_a_phrase_are_named() -> None:
    (proof,) = proved([row("reached 71.5%", locator="p9.s9")])
    assert proof.where == "p2.s1, p2.s2"
    (proof,) = proved([row("30 plants")])
    assert (proof.status, proof.where) == (Status.PHRASE_ONLY, "outside the answer")
    (proof,) = proved([row("50 plants")])
    assert (proof.status, proof.where) == (Status.MISSING, "nowhere in the text")
    (proof,) = proved([row("40 devices")], "It counts 40 devices.\n\n" * 12)
    assert proof.where.endswith("p10.s1 and 2 more places")


def test_a_phrase_that_is_not_in_its_sentence_is_never_exact() -> None:
    (proof,) = proved([row("reached 71.5%", "It counts more than 40 devices.", "p1.s2")])
    assert (proof.status, proof.has_sentence) == (Status.PHRASE_ONLY, True)


def test_a_fingerprint_of_a_part_of_a_sentence_hides_nothing() -> None:
    (proof,) = proved([row("40 devices", "40 devices.", "p1.s2")])
    assert proof.status is Status.CONTRADICTED
    (proof,) = proved([row("more than 40 devices", "more than 40 devices.", "p1.s2")])
    assert proof.status is Status.MOVED


def test_what_is_certain_is_filled_in() -> None:
    sentence = "It counts more than 40 devices."
    rows = [
        row("more than 40 devices", locator="p2.s1"),  # at one place
        row("more than 40 devices", sentence, "p7.s1"),  # moved
        row("more than 40 devices", sentence, "p1.s2"),  # nothing to do
        row("more than 40 devices", "Another sentence.", "p1.s2"),  # never replaced
        row("40 devices"),  # contradicted
        row("reached 71.5%"),  # at two places
        row("30 plants"),  # outside the answer
        row("50 plants"),  # nowhere
    ]
    tables = {"figures": rows}
    assert fills(proved(rows), tables) == [
        Edit("figures", 0, "locator", "p1.s2"),
        Edit("figures", 0, "sentence_sha256", fingerprint(sentence)),
        Edit("figures", 0, "sentence_chars", str(len(sentence))),
        Edit("figures", 1, "locator", "p1.s2"),
    ]


def test_a_filled_row_is_exact() -> None:
    cells = row("more than 40 devices")
    edits = fills(proved([cells]), {"figures": [cells]})
    (proof,) = proved([cells | {edit.column: edit.value for edit in edits}])
    assert proof.status is Status.EXACT


def test_figures_of_other_sources_are_elsewhere() -> None:
    proofs = proved([row("30 plants", source_id="x"), row("more than 40 devices")])
    assert [proof.status for proof in proofs] == [Status.ELSEWHERE, Status.PHRASE_ONLY]
    assert [proof.row for proof in proofs] == [0, 1]


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        (row("more than 40 devices", "It counts more than 40 devices.", "p1.s2"), Status.EXACT),
        (row("more than 40 devices", locator="p1.s2"), Status.EXACT),
        (row("40 devices", "It counts more than 40 devices.", "p1.s2"), Status.CONTRADICTED),
        (row("more than 50 devices", locator="p1.s2"), Status.MISSING),
        (row("more than 40 devices", locator="p2.s1"), Status.PHRASE_ONLY),
    ],
)
def test_corroborations_are_proved_like_figures(cells: Row, status: Status) -> None:
    figure = row("30 plants", source_id="x")
    proof = proved([figure], corroborations=[cells])[-1]
    assert (proof.table, proof.status) == ("corroborations", status)


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        (row("more than 40 devices", locator="p1.s2"), Status.EXACT),
        (row("40 devices", locator="p1.s2"), Status.CONTRADICTED),
        (row("more than 50 devices", locator="p1.s2"), Status.MISSING),
    ],
)
def test_values_of_series_are_proved_like_figures(cells: Row, status: Status) -> None:
    value = {"series_id": "S001", **cells}
    untied = {"series_id": "S002", **row("50 devices")}
    proof = proved([row("30 plants", source_id="x")], series=[value, untied])[-1]
    assert (proof.table, proof.row, proof.figure, proof.status) == ("series", 0, "S001", status)


def test_a_corroboration_that_does_not_say_where_it_is_from_is_left_alone() -> None:
    figure = row("30 plants", source_id="x")
    rows = [row("50 devices"), row("50 devices", locator="p1.s2", source_id="x")]
    assert len(proved([figure], corroborations=rows)) == 1


def test_a_row_is_read_with_its_indicator_and_areas() -> None:
    text = "Utopia saw an increase of 8.6%. Atlantis counts 40 devices."
    areas = [
        {"area_id": "U", "title": "Utopia"},
        {"area_id": "A", "title": "x", "names": "Atlantis"},
    ]
    indicators = [{"indicator_id": "share", "measure": "share"}]
    rows = [
        row("8.6%", "Utopia saw an increase of 8.6%.", "p1.s1", indicator_id="share", ref_area="U"),
        row("40 devices", "Atlantis counts 40 devices.", "p1.s2", ref_area="U"),
        row("40 devices", "Atlantis counts 40 devices.", "p1.s2", ref_area="A"),
    ]
    proofs = proved(rows, text, areas=areas, indicators=indicators)
    wrong, right = Status.CONTRADICTED, Status.EXACT
    assert [proof.status for proof in proofs] == [wrong, wrong, right]


@pytest.mark.parametrize(
    ("recorded", "differs"),
    [
        (fingerprint(normal_form(TEXT)), False),
        ("sha256:" + "0" * 64, True),
        ("", False),
        (None, False),
    ],
)
def test_another_text_than_the_recorded_one_is_told(recorded: str | None, *, differs: bool) -> None:
    source: Mapping[str, Any] = {"text_sha256": recorded}
    assert bool(text_difference(page_of(TEXT), source)) is differs


def test_the_header_of_a_cell_gives_the_scale() -> None:
    head = "<tr><th>Year<th>Devices (million)<th>Devices (all)"
    copy = visible(
        f"<table>{head}<tr><td>2019<td>40<td>40 devices<tr><td>2020<td>5 million<td>7</table>"
    )
    page = Page(copy, "", STEPS)
    cells = [place for place in page.places if place.locator]
    rows = [
        row(printed, place.text, place.locator)
        for printed, place in zip(
            ("40", "40 devices", "5 million"), cells[4:6] + cells[7:8], strict=True
        )
    ]
    proofs = prove_source(page, {"figures": rows}, SOURCE, READ)
    assert [proof.status.value for proof in proofs] == ["contradicted", "exact", "exact"]


def test_titles_and_cells_are_places() -> None:
    table = (
        "<table><tr><th>Year<th>Devices<tr><td>2019<td>40 devices<tr><td>2020<td>50 devices</table>"
    )
    copy = visible(f"<title>Sales rose 8.6%</title><p>It is so.</p>{table}")
    page = Page(copy, "", STEPS)
    assert page.at("p1.s1") is not None
    rows = [
        row("rose 8.6%", "Sales rose 8.6%", "title"),
        row("50 devices", "2020 | Devices | 50 devices", "t1.r3.c2"),
    ]
    proofs = prove_source(page, {"figures": rows}, SOURCE, READ)
    assert [proof.status for proof in proofs] == [Status.EXACT, Status.EXACT]
