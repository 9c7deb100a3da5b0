"""What the page says is what the tables say."""

import base64
import hashlib
import json
import re
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from changes import ROOT
from cited_figures.cite.showing import BASES
from cited_figures.cite.wording import period, quantity, readable
from cited_figures.cli.main import main
from cited_figures.release.build.page.rows import INDEPENDENCE, RELATIONS

Rows = list[dict[str, str]]
UNITS = {
    "percent": "percent",
    "CNY": "Chinese yuan",
    "platform": "platforms",
    "device": "devices",
    "enterprise": "enterprises",
    "app": "apps",
}


def one(tag: Tag, selector: str) -> Tag:
    (found,) = tag.select(selector)
    return found


def text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def row(soup: BeautifulSoup, figure: dict[str, str]) -> Tag:
    return one(soup, f"tbody#{figure['figure_id']}")


def words(cells: dict[str, str]) -> str:
    base = " (growth on a year earlier)" if cells["figure_id"] == "F05" else ""
    return quantity(cells, UNITS[cells["unit_id"]] + base)


def ends(cells: dict[str, str]) -> list[str]:
    low, high = cells["value_min"], cells["value_max"]
    return [f"from {readable(low)} to {readable(high)}"] if low and high else []


def test_there_is_a_row_for_each_figure_in_order(soup: BeautifulSoup, figures: Rows) -> None:
    ids = [str(each["id"]) for each in soup.select(".figures tbody")]
    assert ids == [each["figure_id"] for each in figures]
    assert len(ids) == 11


def test_each_number_is_that_of_the_table(soup: BeautifulSoup, figures: Rows) -> None:
    for each in figures:
        cell = one(row(soup, each), "td:has(.number)")
        assert text(one(cell, ".number")) == words(each)
        assert one(cell, "data")["value"] == each["value"]
        assert [text(small) for small in cell.select("small")] == ends(each)


def test_a_bound_always_says_so(soup: BeautifulSoup, figures: Rows) -> None:
    bounds = [each for each in figures if each["comparator"] == "gt"]
    assert len(bounds) == 6
    for each in bounds:
        assert text(one(row(soup, each), ".number")).startswith("more than ")
        assert text(one(row(soup, each), "svg title")).startswith("more than ")


def test_each_period_is_that_of_the_table(soup: BeautifulSoup, figures: Rows) -> None:
    for each in figures:
        times = row(soup, each).select("time")
        assert " to ".join(map(text, times)) == period(each["time_period"])
        first, last = str(times[0]["datetime"]), str(times[-1]["datetime"])
        assert each["period_start"].startswith(first)
        assert each["period_end"].startswith(last)
        assert text(one(row(soup, each), "td:has(time) small")) == BASES[each["period_basis"]]


def test_each_figure_has_its_indicator_note_and_place(soup: BeautifulSoup, figures: Rows) -> None:
    for each in figures:
        told = text(row(soup, each))
        assert each["note"] in told
        assert f"{each['locator']}, SCIO" in told
    header = one(soup, "tbody#F04 th")
    assert text(header) == "F04 Software business revenue 软件业务收入"
    assert text(one(header, "[lang=zh]")) == "软件业务收入"


def test_each_corroboration_is_that_of_the_table(
    soup: BeautifulSoup, figures: Rows, corroborations: Rows
) -> None:
    for figure in figures:
        expected = [each for each in corroborations if each["figure_id"] == figure["figure_id"]]
        for item, each in zip(row(soup, figure).select("li"), expected, strict=True):
            said = f"{RELATIONS[each['relation']]}, {INDEPENDENCE[each['independence']]}:"
            number = " ".join([words(each), *ends(each)])
            told = f"{said} {each['printed']}, {number}, {period(each['time_period'])}."
            assert text(item).startswith(told)
            assert text(item).endswith(each["note"])


def test_how_to_read_is_said(soup: BeautifulSoup) -> None:
    told = text(one(soup, "section:has(#reading)"))
    assert "an echo is no confirmation" in told
    assert "Where the source gives no date, the day of the statement is given" in told
    assert [text(each)[:11] for each in soup.select("dd")] == ["A number wi", "“More than”"]


