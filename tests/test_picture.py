"""The picture in the README shows the figures, all of them and nothing else."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from changes import ROOT, set_cell
from cited_figures.author.new import write_package
from cited_figures.author.update import update
from cited_figures.cite.records import read_records
from cited_figures.cite.wording import period
from cited_figures.release import picture
from csv_rows import rows

NAMES = ("light", "dark")
FILES = [f".github/figures-{name}.svg" for name in NAMES]
SHARES = ["F01", "F02", "F03", "F10", "F11"]


def shown(name: str) -> BeautifulSoup:
    text = (ROOT / ".github" / f"figures-{name}.svg").read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def drawn(root: Path) -> BeautifulSoup:
    return BeautifulSoup(picture.light("", read_records(root)), "html.parser")


def row(soup: BeautifulSoup, figure: str) -> Tag:
    (found,) = soup.select(f"g#{figure}")
    return found


def figures() -> dict[str, dict[str, str]]:
    return {figure["figure_id"]: figure for figure in rows(ROOT, "figures")}


def place(drawing: Tag, selector: str, name: str) -> float:
    """Return an attribute in percent of the width of the scale."""
    (found,) = drawing.select(selector)
    return float(str(found[name]).removesuffix("%"))


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_shows_each_share_with_its_period(name: str) -> None:
    soup, records = shown(name), read_records(ROOT)
    assert [str(group["id"]) for group in soup.select("g[id]")] == ["heading", *SHARES]
    for key in SHARES:
        cells = records.figures[key]
        qualifier = {"gt": "more than ", "eq": ""}[cells["comparator"]]
        value = f"{qualifier}{cells['value']} percent"
        subject = f"{records.indicator(cells)['title']}, {period(cells['time_period'])}"
        lines = [text.get_text() for text in row(soup, key).select(".what")]
        assert " ".join(lines) == subject
        assert row(soup, key).select(".strong")[0].get_text() == value
        assert f"{key}, {subject}: {value}." in soup.select("svg > desc")[0].get_text()


def test_each_share_has_a_scale_of_its_own_with_its_whole() -> None:
    soup, records = shown("light"), read_records(ROOT)
    for key in SHARES:
        whole = records.indicator(records.figures[key])["denominator"]
        ends = [text.get_text() for text in row(soup, key).select(".start, .end")]
        assert ends == ["0%", f"100% = {whole}"]
        assert place(row(soup, key), "circle", "cx") == float(figures()[key]["value"][:5])


def test_a_bound_is_open_and_runs_to_the_end_of_the_scale() -> None:
    soup = shown("light")
    bounds = [key for key in SHARES if figures()[key]["comparator"] == "gt"]
    assert bounds == ["F01", "F11"]
    for key in SHARES:
        drawing = row(soup, key)
        assert bool(drawing.select(".ring")) == (key in bounds)
        end = place(drawing, ".band", "x") + place(drawing, ".band", "width")
        assert (end == pytest.approx(100)) == (key in bounds)


def test_light_and_dark_differ_in_colours_only() -> None:
    def plain(name: str) -> str:
        return re.sub(r"#[0-9a-f]{6}", "", str(shown(name)))

    assert plain("light") == plain("dark")
    assert str(shown("light")) != str(shown("dark"))


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", [picture.LIGHT, picture.DARK], ids=NAMES)
def test_every_text_is_easy_to_see(theme: picture.Theme) -> None:
    paper = luminance(theme.paper)
    for colour in (theme.ink, theme.soft, theme.accent):
        bright, dim = sorted((luminance(colour), paper), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4.5


def test_the_readme_shows_both_and_says_what_is_seen() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (shows,) = BeautifulSoup(readme, "html.parser").select("picture")
    assert [str(source["srcset"]) for source in shows.select("source")] == [FILES[1]]
    (image,) = shows.select("img")
    assert image["src"] == FILES[0]
    for words in ("Five of the eleven", "own from 0 to 100 percent", "end of the scale", "open"):
        assert words in str(image["alt"])
    assert len(figures()) == 11
    assert len(SHARES) == 5


def test_update_draws_it_again_where_it_is(package: Path) -> None:
    (package / ".github").mkdir()
    for name in FILES:
        (package / name).write_bytes((ROOT / name).read_bytes())
    assert not set(update(package)) & set(FILES)
    set_cell(package, "figures", "F11", "comparator", "ge")
    assert set(FILES) <= set(update(package))
    assert "at least 84.2 percent" in (package / FILES[0]).read_text(encoding="utf-8")


def test_update_draws_nothing_where_there_is_none(tmp_path: Path) -> None:
    write_package(tmp_path / "demo")
    assert not set(update(tmp_path / "demo")) & set(FILES)
    assert not list(tmp_path.rglob("*.svg"))


def test_a_package_without_limits_has_no_scale(tmp_path: Path) -> None:
    write_package(tmp_path / "demo")
    soup = drawn(tmp_path / "demo")
    assert not soup.select(".track")
    assert "None of 1 figure has a scale" in soup.get_text()


def test_whatever_has_both_limits_is_drawn(package: Path) -> None:
    for column, value in [("limit_max", "100"), ("limit_min", "-100")]:
        set_cell(package, "indicators", "industrial-internet-platforms", column, value)
    set_cell(package, "figures", "F06", "value", "50")
    drawing = row(drawn(package), "F06")
    assert [text.get_text() for text in drawing.select(".start, .end")] == ["-100", "100"]
    assert place(drawing, "circle", "cx") == 75


@pytest.mark.parametrize(
    ("comparator", "cells", "band", "circle"),
    [
        ("gt", ("90", "90", ""), (90, 10), "ring"),
        ("ge", ("90", "90", ""), (90, 10), "dot"),
        ("lt", ("5", "", "5"), (0, 5), "ring"),
        ("le", ("5", "", "5"), (0, 5), "dot"),
        ("eq", ("20", "15", "25"), (15, 10), "dot"),
        ("eq", ("20", "", ""), None, "dot"),
        ("approx", ("90", "", ""), None, "dot"),
        ("range", ("", "20", "30"), (20, 10), ""),
        ("gt", ("120", "120", ""), (100, 0), "ring"),
    ],
)
def test_a_number_is_drawn_as_its_words_allow(
    package: Path,
    comparator: str,
    cells: tuple[str, str, str],
    band: tuple[float, float] | None,
    circle: str,
) -> None:
    set_cell(package, "figures", "F02", "comparator", comparator)
    for column, value in zip(("value", "value_min", "value_max"), cells, strict=True):
        set_cell(package, "figures", "F02", column, value)
    drawing = row(drawn(package), "F02")
    assert bool(drawing.select(".band")) == bool(band)
    if band:
        assert (place(drawing, ".band", "x"), place(drawing, ".band", "width")) == band
    assert [found["class"] for found in drawing.select("circle")] == ([[circle]] if circle else [])


def test_long_texts_stay_inside(package: Path) -> None:
    indicator = "digital-rd-tool-penetration"
    set_cell(package, "indicators", indicator, "title", "revenue of software " * 5)
    set_cell(package, "indicators", indicator, "denominator", "all kinds of enterprises " * 5)
    lines = [text.get_text() for text in row(drawn(package), "F02").select("text")]
    assert len(lines) > 5
    assert max(map(len, lines)) <= picture.CHARACTERS
    assert lines[-1].endswith("…")
