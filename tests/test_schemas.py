"""The conditions of tables and views, as the engine and as pandera hold to them."""

import contextlib
import os
import subprocess
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import frictionless
import polars as pl
import pytest
from pandera.errors import SchemaErrors, SchemaWarning

import cited_figures.schemas
from changes import ROOT, apply, faults, recount, set_cell
from cited_figures import Severity, check
from cited_figures.package import membership
from cited_figures.package.package import read_package
from cited_figures.rules.workspace import NotApplicableError, Workspace
from cited_figures.tables import expressions, schemas
from cited_figures.tables.constraints import CONSTRAINT, DUPLICATE, REQUIRED, UNRESOLVED
from cited_figures.tables.expressions import Condition, failures
from cited_figures.tables.rulebook import load_rules, rules_of
from cited_figures.tables.schemas import table_schema
from cited_figures.tables.table import CrashedError, Failure
from cited_figures.views.definitions import VIEWS
from test_cases import INVALID
from test_cases import name as case_name


def schema(**field: Any) -> dict[str, Any]:
    return {"fields": [{"name": "x", **field}], "primaryKey": []}


@pytest.mark.parametrize(
    ("kind", "limits", "good", "bad"),
    [
        ("number", {"minimum": 0}, [0.0, 1.5], [-0.5]),
        ("number", {"maximum": 100}, [100.0], [100.5]),
        ("integer", {"enum": [1, 2]}, [1, 2], [3]),
        (
            "date",
            {"minimum": "2020-01-01", "maximum": "2020-12-31"},
            ["2020-12-31"],
            ["2021-01-01"],
        ),
        ("date", {"enum": ["2020-01-01"]}, ["2020-01-01"], ["2020-01-02"]),
        ("string", {"minLength": 2, "maxLength": 3}, ["ab", "云计算"], ["a", "abcd"]),
        ("string", {"pattern": "a|b"}, ["a", "b"], ["axyz", "xb"]),
        ("boolean", {"required": True}, [True], [None]),
        ("string", {"unique": True}, ["a", None, None], ["a", "a"]),
    ],
)
def test_a_constraint_means_what_the_standard_says(
    kind: str, limits: dict[str, Any], good: list[Any], bad: list[Any]
) -> None:
    compiled = table_schema(schema(type=kind, constraints=limits))
    assert compiled.validate(pl.DataFrame({"x": good}), lazy=True).height == len(good)
    with pytest.raises(SchemaErrors):
        compiled.validate(pl.DataFrame({"x": bad}), lazy=True)


def test_every_failing_row_is_reported() -> None:
    compiled = table_schema(schema(type="number", constraints={"minimum": 0}))
    frame = pl.DataFrame({"x": [-1.0 if n % 2 else 1.0 for n in range(5_000)]})
    (failure,) = schemas.failures(compiled, frame)
    assert failure.rows == list(range(1, 5_000, 2))


def judged(sql: str, frame: pl.DataFrame) -> list[Failure]:
    return failures(frame.lazy(), [Condition("r", "x", "", pl.sql_expr(sql))], frame.height)


def test_a_condition_that_is_null_passes() -> None:
    (failure,) = judged("x > 0", pl.DataFrame({"x": [1.0, None, -1.0]}))
    assert (failure.rule, failure.rows) == ("r", [2])


def test_a_condition_that_cannot_be_computed_is_no_verdict() -> None:
    with pytest.raises(CrashedError, match="y"):
        judged("y > 0", pl.DataFrame({"x": [1.0]}))


def test_a_condition_that_holds_needs_no_pandera(package: Path) -> None:
    code = "import sys, cited_figures; cited_figures.check('.'); print('pandera' in sys.modules)"
    found = []
    for unit in ("CNY", "percent"):
        set_cell(package, "figures", "F02", "unit_id", unit)
        command = [sys.executable, "-W", "ignore", "-c", code]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(command, capture_output=True, check=True, env=environment)  # noqa: S603
        found.append(done.stdout.split())
    assert found == [[b"True"], [b"False"]]


WARNINGS = {rule.id for rule in load_rules() if rule.severity == Severity.WARNING}
NOTICES = {rule.id for rule in load_rules() if rule.severity == Severity.NOTICE}
OF_A_SCHEMA = {REQUIRED, CONSTRAINT, DUPLICATE, UNRESOLVED, *(rule.id for rule in load_rules())}
OF_A_SCHEMA -= NOTICES  # a notice refuses no frame
CASES = [case for case in INVALID if case.parent.name in OF_A_SCHEMA]
Cell = tuple[str, str, str, int]


def by_the_engine(workspace: Workspace, names: Iterable[str]) -> set[Cell]:
    """Return what the engine finds against the schema of each table and the rules of each view."""
    return cells(
        {
            name: workspace.view_failures(name) if name in VIEWS else workspace.table_failures(name)
            for name in names
        }
    )


