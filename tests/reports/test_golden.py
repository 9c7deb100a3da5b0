"""What each format looks like, byte by byte."""

from pathlib import Path

import pytest
from hypothesis import given

from cited_figures.finding import Report
from reports.sample import CLEAN, FORMATS, FULL
from reports.strategies import REPORTS, UNHURRIED

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("report", [FULL, CLEAN], ids=["full", "clean"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_written_as_ever(
    name: str, report: Report, request: pytest.FixtureRequest
) -> None:
    written = FORMATS[name](report)
    expected = GOLDEN / name if report is FULL else GOLDEN / "clean" / name
    if request.config.getoption("--write-expected"):
        expected.write_text(written, encoding="utf-8", newline="\n")
    assert written == expected.read_bytes().decode("utf-8")
    assert written.endswith("\n")


@given(REPORTS)
@UNHURRIED
def test_any_text_can_be_written_to_a_file(report: Report) -> None:
    for written in FORMATS.values():
        written(report).encode("utf-8")
