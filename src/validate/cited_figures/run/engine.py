"""Run the rules on a package and count what they looked at."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from ..errors import UnreadableError
from ..finding import Finding, Location, Report, Severity
from ..package.bundled import tool
from ..package.membership import FIGURES
from ..package.package import Package, PathLike, read_package
from ..rules import RULES, choose
from ..rules.descriptor import package_unreadable
from ..rules.exemptions import divide
from ..rules.rule import Rule
from ..rules.workspace import NotApplicableError, Workspace

Watch = Callable[[Sequence[Rule]], Iterable[Rule]]

CRASHED, NOTHING = "rule-crashed", "nothing-checked"
LONG = 1_000_000  # bytes of all tables whose check is worth watching


def check(  # noqa: PLR0913  (all but one are keywords)
    path: PathLike = ".",
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    rules: Sequence[Rule] = RULES,
    watch: Watch = iter,
    reference: bool = False,
) -> Report:
    """Check a package, given by its folder or its datapackage.json, and return the report.

    ``only`` and ``skip`` name rules or families of rules; ``watch`` is handed the rules of a long
    run and hands them on, one by one, as they are to run. With ``reference``, the schemas of
    pandera and frictionless judge the package too, and a verdict that differs is a finding. Never
    raises for what is in the package: an unreadable package, a rule that crashes and a check of
    nothing are findings of severity ``fatal``. Raises FiguresError for the name of no rule.
    """
    chosen = choose(rules, only, skip)
    if reference:
        from .reference import reference_differs  # only here, as it imports both libraries

        chosen.append(reference_differs)
    try:
        package = read_package(path)
    except UnreadableError as error:
        return Report((unreadable(error),), tool=tool())
    steps = watch(chosen) if _is_long(package) else chosen
    left_out = frozenset({rule.id for rule in rules} - {rule.id for rule in chosen})
    return check_package(package, chosen, steps, left_out)


def check_package(
    package: Package,
    rules: Sequence[Rule] = RULES,
    steps: Iterable[Rule] = RULES,
    left_out: frozenset[str] = frozenset(),
) -> Report:
    """Check a package that has been read; ``left_out`` names rules that are not to run."""
    workspace = Workspace(package, not_chosen=left_out)
    return report_of(workspace, rules, _figures(workspace), steps)


def report_of(
    workspace: Workspace, rules: Sequence[Rule], figures: int, steps: Iterable[Rule]
) -> Report:
    """Run the steps, which are rules, and report what they and all rules before them found."""
    not_run = workspace.not_run
    for rule in steps:
        try:
            workspace.findings += list(rule.findings(workspace))
        except NotApplicableError as reason:
            not_run[rule.id] = str(reason)
        except Exception as error:  # noqa: BLE001  (a crash must not pass for a clean verdict)
            workspace.findings.append(_crashed(rule, error, workspace))
    crashed = sum(finding.rule == CRASHED for finding in workspace.findings)
    ran = len(rules) - len(not_run) - crashed
    findings, exempted = divide(workspace.package, workspace.findings)
    findings += _nothing(workspace, findings, figures, ran, not_run)
    return Report(
        tuple(sorted(findings, key=lambda finding: (finding.location, finding.rule))),
        tables=sum(resource.sheet is not None for resource in workspace.package),
        figures=figures,
        rules=ran,
        not_run=not_run,
        exempted=tuple(exempted),
        catalogue=tuple(rule.note for rule in rules),
        package=workspace.package.named,
        tool=tool(),
    )


def _is_long(package: Package) -> bool:
    return sum(len(resource.raw) for resource in package) > LONG


def _figures(workspace: Workspace) -> int:
    table = workspace.package.table(FIGURES)
    return len(table.sheet.rows) if table and table.sheet else 0


def _nothing(
    workspace: Workspace,
    findings: Sequence[Finding],
    figures: int,
    ran: int,
    not_run: Mapping[str, str],
) -> Iterator[Finding]:
    """Make a check of nothing, or of less than all, a finding unless an error explains it."""
    place = Location(workspace.package.descriptor.shown)
    fix = "Check a package with a table of figures, and all the tables it refers to."
    if any(finding.severity is Severity.FATAL for finding in findings):
        return
    if not figures or not ran:
        found = f"{figures} figures and {ran} rules"
        yield Finding(NOTHING, Severity.FATAL, place, found, "at least one of each", fix)
    elif not_run and not any(finding.severity.is_error for finding in findings):
        rule, reason = next(iter(not_run.items()))
        found = f"{len(not_run)} rules that could not run, such as {rule}: {reason}"
        yield Finding(NOTHING, Severity.FATAL, place, found, "every rule to run", fix)


def _crashed(rule: Rule, error: Exception, workspace: Workspace) -> Finding:
    place = Location(workspace.package.descriptor.shown)
    found = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    fix = "This is a fault of the check, not of the data: report it with the package."
    return Finding(CRASHED, Severity.FATAL, place, found, "a verdict", fix, rule.id)


def unreadable(error: UnreadableError) -> Finding:
    """Return the finding that a package, or a file beside it, cannot be used."""
    rule, fault = package_unreadable, error.fault
    return Finding(
        rule.id, rule.severity, fault.location, fault.found, fault.expected, fault.fix or rule.fix
    )
