"""What the page says is what the tables say."""

import base64
import hashlib
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from changes import ROOT
from cited_figures.cite.showing import BASES
from cited_figures.cite.wording import period, quantity
from cited_figures.cli.main import main
from cited_figures.release.build import build
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
SHARES = ["F01", "F02", "F03", "F10", "F11"]


def one(tag: Tag, selector: str) -> Tag:
    (found,) = tag.select(selector)
    return found


def text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def detail(soup: BeautifulSoup, figure: dict[str, str]) -> Tag:
    return one(soup, f"article#{figure['figure_id']}")


def fact(soup: BeautifulSoup, figure: dict[str, str], name: str) -> str:
    (term,) = [term for term in detail(soup, figure).select("dt") if text(term) == name]
    return text(one(term.parent or term, "dd"))


def words(cells: dict[str, str]) -> str:
    base = " (growth on a year earlier)" if cells["figure_id"] == "F05" else ""
    return quantity(cells, UNITS[cells["unit_id"]] + base)


def when(cells: dict[str, str]) -> str:
    late = " (at the latest)" if cells["period_basis"] == "statement-date" else ""
    return period(cells["time_period"]) + late


def test_the_table_has_a_line_per_figure(
    soup: BeautifulSoup, figures: Rows, indicators: dict[str, dict[str, str]]
) -> None:
    lines = [[text(cell) for cell in line.select("td, th")] for line in soup.select(".figures tr")]
    assert lines == [
        ["Figure", "What", "Statement", "Period"],
        *(
            [row["figure_id"], indicators[row["indicator_id"]]["title"], words(row), when(row)]
            for row in figures
        ),
    ]
    assert len(lines) == 12


def test_each_line_leads_to_a_detail(soup: BeautifulSoup, figures: Rows) -> None:
    links = [str(link["href"]) for link in soup.select(".figures a")]
    assert links == [f"#{article['id']}" for article in soup.select("article")]
    assert links == [f"#{row['figure_id']}" for row in figures]


def test_the_details_lead_to_each_other(soup: BeautifulSoup) -> None:
    def steps(figure: str) -> list[str]:
        return [str(link["href"]) for link in soup.select(f"#{figure} nav a")]

    assert steps("F01") == ["#figures", "#F02"]
    assert steps("F02") == ["#figures", "#F01", "#F03"]
    assert steps("F11") == ["#figures", "#F10"]


def test_each_number_is_that_of_the_table(soup: BeautifulSoup, figures: Rows) -> None:
    for row in figures:
        number = one(detail(soup, row), ".said .number")
        assert text(number) == words(row)
        assert one(number, "data")["value"] == row["value"]


def test_a_bound_always_says_so(soup: BeautifulSoup, figures: Rows) -> None:
    bounds = [row for row in figures if row["comparator"] == "gt"]
    assert len(bounds) == 6
    for row in bounds:
        article = detail(soup, row)
        assert text(one(article, ".said .number i")) == "more than"
        assert text(one(article, ".meaning")) == "A bound, not a value: no upper end is stated."
    assert "A number after “more than” is a bound" in text(soup.select(".legend")[0])


def test_what_a_number_stands_for_is_said(soup: BeautifulSoup) -> None:
    assert text(one(soup, "#F10 .meaning")) == "Rounded: from 62.5 to 63.5."
    assert text(one(soup, "#F04 .meaning")) == "Rounded: from 4.15 trillion to 4.25 trillion."


def test_each_period_is_that_of_the_table(soup: BeautifulSoup, figures: Rows) -> None:
    for row in figures:
        said = one(detail(soup, row), ".said .period")
        times = said.select("time")
        assert text(said) == when(row)
        first, last = str(times[0]["datetime"]), str(times[-1]["datetime"])
        assert row["period_start"].startswith(first)
        assert row["period_end"].startswith(last)
        basis = BASES[row["period_basis"]]
        assert fact(soup, row, "Period") == f"{period(row['time_period'])}, {basis}"


