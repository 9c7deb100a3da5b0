"""figures add: a complete row from a phrase, checked before it is written."""

import json
from pathlib import Path

import pytest

from adding.conftest import REVIEW, Add, column
from changes import ROOT, copy_package, set_cell
from cited_figures import check, verify
from cited_figures.cli.main import main
from cited_figures.evidence.fingerprint import fingerprint
from csv_rows import rows
from writing.disk import contents, errors

FIGURES = [
    (
        ("4.2 million containers", "containers", "measure=flow"),
        {"comparator": "eq", "value": "4200000", "value_min": "4150000", "value_max": "4250000"}
        | {"time_period": "2025", "period_basis": "printed", "unit_id": "containers"}
        | {"locator": "p2.s3", "obs_status": "A", "note": ""},
    ),
    (
        ("increase of 3.8 percent on the previous year", "growth"),
        {"value": "3.8", "value_min": "3.75", "unit_id": "percent", "time_period": "2025"},
    ),
    (
        ("$1.25 billion", "revenue", "measure=flow"),
        {"value": "1250000000", "value_max": "1255000000", "unit_id": "USD"},
    ),
    (
        ("more than 3,400 people", "employees", "measure=stock"),
        {"comparator": "gt", "value_min": "3400", "value_max": "", "unit_id": "person"}
        | {"time_period": "2025-12-31", "period_start": "2025-12-31"},
    ),
    (
        ("About 62 percent of containers", "rail-share"),
        {"comparator": "approx", "value": "62", "value_min": "", "value_max": ""},
    ),
    (
        ("fell by 12 percent year on year", "waiting-time"),
        {"value": "-12", "value_min": "-12.5", "value_max": "-11.5"},
    ),
    (("85 GWh", "energy", "measure=flow"), {"value": "85", "unit_id": "GWh"}),
    (
        ("at least one third of electricity", "solar-share"),
        {"comparator": "ge", "value": "33.3333", "value_min": "33.3333", "unit_id": "percent"},
    ),
    (
        ("5.4 percent", "unemployment", "measure=share", "denominator=labour force"),
        {"value": "5.4", "time_period": "2025-12", "unit_id": "percent"},
    ),
]


@pytest.mark.parametrize(("words", "expected"), FIGURES, ids=[words[1] for words, _ in FIGURES])
def test_a_phrase_becomes_a_complete_row(
    words: tuple[str, ...], expected: dict[str, str], mine: Path, add: Add
) -> None:
    phrase, indicator, *cells = words
    assert add(phrase, "--indicator", indicator, "--new-indicator", *cells) == 0
    row = rows(mine, "figures")[-1]
    assert row["figure_id"] == "F02"
    assert {name: row[name] for name in expected} == expected
    assert errors(mine) == []
    report, proofs = verify("../page.html", mine, "review-2025")
    assert report.findings == ()
    assert proofs[-1].status == "exact"


def test_what_the_phrase_tells_of_a_new_indicator_is_taken_from_it(mine: Path, add: Add) -> None:
    assert add("fell by 12 percent year on year", "--new-indicator", "waiting-time") == 0
    assert add("about 62 percent of containers".capitalize(), "--new-indicator", "rail-share") == 0
    growth, share = rows(mine, "indicators")[-2:]
    assert (growth["measure"], growth["base"], growth["unit_id"]) == ("growth", "P1Y", "percent")
    assert growth["title"] == "Waiting time"
    assert (share["measure"], share["denominator"]) == ("share", "containers")
    assert rows(mine, "units")[-1]["ucum"] == "%"
    schema = json.loads((mine / "schemas/indicators.schema.json").read_text(encoding="utf-8"))
    assert [field["name"] for field in schema["fields"]][-2:] == ["base", "denominator"]


def test_a_new_source_is_described_by_its_page(mine: Path, add: Add) -> None:
    assert add("85 GWh", "--new-indicator", "energy", "measure=flow", "--note", "With cranes.") == 0
    source = rows(mine, "sources")[-1]
    assert source["title"] == "Annual review 2025"
    assert source["publisher"] == "Port of Testhaven"
    assert source["language"] == "en"
    assert source["issued"] == "2026-02-10"
    assert source["url"] == "https://example.org/annual-review-2025"
    assert source["text_norm"] == "bf-norm-2"
    about = json.loads((mine / "datapackage.json").read_text(encoding="utf-8"))
    assert about["created"][:10] == source["accessed"]
    assert rows(mine, "figures")[-1]["note"] == "With cranes."


