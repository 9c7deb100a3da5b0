"""A package of one's own: written, filled with a text made up here, and broken in ten ways."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import set_cell
from cited_figures import check, verify
from cited_figures.cli.main import main
from cited_figures.evidence.fingerprint import NORM
from cited_figures.package.membership import profile
from cited_figures.run.verify import text_fingerprint
from csv_rows import rows

TEXT = """Harbour Office

Officer Test:

Thank you for coming. The harbour handled about 2.5 million containers last year. That is up
4.2 percent on the year before.

Our cranes have at least 96.5% uptime, which is what we had hoped for.
"""
ROWS: dict[str, list[dict[str, str]]] = {
    "units": [
        {
            "unit_id": "container",
            "title": "containers",
            "quantity_kind": "count",
            "nouns": "containers",
        },
        {"unit_id": "percent", "title": "percent", "quantity_kind": "proportion", "ucum": "%"},
    ],
    "areas": [{"area_id": "harbour", "title": "Test Harbour", "kind": "organisation"}],
    "indicators": [
        {
            "indicator_id": "containers",
            "title": "Containers handled",
            "definition": "Number of containers that the test harbour handled in a year.",
            "measure": "flow",
            "unit_id": "container",
            "population": "containers",
            "subjects": "containers",
            "limit_min": "0",
            "plausible_min": "1000000",
            "plausible_max": "5000000",
        },
        {
            "indicator_id": "growth",
            "title": "Growth of containers handled",
            "definition": "Change of the number of containers on the year before.",
            "measure": "growth",
            "unit_id": "percent",
            "population": "containers",
            "base": "P1Y",
            "plausible_min": "-20",
            "plausible_max": "20",
        },
        {
            "indicator_id": "uptime",
            "title": "Uptime of cranes",
            "definition": "Share of the time in which the cranes of the harbour can work.",
            "measure": "share",
            "unit_id": "percent",
            "population": "cranes",
            "denominator": "all hours",
            "subjects": "uptime",
            "limit_min": "0",
            "limit_max": "100",
            "plausible_min": "50",
            "plausible_max": "100",
        },
    ],
    "sources": [
        {
            "source_id": "harbour-2020",
            "kind": "transcript",
            "title": "Harbour Office",
            "publisher": "Harbour Office",
            "speaker": "Officer Test",
            "language": "en",
            "event_date": "2020-03-01",
            "issued": "2020-03-02",
            "url": "https://example.org/harbour",
            "accessed": "2020-03-03",
            "rights": "Made up for tests",
        }
    ],
    "figures": [
        {
            "figure_id": "F01",
            "indicator_id": "containers",
            "comparator": "approx",
            "value": "2500000",
            "unit_id": "container",
            "printed": "about 2.5 million containers",
            "printed_subject": "containers",
        },
        {
            "figure_id": "F02",
            "indicator_id": "growth",
            "comparator": "eq",
            "value": "4.2",
            "value_min": "4.15",
            "value_max": "4.25",
            "unit_id": "percent",
            "printed": "up 4.2 percent on the year before",
        },
        {
            "figure_id": "F03",
            "indicator_id": "uptime",
            "comparator": "ge",
            "value": "96.5",
            "value_min": "96.5",
            "unit_id": "percent",
            "printed": "at least 96.5%",
            "printed_subject": "uptime",
        },
    ],
    "corroborations": [],
}
OF_ALL_FIGURES = {
    "ref_area": "harbour",
    "time_period": "2019",
    "period_start": "2019-01-01",
    "period_end": "2019-12-31",
    "period_basis": "inferred",
    "obs_status": "A",
    "source_id": "harbour-2020",
}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package made as its README says: written, filled, verified, updated."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "mine"]) == 0
    root = tmp_path / "mine"
    monkeypatch.chdir(root)
    add_column(root, "units", "ucum")
    for column in ("denominator", "base", "limit_max"):
        add_column(root, "indicators", column)
    for table, made in ROWS.items():
        replace_rows(root, table, made)
    describe(root)
    workflow = root / ".github" / "workflows" / "check.yml"
    workflow.write_text(workflow.read_text(encoding="utf-8").replace("OWNER", "us"), "utf-8")
    (root / "page.txt").write_text(TEXT, encoding="utf-8")
    set_cell(root, "sources", "harbour-2020", "text_sha256", text_fingerprint("page.txt"))
    set_cell(root, "sources", "harbour-2020", "text_norm", NORM)
    assert main(["verify", "--text", "page.txt", "--write"]) == 0
    assert main(["update"]) == 0
    return root


def add_column(root: Path, table: str, column: str) -> None:
    """Take a column of the profile into the schema of a table."""
    file = root / "schemas" / f"{table}.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    field = next(field for field in profile(table)["fields"] if field["name"] == column)
    schema["fields"].append({key: value for key, value in field.items() if key != "presence"})
    file.write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")


def replace_rows(root: Path, table: str, rows: list[dict[str, str]]) -> None:
    """Write a table with these rows and the columns of its schema."""
    schema = json.loads((root / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8"))
    columns = [field["name"] for field in schema["fields"]]
    shared = OF_ALL_FIGURES if table == "figures" else {}
    with (root / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(shared | row for row in rows)


def describe(root: Path) -> None:
    """Say in the descriptor when the package was made and what it cites, as its README asks."""
    file = root / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    about["sources"] = [{"title": "Harbour Office", "path": "https://example.org/harbour"}]
    about["created"] = "2020-03-03T00:00:00Z"
    about["title"] = "Containers in the harbour"
    about["description"] = "What the harbour office published about its containers in 2020."
    about["contributors"] = [{"title": "A. Author", "roles": ["creator"]}]
    about["resources"] = [
        resource for resource in about["resources"] if resource["name"] != "corroborations"
    ]
    file.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    (root / "data" / "corroborations.csv").unlink()
    (root / "schemas" / "corroborations.schema.json").unlink()


def test_the_written_package_is_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "Märchen & Figures"]) == 0
    assert "wrote" in capsys.readouterr().out
    assert main(["check", "Märchen & Figures"]) == 0
    assert "6 tables, 1 figure" in capsys.readouterr().out
    monkeypatch.chdir("Märchen & Figures")
    assert main(["verify", "--text", "example.txt"]) == 0
    assert "example" in rows(Path(), "figures")[0]["note"]


def test_nothing_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").mkdir()
    Path("mine/kept.txt").write_text("kept", encoding="utf-8")
    assert main(["new", "mine"]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [file.name for file in Path("mine").iterdir()] == ["kept.txt"]
    assert main(["new", "mine/kept.txt"]) == 2


def test_a_package_filled_as_the_readme_says_is_clean(mine: Path) -> None:
    assert check(mine).findings == ()
    report, proofs = verify("page.txt", source="harbour-2020")
    assert report.findings == ()
    assert [proof.status.value for proof in proofs] == ["exact"] * 3


Break = Callable[[Path], None]


def setting(table: str, row: str, column: str, to: str) -> Break:
    return lambda root: set_cell(root, table, row, column, to)


FAULTS: list[tuple[str, str, int, Break]] = [
    ("printed-number-differs", "figures", 2, setting("figures", "F01", "value", "250000")),
    ("printed-comparator-differs", "figures", 2, setting("figures", "F01", "comparator", "eq")),
    ("bounds-differ", "figures", 4, setting("figures", "F03", "value_max", "100")),
    ("unit-not-the-indicators", "figures", 3, setting("figures", "F02", "unit_id", "container")),
    ("period-label-differs", "figures", 3, setting("figures", "F02", "period_end", "2019-11-30")),
    ("reference-unresolved", "figures", 4, setting("figures", "F03", "source_id", "harbor-2020")),
    ("cell-padded", "figures", 2, setting("figures", "F01", "ref_area", "harbour ")),
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
    places = {
        (finding.rule, finding.location.file, finding.location.line) for finding in check().findings
    }
    assert (rule, f"data/{table}.csv", line) in places


def test_update_says_what_it_cannot_do(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    (mine / "data" / "units.csv").unlink()
    assert main(["update"]) == 2
    assert "datapackage.json:91:15: no file data/units.csv" in capsys.readouterr().err
    (mine / "datapackage.json").write_text("{", encoding="utf-8")
    assert main(["update"]) == 2
    assert "datapackage.json:1:2: the end of the file" in capsys.readouterr().err
    assert main(["update", "nowhere"]) == 2
