"""The page of packages that are not ours."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from changes import set_cell
from cited_figures.author.new import write_package
from cited_figures.release.build import build
from cited_figures.release.build.edition import read_edition
from cited_figures.release.build.page import page
from cited_figures.release.build.page.rows import with_text


def html_of(root: Path, **files: bytes) -> str:
    return page(read_edition(root), files)["index.html"].decode()


def soup_of(root: Path) -> BeautifulSoup:
    return BeautifulSoup(html_of(root), "html.parser")


def words(soup: BeautifulSoup, selector: str) -> str:
    return " ".join(soup.select(selector)[0].get_text().split())


def test_a_new_package_has_a_page(tmp_path: Path) -> None:
    write_package(tmp_path / "demo")
    html = build(tmp_path / "demo")["index.html"].decode()
    soup = BeautifulSoup(html, "html.parser")
    assert words(soup, "#F01 .number") == "more than 40 devices"
    assert len(soup.select("tbody[id]")) == 1
    assert [summary.get_text() for summary in soup.select("summary")] == [
        "1 other source on F01",
        "Cite this figure, F01",
    ]
    assert not soup.select("[lang=zh]")
    assert "Where the source gives no date" not in html
    assert "an echo is no confirmation" in html
    assert "demo-0.1.0.zip" in [each.get_text() for each in soup.select(".files a")]
    assert len(soup.select("dt")) == 1


def test_the_same_package_gives_the_same_page(package: Path) -> None:
    assert html_of(package) == html_of(package)


def test_without_files_there_are_no_downloads(package: Path) -> None:
    assert not soup_of(package).select(".files, [type='application/ld+json']")


def test_each_comparator_is_explained_and_worded(package: Path) -> None:
    for figure, comparator in zip(
        ("F01", "F02", "F03", "F04"), ("ge", "lt", "le", "approx"), strict=True
    ):
        set_cell(package, "figures", figure, "comparator", comparator)
    soup = soup_of(package)
    assert words(soup, "#F01 .number") == "at least 33.3333 percent"
    assert words(soup, "#F02 .number") == "less than 71.5 percent"
    assert words(soup, "#F03 .number") == "at most 51.1 percent"
    assert words(soup, "#F04 .number") == "about 4.2 trillion Chinese yuan"
    told = " ".join(each.get_text() for each in soup.select("dd"))
    names = ("More than", "At least", "Less than", "At most", "About")
    assert all(f"“{each}”" in told for each in names)
    assert len(soup.select("dt svg")) == len(soup.select("dd")) == 6


def test_an_exact_number_has_no_ends(package: Path) -> None:
    for column in ("value_min", "value_max"):
        set_cell(package, "figures", "F10", column, "63")
    assert not soup_of(package).select("#F10 td:has(.number) small")


def test_a_source_without_an_address_has_no_link(package: Path) -> None:
    for column in ("url", "event_date", "issued"):
        set_cell(package, "sources", "scio-2020-09-17-p4", column, "")
    soup = soup_of(package)
    assert soup.select("#F04 q")
    assert not soup.select("#F04 tr:first-child td a")


def test_a_text_that_was_read_in_a_copy_says_so(package: Path) -> None:
    soup = soup_of(package)
    assert "MIIT, 28 August 2020 (read in a copy)." in words(soup, "#F04 li small:last-child")
    assert "(read in a copy)" not in words(soup, "#F08 li:last-child")


def test_a_source_may_have_no_date(package: Path) -> None:
    set_cell(package, "sources", "miit-2020-08-28", "issued", "")
    assert "MIIT (read in a copy)." in words(soup_of(package), "#F04 li small:last-child")


def test_no_text_of_a_table_becomes_markup(package: Path) -> None:
    evil = '<script>alert("1")</script>'
    for table, key, column in [
        ("figures", "F04", "note"),
        ("figures", "F04", "printed"),
        ("indicators", "software-revenue", "title"),
        ("indicators", "software-revenue", "title_zh"),
        ("units", "CNY", "title"),
        ("sources", "scio-2020-09-17-p4", "publisher"),
    ]:
        set_cell(package, table, key, column, evil)
    html = html_of(package)
    assert "<script>alert" not in html
    assert len(BeautifulSoup(html, "html.parser").select("script")) == 1


def test_the_description_for_machines_cannot_end_its_script(package: Path) -> None:
    name = "</script><script>alert(1)</script><!-- & é"
    document = json.dumps({"name": name}).encode()
    html = html_of(package, **{"dataset.jsonld": document})
    soup = BeautifulSoup(html, "html.parser")
    assert len(soup.select("script")) == 2
    carried = soup.select('[type="application/ld+json"]')[0].get_text()
    assert json.loads(carried) == {"name": name}


def test_a_licence_needs_no_title(package: Path) -> None:
    file = package / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    about["licenses"] = [
        {"name": "CC0-1.0", "path": "https://example.org/zero"},
        {"name": "ODbL-1.0", "title": "Open", "path": "https://example.org/open"},
    ]
    file.write_text(json.dumps(about), encoding="utf-8")
    assert words(soup_of(package), "section:has(#licence) p").startswith("CC0-1.0, Open. The")


@pytest.mark.parametrize(
    ("address", "phrase", "expected"),
    [
        ("http://a.example/b", "70%", "http://a.example/b#:~:text=70%25"),
        ("http://a.example/b#c", "70", "http://a.example/b#c:~:text=70"),
        ("http://a.example/", "a-b, c & d", "http://a.example/#:~:text=a%2Db%2C%20c%20%26%20d"),
        ("http://a.example/", "亿/个", "http://a.example/#:~:text=%E4%BA%BF%2F%E4%B8%AA"),
    ],
)
def test_an_address_leads_to_a_phrase(address: str, phrase: str, expected: str) -> None:
    assert with_text(address, phrase) == expected
