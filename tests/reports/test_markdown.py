"""The Markdown report: short, and harmless whatever was found."""

from dataclasses import replace

import pytest
from hypothesis import given

from cited_figures.finding import Exempted, Finding, Location, Report, Severity
from cited_figures.report.markdown import render
from reports.sample import CLEAN, FULL, MANY
from reports.strategies import REPORTS, UNHURRIED

WORST = "|" * 5_000
LARGE = Finding(WORST, Severity.ERROR, Location(WORST, 1, 1), WORST, WORST, WORST, WORST)


@pytest.mark.parametrize(
    ("report", "heading"),
    [
        (FULL, "## Could not check everything: 2 fatal errors, 13 errors, 1 warning, 1 notice"),
        (Report(findings=FULL.findings[5:6]), "## Clean: 0 errors, 0 warnings, 1 notice"),
        (CLEAN, "## Clean: 0 errors, 0 warnings"),
        (Report(findings=MANY[:1]), "## Findings: 1 error, 0 warnings"),
    ],
)
def test_the_heading_gives_the_verdict_and_counts(report: Report, heading: str) -> None:
    assert render(report).splitlines()[0] == heading


def test_a_clean_report_is_two_sentences() -> None:
    expected = "## Clean: 0 errors, 0 warnings\n\nChecked 5 tables, 11 figures, 1 rule.\n"
    assert render(CLEAN) == expected


def test_findings_stand_together_by_file() -> None:
    rows = [line for line in render(FULL).splitlines() if line.startswith("| <code>")]
    files = [row.split(":")[0].split("</code>")[0] for row in rows]
    assert len(rows) == len(FULL.findings)
    assert files == sorted(files)


def test_exempted_findings_and_rules_not_run_have_their_reasons() -> None:
    output = render(FULL)
    assert "Reason: <code>a growth rate &#124; 增长率, seen by &#64;octocat</code>" in output
    assert "- <code>period-empty</code>: <code>no rows</code>" in output


def test_nothing_found_acts_as_markup() -> None:
    (row,) = (line for line in render(FULL).splitlines() if "octocat \\" in line or "img" in line)
    shown = row.replace("<code>", "").replace("</code>", "")
    assert not set(shown.replace("&#", "")) & set("`<>@*_[]~$\\")
    assert "https://" not in shown
    assert "www." not in shown


def test_what_is_left_out_is_said() -> None:
    report = Report(
        findings=tuple(replace(MANY[0], location=Location("a.csv", n)) for n in range(1, 103)),
        not_run={str(n): "no rows" for n in range(51)},
        exempted=(Exempted(MANY[0], "so"),) * 52,
    )
    output = render(report)
    assert output.count("\n| <code>") == 100
    assert "\n\n2 more findings not listed here.\n" in output
    assert "\n\n2 more exempted findings not listed here.\n" in output
    assert "\n\n1 more rule not listed here.\n" in output


def test_errors_are_not_crowded_out_by_warnings() -> None:
    warning = replace(MANY[0], severity=Severity.WARNING)
    assert "| error |" in render(Report(findings=(*[warning] * 200, MANY[0])))


def test_the_largest_report_fits_a_job_summary() -> None:
    report = Report(
        findings=(LARGE,) * 100_000,
        not_run={f"{n}{WORST}": WORST for n in range(1_000)},
        exempted=(Exempted(LARGE, WORST),) * 1_000,
    )
    assert 500_000 < len(render(report).encode()) < 2**20


@given(REPORTS)
@UNHURRIED
def test_a_row_keeps_its_cells_whatever_the_text(report: Report) -> None:
    lines = render(report).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert all(row.count("|") == 5 for row in rows)
    assert len(rows) == (len(report.findings) + 2 if report.findings else 0)