def by_pandera(workspace: Workspace, names: Iterable[str]) -> set[Cell]:
    """Return what the schemas of pandera themselves find, which anybody may use."""
    found = {}
    warnings_of: set[tuple[str, str]] = set()
    for name in names:
        if name in VIEWS:
            frame = workspace.view(name).frame.collect()
            with warnings.catch_warnings(record=True, action="always") as warned:
                found[name] = list(schemas.failures(getattr(cited_figures.schemas, name), frame))
            said = [str(warning.message) for warning in warned]
            warnings_of |= {
                (name, rule) for rule in WARNINGS if any(f": {rule}>" in text for text in said)
            }
        else:
            table = workspace.tables[name]
            compiled = table_schema(table.schema, workspace.keys(table))
            found[name] = list(schemas.failures(compiled, table.data))
    return cells(found) | {(name, rule, "", 0) for name, rule in warnings_of}


def made_views(workspace: Workspace, names: Iterable[str] = VIEWS) -> list[str]:
    made = []
    for name in filter(workspace.has_view, names):
        with contextlib.suppress(NotApplicableError):
            workspace.view(name)
            made.append(name)
    return made


def cells(found: dict[str, list[Failure]]) -> set[Cell]:
    """Return the cells at fault; of a warning, pandera names the rule only."""
    return {
        (name, failure.rule, "", 0)
        if failure.rule in WARNINGS
        else (name, failure.rule, failure.column, row)
        for name, several in found.items()
        for failure in several
        if failure.rule not in NOTICES
        for row in failure.rows
    }


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_the_engine_finds_what_the_public_schemas_find(case: Path, package: Path) -> None:
    apply(case, package)
    workspace = Workspace(read_package(package))
    views = next((rule.views for rule in load_rules() if rule.id == case.parent.name), ())
    names = made_views(workspace, views) if views else [*workspace.tables]
    found = by_the_engine(workspace, names)
    assert found == by_pandera(workspace, names)
    assert case.parent.name in {rule for _, rule, _, _ in found}


def test_pandera_and_frictionless_accept_the_real_tables() -> None:
    workspace = Workspace(read_package(ROOT))
    names = [*workspace.tables, *made_views(workspace)]
    assert names == [*workspace.tables, *VIEWS]
    report = check(ROOT, reference=True)
    exempted = {entry.finding.rule for entry in report.exempted}
    assert {rule for _, rule, _, _ in by_pandera(workspace, names)} == exempted <= WARNINGS
    assert frictionless.Package(str(ROOT / "datapackage.json")).validate().valid
    assert (faults(report), report.not_run) == ([], {})


def test_a_frame_is_not_refused_for_a_warning() -> None:
    frame = cited_figures.schemas.frame("compared_series", ROOT)
    with pytest.warns(SchemaWarning, match="growth-contradicts-levels"):
        assert cited_figures.schemas.compared_series.validate(frame, lazy=True).equals(frame)


def test_a_view_has_every_column_that_its_rules_read_and_show() -> None:
    workspace = Workspace(read_package(ROOT))
    assert made_views(workspace) == [*VIEWS]
    for name in VIEWS:
        columns = {*workspace.view(name).frame.collect_schema().names()}
        for rule in rules_of(name):
            assert expressions.columns_judged(rule) | rule.shown <= columns, (name, rule.id)


def test_a_rule_builds_on_tables_of_the_profile() -> None:
    named = {table for rule in load_rules() for table in rule.builds_on}
    assert named <= {*membership.REQUIRED, *membership.OPTIONAL}


def test_a_verdict_that_a_library_does_not_share_is_a_finding(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_cell(package, "figures", "F02", "comparator", "about")
    set_cell(package, "figures", "F04", "unit_id", "percent")
    recount(package)
    shared = {finding.rule for finding in check(package, reference=True).findings}
    assert shared >= {"cell-constraint", "unit-not-the-indicators"}
    assert "reference-differs" not in shared
    monkeypatch.setattr(expressions, "broken", lambda *_: [])  # an engine that finds nothing
    findings = check(package, reference=True).findings
    differing = [finding for finding in findings if finding.rule == "reference-differs"]
    assert {finding.severity for finding in findings} == {Severity.FATAL}
    assert {(finding.location.line, finding.found) for finding in differing} >= {
        (3, "pandera finds cell-constraint"),
        (5, "pandera finds unit-not-the-indicators"),
    }
    assert any(finding.found.startswith("frictionless finds ") for finding in differing)


@pytest.mark.parametrize("name", ["table-empty/header-only", "descriptor-invalid"])
def test_no_library_is_asked_about_what_it_cannot_judge(name: str, package: Path) -> None:
    case = next(case for case in INVALID if f"{case_name(case)}/".startswith(f"{name}/"))
    apply(case, package)
    report = check(package, reference=True)
    assert "reference-differs" in report.not_run
    assert {finding.rule for finding in report.findings}.isdisjoint(
        {"rule-crashed", "reference-differs"}
    )
