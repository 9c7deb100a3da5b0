"""The pictures of the README in a real browser."""

from itertools import combinations
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from changes import ROOT

BOXES = """each => [...each.querySelectorAll("text")].map(text => {
  const {left, right, top, bottom} = text.getBoundingClientRect();
  return {left, right, top, bottom, words: text.textContent};
})"""
SIZES = """each => each.map(
  text => text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize)
)"""


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    beside = one["right"] <= other["left"] or other["right"] <= one["left"]
    below = one["bottom"] - 4 <= other["top"] or other["bottom"] - 4 <= one["top"]
    return not beside and not below


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_series_has_the_paper_of_the_page(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(address)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(f"{address}series-software-revenue.svg")
    assert page.evaluate("getComputedStyle(document.querySelector('rect')).fill") == paper
    page.close()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_texts_of_the_picture_stay_apart(browser: Browser, name: str) -> None:
    text = (ROOT / ".github" / f"figures-{name}.svg").read_text(encoding="utf-8")
    page = browser.new_page()
    page.set_content(f"<body style='margin: 0'>{text}")
    boxes = page.locator("svg[role=img]").evaluate(BOXES)
    page.close()
    assert len(boxes) >= 22
    for box in boxes:
        assert box["left"] >= 0, box
        assert box["right"] <= 480, box
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def test_the_picture_is_an_image_of_its_size(browser: Browser) -> None:
    page = browser.new_page()
    page.goto((ROOT / ".github" / "figures-light.svg").as_uri())
    box = page.locator("svg[role=img]").bounding_box()
    page.close()
    assert box
    assert box["width"] == 480


@pytest.mark.parametrize("name", ["figures-light.svg", "series-software-revenue.svg"])
def test_the_texts_are_readable_on_a_telephone(
    browser: Browser, files: dict[str, bytes], name: str
) -> None:
    text = files[name].decode() if name in files else (ROOT / ".github" / name).read_text("utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(f"<style>svg[role=img] {{ width: 100%; height: auto }}</style>{text}")
    sizes = page.locator("text").evaluate_all(SIZES)
    page.close()
    assert min(sizes) >= 10
