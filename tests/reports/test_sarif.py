"""The SARIF report against the official schema."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from cited_figures.finding import Finding, Location, Report, Severity
from cited_figures.report import text
from cited_figures.report.sarif import render
from reports.sample import CATALOGUE, CLEAN, FULL
from reports.strategies import REPORTS, UNHURRIED

LEVELS = {"fatal": "error", "error": "error", "warning": "warning", "notice": "note"}

OFFICIAL = Path(__file__).parent / "official" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = Draft4Validator(json.loads(OFFICIAL.read_text(encoding="utf-8")))
FINDING = FULL.findings[2]


def run(report: Report) -> dict[str, Any]:
    (only,) = json.loads(render(report))["runs"]
    return dict(only)


def result(finding: Finding) -> dict[str, Any]:
    (only,) = run(Report(findings=(finding,)))["results"]
    return dict(only)


def location(entry: dict[str, Any]) -> Location:
    (only,) = entry["locations"]
    physical = only["physicalLocation"]
    region = physical.get("region", {})
    field = entry.get("properties", {}).get("field", 0)
    return Location(
        unquote(physical["artifactLocation"]["uri"]).removeprefix("file://"),
        region.get("startLine", 0),
        region.get("startColumn", field),
    )


@pytest.mark.parametrize("report", [FULL, CLEAN, Report()], ids=["full", "clean", "empty"])
def test_a_report_fits_the_official_schema(report: Report) -> None:
    VALIDATOR.validate(json.loads(render(report)))


def test_the_official_schema_bites() -> None:
    document = json.loads(render(FULL))
    document["runs"][0]["results"][0]["level"] = "fatal"
    assert not VALIDATOR.is_valid(document)


def test_findings_come_back_as_they_were_found() -> None:
    results = run(FULL)["results"][: len(FULL.findings)]
    for entry, finding in zip(results, FULL.findings, strict=True):
        assert location(entry) == finding.location
        assert (entry["ruleId"], entry["message"]["text"]) == (finding.rule, text.message(finding))
        assert entry["level"] == LEVELS[finding.severity]
        assert "suppressions" not in entry


def test_a_rule_is_told_by_its_index_if_the_catalogue_has_it() -> None:
    rules = run(FULL)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in CATALOGUE]
    for entry in run(FULL)["results"]:
        index = entry.get("ruleIndex")
        known = [rule["id"] for rule in rules]
        assert (entry["ruleId"] not in known) if index is None else known[index] == entry["ruleId"]


def test_an_exempted_finding_is_suppressed_with_its_reason() -> None:
    entry = run(FULL)["results"][-1]
    assert location(entry) == FULL.exempted[0].finding.location
    reason = FULL.exempted[0].reason
    assert entry["suppressions"] == [{"kind": "external", "justification": reason}]


def test_only_a_fatal_finding_makes_the_run_a_failure() -> None:
    for severity in Severity:
        report = Report(findings=(replace(FINDING, severity=severity),))
        (invocation,) = run(report)["invocations"]
        assert invocation["executionSuccessful"] is (severity != "fatal")


def test_a_rule_that_did_not_run_is_a_notification() -> None:
    told = run(FULL)["invocations"][0]["toolExecutionNotifications"]
    assert {n["associatedRule"]["id"]: n["message"]["text"] for n in told} == FULL.not_run


def test_a_moved_row_and_another_value_are_the_same_alert() -> None:
    moved = replace(FINDING, location=Location("data/figures.csv", 9, 12), found="other")
    assert result(moved)["partialFingerprints"] == result(FINDING)["partialFingerprints"]


@pytest.mark.parametrize(
    "other",
    [
        replace(FINDING, rule="bounds-differ"),
        replace(FINDING, subject="F03"),
        replace(FINDING, location=Location("data/units.csv", 3, 12)),
        replace(FINDING, location=Location("data/figures.csv", 3, 11)),
    ],
)
def test_another_rule_file_subject_or_field_is_another_alert(other: Finding) -> None:
    assert result(other)["partialFingerprints"] != result(FINDING)["partialFingerprints"]


def test_a_column_counts_characters_and_a_field_is_no_column() -> None:
    csv, plain = Location("A.CSV", 3, 12), Location("a.json", 3, 12)
    field, column = (result(replace(FINDING, location=place)) for place in (csv, plain))
    assert field["properties"] == {"field": 12}
    assert field["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert "properties" not in column
    region = column["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 12}


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a:b, 100% #1?/数.csv", "a%3Ab%2C%20100%25%20%231%3F/%E6%95%B0.csv"),
        ("\ud800", "%ED%A0%80"),
    ],
)
def test_a_file_name_is_a_relative_reference(file: str, uri: str) -> None:
    entry = result(replace(FINDING, location=Location(file)))
    assert entry["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@given(REPORTS)
@UNHURRIED
def test_any_text_fits_the_official_schema(report: Report) -> None:
    document = json.loads(render(report))
    VALIDATOR.validate(document)
    results = document["runs"][0]["results"]
    assert len(results) == len(report.findings) + len(report.exempted)


def test_no_more_results_than_github_takes() -> None:
    warnings = [replace(FINDING, severity=Severity.WARNING)] * 30_000
    log = run(Report(findings=(*warnings, FINDING)))
    assert len(log["results"]) == 25_000
    assert log["results"][0]["level"] == "error"
    (note,) = log["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "5001 more results not listed, as GitHub takes 25,000"
