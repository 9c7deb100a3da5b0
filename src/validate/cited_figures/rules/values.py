"""The value rules: entries of schemas/rules.json, enforced on the views."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..finding import Fault, Severity
from ..tables.exact import plain
from ..tables.rulebook import ValueRule, load_rules
from ..tables.table import ROW, Cells, Edit, Table
from .rule import Rule
from .workspace import NotApplicableError, Workspace


class _Words(dict[str, Any]):
    """The cells of a row, which a message shows as the tables write them."""

    def __getitem__(self, name: str) -> str:
        return plain(super().__getitem__(name))


def value_rules(before: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules of schemas/rules.json in their order, to run after others.

    One that builds on tables needs all rules before it: their errors explain its own.
    """
    ids = [rule.id for rule in before]
    made = []
    for entry in load_rules():
        made.append(value_rule(entry, ids))
        ids.append(entry.id)
    return tuple(made)


def value_rule(entry: ValueRule, before: Iterable[str] = ()) -> Rule:
    """Return the rule that an entry of schemas/rules.json describes."""
    needs = frozenset(before if entry.builds_on else ())
    return Rule(
        entry.id,
        entry.family,
        entry.title,
        entry.why,
        entry.fix,
        lambda workspace: _search(workspace, entry, needs),
        Severity(entry.severity),
        needs,
        entry.views,
        entry.sql,
    )


def _search(workspace: Workspace, entry: ValueRule, needs: frozenset[str]) -> list[Fault]:
    """Search all views of a rule.

    Raises NotApplicableError when one of them cannot be made and the others show no fault.
    """
    faults: list[Fault] = []
    reasons = []
    for view in filter(workspace.has_view, entry.views):
        try:
            faults += _faults(workspace, view, entry, needs)
        except NotApplicableError as error:
            reasons.append(str(error))
    if reasons and not faults:
        raise NotApplicableError(reasons[0])
    return faults


def corrections(workspace: Workspace) -> Iterator[Edit]:
    """Yield the cells that rules set, of rows that they found in a check of the workspace.

    The other cells on which a rule looks must be sound; where a view cannot be made, none is set.
    """
    for entry in load_rules():
        for view in filter(workspace.has_view, entry.views if entry.sets else ()):
            try:
                failures = workspace.view_failures(view)
            except NotApplicableError:
                continue
            table = workspace.view(view).table
            places = [
                row for failure in failures if failure.rule == entry.id for row in failure.rows
            ]
            for cells in _broken(workspace, view, entry, places, but=frozenset(entry.sets)):
                right = {column: cells[derived] for column, derived in entry.sets.items()}
                if None not in right.values():
                    for column, value in right.items():
                        yield Edit(table.resource.name, cells[ROW], column, value)


def _faults(
    workspace: Workspace, name: str, entry: ValueRule, needs: frozenset[str]
) -> Iterator[Fault]:
    for failure in workspace.view_failures(name):
        if failure.rule == entry.id:
            table = workspace.view(name).table
            faulty = workspace.faulty(needs)
            for cells in _broken(workspace, name, entry, failure.rows):
                if faulty.isdisjoint(_basis(workspace, name, entry, cells, faulty)):
                    yield _fault(table, entry, cells)


def _broken(
    workspace: Workspace,
    name: str,
    entry: ValueRule,
    places: list[int],
    but: frozenset[str] = frozenset(),
) -> Iterator[Cells]:
    """Yield the rows in these places whose cells are sound, as far as the rule reads them.

    The columns in ``but`` need not be.
    """
    import polars as pl

    from ..tables.expressions import columns_judged

    table = workspace.view(name).table
    judged = columns_judged(entry).intersection(table.resource.names) - but
    wanted = pl.col("_place").is_in(pl.Series(places, dtype=pl.UInt32).implode())
    for cells in workspace.broken_rows(name).filter(wanted).iter_rows(named=True):
        if all(workspace.sound(table, cells[ROW], column) for column in judged):
            yield cells


def _basis(
    workspace: Workspace,
    name: str,
    entry: ValueRule,
    cells: Cells,
    faulty: set[tuple[str, int]],
) -> Iterator[tuple[str, int]]:
    """Yield file and line of each row that the rule builds on: an error there explains this one.

    Of a table that the row has no key of, any faulty row may be the one that explains it, if the
    view reads that table.
    """
    from ..views.definitions import VIEWS

    table = workspace.view(name).table
    read = [other for other in entry.builds_on if other in VIEWS[name].reads]
    for other in filter(None, map(workspace.tables.get, read)):
        file, key = other.resource.shown, other.schema["primaryKey"][0]
        if other is table:
            yield file, other.line(cells[ROW])
        elif key in cells:
            yield from ((file, other.line(row)) for row in other.rows_with(key, cells[key]))
        else:
            yield from (place for place in faulty if place[0] == file)


def _fault(table: Table, entry: ValueRule, cells: Mapping[str, Any]) -> Fault:
    words = _Words(cells)
    return Fault(
        table.place(cells[ROW], entry.column),
        entry.found.format_map(words),
        entry.expected.format_map(words),
        table.key(cells[ROW]),
    )
