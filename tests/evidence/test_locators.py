"""Every place that a page gives is a locator that the tables accept."""

import json
import re
from pathlib import Path

import pytest

from changes import ROOT
from cited_figures.evidence.html import Visible, visible
from cited_figures.evidence.places import Page
from evidence.saying import STEPS

SCHEMAS = sorted((ROOT / "schemas").rglob("*.schema.json"))
CELLS = "".join(f"<tr><th>{n}<td>{n} devices" for n in range(12))
PAGES = {
    "later answers": (Visible("A B:\nOne. Two.\n\nC D: Three.\n\nA B: Four.\n\nFive."), "A B"),
    "pages": (Visible("One.\n\nTwo. Three.\f" * 12), ""),
    "answers on pages": (Visible("A B: One.\fC D: Two.\fA B: Three."), "A B"),
    "title and cells": (visible(f"<title>Sales</title><p>One.<table>{CELLS}</table>"), ""),
}


def patterns() -> list[tuple[str, str]]:
    return [
        (str(file.relative_to(ROOT)), field["constraints"]["pattern"])
        for file in SCHEMAS
        for field in json.loads(file.read_text(encoding="utf-8")).get("fields", [])
        if field["name"] == "locator" and "pattern" in field.get("constraints", {})
    ]


@pytest.mark.parametrize("name", PAGES)
def test_all_places_are_locators(name: str) -> None:
    copy, speaker = PAGES[name]
    locators = [place.locator for place in Page(copy, speaker, STEPS).places if place.locator]
    assert len(locators) == len(set(locators)) > 1
    for file, pattern in patterns():
        assert [place for place in locators if not re.fullmatch(pattern, place)] == [], file


def test_figures_series_and_corroborations_have_locators() -> None:
    tables = {Path(file).name.partition(".")[0] for file, _ in patterns()}
    assert tables == {"figures", "corroborations", "series", "series_corroborations"}
