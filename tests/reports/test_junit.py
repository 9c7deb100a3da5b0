"""The JUnit report against the schema that Jenkins publishes."""

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from xmlschema import XMLResource, XMLSchema

from cited_figures.finding import Report, Severity
from cited_figures.report import text
from cited_figures.report.junit import render
from cited_figures.text import printable
from reports.sample import CATALOGUE, CLEAN, FULL
from reports.strategies import REPORTS, UNHURRIED

SCHEMA = XMLSchema(Path(__file__).parent / "official" / "junit-10.xsd")


def parse(xml: str) -> Element:
    """Return the root of a document that fits the schema."""
    SCHEMA.validate(xml)
    root = XMLResource(xml).root
    assert isinstance(root, Element)
    return root


def cases(report: Report) -> dict[str, Element]:
    return {case.attrib["name"]: case for case in parse(render(report)).iter("testcase")}


def suite(report: Report) -> dict[str, str]:
    (only,) = parse(render(report))
    return only.attrib


def test_every_rule_is_a_case_of_its_family() -> None:
    families = {name: case.attrib["classname"] for name, case in cases(FULL).items()}
    assert families == {note.id: note.family for note in CATALOGUE} | {"rule-crashed": "figures"}


def test_the_counts_are_those_of_the_cases() -> None:
    names = {"name": "figures"}
    full = {"tests": "7", "failures": "2", "errors": "2", "skipped": "2"}
    clean = {"tests": "1", "failures": "0", "errors": "0", "skipped": "0"}
    assert suite(FULL) == names | full
    assert suite(CLEAN) == names | clean
    assert suite(Report()) == names | clean | {"tests": "0"}


@pytest.mark.parametrize(
    ("rule", "tag", "severity"),
    [
        ("file-missing", "error", "fatal"),
        ("rule-crashed", "error", "fatal"),
        ("unit-not-the-indicators", "failure", "error"),
        ("range-implausible", "failure", "warning"),
    ],
)
def test_a_case_fails_with_all_findings_of_its_rule(rule: str, tag: str, severity: str) -> None:
    findings = [finding for finding in FULL.findings if finding.rule == rule]
    (failed,) = cases(FULL)[rule]
    assert (failed.tag, failed.attrib["type"]) == (tag, severity)
    assert failed.attrib["message"] == text.message(findings[0])
    assert failed.text is not None
    lines = [
        f"{printable(text.place(finding.location))}: {severity}: {text.message(finding)}"
        for finding in findings
    ]
    assert failed.text.split("\n") == lines


def test_the_worst_finding_of_a_rule_decides() -> None:
    findings = (
        replace(FULL.findings[4], severity=severity) for severity in reversed(tuple(Severity))
    )
    (case,) = cases(Report(findings=tuple(findings))).values()
    assert [(failure.tag, failure.attrib["type"]) for failure in case] == [("error", "fatal")]


def test_a_rule_that_did_not_run_is_skipped_with_the_reason() -> None:
    (skipped,) = cases(FULL)["evidence-missing"]
    assert (skipped.tag, skipped.attrib["message"]) == (
        "skipped",
        FULL.not_run["evidence-missing"],
    )


def test_a_rule_outside_the_catalogue_may_be_skipped_too() -> None:
    assert suite(Report(not_run={"some-rule": "no rows"}))["skipped"] == "1"


def test_a_clean_rule_is_a_case_that_passed() -> None:
    (case,) = cases(CLEAN).values()
    assert list(case) == []


@given(REPORTS)
@UNHURRIED
def test_any_text_fits_the_schema_and_is_one_line_a_finding(report: Report) -> None:
    root = parse(render(report))
    tags = ("error", "failure", "system-out")
    lines = [line for tag in tags for element in root.iter(tag) for line in element.itertext()]
    assert sum(len(line.split("\n")) for line in lines) == len(report.findings)
