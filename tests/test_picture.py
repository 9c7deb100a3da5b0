"""The picture in the README shows the figures, all of them and nothing else."""

import csv
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from changes import ROOT, set_cell
from cited_figures.author.new import write_package
from cited_figures.author.update import update
from cited_figures.cite.records import read_records
from cited_figures.cite.wording import grouped, readable
from cited_figures.release import picture

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


def number(tag: Tag, selector: str, name: str) -> float:
    (found,) = tag.select(selector)
    return float(str(found[name]))


def figures() -> dict[str, dict[str, str]]:
    with (ROOT / "data/figures.csv").open(encoding="utf-8", newline="") as stream:
        return {each["figure_id"]: each for each in csv.DictReader(stream)}


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_shows_each_figure_once_and_nothing_else(name: str) -> None:
    soup, records = shown(name), read_records(ROOT)
    ids = [str(each["id"]) for each in soup.select("g[id]")]
    assert sorted(ids) == sorted(records.figures)
    for key, cells in records.figures.items():
        unit, title = records.unit(cells)["title"], records.indicator(cells)["title"]
        qualifier = {"gt": "more than ", "eq": ""}[cells["comparator"]]
        base = " (growth on a year earlier)" if key == "F05" else ""
        value = f"{qualifier}{readable(cells['value'])} {unit}{base}"
        texts = [each.get_text() for each in row(soup, key).select("text")]
        assert texts[:3] == [key, title, value]
        assert f"{key}, {title}: {value}." in soup.select("svg > desc")[0].get_text()


def test_shares_stand_on_one_scale() -> None:
    soup = shown("light")
    ticks = {each.get_text(): float(str(each["x"])) for each in soup.select(".middle")}
    left, right = ticks["0"], ticks["100"]
    assert ticks["50"] == (left + right) / 2
    for key, cells in figures().items():
        tracks = row(soup, key).select('.rule[d^="M480 "]')
        assert bool(tracks) == (key in SHARES)
        if key in SHARES:
            at = number(row(soup, key), "circle", "cx")
            expected = left + float(cells["value"]) / 100 * (right - left)
            assert at == pytest.approx(expected, abs=0.01)


def test_a_bound_is_open_and_never_reaches_the_end_of_the_scale() -> None:
    soup = shown("light")
    for key, cells in figures().items():
        drawing = row(soup, key)
        bound = cells["comparator"] == "gt"
        assert len(drawing.select(".ring")) == len(drawing.select(".ray")) == bound
        assert bool(drawing.select(".span, .low, .high, .dot")) != bound
        if bound and key in SHARES:
            end = number(drawing, ".ray", "x") + number(drawing, ".ray", "width")
            assert end < picture.RIGHT - 5


def test_an_interval_is_to_scale_and_its_ends_are_said() -> None:
    soup = shown("light")
    for key, cells in figures().items():
        if cells["comparator"] != "eq":
            continue
        said = " ".join(each.get_text() for each in row(soup, key).select(".small"))
        low, high = grouped(cells["value_min"]), grouped(cells["value_max"])
        assert re.fullmatch(rf"{low}( to | ){high}", said)
        if key in SHARES:
            (span,) = row(soup, key).select(".span")
            width = picture.RIGHT - picture.LEFT
            ends = [
                picture.LEFT + float(cells[end]) / 100 * width for end in ("value_min", "value_max")
            ]
            found = [
                float(each) for each in re.findall(r"[\d.]+", str(span["d"]).replace(" 0H", " "))
            ]
            assert found == pytest.approx(ends, abs=0.01)


