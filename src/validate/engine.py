"""Run the rules on a package and count what they looked at."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .documents import UnreadableError
from .evidence import prove
from .finding import Finding, Location, Proof, Report, Severity
from .package import load
from .rules import EVIDENCE, RULES
from .rules.descriptor import package_unreadable
from .rules.rule import Rule
from .workspace import NotApplicableError, Workspace

FIGURES = "figures"  # the table that a package of this profile is about


@dataclass(slots=True)
class _Run:
    """What has happened so far."""

    findings: list[Finding] = field(default_factory=list)
    ran: int = 0
    not_run: dict[str, str] = field(default_factory=dict)


def check(path: str | os.PathLike[str] = ".", rules: Sequence[Rule] = RULES) -> Report:
    """Check a package, given by its folder or its datapackage.json, and return the report.

    Never raises for what is in the package: an unreadable package, a rule that crashes and a
    check of nothing are findings of severity ``fatal``.
    """
    try:
        workspace = Workspace(load(path))
    except UnreadableError as error:
        return Report((_unreadable(error),))
    return _report(workspace, rules, _figures(workspace))


def verify(
    text: str | os.PathLike[str], path: str | os.PathLike[str] = ".", source: str | None = None
) -> tuple[Report, list[Proof]]:
    """Prove the figures of a source against a copy of it, a text or HTML file.

    Returns the report of the evidence rules and the proof of each figure. ``source`` may be left
    out when the package has one source with a fingerprint. Never raises for what is in the files.
    """
    try:
        workspace = Workspace(load(path))
        workspace.proofs = prove(workspace, os.fspath(text), source)
    except UnreadableError as error:
        return Report((_unreadable(error),)), []
    except NotApplicableError as reason:
        place = Location(workspace.package.descriptor.shown)
        missing = UnreadableError(str(reason), "a package that passes figures check", place)
        return Report((_unreadable(missing),)), []
    return _report(workspace, EVIDENCE, len(workspace.proofs)), workspace.proofs


def _report(workspace: Workspace, rules: Sequence[Rule], figures: int) -> Report:
    run = _Run()
    for rule in rules:
        _run(rule, workspace, run)
    tables = sum(each.sheet is not None for each in workspace.package)
    run.findings += _nothing(workspace, figures, run)
    run.findings.sort(key=lambda each: (each.location, each.rule))
    catalogue = tuple(each.note for each in rules)
    return Report(tuple(run.findings), tables, figures, run.ran, run.not_run, catalogue=catalogue)


def _run(rule: Rule, workspace: Workspace, run: _Run) -> None:
    try:
        found = list(rule.findings(workspace))
    except NotApplicableError as reason:
        run.not_run[rule.id] = str(reason)
    except Exception as error:  # noqa: BLE001  (a rule that crashes must not pass for one that found nothing)
        run.findings.append(_crashed(rule, error, workspace))
    else:
        run.ran += 1
        run.findings += found
        errors = [each.location for each in found if each.severity is not Severity.WARNING]
        workspace.faulty |= {(each.file, each.line) for each in errors}


def _figures(workspace: Workspace) -> int:
    table = workspace.package.table(FIGURES)
    return len(table.sheet.rows) if table and table.sheet else 0


def _nothing(workspace: Workspace, figures: int, run: _Run) -> Iterator[Finding]:
    """Make a check of nothing, or of less than all, a finding unless others explain it."""
    place = Location(workspace.package.descriptor.shown)
    fix = "Check a package with a table of figures, and all the tables it refers to."
    if any(each.severity is Severity.FATAL for each in run.findings):
        return
    if not figures or not run.ran:
        found = f"{figures} figures and {run.ran} rules"
        yield Finding("nothing-checked", Severity.FATAL, place, found, "at least one of each", fix)
    elif run.not_run and not run.findings:
        rule, reason = next(iter(run.not_run.items()))
        found = f"{len(run.not_run)} rules that could not run, such as {rule}: {reason}"
        yield Finding("nothing-checked", Severity.FATAL, place, found, "every rule to run", fix)


def _crashed(rule: Rule, error: Exception, workspace: Workspace) -> Finding:
    place = Location(workspace.package.descriptor.shown)
    found = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    fix = "This is a fault of the check, not of the data: report it with the package."
    return Finding("rule-crashed", Severity.FATAL, place, found, "a verdict", fix, rule.id)


def _unreadable(error: UnreadableError) -> Finding:
    rule = package_unreadable
    return Finding(rule.id, rule.severity, error.location, error.found, error.expected, rule.fix)
