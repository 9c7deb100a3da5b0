"""A source that an archive keeps is cited with the archived copy, wherever it is cited."""

import csv
import io
import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from changes import add_column, faults, recount, set_cell
from cited_figures import check
from cited_figures.cite.citations import cite
from cited_figures.cite.showing import show
from cited_figures.release.build.edition import read_edition
from cited_figures.release.build.flat import FILE, flat
from cited_figures.release.build.page import page

SPOKEN, COPIED = "scio-2020-09-17-p4", "miit-2020-08-28"
ADDRESS = "http://english.scio.gov.cn/m/pressroom/2020-09/22/content_76731673_4.html"
KEPT = f"https://archive.example/2020/{ADDRESS}"
ONLY = "https://archive.example/2021/only"


@pytest.fixture
def archived(package: Path) -> Path:
    """Return a package where an archive keeps a copy of one source, and the only copy of one."""
    add_column(package, "sources", "archive_url")
    set_cell(package, "sources", SPOKEN, "archive_url", KEPT)
    set_cell(package, "sources", COPIED, "archive_url", ONLY)
    set_cell(package, "sources", COPIED, "copy_url", "")
    recount(package)
    return package


@pytest.fixture
def archived_page(archived: Path) -> BeautifulSoup:
    return BeautifulSoup(page(read_edition(archived), {})["index.html"], "html.parser")


def test_it_is_a_package_that_passes(archived: Path) -> None:
    assert faults(check(archived)) == []


@pytest.mark.parametrize("name", [SPOKEN, "F04"])
@pytest.mark.parametrize("style", ["apa", "chicago", "mla", "bibtex"])
def test_it_is_cited_beside_the_address(archived: Path, name: str, style: str) -> None:
    cited = cite(archived, [name], style).replace("\\_", "_")
    assert cited.count(KEPT) == 1
    assert ADDRESS in cited.replace(KEPT, "")


def test_it_is_cited_once_where_it_is_the_only_address(archived: Path) -> None:
    assert cite(archived, [COPIED]).count(ONLY) == 1
    (item,) = json.loads(cite(archived, [COPIED], "csl-json"))
    assert item["URL"] == ONLY
    assert "archive_location" not in item


def test_it_is_shown(archived: Path) -> None:
    assert f"archived at {KEPT}" in " ".join(show(archived, ["F04"]).split())


def test_the_flat_table_leads_to_it_where_there_is_nothing_else(archived: Path) -> None:
    set_cell(archived, "figures", "F04", "source_id", COPIED)
    text = flat(read_edition(archived))[FILE].decode("utf-8-sig")
    addresses = {row["figure_id"]: row["address"] for row in csv.DictReader(io.StringIO(text))}
    assert addresses["F04"] == ONLY
    assert addresses["F05"] == ADDRESS


def test_the_page_leads_to_the_phrase_in_it(archived_page: BeautifulSoup) -> None:
    (copy,) = archived_page.select("#F04 blockquote small a")
    assert copy.get_text() == "archived copy"
    assert unquote(str(copy["href"])) == f"{KEPT}#:~:text=4.2 trillion yuan"
    row = archived_page.select("#F04 .others tbody th")[0]
    assert [str(link["href"]).partition("#")[0] for link in row.select("a")] == [ONLY]


def test_the_list_of_sources_has_both_addresses(archived_page: BeautifulSoup) -> None:
    first = archived_page.select(".sources li")[0]
    assert [(link["href"], link.get_text()) for link in first.select("a")] == [
        (KEPT, KEPT),
        (ADDRESS, ADDRESS),
    ]
