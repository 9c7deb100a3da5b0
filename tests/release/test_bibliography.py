"""The bibliography: every source and the package, read back by two programs."""

import json
import re
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser

from release.typed import cells, descriptor


@pytest.fixture
def items(built: Path) -> list[dict[str, Any]]:
    return list(json.loads((built / "sources.csl.json").read_text(encoding="utf-8")))


@pytest.fixture
def expected(built: Path) -> dict[str, str]:
    """Return the title of everything to be cited, by its key."""
    about = descriptor(built)
    name, version = about["name"], about["version"]
    titles = {
        f"{name}:{row['source_id']}": row["title"] for row in cells(built / "data" / "sources.csv")
    }
    return titles | {name: f"{about['title']} ({name}, version {version})"}


def test_bibtex_has_every_source_and_the_package(built: Path, expected: dict[str, str]) -> None:
    text = (built / "sources.bib").read_text(encoding="utf-8")
    parser = BibTexParser(ignore_nonstandard_types=False)
    entries = bibtexparser.loads(text, parser).entries_dict
    assert {key: entry["title"] for key, entry in entries.items()} == {
        key: f"{{{title}}}".replace("%", "\\%") for key, title in expected.items()
    }
    assert list(entries) == list(expected)


def test_csl_json_has_every_source_and_the_package(
    items: list[dict[str, Any]], expected: dict[str, str]
) -> None:
    plain = [re.sub("<[^>]*>", "", item["title"]) for item in items]
    assert [item["id"] for item in items] == list(expected)
    assert plain == list(expected.values())
    assert items[-1]["type"] == "dataset"


def test_dates_and_addresses_are_those_of_the_table(
    built: Path, items: list[dict[str, Any]]
) -> None:
    for row, item in zip(cells(built / "data" / "sources.csv"), items, strict=False):
        when = row["event_date"] or row["issued"]
        parts = [[int(part) for part in when.split("-")]] if when else None
        assert item.get("issued", {}).get("date-parts") == parts
        assert item["URL"] == (row["url"] or row["copy_url"])
        assert ("Copy seen at" in item.get("container-title", "")) == bool(row["copy_url"])
