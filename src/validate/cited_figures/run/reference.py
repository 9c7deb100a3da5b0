"""A second opinion: pandera and frictionless judge the package too, and the engine must agree."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from ..finding import Fault, Severity
from ..package.package import Package
from ..package.standard import offline
from ..rules.rule import rule
from ..rules.workspace import NotApplicableError, Workspace
from ..tables.table import Failure, Table

DESCRIPTOR = "descriptor-invalid"
HEADER = 2  # frictionless counts rows from one, and the header among them
MOST = 1_000_000  # errors of a table that frictionless is asked for

Cell = tuple[str, str, int]  # rule, column and row of a failure


@rule(
    "reference-differs",
    family="structure",
    title="pandera or frictionless judges a row in another way than the check",
    why="The check holds tables to their schemas in a way of its own; where the libraries that "
    "define them disagree, one of the two verdicts is wrong.",
    fix="This is a fault of the check or of the library, not of the data: report it with the "
    "package.",
    severity=Severity.FATAL,
)
def reference_differs(workspace: Workspace) -> Iterator[Fault]:
    """Find rows on which the schemas of pandera, or frictionless, and the engine disagree.

    Raises NotApplicableError for a package with a table that is empty or cannot be read, or whose
    descriptor is at fault.
    """
    if workspace.violations or any(finding.rule == DESCRIPTOR for finding in workspace.findings):
        raise NotApplicableError("the descriptor or a schema is at fault")
    for resource in workspace.package:
        workspace.require(resource.name)
    yield from _pandera_on_tables(workspace)
    yield from _pandera_on_views(workspace)
    yield from _frictionless(workspace)


def _pandera_on_tables(workspace: Workspace) -> Iterator[Fault]:
    from ..tables import schemas

    for name, table in workspace.tables.items():
        schema = schemas.table_schema(table.schema, workspace.keys(table))
        theirs = schemas.failures(schema, table.data)
        for failed, column, row in _unshared(workspace.table_failures(name), theirs):
            yield _fault(table, row, column, "pandera", failed)


def _pandera_on_views(workspace: Workspace) -> Iterator[Fault]:
    from ..tables import schemas
    from ..views.definitions import VIEWS

    for name in filter(workspace.has_view, VIEWS):
        try:
            view = workspace.view(name)
        except NotApplicableError:
            continue
        frame = view.frame.collect()
        theirs = schemas.failures(schemas.view_schema(name), frame)
        for failed, column, place in _unshared(workspace.view_failures(name), theirs):
            yield _fault(view.table, frame["_row"][place], column, "pandera", failed)


def _unshared(ours: Iterable[Failure], theirs: Iterable[Failure]) -> list[Cell]:
    """Return the failures that only one side has."""
    cells = (
        {(failure.rule, failure.column, row) for failure in found for row in failure.rows}
        for found in (ours, theirs)
    )
    return sorted(next(cells) ^ next(cells))


def _frictionless(workspace: Workspace) -> Iterator[Fault]:
    # A defect in the text of a key, which frictionless does not mend, shows in other tables too.
    tidy = not any(table.defects or table.ragged for table in workspace.tables.values())
    for name, refused in _refused_rows(workspace.package).items():
        table = workspace.tables[name]
        failed = {
            row: failure.column
            for failure in workspace.table_failures(name)
            for row in failure.rows
            if table.usable(row, failure.column)
        }
        for row in sorted({*refused} - {*failed}) if tidy else ():
            if not _is_found(workspace, table, row):
                yield _fault(table, row, table.resource.names[0], "frictionless", refused[row])
        for row in sorted({*failed} - {*refused}):
            yield _fault(table, row, failed[row], "frictionless", "nothing")


def _is_found(workspace: Workspace, table: Table, row: int) -> bool:
    """Return whether any rule has found something in a row, such as in an address."""
    places = {(finding.location.file, finding.location.line) for finding in workspace.findings}
    return (table.resource.shown, table.line(row)) in places


def _refused_rows(package: Package) -> dict[str, dict[int, str]]:
    """Return the rows of each table that frictionless refuses, with its first note on each."""
    from frictionless import Package as Reference

    descriptor = deepcopy(package.descriptor.data)
    for resource in package:
        entry: dict[str, Any] = descriptor["resources"][resource.index]
        entry["schema"] = resource.table_schema
    found = Reference.from_descriptor(offline(descriptor), basepath=str(package.root))
    report = found.validate(limit_errors=MOST)
    refused: dict[str, dict[int, str]] = {resource.name: {} for resource in package}
    for task in report.tasks:
        for error in task.errors:
            number = error.to_descriptor().get("rowNumber")
            if number is not None:
                refused[task.name].setdefault(number - HEADER, error.note)
    return refused


def _fault(table: Table, row: int, column: str, judge: str, found: str) -> Fault:
    place = table.place(row, column)
    return Fault(place, f"{judge} finds {found}", "the verdict of the check", table.key(row))