def test_a_copy_with_a_known_fingerprint_needs_no_source(mine: Path, add: Add) -> None:
    assert add("85 GWh", "--new-indicator", "energy", "measure=flow") == 0
    words = ["12.5 km2", "--text", "../page.html", "--area", "example-area"]
    size = ["--new-indicator", "size", "measure=stock", "--period", "statement-date"]
    assert main(["add", *words, *size]) == 0
    assert rows(mine, "figures")[-1]["source_id"] == "review-2025"
    assert rows(mine, "figures")[-1]["period_basis"] == "statement-date"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("4.3 million containers", "--new-indicator", "containers"),
            '"4.3 million containers" is not in ../page.html; the closest match is "4.2 million '
            'containers" at p2.s3',
        ),
        (
            ("in 2025", "--new-indicator", "x"),
            '"in 2025" occurs at p2.s3 and p2.s4 and p3.s1 and p5.s1 and p5.s2 and p6.s1 and p6.s2;'
            " choose one with --locator",
        ),
        (
            ("85 GWh", "--locator", "p2.s1", "--new-indicator", "x"),
            '"85 GWh" is not at p2.s1; it is at p6.s1',
        ),
        (
            ("85 GWh", "--indicator", "example-device"),
            "no indicator example-device; did you mean example-devices? --new-indicator makes one",
        ),
        (
            ("85 GWh", "--indicator", "example-devices"),
            '"85 GWh" is in GWh, example-devices in device; choose another indicator, or '
            "--new-indicator with another id; or add",
        ),
        (
            ("handled 4.2 million containers in", "--new-indicator", "x", "measure=flow"),
            '"handled 4.2 million containers in": ',
        ),
        (
            ("12 percent", "--new-indicator", "x", "base=P1Y", "measure=growth"),
            '"12 percent": the sentence says ',
        ),
        (
            ("5.4 percent", "--new-indicator", "x"),
            "missing: --new-indicator measure= (share, growth, level, ratio)",
        ),
        (("12.5 km2", "--new-indicator", "x", "measure=flow"), "missing: --period"),
        (("12.5 km2", "--new-indicator", "x", "measure=flow", "--period", "soon"), "the period"),
        (("85 GWh", "--new-indicator", "x", "mesure=flow"), "missing: --new-indicator measure="),
        (
            ("85 GWh", "--new-indicator", "x", "measure=share", "denominator=all"),
            "unit-kind-impossible: x: ",
        ),
    ],
)
def test_one_line_says_what_is_wrong_and_nothing_is_written(
    arguments: tuple[str, ...],
    said: str,
    mine: Path,
    add: Add,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = contents(mine)
    assert add(*arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"figures: {said}")
    assert err.count("\n") == 1
    assert contents(mine) == before


def test_a_refused_phrase_comes_with_what_to_select(
    add: Add, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add("handled 4.2 million containers in", "--new-indicator", "x", "measure=flow") == 2
    assert 'select "4.2 million containers in 2025" or "handled' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "label"),
    [
        ("2025", "2025"),
        ("2025-Q4", "2025-Q4"),
        ("2025-01-01/2025-07-31", "2025-01-01/P7M"),
        ("2025-01/2025-07", "2025-01-01/P7M"),
        ("December 2025", "2025-12"),
        ("31 December 2025", "2025-12-31"),
        ("the end of 2025", "2025-12-31"),
        ("statement-date", "2026-02-10"),
    ],
)
def test_a_period_is_given_as_people_write_it(given: str, label: str, mine: Path, add: Add) -> None:
    words = ("--new-indicator", "size", "measure=stock", "--period", given)
    assert add("12.5 km2", *words) == 0
    assert rows(mine, "figures")[-1]["time_period"] == label


