"""Labelled phrases: every figure is read as labelled, every other phrase is refused."""

import pytest

from labelled_phrases import LANGUAGES, REFUSED, fault, labelled


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_read_as_labelled(language: str) -> None:
    faults = {row["phrase"]: said for row in labelled(language) if (said := fault(row))}
    assert faults == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_figures_are_refused(language: str) -> None:
    figures = [row for row in labelled(language) if row["value"] != REFUSED]
    refused = [row["phrase"] for row in figures if row["today"] == REFUSED]
    assert len(refused) <= len(figures) * 0.05, refused


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_enough_phrases_of_both_kinds(language: str) -> None:
    rows = labelled(language)
    refused = [row for row in rows if row["value"] == REFUSED]
    assert len(rows) >= 80
    assert len(refused) >= len(rows) * 0.1


def test_there_are_enough_phrases_of_both_kinds() -> None:
    rows = [row for language in LANGUAGES for row in labelled(language)]
    assert len(rows) >= 22_000
    assert len([row for row in rows if row["value"] == REFUSED]) >= 4000
