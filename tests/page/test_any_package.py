"""The page of packages that are not ours."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from changes import set_cell
from cited_figures.author.new import write_package
from cited_figures.cite.records import Row
from cited_figures.release.build import build
from cited_figures.release.build.edition import read_edition
from cited_figures.release.build.page import page
from cited_figures.release.build.page.rows import Statement, meaning, with_text

HOMEPAGE = "https://example.org/demo/"


def describe(package: Path, **properties: object) -> None:
    """Set properties of the descriptor."""
    file = package / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(about | properties), encoding="utf-8")


def html_of(root: Path, **files: bytes) -> str:
    return page(read_edition(root), files)["index.html"].decode()


def soup_of(root: Path) -> BeautifulSoup:
    return BeautifulSoup(html_of(root), "html.parser")


def words(soup: BeautifulSoup, selector: str) -> str:
    return " ".join(soup.select(selector)[0].get_text().split())


def test_a_new_package_has_a_page(tmp_path: Path) -> None:
    write_package(tmp_path / "demo")
    soup = BeautifulSoup(build(tmp_path / "demo")["index.html"].decode(), "html.parser")
    assert words(soup, ".figures .number") == words(soup, "#F01 .number") == "more than 40 devices"
    assert words(soup, ".figures .period") == "January 2020 (inferred)"
    assert len(soup.select("article")) == 1
    assert len(soup.select("article nav a")) == 1
    assert not soup.select("[lang=zh], .scale")
    assert len(soup.select(".legend")) == 1
    assert "demo-0.1.0.zip" in [link.get_text() for link in soup.select(".files a")]


def test_without_files_there_are_no_downloads(package: Path) -> None:
    soup = soup_of(package)
    assert not soup.select(".files, .button, [type='application/ld+json']")
    assert "#downloads" not in [link["href"] for link in soup.select("header a")]


def test_a_package_may_have_no_corroborations(package: Path) -> None:
    tables = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    describe(package, resources=[table for table in tables if table["name"] != "corroborations"])
    soup = soup_of(package)
    assert len(soup.select("article")) == 11
    assert not soup.select(".others")


def test_several_areas_are_told_apart(package: Path) -> None:
    with (package / "data" / "areas.csv").open("a", encoding="utf-8") as areas:
        areas.write("DEU,Germany,country,DEU,Germany\n")
    set_cell(package, "figures", "F04", "ref_area", "DEU")
    soup = soup_of(package)
    assert words(soup, ".figures thead") == "Figure What Area Statement Period"
    assert "Germany" in words(soup, ".figures tr:has([href='#F04'])")


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
    told = words(soup, ".legend")
    assert "“more than” or “at least” or “less than” or “at most” is a bound" in told


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("gt", "7", "7", ""), "A bound, not a value: no upper end is stated."),
        (("ge", "7", "7", ""), "A bound, not a value: no upper end is stated."),
        (("lt", "7", "", "7"), "A bound, not a value: no lower end is stated."),
        (("le", "7", "", "7"), "A bound, not a value: no lower end is stated."),
        (("approx", "7", "", ""), "About: no ends are stated."),
        (("approx", "7", "", "7"), "About: no lower end is stated."),
        (("approx", "7", "7", ""), "About: no upper end is stated."),
        (("approx", "7", "6", "8"), "About: from 6 to 8."),
        (("range", "", "6", "8"), "One value between these two, both included."),
        (("eq", "7", "", ""), "How far it is rounded is not stated."),
        (("eq", "7", "7", "7"), "Not rounded."),
        (("eq", "7000", "6500", "7500"), "Rounded: from 6,500 to 7,500."),
    ],
)
def test_what_a_number_stands_for(cells: tuple[str, ...], expected: str) -> None:
    names = ("comparator", "value", "value_min", "value_max")
    assert meaning(Row(zip(names, cells, strict=True))) == expected


def test_a_value_of_a_series_says_what_it_is(package: Path) -> None:
    cells = {"comparator": "eq", "value": "5000000", "vintage": "2031-05", "scenario": "forecast"}
    statement = Statement(read_edition(package), Row(cells))
    assert statement.number == "5 million (edition 2031-05, forecast)"


def test_each_place_is_in_words(package: Path) -> None:
    places = {
        "p2.s5": "Paragraph 2, sentence 5 of",
        "page14.p2.s1": "Page 14, paragraph 2, sentence 1 of",
        "t1.r3.c2": "Table 1, row 3, column 2 of",
        "title": "Title of",
    }
    for number, locator in enumerate(places, 1):
        set_cell(package, "figures", f"F0{number}", "locator", locator)
    soup = soup_of(package)
    for number, expected in enumerate(places.values(), 1):
        assert words(soup, f"#F0{number} blockquote footer").startswith(expected)


def test_a_source_may_have_no_address_and_no_date(package: Path) -> None:
    for column in ("url", "event_date", "issued"):
        set_cell(package, "sources", "scio-2020-09-17-p4", column, "")
    set_cell(package, "sources", "miit-2020-08-28", "issued", "")
    soup = soup_of(package)
    assert soup.select("#F04 blockquote q")
    assert not soup.select("#F04 blockquote a")
    assert not soup.select(".sources li:first-child a")
    assert "Technology (read in a copy)" in words(soup, "#F04 .others th[scope=row]")


def test_a_text_that_was_read_in_a_copy_says_so(soup: BeautifulSoup) -> None:
    assert "Technology, 28 August 2020 (read in a copy)" in words(
        soup, "#F04 .others th[scope=row]"
    )
    assert "(read in a copy)" not in words(soup, "#F04 blockquote")


def test_without_addresses_no_link_leads_to_them(soup: BeautifulSoup) -> None:
    assert not soup.select("[rel=canonical], [property], .report, #check ~ p a")
    assert 'read_csv("figures-flat.csv"' in words(soup, "section:has(#load)")


def test_addresses_of_the_descriptor_lead_to_release_and_repository(package: Path) -> None:
    describe(package, homepage=HOMEPAGE, repository="https://github.com/example/demo")
    soup = soup_of(package)
    release = f"{HOMEPAGE}v{read_edition(package).version}/"
    assert soup.select("[rel=canonical]")[0]["href"] == release
    assert soup.select("[property='og:url']")[0]["content"] == release
    assert words(soup, "section:has(#load)").count(f"{release}figures-flat.csv") == 4
    (report,) = soup.select("#F04 .report a")
    assert report["href"] == (
        "https://github.com/example/demo/issues/new?template=wrong-figure.yml&figure=F04"
    )
    assert "--repo example/demo" in words(soup, "section:has(#check)")


def test_a_repository_elsewhere_is_led_to_as_it_is(package: Path) -> None:
    describe(package, repository="https://code.example/demo")
    (report,) = soup_of(package).select("#F04 .report a")
    assert report["href"] == "https://code.example/demo"


def test_an_unusual_status_is_said(package: Path) -> None:
    set_cell(package, "figures", "F04", "obs_status", "P")
    assert "Status provisional value" in words(soup_of(package), "#F04 dl")


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
    licenses = [
        {"name": "CC0-1.0", "path": "https://example.org/zero"},
        {"name": "ODbL-1.0", "title": "Open", "path": "https://example.org/open"},
    ]
    describe(package, licenses=licenses)
    assert "Licence: CC0-1.0, Open. The texts" in words(soup_of(package), "section:has(#about)")


@pytest.mark.parametrize(
    ("address", "phrase", "expected"),
    [
        ("http://a.example/b", "70%", "http://a.example/b#:~:text=70%25"),
        ("http://a.example/b#c", "70", "http://a.example/b#c:~:text=70"),
        ("http://a.example/", "a-b, c & d", "http://a.example/#:~:text=a%2Db%2C%20c%20%26%20d"),
        ("http://a.example/", "亿/个", "http://a.example/#:~:text=亿%2F个"),
    ],
)
def test_an_address_leads_to_a_phrase(address: str, phrase: str, expected: str) -> None:
    assert with_text(address, phrase) == expected
