"""The figures that a text states: place, phrase, reading, and the command that lists them."""

import csv
import io
import json
from pathlib import Path

import pytest

from cited_figures import find
from cited_figures.cli.main import main

TEXT = (
    "Orders rose 35 percent in 2031 to 6.2 million helmets, after 4.6 million.\n\n"
    "Section 214 has about 70 seats. One of the two guests, a 30-year-old, left."
)


@pytest.fixture
def page(tmp_path: Path) -> str:
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


def test_figures_come_in_order_with_their_places() -> None:
    found = [(figure.locator, figure.phrase) for figure in find(TEXT) if figure.status == "read"]
    assert found == [
        ("p1.s1", "rose 35 percent in 2031"),
        ("p1.s1", "6.2 million helmets"),
        ("p1.s1", "4.6 million"),
        ("p2.s1", "about 70 seats"),
        ("p2.s2", "two guests"),
    ]


def test_what_is_no_figure_is_said() -> None:
    found = {number.phrase: number.reason for number in find(TEXT) if not number.is_figure}
    assert found == {"2031": "no figure: a date", "214": "no figure: a label"}


def test_a_page_has_the_places_of_verify() -> None:
    html = "<html><title>On 5 firms</title><body><p>It has 30 ships.</p></body></html>"
    assert [(number.locator, number.phrase) for number in find(html)] == [
        ("p1.s1", "30 ships"),
        ("title", "5 firms"),
    ]


TABLE = """<table><caption>{}</caption><tr><th>Year</th><th>{}</th></tr>
<tr><th>2031</th><td>{}</td></tr></table>"""


@pytest.mark.parametrize(
    ("caption", "header", "cell", "said"),
    [
        ("", "Share (%)", "12.4", "read 12.4 percent"),
        ("", "Ferries (thousand)", "8", "read 8000 count:ferries"),
        ("", "Revenue (€ million)", "3.5", "read 3500000 EUR"),
        ("", "Ferries", "8", "seen 8 count"),
        ("", "Cost", "£8", "read 8 GBP"),
        ("Table 1. Cargo, thousand tonnes", "Bulk", "812", "seen 812 count"),
        ("Accounts in thousands of euros", "Revenue (EUR)", "812", "seen 812 count"),
        ("Accounts in thousands of euros", "Margin (%)", "8.2", "read 8.2 percent"),
    ],
)
def test_a_cell_is_read_with_the_unit_of_its_headers(
    caption: str, header: str, cell: str, said: str
) -> None:
    *_, found = find(TABLE.format(caption, header, cell))
    assert found.reading
    assert said == f"{found.status} {float(found.reading.value):.10g} {found.reading.unit}"
    assert found.sentence[found.start :].startswith(found.phrase)


def test_the_table_says_what_is_seen_and_why_it_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.txt"
    file.write_text("They found 14 of the 20 coins.", encoding="utf-8")
    assert main(["find", str(file)]) == 0
    line, *_ = capsys.readouterr().out.splitlines()
    assert line.startswith("p1.s1    seen 14 ")
    assert line.endswith(" eq 14 count level: nothing says what the number counts")


def test_the_formats_say_the_same(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", page, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert main(["find", page, "--format", "json"]) == 0
    assert rows == json.loads(capsys.readouterr().out)
    assert (rows[0]["value"], rows[0]["direction"], rows[0]["period"]) == ("35", "up", "2031")


def test_the_table_counts_what_is_read(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", page]) == 0
    assert capsys.readouterr().out.endswith("\n5 figures read, 2 seen\n")


def test_a_missing_file_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "nowhere.txt"]) == 2
    assert capsys.readouterr().err.startswith("figures: nowhere.txt: ")
