"""The page in a real browser: for every eye, hand and ear, and asking nobody else."""

from typing import Literal

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from .visits import NARROW, WIDE, unfold, violations, visit

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@SIZES
@SCHEMES
def test_the_page_is_accessible(
    browser: Browser, address: str, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    with visit(browser, address, size, color_scheme=scheme) as page:
        assert violations(page) == []
        unfold(page)
        assert violations(page) == []


def test_light_and_dark_differ(browser: Browser, address: str) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    with visit(browser, address, color_scheme="light") as page:
        light = page.evaluate(paper)
    with visit(browser, address, color_scheme="dark") as page:
        assert page.evaluate(paper) != light


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_does_not_scroll_sideways(browser: Browser, address: str, width: int) -> None:
    with visit(browser, address, (width, 800)) as page:
        unfold(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_table_of_files_scrolls_by_keyboard_where_it_is_too_wide(
    browser: Browser, address: str
) -> None:
    with visit(browser, address, NARROW, bypass_csp=True) as page:
        region = page.get_by_role("region", name="Files of this release")
        region.focus()
        expect(region).to_be_focused()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.scroll').scrollLeft > 0")


def test_without_javascript_nothing_is_missing(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        expect(page.locator("button")).to_have_count(13)
        page.evaluate("for (const each of document.querySelectorAll('button')) each.remove()")
        scripted = BeautifulSoup(page.content(), "html.parser").body
    with visit(browser, address, java_script_enabled=False) as page:
        plain = BeautifulSoup(page.content(), "html.parser").body
        expect(page.locator(".figures tbody")).to_have_count(11)
        expect(page.locator("#F04 .number")).to_be_visible()
    assert scripted
    assert plain
    assert plain.find("button") is None
    assert plain.get_text(" ", strip=True) == scripted.get_text(" ", strip=True)


def test_the_citation_of_a_figure_is_copied(browser: Browser, address: str) -> None:
    rights = ["clipboard-read", "clipboard-write"]
    with visit(browser, address, permissions=rights) as page:
        row = page.locator("#F04")
        row.get_by_text("Cite this figure").click()
        row.get_by_role("button", name="Copy citation F04").click()
        expect(page.get_by_role("status")).to_have_text("Citation copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == row.locator(".citation").text_content()


def test_a_copy_that_is_not_allowed_is_said(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
        page.get_by_role("button", name="Copy citation package").click()
        expect(page.get_by_role("status")).to_have_text("Copying is not allowed here")


def test_the_first_key_leads_to_the_figures(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="To the figures")
        expect(skip).to_be_focused()
        box = skip.bounding_box()
        assert box
        assert box["width"] > 50
        page.keyboard.press("Enter")
        expect(page.locator("#figures")).to_be_focused()


@SIZES
def test_a_link_to_a_figure_marks_it(browser: Browser, address: str, size: tuple[int, int]) -> None:
    with visit(browser, f"{address}#F09", size) as page:
        expect(page.locator("#F09")).to_be_in_viewport()
        expect(page.locator("#F09")).to_have_css("outline-style", "solid")
        expect(page.locator("#F08")).to_have_css("outline-style", "none")


@SIZES
def test_a_screen_reader_finds_a_table_with_a_drawing_in_each_row(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with visit(browser, address, size) as page:
        table = page.get_by_role("table", name="The figures with number")
        expect(table.get_by_role("rowheader")).to_have_count(11)
        expect(table.get_by_role("columnheader")).to_have_count(5)
        drawing = table.locator("#F11").get_by_role("img", name="more than 84.2 percent")
        expect(drawing).to_be_visible()


def test_every_download_is_there(browser: Browser, address: str, files: dict[str, bytes]) -> None:
    with visit(browser, address) as page:
        links = page.locator(".files a").all()
        addresses = [str(each.get_attribute("href")) for each in links]
        listed = [each for each in files if not each.startswith((".", "schemas/profile/"))]
        assert len(addresses) == len(listed) - 2
        for each in (*addresses, "SHA256SUMS"):
            assert page.request.get(address + each).body() == files[each]


def test_on_paper_everything_is_unfolded(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        expect(page.locator("#cite-F04")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator("#cite-F04")).to_be_visible()
        expect(page.locator("#F04 li").first).to_be_visible()
        expect(page.get_by_role("navigation")).to_be_hidden()
