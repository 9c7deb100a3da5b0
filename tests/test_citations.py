"""figures cite: every figure, every source and the package, as people and programs read them."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from changes import ROOT, set_cell
from cited_figures.cite.bibtex import escaped
from cited_figures.cite.citations import cite
from cited_figures.cite.records import read_records
from cited_figures.cli.main import main
from cited_figures.errors import FiguresError, UnreadableError

NAME = "scio-digital-china-2020"
SOURCE = "scio-2020-09-17-p4"
COPIED = "miit-2020-08-28"
ADDRESS = "http://english.scio.gov.cn/m/pressroom/2020-09/22/content_76731673_4.html"
COPY = "https://xrxxw.com/article/view/213802.html"
OFFICE = "State Council Information Office"
MINISTRY = "Ministry of Industry and Information Technology"
TITLE = "Figures stated at the SCIO briefing on the 3rd Digital China Summit, 2020"
VERSION = read_records(ROOT).version
CREATED = date.fromisoformat(read_records(ROOT).descriptor["created"][:10])
CODED = f"{NAME}, version {VERSION}, figure"
# The names by which people ask for them.
CSL = ("apa", "chicago", "ieee", "mla", "nature", "harvard")
STYLES = (*CSL, "bibtex", "csl-json")
OWN = {  # the addresses of a made-up owner
    "id": "https://doi.org/10.5281/zenodo.1234567",
    "homepage": "https://figures.example/",
    "repository": "https://github.com/somebody/figures",
    "publisher": "Example Press",
    "archive": "https://archive.example/1234567",
}

APA = {
    "F01": "Xie, S. (2020, September 17). SCIO Briefing on 3rd Digital China Summit, p2.s2: "
    f"‘more than one third of GDP’ [Transcript]. {OFFICE}. {CODED} F01. {ADDRESS}",
    SOURCE: "Xie, S. (2020, September 17). SCIO Briefing on 3rd Digital China Summit [Transcript]. "
    f"{OFFICE}. {ADDRESS}",
    COPIED: f"{MINISTRY}. (2020, August 28). 2020年1-7月软件业经济运行情况 [Statistical release]. "
    f"Copy seen at xrxxw.com. {COPY}",
    "caict-2020-07": "China Academy of Information and Communications Technology. (n.d.). "
    "中国数字经济发展白皮书(2020年). "
    "Copy seen at idcquan.com. Retrieved November 22, 2026, from "
    "http://idcquan.com/gnews/178580.shtml",
    "package": f"Maintainers of {NAME}. ({CREATED.year}). {TITLE} ({NAME}, version {VERSION}) "
    "[Dataset].",
}
BIBTEX = {
    "F06": """@misc{scio-digital-china-2020:F06,
  author = {Xie, Shaofeng},
  title = {{SCIO Briefing on 3rd Digital China Summit, p3.s4: ‘over 70 influential industrial \
internet platforms’}},
  howpublished = {Transcript, State Council Information Office, \
http://english.scio.gov.cn/m/pressroom/2020-09/22/content\\_76731673\\_4.html},
  year = {2020},
  month = sep,
  day = {17},
  note = {scio-digital-china-2020, version VERSION, figure F06; published 22 September 2020; \
accessed 22 November 2026},
}
""".replace("VERSION", VERSION),
    COPIED: """@misc{scio-digital-china-2020:miit-2020-08-28,
  author = {{Ministry of Industry and Information Technology}},
  title = {{2020年1-7月软件业经济运行情况}},
  howpublished = {Statistical release, https://xrxxw.com/article/view/213802.html},
  year = {2020},
  month = aug,
  day = {28},
  note = {Copy seen at xrxxw.com; accessed 22 November 2026},
}
""",
}


def every_id(package: Path) -> list[str]:
    records = read_records(package)
    return [*records.figures, *records.sources, records.name]


def describe(package: Path, **changes: object) -> None:
    """Change the descriptor; None removes a property."""
    file = package / "datapackage.json"
    data = json.loads(file.read_text(encoding="utf-8")) | changes
    kept = {key: value for key, value in data.items() if value is not None}
    file.write_text(json.dumps(kept), encoding="utf-8")


def item(package: Path, name: str) -> dict[str, Any]:
    (found,) = json.loads(cite(package, [name], "csl-json"))
    return dict(found)


@pytest.mark.parametrize("name", APA)
def test_apa(package: Path, name: str) -> None:
    assert cite(package, [name]) == APA[name] + "\n"


@pytest.mark.parametrize("name", BIBTEX)
def test_bibtex(package: Path, name: str) -> None:
    assert cite(package, [name], "bibtex") == BIBTEX[name]


def in_bibtex(package: Path, ids: list[str], style: str) -> str:
    """Return entries as BibTeX prints them in one of its own styles."""
    entries = parse_string(cite(package, ids, "bibtex"), "bibtex")
    formatted = find_plugin("pybtex.style.formatting", style)().format_bibliography(entries)
    plain = find_plugin("pybtex.backends", "plaintext")()
    return "\n".join(entry.text.render(plain) for entry in formatted)


def shown(package: Path, name: str, style: str) -> str:
    """Return a citation as its readers see it."""
    if style in ("plain", "unsrt", "alpha"):
        return in_bibtex(package, [name], style)
    return cite(package, [name], style)


@pytest.mark.parametrize("style", [*CSL, "plain", "unsrt", "alpha"])
def test_a_figure_is_recognized_in_every_style(package: Path, style: str) -> None:
    for name, figure in read_records(package).figures.items():
        text = shown(package, name, style)
        stated = ("Xie", figure["printed"], figure["locator"], ADDRESS, f"{CODED} {name}", "2020")
        assert [part for part in stated if part not in text] == []
        assert "briefing on 3rd digital china summit" in text.lower()


@pytest.mark.parametrize("style", [*CSL, "plain", "unsrt", "alpha"])
def test_the_package_is_cited_with_its_version(package: Path, style: str) -> None:
    assert f"{NAME}, version {VERSION}" in shown(package, "package", style)
    assert "http" not in shown(package, "package", style)
    describe(package, **OWN)
    assert OWN["publisher"] in shown(package, "package", style)
    for name in ("package", "F04"):
        assert OWN["id"].removeprefix("https://doi.org/") in shown(package, name, style)


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ({"id": "doi:10.1234/x"}, "https://doi.org/10.1234/x"),
        ({"id": "10.1234/x", "homepage": OWN["homepage"]}, "https://doi.org/10.1234/x"),
        ({"id": "https://id.example/7", "homepage": OWN["homepage"]}, "https://id.example/7"),
        ({"id": "urn:uuid:1", "homepage": OWN["homepage"]}, OWN["homepage"]),
        ({"repository": OWN["repository"], "archive": OWN["archive"]}, OWN["archive"]),
        ({"repository": OWN["repository"]}, OWN["repository"]),
    ],
)
def test_the_best_address_of_the_package(
    package: Path, stated: dict[str, str], address: str
) -> None:
    describe(package, **stated)
    assert cite(package, ["package"]).endswith(f"[Dataset]. {address}\n")
    assert f"{CODED} F04, {address}. {ADDRESS}" in cite(package, ["F04"])


def test_csl_json(package: Path) -> None:
    assert item(package, "F04") == {
        "id": f"{NAME}:F04",
        "type": "webpage",
        "author": [{"family": "Xie", "given": "Shaofeng"}],
        "title": "SCIO Briefing on 3rd Digital China Summit, "
        '<span class="nocase">p2.s5: ‘4.2 trillion yuan’</span>',
        "container-title": f'<span class="nocase">{CODED} F04</span>',
        "publisher": OFFICE,
        "genre": "Transcript",
        "issued": {"date-parts": [[2020, 9, 17]]},
        "URL": ADDRESS,
        "accessed": {"date-parts": [[2026, 11, 22]]},
        "language": "en",
        "note": "published 22 September 2020",
    }


def test_a_figure_is_cited_as_the_readme_says(package: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert cite(package, ["F04"]) in readme


def test_keys_differ_between_packages(package: Path) -> None:
    ours = {entry["id"] for entry in json.loads(cite(package, every_id(package), "csl-json"))}
    describe(package, name="another")
    theirs = {entry["id"] for entry in json.loads(cite(package, every_id(package), "csl-json"))}
    assert len(ours) == len(theirs) == len(every_id(package))
    assert ours.isdisjoint(theirs)


def test_entries_are_numbered_where_the_style_numbers_them(package: Path) -> None:
    lines = cite(package, ["F04", "F05"], "ieee").splitlines()
    assert [line.partition(" S. Xie")[0] for line in lines] == ["[1]", "[2]"]


@pytest.mark.parametrize(
    ("style", "reason"),
    [
        ("apaa", 'there is no citation style "apaa"; did you mean apa?'),
        ("../apa", "names are those of the CSL styles, such as ieee"),
        ("%", "names are those of the CSL styles, such as ieee"),
        ("aib-studi", "citeproc-py cannot write a list of references in the style aib-studi"),
    ],
)
def test_a_style_that_cannot_be_used(
    package: Path, capsys: pytest.CaptureFixture[str], style: str, reason: str
) -> None:
    assert main(["cite", "F04", "--package", str(package), "--style", style]) == 2
    assert reason in capsys.readouterr().err


@pytest.mark.parametrize("style", STYLES)
def test_everything_can_be_cited_in_every_style(package: Path, style: str) -> None:
    text = cite(package, every_id(package), style)
    assert text.endswith("\n")
    assert not {"None", "()", ", ,", "..", ". ,", "[]"} & set(text.split())


@pytest.mark.parametrize("style", CSL)
def test_a_citation_is_one_line(package: Path, style: str) -> None:
    ids = every_id(package)
    assert len(cite(package, ids, style).splitlines()) == len(ids)


@pytest.mark.parametrize("style", STYLES)
def test_a_copy_is_never_passed_off_as_the_page_of_the_publisher(package: Path, style: str) -> None:
    for name, source in read_records(package).sources.items():
        text = cite(package, [name], style)
        assert ("Copy seen at" in text) == bool(source["copy_url"])


def test_bibtex_reads_back(package: Path) -> None:
    ids = every_id(package)
    text = cite(package, ids, "bibtex")
    assert text.count("}\n\n@") == len(ids) - 1
    entries = bibtexparser.loads(text, BibTexParser(ignore_nonstandard_types=False)).entries_dict
    items = {entry["id"]: entry for entry in json.loads(cite(package, ids, "csl-json"))}
    assert list(entries) == list(items)
    for key, found in entries.items():
        title = items[key]["title"].replace('<span class="nocase">', "").replace("</span>", "")
        assert found["title"] == f"{{{escaped(title)}}}"


def test_the_same_thing_twice_is_cited_once(package: Path) -> None:
    assert cite(package, ["F04", "package", "F04", NAME]) == cite(package, ["F04", NAME])


def test_a_figure_from_a_copy_says_so(package: Path) -> None:
    set_cell(package, "figures", "F04", "source_id", "cnr-2020-10-23")
    set_cell(package, "figures", "F04", "locator", "")
    set_cell(package, "sources", "cnr-2020-10-23", "accessed", "")
    assert cite(package, ["F04"]) == (
        "Wang, Z. (2020, October 23). [Report on the SCIO briefing of 2020-10-23], "
        "‘4.2 trillion yuan’. China National Radio. Copy seen at yizongshi.cn; "
        f"{CODED} F04. http://yizongshi.cn/Enicn/2020/internet_1026/50850.html\n"
    )


def test_a_source_of_which_little_is_known(package: Path) -> None:
    for column in ("kind", "publisher", "speaker", "event_date", "issued", "accessed"):
        set_cell(package, "sources", SOURCE, column, "")
    title = "SCIO Briefing on 3rd Digital China Summit"
    text = cite(package, [SOURCE])
    assert text.startswith(f"{title}. (n.d.). ")
    assert text.endswith(f" {ADDRESS}\n")
    address = ADDRESS.replace("_", r"\_")
    assert cite(package, [SOURCE], "bibtex") == (
        f"@misc{{{NAME}:{SOURCE},\n"
        f"  title = {{{{{title}}}}},\n  howpublished = {{{address}}},\n}}\n"
    )
    assert item(package, SOURCE) == {
        "id": f"{NAME}:{SOURCE}",
        "type": "webpage",
        "title": title,
        "URL": ADDRESS,
        "language": "en",
    }
    set_cell(package, "figures", "F04", "locator", "")
    assert cite(package, ["F04"]).startswith(f"{title}, ‘4.2 trillion yuan’. (n.d.). ")


@pytest.mark.parametrize(
    ("speaker", "shown"),
    [
        ("Xie Shaofeng", "Xie, S."),
        ("Smith, Jean-Luc Q.", "Smith, J.-L. Q."),
        ("谢少锋", "谢少锋."),
    ],
)
def test_names(package: Path, speaker: str, shown: str) -> None:
    set_cell(package, "sources", SOURCE, "speaker", speaker)
    assert cite(package, [SOURCE]).startswith(f"{shown} (2020, September 17)")


def test_contributors_are_people_or_organizations(package: Path) -> None:
    people = [{"familyName": "Doe", "givenName": "Ann"}, {"title": "The Institute"}, 7]
    describe(package, contributors=people, id="https://doi.org/10.5281/zenodo.1", title="Why?")
    assert cite(package, ["package"]) == (
        f"Doe, A., & The Institute. ({CREATED.year}). Why? ({NAME}, version {VERSION}) [Dataset]. "
        "https://doi.org/10.5281/zenodo.1\n"
    )
    author = "author = {Doe, Ann and {The Institute}},"
    assert author in cite(package, ["package"], "bibtex")


def test_a_package_that_says_little_of_itself(package: Path) -> None:
    bare = dict.fromkeys(["contributors", "created", "title", "version"])
    describe(package, **bare, id="tag:x", homepage="https://example.org/")
    text = cite(package, ["package"])
    assert text.startswith(f"{NAME}. (n.d.). ")
    assert text.endswith(" https://example.org/\n")
    assert "version unknown, figure F04" in cite(package, ["F04"])


def test_signs_of_tex_are_escaped(package: Path) -> None:
    assert escaped(r'a_b & 5% of #1 $x {y "z" \~^') == (
        r"a\_b \& 5\% of \#1 \$x {\textbraceleft}y ``z'' "
        r"{\textbackslash}{\textasciitilde}{\textasciicircum}"
    )
    set_cell(package, "sources", SOURCE, "title", "100% {of} }R&D_")
    (found,) = bibtexparser.loads(cite(package, [SOURCE], "bibtex")).entries
    braces = r"{\textbraceleft}of{\textbraceright} {\textbraceright}"
    assert found["title"] == rf"{{100\% {braces}R\&D\_}}"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("F99", "ids are in figures.csv and sources.csv, and package stands for the whole"),
        ("f04", "did you mean F04?"),
        ("miit-2020-08", "did you mean miit-2020-08-28?"),
        ("scio-digital-china", f"did you mean {NAME}?"),
        ("?", "ids are in figures.csv and sources.csv, and package stands for the whole"),
    ],
)
def test_an_unknown_id(package: Path, name: str, hint: str) -> None:
    with pytest.raises(FiguresError) as error:
        cite(package, [name])
    assert error.value.args[0] == f'there is no figure, source or package "{name}"; {hint}'


def test_a_date_that_is_none(package: Path) -> None:
    set_cell(package, "sources", SOURCE, "issued", "22 September")
    with pytest.raises(FiguresError, match='"22 September" is not a date; figures check says more'):
        cite(package, ["F04"])


def test_a_figure_without_its_source(package: Path) -> None:
    set_cell(package, "figures", "F04", "source_id", "gone")
    with pytest.raises(FiguresError, match='no row for source_id "gone"; figures check says more'):
        cite(package, ["F04"])


def test_a_folder_without_a_package(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        cite(tmp_path, ["F04"])


def test_citing_loads_no_data_frame_library() -> None:
    code = (
        "import sys\nfrom cited_figures.cite.citations import cite\n"
        "from cited_figures.cite.showing import show\n"
        "cite(sys.argv[1], ['F04']); show(sys.argv[1])\n"
        "assert not {'polars', 'pandera', 'frictionless', 'jsonschema'} & set(sys.modules)"
    )
    command = [sys.executable, "-c", code, str(ROOT)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