def test_light_and_dark_differ_in_colours_only() -> None:
    def plain(name: str) -> str:
        return re.sub(r"#[0-9a-f]{6}", "", str(shown(name)))

    assert plain("light") == plain("dark")
    assert str(shown("light")) != str(shown("dark"))


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", [picture.LIGHT, picture.DARK], ids=NAMES)
def test_every_text_is_easy_to_see(theme: picture.Theme) -> None:
    paper = luminance(theme.paper)
    for colour in (theme.ink, theme.soft, theme.accent):
        bright, dim = sorted((luminance(colour), paper), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4.5


def test_the_readme_shows_both_and_says_what_is_seen() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (shows,) = BeautifulSoup(readme, "html.parser").select("picture")
    assert [str(each["srcset"]) for each in shows.select("source")] == [FILES[1]]
    (image,) = shows.select("img")
    assert image["src"] == FILES[0]
    for words in ("eleven figures", "Five shares", "six figures", "open circle", "interval"):
        assert words in str(image["alt"])
    assert len(figures()) == 11
    assert len(SHARES) == 5


def test_update_draws_it_again_where_it_is(package: Path) -> None:
    (package / ".github").mkdir()
    for each in FILES:
        (package / each).write_bytes((ROOT / each).read_bytes())
    assert not set(update(package)) & set(FILES)
    set_cell(package, "figures", "F06", "comparator", "ge")
    assert set(FILES) <= set(update(package))
    assert "at least 70 platforms" in (package / FILES[0]).read_text(encoding="utf-8")


def test_update_draws_nothing_where_there_is_none(tmp_path: Path) -> None:
    write_package(tmp_path / "demo")
    assert not set(update(tmp_path / "demo")) & set(FILES)
    assert not list(tmp_path.rglob("*.svg"))


def test_a_package_without_shares_has_no_scale(tmp_path: Path) -> None:
    write_package(tmp_path / "demo")
    soup = drawn(tmp_path / "demo")
    assert [each["id"] for each in soup.select("g[id]")] == ["F01"]
    assert not soup.select(".middle")


def test_a_package_of_shares_has_only_the_scale(package: Path) -> None:
    for unit in ("CNY", "platform", "device", "enterprise", "app"):
        set_cell(package, "units", unit, "ucum", "%")
    for indicator in {cells["indicator_id"] for cells in figures().values()}:
        set_cell(package, "indicators", indicator, "measure", "share")
    for key in figures():
        set_cell(package, "figures", key, "value", "40")
    soup = drawn(package)
    assert "common scale" not in soup.get_text()
    assert len(soup.select("g[id]")) == 11


def test_bounds_and_ends_stay_on_the_scale(package: Path) -> None:
    for key, comparator, value in [
        ("F01", "lt", "5"),
        ("F03", "ge", "99"),
        ("F11", "approx", "90"),
    ]:
        set_cell(package, "figures", key, "comparator", comparator)
        set_cell(package, "figures", key, "value", value)
    for column, value in [("value", "20"), ("value_min", "15"), ("value_max", "25")]:
        set_cell(package, "figures", "F02", column, value)
    set_cell(package, "figures", "F11", "value_min", "")
    soup = drawn(package)
    rays = [each for key in SHARES for each in row(soup, key).select(".ray")]
    assert len(rays) == 3
    for each in rays:
        start, length = float(str(each["x"])), float(str(each["width"]))
        assert picture.LEFT < start < start + length < picture.RIGHT
    assert not row(soup, "F03").select(".ray, .head")  # no room for an arrow
    (label,) = row(soup, "F02").select(".small")
    assert label.get_text() == "15 to 25"
    assert "end" not in label.get_attribute_list("class")


def test_a_range_has_both_ends_and_no_number(package: Path) -> None:
    for column, value in [("value", ""), ("value_min", "20"), ("value_max", "30")]:
        set_cell(package, "figures", "F02", column, value)
    set_cell(package, "figures", "F02", "comparator", "range")
    drawing = row(drawn(package), "F02")
    assert not drawing.select("circle, .ray")
    assert len(drawing.select(".span, .low, .high")) == 3
    assert drawing.select(".value")[0].get_text() == "20 to 30 percent"


def test_a_long_title_is_cut(package: Path) -> None:
    set_cell(package, "indicators", "software-revenue", "title", "revenue of software " * 5)
    title = row(drawn(package), "F04").select(".title")[0].get_text()
    assert title.endswith(" …")
    assert len(title) <= picture.LONGEST