def test_the_number_of_other_sources_is_said(soup: BeautifulSoup) -> None:
    def summary(figure: str) -> str:
        return text(soup.select(f"#{figure} summary")[0])

    assert summary("F01") == "7 other sources on F01"
    assert summary("F04") == "1 other source on F04"


def test_no_other_number_stands_in_the_cells_of_numbers(soup: BeautifulSoup) -> None:
    assert len(soup.select("data")) == len(soup.select(".number")) == 11


def test_each_text_fragment_is_the_printed_phrase(
    soup: BeautifulSoup, figures: Rows, corroborations: Rows
) -> None:
    links = [each for each in soup.select("a[href]") if ":~:" in str(each["href"])]
    for each in links:
        fragment = urlsplit(str(each["href"])).fragment
        before, _, phrase = fragment.partition(":~:text=")
        assert before == ""
        assert not set(phrase) & set(" -,&")
        assert unquote(phrase) == text(each)
    printed = [each["printed"] for each in (*figures, *corroborations)]
    assert sorted(map(text, links)) == sorted(printed)


def test_each_phrase_names_its_language(soup: BeautifulSoup) -> None:
    assert {str(each["lang"]) for each in soup.select("q")} == {"en", "ja", "zh", "zh-Hant"}


@pytest.mark.parametrize("name", ["F01", "F04", "F11", "package", "scio-2020-09-17-p4"])
def test_the_citation_is_that_of_figures_cite(
    name: str,
    soup: BeautifulSoup,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["cite", name]) == 0
    assert one(soup, f"#cite-{name}").get_text() + "\n" == capsys.readouterr().out


def test_each_link_inside_the_page_leads_somewhere(soup: BeautifulSoup) -> None:
    ids = [str(each["id"]) for each in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    inner = {str(each["href"])[1:] for each in soup.select('a[href^="#"]')}
    assert inner <= set(ids)
    assert {"F01", "F11", "figures", "verify"} <= inner


def test_each_file_is_listed_with_size_and_hash(
    soup: BeautifulSoup, files: dict[str, bytes]
) -> None:
    listed = {}
    for each in soup.select(".files tr:has(a)"):
        size, digest = map(text, each.select("td"))
        listed[str(one(each, "a")["href"])] = (size, digest)
    assert listed == {
        name: (f"{len(raw):,}", hashlib.sha256(raw).hexdigest())
        for name, raw in files.items()
        if name not in ("index.html", "SHA256SUMS")
        if not name.startswith((".", "schemas/profile/"))  # these are in the archive
    }


def test_the_version_is_said(soup: BeautifulSoup, files: dict[str, bytes]) -> None:
    about = json.loads(files["datapackage.json"])
    assert f"Version {about['version']}, " in text(one(soup, "header"))
    assert text(one(soup, "h1")) == text(one(soup, "head > title")) == about["title"]
    assert about["description"] in text(one(soup, "header"))


def test_the_page_carries_the_description_for_machines(
    soup: BeautifulSoup, files: dict[str, bytes]
) -> None:
    carried = json.loads(one(soup, '[type="application/ld+json"]').get_text())
    assert carried == json.loads(files["dataset.jsonld"])
    assert 50 <= len(carried["description"]) <= 5000


def test_only_the_style_and_the_script_of_the_page_are_allowed(soup: BeautifulSoup) -> None:
    policy = str(one(soup, "[http-equiv=Content-Security-Policy]")["content"])
    for tag in (one(soup, "style"), one(soup, "script:not([type])")):
        digest = hashlib.sha256(tag.get_text().encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert not soup.select("[style]")


def test_the_page_needs_no_other_file(soup: BeautifulSoup) -> None:
    assert not soup.select("[src], [srcset], iframe, object, embed, form")
    assert [str(each["href"]) for each in soup.select("link")] == ["data:,"]
    assert not re.search(r"@import|url\((?!#)", one(soup, "style").get_text())


def test_the_page_is_light(html: str) -> None:
    assert len(html.encode()) <= 100_000
