"""The JSON report and its published schema."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from changes import ROOT
from cited_figures.finding import Finding, Location, Report, Severity
from cited_figures.report.json import render
from reports.sample import CLEAN, FULL
from reports.strategies import REPORTS, UNHURRIED

SCHEMA = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def finding(entry: dict[str, Any]) -> Finding:
    return Finding(
        entry["rule"],
        Severity(entry["severity"]),
        Location(entry["file"], entry["line"] or 0, entry["column"] or entry["field"] or 0),
        entry["found"],
        entry["expected"],
        entry["fix"],
        entry["subject"],
    )


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of a schema that has properties."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for part in schema.values():
            yield from objects(part)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_describes_and_requires_every_property() -> None:
    for schema in objects(SCHEMA):
        assert set(schema["required"]) == set(schema["properties"])
        assert all("description" in member for member in schema["properties"].values())


@pytest.mark.parametrize("report", [FULL, CLEAN], ids=["full", "clean"])
def test_a_report_fits_its_schema(report: Report) -> None:
    VALIDATOR.validate(json.loads(render(report)))


@pytest.mark.parametrize("part", ["summary", "findings", "exempted", "not_run"])
def test_the_schema_refuses_what_it_does_not_describe(part: str) -> None:
    document = json.loads(render(FULL))
    entry = document[part] if part == "summary" else document[part][0]
    entry["surprise"] = 1
    assert not VALIDATOR.is_valid(document)
    assert not VALIDATOR.is_valid({**json.loads(render(FULL)), "surprise": 1})


def test_a_report_can_be_read_back() -> None:
    document = json.loads(render(FULL))
    assert tuple(map(finding, document["findings"])) == FULL.findings
    (exempted,) = document["exempted"]
    assert (finding(exempted), exempted["reason"]) == (
        FULL.exempted[0].finding,
        FULL.exempted[0].reason,
    )
    assert {entry["rule"]: entry["reason"] for entry in document["not_run"]} == FULL.not_run


def test_the_summary_counts() -> None:
    assert json.loads(render(FULL))["summary"] == {
        "tables": 5,
        "figures": 11,
        "rules": 3,
        "fatal": 2,
        "errors": 13,
        "warnings": 1,
        "notices": 1,
        "exempted": 1,
        "not_run": 2,
    }


@given(REPORTS)
@UNHURRIED
def test_any_text_comes_back_as_it_was(report: Report) -> None:
    document = json.loads(render(report))
    VALIDATOR.validate(document)
    assert tuple(map(finding, document["findings"])) == report.findings
