"""The flat table: what a reader needs of every figure, with bounds apart from numbers."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from changes import ROOT, set_cell
from cited_figures.author.update import update
from cited_figures.cite.wording import QUALIFIERS
from cited_figures.release.build.edition import read_edition
from cited_figures.release.build.flat import COLUMNS, FILE, flat
from release.typed import cells, descriptor


def written(package: Path) -> dict[str, dict[str, str]]:
    (content,) = flat(read_edition(package)).values()
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return {row["figure_id"]: row for row in rows}


def test_it_is_a_file_for_spreadsheets(built: Path) -> None:
    raw = (built / FILE).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbffigure_id,")
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    assert not re.search(rb"(^|,)([=+@]|-[^0-9])", raw, re.MULTILINE)


def test_it_stays_within_what_a_reader_overlooks(built: Path) -> None:
    first, *others = cells(built / FILE)
    assert len(first) == len(COLUMNS) <= 25
    constant = [name for name in first if all(row[name] == first[name] for row in others)]
    # the same for all figures of this package, and needed to cite one of them
    assert set(constant) <= {
        *("area", "speaker", "publisher", "source", "stated", "address", "package")
    }


def test_it_is_there_without_a_build() -> None:
    raw = (ROOT / FILE).read_bytes()
    assert raw == flat(read_edition(ROOT))[FILE]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.index(FILE) < readme.index("make check")
    assert FILE in (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_it_is_kept_true(package: Path) -> None:
    shutil.copy(ROOT / FILE, package)
    set_cell(package, "figures", "F06", "note", "Another note.")
    assert FILE in update(package)
    assert {row["figure_id"]: row["note"] for row in cells(package / FILE)}["F06"] == (
        "Another note."
    )


def test_every_cell_is_that_of_its_table(built: Path) -> None:
    names = ("figures", "indicators", "units", "areas", "sources")
    tables = {
        name: {next(iter(row.values())): row for row in cells(built / "data" / f"{name}.csv")}
        for name in names
    }
    about = descriptor(built)
    for found in cells(built / FILE):
        row = tables["figures"][found["figure_id"]]
        indicator = tables["indicators"][row["indicator_id"]]
        source = tables["sources"][row["source_id"]]
        for name in ("period_start", "period_end", "note", "printed", "locator"):
            assert found[name] == row[name]
        for name in ("title", "definition", "population", "denominator"):
            assert found[name] == indicator[name]
        for name in ("speaker", "publisher"):
            assert found[name] == source[name]
        assert (found["lowest"], found["highest"]) == (row["value_min"], row["value_max"])
        assert found["unit"] == tables["units"][row["unit_id"]]["title"]
        assert found["area"] == tables["areas"][row["ref_area"]]["title"]
        assert found["source"] == source["title"]
        assert found["address"] == source["url"]
        assert found["package"] == f"{about['name']}, version {about['version']}"


def test_a_bound_is_never_among_the_numbers(built: Path) -> None:
    numbers = [row["figure_id"] for row in cells(built / FILE) if row["number"]]
    bounds = [row["figure_id"] for row in cells(built / FILE) if row["bound"]]
    assert numbers == ["F02", "F03", "F04", "F05", "F10"]
    assert bounds == ["F01", "F06", "F07", "F08", "F09", "F11"]


@pytest.mark.parametrize(
    ("comparator", "ends", "expected"),
    [
        ("eq", ("69.5", "70.5"), ("70", "", "")),
        ("approx", ("", ""), ("70", "", "about")),
        ("ge", ("70", ""), ("", "70", "at least")),
        ("lt", ("", "70"), ("", "70", "less than")),
        ("range", ("60", "70"), ("", "", "")),
    ],
)
def test_every_comparator(
    package: Path, comparator: str, ends: tuple[str, str], expected: tuple[str, str, str]
) -> None:
    changes = {"comparator": comparator, "value_min": ends[0], "value_max": ends[1]}
    changes |= {"value": ""} if comparator == "range" else {}
    for column, text in changes.items():
        set_cell(package, "figures", "F06", column, text)
    row = written(package)["F06"]
    assert (row["number"], row["bound"], row["qualifier"]) == expected
    assert (row["lowest"], row["highest"]) == ends


def test_a_statement_says_what_the_comparator_says_and_is_no_number(built: Path) -> None:
    figures = {row["figure_id"]: row for row in cells(built / "data" / "figures.csv")}
    for row in cells(built / FILE):
        comparator = figures[row["figure_id"]]["comparator"]
        assert row["statement"].startswith(QUALIFIERS[comparator])
        assert f" {row['unit']}" in row["statement"]
        with pytest.raises(ValueError, match="could not convert"):
            float(row["statement"])
    words = {row["figure_id"]: row["statement"] for row in cells(built / FILE)}
    assert words["F11"] == "more than 84.2 percent"
    assert words["F04"] == "4.2 trillion Chinese yuan"
    assert words["F05"] == "8.6 percent (growth on a year earlier)"


def test_a_period_without_a_date_is_the_latest_possible_one(built: Path) -> None:
    periods = {row["figure_id"]: row["period"] for row in cells(built / FILE)}
    assert periods["F07"] == "17 September 2020 (at the latest)"
    assert periods["F04"] == "January to July 2020"


def test_a_negative_number_does_not_become_a_formula(package: Path) -> None:
    set_cell(package, "figures", "F05", "value", "-8.6")
    set_cell(package, "figures", "F07", "value", "-40000000")
    set_cell(package, "units", "app", "title", "stand-alone apps")
    words = {name: row["statement"] for name, row in written(package).items()}
    assert words["F05"] == "minus 8.6 percent (growth on a year earlier)"
    assert words["F07"] == "more than minus 40 million devices"
    assert words["F09"] == "more than 250,000 stand-alone apps"