def test_each_detail_has_definition_population_denominator_and_note(
    soup: BeautifulSoup, figures: Rows, indicators: dict[str, dict[str, str]]
) -> None:
    for row in figures:
        indicator = indicators[row["indicator_id"]]
        assert fact(soup, row, "Definition") == indicator["definition"]
        assert fact(soup, row, "Population") == indicator["population"]
        names = [text(term) for term in detail(soup, row).select("dt")]
        assert ("Denominator" in names) == bool(indicator["denominator"])
        if indicator["denominator"]:
            assert fact(soup, row, "Denominator") == indicator["denominator"]
        assert text(one(detail(soup, row), ".note")) == row["note"]
        assert text(one(detail(soup, row), "[lang=zh].title")) == indicator["title_zh"]


def test_a_place_is_in_words(soup: BeautifulSoup) -> None:
    place = "Paragraph 2, sentence 5 of SCIO Briefing on 3rd Digital China Summit Xie Shaofeng, "
    assert text(one(soup, "#F04 blockquote footer")).startswith(place)


def test_each_corroboration_is_that_of_the_table(
    soup: BeautifulSoup, figures: Rows, corroborations: Rows
) -> None:
    for figure in figures:
        expected = [row for row in corroborations if row["figure_id"] == figure["figure_id"]]
        lines = detail(soup, figure).select(".others tbody tr")
        for line, row in zip(lines, expected, strict=True):
            printed, number, time, compared = map(text, line.select("td"))
            assert (printed, number) == (row["printed"], words(row))
            assert time == period(row["time_period"])
            said = f"{RELATIONS[row['relation']]}, {INDEPENDENCE[row['independence']]}. "
            assert compared == (said + row["note"]).strip()


def test_each_series_is_that_of_the_table(
    soup: BeautifulSoup, figures: Rows, series: Rows, sources: dict[str, dict[str, str]]
) -> None:
    shown = 0
    for figure in figures:
        expected = sorted(
            (row for row in series if row["indicator_id"] == figure["indicator_id"]),
            key=lambda row: (row["period_end"], row["period_start"]),
        )
        lines = detail(soup, figure).select(".series tbody tr")
        for line, row in zip(lines, expected, strict=True):
            times, number, by = map(text, line.select("td"))
            assert times == period(row["time_period"])
            assert number == quantity(row, "").strip()
            assert by.startswith(row["producer"] or sources[row["source_id"]]["publisher"])
            assert row["population"] in by
            assert ("(series break)" in by) == (row["series_break"] == "true")
            shown += 1
    assert shown == len(series)


def test_a_share_has_its_own_scale_and_nothing_else_has_one(
    soup: BeautifulSoup, figures: Rows
) -> None:
    for row in figures:
        scales = detail(soup, row).select(".scale")
        assert len(scales) == (row["figure_id"] in SHARES)
        for scale in scales:
            assert str(one(scale, "svg[role=img]")["aria-label"]).startswith(words(row))
            assert one(scale, "circle")["cx"] == f"{float(row['value']):.4g}%"
    assert text(one(soup, "#F01 .scale p")) == "0% 100% = GDP of the same year"


def test_each_text_fragment_is_the_printed_phrase(
    soup: BeautifulSoup, figures: Rows, corroborations: Rows
) -> None:
    phrases = []
    for link in soup.select("a[href*=':~:']"):
        before, _, phrase = urlsplit(str(link["href"])).fragment.partition(":~:text=")
        place = link.find_parent(["tr", "blockquote"])
        assert before == ""
        assert not set(phrase) & set(" -,&")
        assert place
        assert unquote(phrase) == text(one(place, "q"))
        phrases.append(unquote(phrase))
    assert sorted(phrases) == sorted(row["printed"] for row in (*figures, *corroborations))


def test_each_phrase_names_its_language_inside_its_quotation_marks(soup: BeautifulSoup) -> None:
    assert {str(phrase["lang"]) for phrase in soup.select("q > span")} == {"ja", "zh", "zh-Hant"}
    assert not soup.select("q[lang]")
    english = [phrase.get_text() for phrase in soup.select("q:not(:has(span))")]
    assert "".join(english).replace("’", "'").isascii()


def test_each_source_is_cited_with_its_address(
    soup: BeautifulSoup, figures: Rows, corroborations: Rows, sources: dict[str, dict[str, str]]
) -> None:
    cited = {row["source_id"] for row in (*figures, *corroborations)}
    rows = {sources[name]["url"] or sources[name]["copy_url"]: sources[name] for name in cited}
    items = {str(one(item, "a")["href"]): item for item in soup.select(".sources li")}
    assert set(items) == set(rows)
    for address, row in rows.items():
        title = one(items[address], "[lang]")
        assert title.get_text() == row["title"]
        language = "en" if row["title"].startswith("[") else row["language"]
        assert title["lang"] == language


