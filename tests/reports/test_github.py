"""The GitHub report as a runner reads it."""

from dataclasses import replace

import pytest
from hypothesis import given

from cited_figures.finding import Finding, Location, Report, Severity
from cited_figures.report import text
from cited_figures.report.github import render
from reports.runner import Command, obeyed
from reports.sample import CLEAN, FULL, MANY
from reports.strategies import REPORTS, UNHURRIED

WARNINGS = tuple(
    Finding("r", Severity.WARNING, Location("a.csv", line), "x", "y", "z") for line in range(1, 13)
)


def annotations(output: str) -> list[Command]:
    """Return the annotations; what follows them must be silenced."""
    *commands, stop, end = obeyed(output)
    assert (stop.name, stop.data) == ("stop-commands", end.name)
    return commands


def test_the_worst_ten_come_back_as_they_were_found() -> None:
    worst = [*FULL.findings[:4], *MANY[:6], *FULL.findings[4:6]]
    commands = annotations(render(FULL))
    assert [command.name for command in commands] == ["error"] * 10 + ["warning", "notice"]
    for command, finding in zip(commands, worst, strict=True):
        properties = command.properties
        line, column = (int(properties.get(name, 0)) for name in ("line", "col"))
        place = finding.location
        if place.file.endswith(".csv"):  # its column is a field, and that of GitHub a character
            place = replace(place, column=0)
        assert Location(properties["file"], line, column) == place
        assert properties["title"] == finding.rule
        assert command.data == text.message(finding)


def test_signs_are_escaped_as_github_reads_them() -> None:
    first = render(FULL).splitlines()[0]
    assert first.startswith("::error file=data/a%2C b%3A 100%25.csv,title=file-missing::no file")
    assert "a, b: 100%25.csv; expected" in first


def test_nothing_is_lost_beyond_the_limit() -> None:
    output = render(Report(findings=(*WARNINGS, *MANY)))
    names = [annotation.name for annotation in annotations(output)]
    assert names == ["error"] * 10 + ["warning"] * 10
    assert "\n3 more findings without annotation, as GitHub shows 10 of a kind; the full" in output
    assert text.render(Report(findings=(*WARNINGS, *MANY))) in output


@pytest.mark.parametrize("report", [CLEAN, Report(findings=MANY[:10])], ids=["clean", "ten"])
def test_nothing_is_said_to_be_left_out_when_nothing_is(report: Report) -> None:
    output = render(report)
    assert len(annotations(output)) == len(report.findings)
    assert "without annotation" not in output
    assert text.render(report) in output


def test_what_was_found_cannot_command_the_runner() -> None:
    forged = "::set-output name=x::y\n::stop-commands::\n##[error]z\ud800"
    report = Report(
        findings=(Finding(forged, Severity.ERROR, Location(forged), forged, forged, forged),),
        not_run={"r": forged},
    )
    assert [annotation.name for annotation in annotations(render(report))] == ["error"]


@given(REPORTS)
@UNHURRIED
def test_a_runner_obeys_the_annotations_alone_whatever_the_text(report: Report) -> None:
    commands = annotations(render(report))
    assert {command.name for command in commands} <= {"error", "warning", "notice"}
    assert len(commands) <= len(report.findings)
    messages = {text.message(finding) for finding in report.findings}
    assert {command.data for command in commands} <= messages