def test_the_row_of_the_same_observation_is_refused(
    add: Add, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("85 GWh", "--new-indicator", "energy", "measure=flow")
    assert add(*words) == 0
    assert add("85 GWh", "--indicator", "energy") == 2
    assert "figure-duplicate" in capsys.readouterr().err


def test_other_cells_are_set_by_their_names(mine: Path, add: Add) -> None:
    words = ("--new-indicator", "energy", "measure=flow")
    assert add("85 GWh", *words, "--set", "scenario=target", "--set", "vintage=first") == 0
    row = rows(mine, "figures")[-1]
    assert (row["scenario"], row["vintage"]) == ("target", "first")
    assert column(mine, "figures", "vintage") == ["", "first"]
    assert errors(mine) == []


def test_line_ends_columns_and_quotes_of_the_tables_stay(mine: Path, add: Add) -> None:
    file = mine / "data" / "areas.csv"
    file.write_bytes(file.read_bytes().replace(b"Example area", b'"Example area"'))
    assert main(["update"]) == 0
    before = file.read_bytes()
    words = ("--area", "FRA", "--new-area", "--new-indicator", "energy", "measure=flow")
    assert add("85 GWh", *words) == 0
    assert file.read_bytes().startswith(before.removesuffix(b"\n").split(b"\n")[0])
    assert b'"Example area"' in file.read_bytes()
    assert rows(mine, "areas")[-1] == {
        **{"area_id": "FRA", "title": "France", "kind": "country"},
        **({"iso3166": "FRA"}),
    }
    assert errors(mine) == []


def test_a_package_with_an_older_fault_can_be_added_to(mine: Path, add: Add) -> None:
    set_cell(mine, "figures", "F01", "value_min", "39")
    assert main(["update"]) == 0
    assert add("85 GWh", "--new-indicator", "energy", "measure=flow") == 0
    (finding,) = errors(mine)
    assert finding.rule == "bounds-differ"


def test_what_was_changed_behind_its_hash_stays_so(mine: Path, add: Add) -> None:
    with (mine / "data" / "corroborations.csv").open("a", encoding="utf-8") as stream:
        stream.write("\n")
    assert add("85 GWh", "--new-indicator", "energy", "measure=flow") == 0
    assert {found.subject for found in check(mine).findings} >= {"corroborations"}


def test_a_period_of_the_sentence_before_is_suggested(
    tmp_path: Path, add: Add, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    text = page.read_text("utf-8").replace("Traffic in 2025 showed", "This was")
    page.write_text(text, encoding="utf-8")
    assert add("increase of 3.8 percent on the previous year", "--new-indicator", "growth") == 2
    assert capsys.readouterr().err.startswith("figures: missing: --period (2025). Give")


def test_a_chinese_page(tmp_path: Path, mine: Path, add: Add) -> None:
    head = '<html lang="zh-CN"><title>统计</title><meta name="date" content="2026-01-20">'
    text = "2025年，全市生产总值达到1.25万亿元，同比增长5.2%。工业企业3400多家。"
    (tmp_path / "page.html").write_text(f"{head}<p>{text}</p>", encoding="utf-8")
    source = ["--new-source", "zh", "publisher=统计局", "url=https://example.org/zh"]
    assert add("1.25万亿元", *source, "--new-indicator", "gdp", "measure=flow") == 0
    assert add("同比增长5.2%", "--new-indicator", "gdp-growth", source="zh") == 0
    words = ("--new-indicator", "enterprises", "measure=stock", "--period", "2025-12-31")
    assert add("3400多家", *words, source="zh") == 0
    values = [(row["comparator"], row["value"]) for row in rows(mine, "figures")[1:]]
    assert values == [("eq", "1250000000000"), ("eq", "5.2"), ("gt", "3400")]
    assert column(mine, "indicators", "base")[2] == "P1Y"
    assert column(mine, "sources", "language")[-1] == "zh-CN"
    assert errors(mine) == []


def test_a_unit_that_is_not_known_is_made(mine: Path, add: Add) -> None:
    words = ("--new-indicator", "stevedores", "measure=stock", "--new-unit", "worker")
    assert add("more than 3,400 people", *words, "nouns=people|stevedores") == 0
    unit = rows(mine, "units")[-1]
    assert (unit["unit_id"], unit["quantity_kind"]) == ("worker", "count")
    assert unit["nouns"] == "people|stevedores"
    assert errors(mine) == []


def test_the_real_package_can_be_added_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy_package(tmp_path))
    words = ["--text", str(REVIEW), "--new-source", "review-2025", "--area", "CHN"]
    new = ["--new-indicator", "energy", "measure=flow", "subjects=Energy use"]
    assert main(["add", "85 GWh", *words, *new]) == 0
    row = rows(tmp_path, "figures")[-1]
    assert (row["figure_id"], row["printed_subject"]) == ("F12", "Energy use")
    assert not [found for found in check().findings if found.severity.is_error]
    assert rows(tmp_path, "figures")[:-1] == rows(ROOT, "figures")


def test_a_sentence_that_says_something_else_is_not_added(
    tmp_path: Path, mine: Path, add: Add, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(page.read_text("utf-8").replace("was 85 GWh", "was not 85 GWh"), "utf-8")
    assert add("85 GWh", "--new-indicator", "energy", "measure=flow") == 2
    assert capsys.readouterr().err.startswith('figures: "85 GWh": ')
    assert column(mine, "figures", "figure_id") == ["F01"]


def test_the_fingerprint_is_that_of_the_sentence(mine: Path, add: Add) -> None:
    assert add("85 GWh", "--new-indicator", "energy", "measure=flow") == 0
    sentence = "Energy use of the cranes was 85 GWh in 2025."
    assert rows(mine, "figures")[-1]["sentence_sha256"] == fingerprint(sentence)
    assert rows(mine, "figures")[-1]["sentence_chars"] == str(len(sentence))
