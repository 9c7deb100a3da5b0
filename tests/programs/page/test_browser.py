"""The page in a real browser: for every eye, hand and ear, and asking nobody else."""

import re
from pathlib import Path
from typing import Literal

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from programs.tools import need, need_program, run

from .visits import NARROW, VNU, WIDE, unfold, violations, visit

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@SIZES
@SCHEMES
@pytest.mark.parametrize("place", ["", "#F01", "#details"])
def test_the_page_is_accessible(
    browser: Browser,
    address: str,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
    place: str,
) -> None:
    with visit(browser, address + place, size, color_scheme=scheme) as page:
        assert violations(page) == []
        unfold(page)
        assert violations(page) == []


def test_the_page_is_valid_html(files: dict[str, bytes], tmp_path: Path) -> None:
    need_program("java")
    need(VNU.exists(), "vnu-jar")
    (tmp_path / "index.html").write_bytes(files["index.html"])
    run(tmp_path, "java", "-jar", str(VNU), "--errors-only", "index.html")


def test_light_and_dark_differ(browser: Browser, address: str) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    with visit(browser, address, color_scheme="light") as page:
        light = page.evaluate(paper)
    with visit(browser, address, color_scheme="dark") as page:
        assert page.evaluate(paper) != light


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("place", ["", "#details"])
def test_the_page_does_not_scroll_sideways(
    browser: Browser, address: str, width: int, place: str
) -> None:
    with visit(browser, address + place, (width, 800)) as page:
        unfold(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found
    return found


def bottom(page: Page, selector: str) -> float:
    place = box(page.locator(selector).last)
    return place["y"] + place["height"]


def test_the_first_screen_has_every_figure_and_a_download(browser: Browser, address: str) -> None:
    with visit(browser, address, (1280, 800)) as page:
        assert bottom(page, "h1") < bottom(page, ".lede") < bottom(page, ".button") < 300
        assert bottom(page, ".figures tbody tr") <= 800
        heights = {box(row)["height"] for row in page.locator(".figures tr").all()}
        assert max(heights) < 40


def test_the_first_screen_of_a_telephone_has_a_figure(browser: Browser, address: str) -> None:
    with visit(browser, address, (360, 640)) as page:
        assert bottom(page, ".figures tbody tr:first-child") <= 640


def test_the_width_of_a_tablet_is_used(browser: Browser, address: str) -> None:
    with visit(browser, address, (768, 1024)) as page:
        row = page.locator(".figures tbody tr").first
        assert box(row.locator(".number"))["x"] > 768 / 2


def test_without_javascript_nothing_is_missing(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        expect(page.locator("button")).to_have_count(2 * 12)
        page.evaluate("for (const each of document.querySelectorAll('button')) each.remove()")
        scripted = BeautifulSoup(page.content(), "html.parser").body
    with visit(browser, address, java_script_enabled=False) as page:
        plain = BeautifulSoup(page.content(), "html.parser").body
        expect(page.locator(".figures tbody tr")).to_have_count(11)
        page.get_by_role("link", name="Software business revenue", exact=True).click()
        expect(page.locator("#F04")).to_be_visible()
        expect(page.locator("#F05")).to_be_hidden()
    assert scripted
    assert plain
    assert plain.find("button") is None
    assert plain.get_text(" ", strip=True) == scripted.get_text(" ", strip=True)


@pytest.mark.parametrize("what", ["citation", "BibTeX"])
def test_the_citation_of_a_figure_is_copied(browser: Browser, address: str, what: str) -> None:
    rights = ["clipboard-read", "clipboard-write"]
    with visit(browser, f"{address}#F04", permissions=rights) as page:
        page.get_by_role("button", name=f"Copy {what} of F04").click()
        expect(page.get_by_role("status")).to_have_text(f"Copied: {what} of F04")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(f"[data-copy='{what} of F04']").text_content()
        expect(page.get_by_role("status")).to_have_text("", timeout=10_000)


def test_a_copy_that_is_not_allowed_is_said(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
        page.get_by_role("button", name="Copy citation of the package").click()
        expect(page.get_by_role("status")).to_have_text("Copying is not allowed here")


@SIZES
def test_a_figure_has_an_address_of_its_own(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with visit(browser, f"{address}#F09", size) as page:
        expect(page.get_by_role("heading", name="Industrial apps")).to_be_in_viewport()
        expect(page.locator("#F08")).to_be_hidden()
        expect(page.locator(".figures")).to_be_hidden()
        page.get_by_role("link", name="Next: F10").click()
        expect(page.locator("#F10 h2")).to_be_in_viewport()
        page.get_by_role("link", name="All figures").click()
        expect(page.locator(".figures")).to_be_in_viewport()
        expect(page.locator("#F10")).to_be_hidden()


def test_the_whole_line_of_a_figure_leads_to_it(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        page.locator(".figures tr", has_text="January to July").first.locator("td").last.click(
            force=True
        )
        expect(page.locator("#F04")).to_be_visible()


def test_all_details_can_be_shown_at_once(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        page.get_by_role("link", name="All in detail").click()
        for article in page.locator("article").all():
            expect(article).to_be_visible()


def test_a_screen_reader_finds_a_table_with_a_line_per_figure(
    browser: Browser, address: str
) -> None:
    with visit(browser, address) as page:
        table = page.locator(".figures")
        expect(table.get_by_role("rowheader")).to_have_count(11)
        expect(table.get_by_role("columnheader")).to_have_count(4)
    with visit(browser, f"{address}#F11") as page:
        drawing = page.get_by_role("img", name="more than 84.2 percent, on a scale from 0% to 100%")
        expect(drawing).to_be_visible()


def test_every_download_is_there(browser: Browser, address: str, files: dict[str, bytes]) -> None:
    with visit(browser, address) as page:
        links = page.locator("a[download]").all()
        names = [str(link.get_attribute("href")) for link in links]
        for name in (*names, "SHA256SUMS"):
            assert page.request.get(address + name).body() == files[name]


def printed_after(page: Page, selector: str) -> str:
    """Return what the style prints behind an element."""
    after = "each => getComputedStyle(each, '::after').content"
    return str(page.locator(selector).first.evaluate(after))


def test_on_paper_everything_is_unfolded(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        page.emulate_media(media="print")
        for shown in ("#F04 dl", "#F11 .others", "#F04 details pre", "#F04 .series", ".sources"):
            expect(page.locator(shown)).to_be_visible()
        expect(page.locator("#F04 summary").first).to_contain_text("24 published values")
        expect(page.locator("button, .figure nav").first).to_be_hidden()


def test_on_paper_each_source_has_its_number_in_the_list(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        page.emulate_media(media="print")
        items = page.locator(".sources li")
        for row in ("#F04 blockquote", "#F04 .others tbody tr", "#F11 .others tbody tr"):
            title = page.locator(f"{row} cite").first.inner_text()
            number = re.fullmatch(r'" \[(\d+)\]"', printed_after(page, f"{row} cite"))
            assert number
            expect(items.nth(int(number[1]) - 1)).to_contain_text(title)


def test_the_whole_is_printed_on_few_pages(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        paper = page.pdf(format="A4", prefer_css_page_size=True)
    # fewer pages than eleven figures take mean that something is too wide: all is shrunk
    assert 9 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 14


def test_one_figure_is_printed_from_its_own_address(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}#F04") as page:
        page.emulate_media(media="print")
        expect(page.locator("#F04 details pre")).to_be_visible()
        expect(page.locator("#F05")).to_be_hidden()
        assert "content_76731673_4.html" in printed_after(page, "#F04 cite a")
        assert printed_after(page, "#F04 cite") == "none"
