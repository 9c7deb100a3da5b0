"""A drawing says what the numbers say: a bound is open, a rounded value is an interval."""

import re

import pytest
from bs4 import BeautifulSoup, Tag

from cited_figures.release.glyph import (
    LEFT,
    RADIUS,
    RIGHT,
    fades,
    glyph,
    marks,
    meaning,
)

Rows = list[dict[str, str]]


def parsed(text: str) -> Tag:
    return BeautifulSoup(text, "html.parser")


def drawn(*cells: str) -> Tag:
    names = ("comparator", "value", "value_min", "value_max")
    return parsed(glyph(dict(zip(names, cells, strict=True)), "in words"))


def kinds(drawing: Tag) -> list[str]:
    shapes = drawing.select("circle, path, rect")
    return sorted(" ".join(each.get_attribute_list("class")) for each in shapes)


def number(drawing: Tag, selector: str, name: str) -> float:
    (shape,) = drawing.select(selector)
    return float(str(shape[name]))


def ends(drawing: Tag) -> tuple[float, float]:
    """Return where the line of an interval starts and ends."""
    (span,) = drawing.select(".span")
    found = re.fullmatch(r"M(\S+) 0H(\S+)", str(span["d"]))
    assert found
    return float(found[1]), float(found[2])


def test_each_bound_of_the_page_is_open(soup: BeautifulSoup, figures: Rows) -> None:
    for each in figures:
        (drawing,) = soup.select(f"#{each['figure_id']} svg")
        bound = each["comparator"] == "gt"
        assert kinds(drawing) == (
            ["head", "ray", "ring"] if bound else ["dot", "high", "low", "span"]
        )


def test_each_rounded_value_of_the_page_stands_in_its_interval(
    soup: BeautifulSoup, figures: Rows
) -> None:
    rounded = [each for each in figures if each["comparator"] == "eq"]
    assert len(rounded) == 5
    for each in rounded:
        (drawing,) = soup.select(f"#{each['figure_id']} svg")
        low, high = ends(drawing)
        value, least, most = (float(each[name]) for name in ("value", "value_min", "value_max"))
        dot = number(drawing, ".dot", "cx")
        assert (dot - low) / (high - low) == pytest.approx((value - least) / (most - least))
        assert (low, high) == (LEFT, RIGHT)


def test_a_value_off_the_middle_stands_off_the_middle() -> None:
    drawing = drawn("eq", "3", "2", "6")
    low, high = ends(drawing)
    assert number(drawing, ".dot", "cx") == pytest.approx(low + (high - low) / 4)


@pytest.mark.parametrize(
    ("comparator", "circle", "way"),
    [("gt", "ring", "up"), ("ge", "dot", "up"), ("lt", "ring", "down"), ("le", "dot", "down")],
)
def test_a_bound_has_one_end_and_an_arrow_away_from_it(
    comparator: str, circle: str, way: str
) -> None:
    low, high = ("7", "") if way == "up" else ("", "7")
    drawing = drawn(comparator, "7", low, high)
    assert kinds(drawing) == sorted(["head", "ray", circle])
    at = number(drawing, "circle", "cx")
    start = number(drawing, ".ray", "x")
    stop = start + number(drawing, ".ray", "width")
    assert drawing.select(f'.ray[fill="url(#fade-{way})"]')
    if way == "up":
        assert (at, start, stop) == (LEFT, LEFT + RADIUS, RIGHT)
    else:
        assert (at, start, stop) == (RIGHT, LEFT, RIGHT - RADIUS)


def test_an_arrow_fades_to_nothing() -> None:
    gradients = parsed(fades()).select("lineargradient")
    assert [each["id"] for each in gradients] == ["fade-up", "fade-down"]
    for each in gradients:
        assert [stop["stop-opacity"] for stop in each.select("stop")] == ["1", "0"]
    assert (gradients[1]["x1"], gradients[1]["x2"]) == ("1", "0")


def test_about_is_open_on_both_sides() -> None:
    drawing = drawn("approx", "7", "", "")
    assert kinds(drawing) == ["dot", "head", "head", "ray", "ray"]
    left, right = (float(str(each["x"])) for each in reversed(drawing.select(".ray")))
    assert left < number(drawing, ".dot", "cx") < right


def test_a_number_that_is_not_rounded_is_a_dot() -> None:
    assert kinds(drawn("eq", "7", "7", "7")) == ["dot"]


def test_a_narrow_interval_keeps_its_place_on_a_given_scale() -> None:
    cells = {"comparator": "eq", "value": "50", "value_min": "49.9", "value_max": "50.1"}
    drawing = parsed(marks(cells, lambda value: value, 0))
    assert ends(drawing) == (49.9, 50.1)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("gt", "7", "7", ""), "A bound, itself excluded; no upper end is stated."),
        (("ge", "7", "7", ""), "A bound, itself included; no upper end is stated."),
        (("lt", "7", "", "7"), "A bound, itself excluded; no lower end is stated."),
        (("le", "7", "", "7"), "A bound, itself included; no lower end is stated."),
        (("approx", "7", "", ""), "About this number; no ends are stated."),
        (("eq", "7", "7", "7"), "This number, not rounded."),
        (
            ("eq", "7000", "6500", "7500"),
            "Rounded: from 6,500 to 7,500.",
        ),
    ],
)
def test_a_drawing_says_what_it_shows(cells: tuple[str, ...], words: str) -> None:
    names = ("comparator", "value", "value_min", "value_max")
    assert meaning(dict(zip(names, cells, strict=True))) == words
    drawing = drawn(*cells)
    assert [each.get_text() for each in drawing.select("title, desc")] == ["in words", words]
    assert drawing.select('svg[role="img"]')
