"""What a cell or the descriptor holds stays text in README, BibTeX, picture and page."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from changes import ROOT, recount, set_cell
from cited_figures.author.update import update
from cited_figures.cite.citations import cite
from cited_figures.release.derived import readme
from cited_figures.release.derived.fields import BEGIN, END

from .attack import edit

CITED = "<!-- cite F04: begin (figures update) -->"
PAGE = f"# A\n\n{readme.BEGIN}\n{readme.END}\n\n{CITED}\n<!-- cite: end -->\n\nThe end.\n"
TITLES = {
    "a | b": "a \\| b",
    "<img src=x onerror=alert(1)>": "&lt;img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))": "\\[a](javascript:alert(1))",
    "[a][b]": "\\[a][b]",
    "a `b` *c* _d_ ~~e~~ f_g": "a \\`b\\` \\*c\\* \\_d\\_ \\~\\~e\\~\\~ f_g",
    "&lt;b&gt; R&D": "&amp;lt;b&amp;gt; R&D",
    f"y {readme.END} z": "y &lt;!-- figures: end --> z",
    f"y {readme.BEGIN} z": "y &lt;!-- figures: begin (figures update) --> z",
    f"y {CITED} z": "y &lt;!-- cite F04: begin (figures update) --> z",
    "y <!-- cite: end --> z": "y &lt;!-- cite: end --> z",
    "a [Dataset], b": "a [Dataset], b",
}


@pytest.mark.parametrize("title", TITLES)
def test_the_readme_has_text_and_can_be_updated_again(package: Path, title: str) -> None:
    set_cell(package, "indicators", "software-revenue", "title", title)
    set_cell(package, "sources", "scio-2020-09-17-p4", "title", title)
    recount(package)
    (package / "README.md").write_text(PAGE, encoding="utf-8")
    assert "README.md" in update(package)
    text = (package / "README.md").read_text(encoding="utf-8")
    table, cited = text.split(CITED)
    assert f"| {TITLES[title]} |" in table
    assert TITLES[title] in cited
    assert text.endswith("\n<!-- cite: end -->\n\nThe end.\n")
    assert update(package) == []


def test_a_description_ends_no_marked_part(package: Path) -> None:
    page = package / "data" / "README.md"
    page.write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    file = package / "schemas" / "units.schema.json"
    edit(file, lambda schema: schema["fields"][0].update(description=f"Ends {END} here."))
    for _ in range(2):
        update(package)
        assert page.read_text(encoding="utf-8").count(END) == 1


def test_a_url_ends_no_field_of_bibtex(package: Path) -> None:
    url = "https://e.org/},note={x}}@misc{y,title={z"
    edit(package / "datapackage.json", lambda about: about.update(homepage=url))
    entry = cite(package, ["package"], "bibtex")
    assert entry.count("@misc{") == 1 + entry.count("@misc{\\textbraceleft")
    depth = 0
    for character in entry.strip()[:-1]:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth > 0 or entry.startswith("@misc{"[: entry.index(character) + 1])


@pytest.mark.parametrize("title", ["a \x1b[31m b", "a \u202e b", "a\nb", "a <b>&\"' c", "a \x00 b"])
def test_the_picture_is_well_formed(package: Path, title: str) -> None:
    name = ".github/figures-light.svg"
    (package / ".github").mkdir()
    picture = package / name
    picture.write_bytes((ROOT / name).read_bytes())
    edit(package / "datapackage.json", lambda about: about.update(title=title))
    assert name in update(package)
    drawn = ET.parse(picture).getroot()  # noqa: S314
    shown = drawn.findtext("{http://www.w3.org/2000/svg}title") or ""
    assert shown.isprintable()
    assert shown.startswith("a ") or shown.startswith("a\\n")
