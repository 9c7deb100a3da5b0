"""figures verify --write: what is certain is filled in, and nothing else changes."""

import shutil
from pathlib import Path

import pytest

from cited_figures import check, verify
from cited_figures.author.fill import fill
from cited_figures.author.new import write_package
from cited_figures.author.update import update
from cited_figures.cli.main import main
from cited_figures.errors import UnreadableError
from cited_figures.package.csv_file import split, with_cells
from csv_rows import rows

FILLED = ("locator", "sentence_sha256", "sentence_chars")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return a new package, whose example text states its one figure."""
    write_package(tmp_path / "mine")
    return tmp_path / "mine"


def rewrite(package: Path, **cells: str) -> None:
    """Set cells of the one figure."""
    file = package / "data" / "figures.csv"
    sheet = split(file.read_text(encoding="utf-8"))
    values = {(0, sheet.header.index(name)): value for name, value in cells.items()}
    file.write_text(with_cells(file.read_text(encoding="utf-8"), values), encoding="utf-8")


def figure(package: Path) -> dict[str, str]:
    return rows(package, "figures")[0]


def test_what_is_missing_is_filled_in_and_all_else_stays(
    mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (mine / "data" / "figures.csv").read_bytes()
    rewrite(mine, **dict.fromkeys(FILLED, ""))
    assert main(["verify", str(mine), "--text", str(mine / "example.txt"), "--write"]) == 0
    assert (mine / "data" / "figures.csv").read_bytes() == whole
    printed = capsys.readouterr().out
    assert "data/figures.csv:2:15: locator p1.s2\n" in printed
    assert "run figures update" in printed
    assert "F01   exact" in printed


def test_the_fingerprint_of_the_text_is_filled_in_where_the_source_has_none(mine: Path) -> None:
    file = mine / "data" / "sources.csv"
    whole = file.read_bytes()
    source = split(file.read_text(encoding="utf-8"))
    cells = {(0, source.header.index(name)): "" for name in ("text_sha256", "text_norm")}
    file.write_text(with_cells(file.read_text(encoding="utf-8"), cells), encoding="utf-8")
    assert fill(mine / "example.txt", mine, "example-2020")
    assert file.read_bytes() == whole


def test_one_finding_tells_that_nothing_was_verified_yet(mine: Path) -> None:
    rewrite(mine, **dict.fromkeys(FILLED, ""))
    file = mine / "data" / "sources.csv"
    cells = {
        (0, split(file.read_text("utf-8")).header.index(n)): ""
        for n in ("text_sha256", "text_norm")
    }
    file.write_text(with_cells(file.read_text("utf-8"), cells), encoding="utf-8")
    update(mine)
    (finding,) = (found for found in check(mine).findings if found.rule != "template-unfilled")
    assert finding.rule == "figures-unverified"
    assert finding.found == "1 row without locator, sentence_sha256, sentence_chars: F01"
    assert fill(mine / "example.txt", mine, "example-2020")
    update(mine)
    assert {found.rule for found in check(mine).findings} == {"template-unfilled"}


def test_a_row_that_names_one_of_two_places_is_filled(mine: Path) -> None:
    text = mine / "example.txt"
    text.write_text(text.read_text(encoding="utf-8") + "\nIt has more than 40 devices.\n", "utf-8")
    rewrite(mine, **dict.fromkeys(FILLED, ""))
    rewrite(mine, locator="p2.s1")
    assert fill(text, mine)
    assert figure(mine)["sentence_chars"] == str(len("It has more than 40 devices."))


def test_a_package_that_is_filled_stays_as_it_is(mine: Path) -> None:
    before = (mine / "data" / "figures.csv").stat().st_mtime_ns
    assert fill(mine / "example.txt", mine) == {}
    assert (mine / "data" / "figures.csv").stat().st_mtime_ns == before


def test_a_phrase_at_two_places_is_left_to_its_author(mine: Path) -> None:
    text = mine / "example.txt"
    text.write_text(text.read_text(encoding="utf-8") + " It has more than 40 devices.\n", "utf-8")
    rewrite(mine, **dict.fromkeys(FILLED, ""))
    assert fill(text, mine) == {}
    assert figure(mine)["locator"] == ""


def test_a_sentence_that_says_something_else_is_no_evidence(mine: Path) -> None:
    text = mine / "example.txt"
    text.write_text("It does not count more than 40 devices.\n", encoding="utf-8")
    rewrite(mine, **dict.fromkeys(FILLED, ""))
    assert fill(text, mine) == {}


def test_line_ends_and_quotes_stay(mine: Path) -> None:
    file = mine / "data" / "figures.csv"
    rewrite(mine, locator="", note='Said "twice", at least.')
    raw = file.read_bytes()
    assert fill(mine / "example.txt", mine)
    at = raw.index(b",more than 40")
    assert file.read_bytes() == raw[:at] + b"p1.s2" + raw[at:]


def test_a_copy_that_is_not_there_changes_nothing(mine: Path) -> None:
    rewrite(mine, locator="")
    before = (mine / "data" / "figures.csv").read_bytes()
    with pytest.raises(UnreadableError):
        fill(mine / "missing.txt", mine)
    assert (mine / "data" / "figures.csv").read_bytes() == before


def test_what_was_filled_in_is_exact(mine: Path) -> None:
    rewrite(mine, **dict.fromkeys(FILLED, ""))
    shutil.copy(mine / "example.txt", mine / "copy.txt")
    fill(mine / "copy.txt", mine)
    _, (proof,) = verify(mine / "copy.txt", mine)
    assert proof.status == "exact"


@pytest.mark.parametrize(
    ("text", "row", "column", "value", "expected"),
    [
        ("a,b\n1,2\n", 0, 1, "x", "a,b\n1,x\n"),
        ("a,b\r\n1,2\r\n", 0, 0, "x", "a,b\r\nx,2\r\n"),
        ('a,b\n"1,\n1",2\n3,4', 1, 1, "x", 'a,b\n"1,\n1",2\n3,x'),
        ('a,b\n"say ""1""",\n', 0, 1, "x", 'a,b\n"say ""1""",x\n'),
        ("a,b\n,\n", 0, 0, 'x,"y"', 'a,b\n"x,""y""",\n'),
        ("a\n1\n2\n", 1, 0, "x", "a\n1\nx\n"),
    ],
)
def test_one_cell_changes(text: str, row: int, column: int, value: str, expected: str) -> None:
    assert with_cells(text, {(row, column): value}) == expected
