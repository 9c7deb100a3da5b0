"""A package of one's own: written, filled with a text made up here, and broken in ten ways."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import set_cell
from cited_figures import check, verify
from cited_figures.cli.main import main
from cited_figures.evidence.fingerprint import NORM
from cited_figures.evidence.prove import text_fingerprint

TEXT = """Harbour Office

Officer Test:

Thank you for coming. The harbour handled about 2.5 million containers last year. That is up
4.2 percent on the year before.

Our cranes have at least 96.5% uptime, which is what we had hoped for.
"""
SENTENCES = {
    "p1.s2": "2.5 million containers",
    "p1.s3": "up 4.2 percent",
    "p2.s1": "at least 96.5%",
}
COLUMNS = {
    "units": [
        "container,containers,,count,containers,{container},,,unit:NUM,0,,true",
        "percent,percent,%,share,,%,,PT,unit:PERCENT,0,100,false",
        "percent-yoy,percent change on a year earlier,%,growth,,%,,PA,unit:PERCENT,-100,,false",
    ],
    "indicators": [
        "containers,Containers handled,,Number of containers that the test harbour handled in a "
        "year.,flow,container,containers,,0,,1000000,5000000,",
        "growth,Growth of containers handled,,Change of the number of containers on the year "
        "before.,change,percent-yoy,containers,the year before,,,-20,20,",
        "uptime,Uptime of cranes,,Share of the time in which the cranes of the harbour can work."
        ",share,percent,cranes,all hours,0,100,50,100,",
    ],
    "sources": [
        "harbour-2020,transcript,Harbour Office,Harbour Office,Officer Test,en,2020-03-01,"
        "2020-03-02,https://example.org/harbour,,2020-03-03,,,Made up for tests",
    ],
    "figures": [
        "F01,containers,NLD,2019,2019-01-01,2019-12-31,inferred,approx,2500000,,,container,A,"
        "harbour-2020,p1.s2,about 2.5 million containers,X,99,The year is inferred.",
        "F02,growth,NLD,2019,2019-01-01,2019-12-31,inferred,eq,4.2,4.15,4.25,percent-yoy,A,"
        "harbour-2020,p1.s3,up 4.2 percent,X,99,The year is inferred.",
        "F03,uptime,NLD,2019,2019-01-01,2019-12-31,inferred,ge,96.5,96.5,,percent,A,"
        "harbour-2020,p2.s1,at least 96.5%,X,99,The year is inferred.",
    ],
}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package made as its README says: written, filled, verified, updated."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "mine"]) == 0
    root = tmp_path / "mine"
    monkeypatch.chdir(root)
    for table, rows in COLUMNS.items():
        file = root / "data" / f"{table}.csv"
        header = file.read_text(encoding="utf-8").splitlines()[0]
        file.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    describe(root)
    (root / "page.txt").write_text(TEXT, encoding="utf-8")
    enter_fingerprints(root)
    assert main(["update"]) == 0
    return root


def describe(root: Path) -> None:
    """Say in the descriptor when the package was made and what it cites, as its README asks."""
    file = root / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    about["sources"] = [{"title": "Harbour Office", "path": "https://example.org/harbour"}]
    about["created"] = "2020-03-03T00:00:00Z"
    file.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


def enter_fingerprints(root: Path) -> None:
    """Copy what verify shows for the place of each figure into its row."""
    report, _ = verify("page.txt", source="harbour-2020")
    set_cell(root, "sources", "harbour-2020", "text_sha256", text_fingerprint("page.txt"))
    set_cell(root, "sources", "harbour-2020", "text_norm", NORM)
    for each in report.findings:
        shown = re.search(r"has fingerprint (sha256:[0-9a-f]{64}), (\d+) characters", each.found)
        assert shown
        set_cell(root, "figures", each.subject, "sentence_sha256", shown[1])
        set_cell(root, "figures", each.subject, "sentence_chars", shown[2])


def test_the_written_package_is_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "Märchen & Figures"]) == 0
    assert "wrote" in capsys.readouterr().out
    assert main(["check", "Märchen & Figures", "--strict"]) == 0
    assert "4 tables, 1 figure" in capsys.readouterr().out
    monkeypatch.chdir("Märchen & Figures")
    assert main(["verify", "--text", "example.txt"]) == 0
    with Path("data/figures.csv").open(encoding="utf-8", newline="") as file:
        assert "example" in next(csv.DictReader(file))["note"]


def test_nothing_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").mkdir()
    Path("mine/kept.txt").write_text("kept", encoding="utf-8")
    assert main(["new", "mine"]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [each.name for each in Path("mine").iterdir()] == ["kept.txt"]
    assert main(["new", "mine/kept.txt"]) == 2


def test_a_package_filled_as_the_readme_says_is_clean(mine: Path) -> None:
    assert check(mine).findings == ()
    report, proofs = verify("page.txt", source="harbour-2020")
    assert report.findings == ()
    assert [each.status.value for each in proofs] == ["exact"] * 3


Break = Callable[[Path], None]


def setting(table: str, row: str, column: str, to: str) -> Break:
    return lambda root: set_cell(root, table, row, column, to)


FAULTS: list[tuple[str, str, int, Break]] = [
    ("printed-number-differs", "figures", 2, setting("figures", "F01", "value", "250000")),
    ("printed-comparator-differs", "figures", 2, setting("figures", "F01", "comparator", "eq")),
    ("bounds-differ", "figures", 4, setting("figures", "F03", "value_max", "100")),
    ("unit-not-the-indicators", "figures", 3, setting("figures", "F02", "unit_id", "percent")),
    ("period-label-differs", "figures", 3, setting("figures", "F02", "period_end", "2019-11-30")),
    ("reference-unresolved", "figures", 4, setting("figures", "F03", "source_id", "harbor-2020")),
    ("cell-padded", "figures", 2, setting("figures", "F01", "ref_area", "NLD ")),
    ("number-notation", "figures", 2, setting("figures", "F01", "value", "2.5e6")),
    ("denominator-missing", "indicators", 4, setting("indicators", "uptime", "denominator", "")),
    ("source-incomplete", "sources", 2, setting("sources", "harbour-2020", "speaker", "")),
]


@pytest.mark.parametrize(("rule", "table", "line", "fault"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_fault_in_it_is_found_at_its_line(
    rule: str, table: str, line: int, fault: Break, mine: Path
) -> None:
    fault(mine)
    assert main(["update"]) == 0
    assert main(["check"]) == 1
    places = {(each.rule, each.location.file, each.location.line) for each in check().findings}
    assert (rule, f"data/{table}.csv", line) in places


def test_update_says_what_it_cannot_do(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    (mine / "data" / "units.csv").unlink()
    assert main(["update"]) == 2
    assert "datapackage.json: no file data/units.csv" in capsys.readouterr().err
    (mine / "datapackage.json").write_text("{", encoding="utf-8")
    assert main(["update"]) == 2
    assert "datapackage.json: broken JSON" in capsys.readouterr().err
    assert main(["update", "nowhere"]) == 2