@pytest.mark.parametrize("style", ["apa", "bibtex"])
@pytest.mark.parametrize("name", ["F01", "F04", "F11", "package"])
def test_the_citation_is_that_of_figures_cite(
    name: str,
    style: str,
    soup: BeautifulSoup,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["cite", name, "--style", style]) == 0
    place = one(soup, f".cite:has(#cite-{name})")
    shown = one(place, "p.citation" if style == "apa" else "pre")
    assert shown.get_text() + "\n" == capsys.readouterr().out


def test_each_link_inside_the_page_leads_somewhere(soup: BeautifulSoup) -> None:
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    inner = {str(link["href"])[1:] for link in soup.select('a[href^="#"]')}
    assert inner <= set(ids)
    assert {"F01", "F11", "figures", "downloads", "load", "cite"} <= inner


def test_few_files_are_offered_each_with_a_purpose(
    soup: BeautifulSoup, files: dict[str, bytes]
) -> None:
    links = [str(link["href"]) for link in soup.select(".files a")]
    assert set(links) <= set(files)
    assert 3 <= len(links) <= 8
    assert all(text(purpose) for purpose in soup.select(".files dd"))
    assert one(soup, "header a.button")["href"] == links[0]
    assert "SHA256SUMS" in [str(link["href"]) for link in soup.select("section a")]
    assert not re.search("[0-9a-f]{64}", soup.get_text())


def test_the_version_is_said(soup: BeautifulSoup, files: dict[str, bytes]) -> None:
    about = json.loads(files["datapackage.json"])
    assert f"version {about['version']}, " in text(one(soup, "body > header"))
    assert text(one(soup, "h1")) == text(one(soup, "head > title")) == about["title"]
    lede, about_section = text(one(soup, ".lede")), text(one(soup, "section:has(#about)"))
    assert about["description"].startswith(lede + " ")
    assert about["description"].removeprefix(lede + " ") in about_section


def test_names_are_written_in_full(soup: BeautifulSoup) -> None:
    lede = text(one(soup, ".lede"))
    assert "Ministry of Industry and Information Technology (MIIT)" in lede
    assert "State Council Information Office (SCIO)" in lede


def test_the_page_carries_the_description_for_machines(
    soup: BeautifulSoup, files: dict[str, bytes]
) -> None:
    carried = json.loads(one(soup, '[type="application/ld+json"]').get_text())
    document = json.loads(files["dataset.jsonld"])
    for variable in document["variableMeasured"]:
        del variable["description"]
    for file in document["distribution"]:
        del file["sha256"]
    assert carried | {"citation": document["citation"]} == document
    assert 50 <= len(carried["description"]) <= 5000


def test_only_the_style_and_the_script_of_the_page_are_allowed(soup: BeautifulSoup) -> None:
    policy = str(one(soup, "[http-equiv=Content-Security-Policy]")["content"])
    for tag in (one(soup, "style"), one(soup, "script:not([type])")):
        digest = hashlib.sha256(tag.get_text().encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert not soup.select("[style]")


def test_the_page_needs_no_other_file_than_pictures_beside_it(soup: BeautifulSoup) -> None:
    assert not soup.select("[src]:not(img), [srcset], iframe, object, embed, form")
    for picture in soup.select("img"):
        assert re.fullmatch(r"series-[\w-]+\.svg", str(picture["src"]))
        assert picture["alt"]
    assert [str(link["href"]) for link in soup.select("link")] == ["data:,"]
    assert not re.search(r"@import|url\((?!#)", one(soup, "style").get_text())


def test_the_page_is_light(html: str) -> None:
    assert len(html.encode()) <= 100_000


def test_addresses_leave_it_light(whole_package: Path) -> None:
    file = whole_package / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    about |= {"id": "https://doi.org/10.5281/zenodo.12345678", "publisher": "A Statistical Office"}
    about |= {"homepage": "https://figures.example/", "repository": "https://github.com/an/owner"}
    file.write_text(json.dumps(about), encoding="utf-8")
    assert len(build(whole_package)["index.html"]) <= 100_000
