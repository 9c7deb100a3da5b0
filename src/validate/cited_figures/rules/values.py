"""The value rules: entries of schemas/rules.json, enforced on the views."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from ..finding import Fault, Severity
from ..tables.exact import plain
from ..tables.rulebook import load_rules
from ..tables.table import ROW, Table, View
from .rule import Rule
from .workspace import NotApplicableError, Workspace


class _Words:
    """The cells of a row as the tables write them, each made when a message asks for it."""

    def __init__(self, cells: Mapping[str, object]) -> None:
        self._cells = cells

    def __getitem__(self, name: str) -> str:
        return plain(self._cells[name])


def value_rules() -> tuple[Rule, ...]:
    """Return the rules of schemas/rules.json in their order."""
    return tuple(value_rule(entry) for entry in load_rules())


def value_rule(entry: Mapping[str, Any]) -> Rule:
    """Return the rule that an entry of schemas/rules.json describes."""
    return Rule(
        entry["id"],
        entry["family"],
        entry["title"],
        entry["why"],
        entry["fix"],
        lambda workspace: _search(workspace, entry),
        Severity(entry.get("severity", "error")),
        tuple(entry["views"]),
        entry["sql"],
    )


def _search(workspace: Workspace, entry: Mapping[str, Any]) -> list[Fault]:
    """Search all views of a rule.

    Raises NotApplicableError when one of them cannot be made and the others show no fault.
    """
    faults: list[Fault] = []
    reasons = []
    for view in filter(workspace.has_view, entry["views"]):
        try:
            faults += _faults(workspace, view, entry)
        except NotApplicableError as error:
            reasons.append(str(error))
    if reasons and not faults:
        raise NotApplicableError(reasons[0])
    return faults


def _faults(workspace: Workspace, name: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    view = workspace.view(name)
    table = view.table
    faulty = workspace.faulty if entry.get("builds_on") else set()
    reads = [entry["column"]]
    reads += [each for each in table.resource.names if re.search(rf"\b{each}\b", entry["sql"])]
    for failure in workspace.view_failures(name):
        if failure.rule == entry["id"]:
            for cells in view.cells(failure.rows):
                sound = all(workspace.sound(table, cells[ROW], each) for each in reads)
                if sound and faulty.isdisjoint(_basis(workspace, view, entry, cells)):
                    yield _fault(table, entry, cells)


def _basis(
    workspace: Workspace, view: View, entry: Mapping[str, Any], cells: Mapping[str, Any]
) -> Iterator[tuple[str, int]]:
    """Yield file and line of each row that the rule builds on: an error there explains this one."""
    for name in entry.get("builds_on", []):
        table = workspace.tables[name]
        if table is view.table:
            rows = [cells[ROW]]
        else:
            (key,) = table.schema["primaryKey"]
            rows = table.rows_with(key, cells[key])
        yield from ((table.resource.shown, table.line(row)) for row in rows)


def _fault(table: Table, entry: Mapping[str, Any], cells: Mapping[str, object]) -> Fault:
    words = _Words(cells)
    row = cast("int", cells[ROW])
    return Fault(
        table.place(row, entry["column"]),
        entry["found"].format_map(words),
        entry["expected"].format_map(words),
        table.key(row),
    )
