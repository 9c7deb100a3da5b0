"""The engine for small packages: lists, and SQLite for what is SQL; nothing to wait for.

It finds what ``framed`` finds, in the same order; the tests hold the two against each other.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..package.package import Resource
from ..tables.cells import Judgement, judge
from ..tables.constraints import (
    A_KNOWN_KEY,
    A_VALUE,
    CONSTRAINT,
    DUPLICATE,
    REQUIRED,
    UNRESOLVED,
    Constraint,
    constraints,
    is_required,
    new_key,
    unique_keys,
)
from ..tables.table import (
    ROW,
    Cells,
    Failure,
    Table,
    fillable,
)
from .definitions import (
    VIEWS,
    Gathering,
    Join,
    columns_read,
)
from .sql import Database

Tables = Mapping[str, Table]

# How a value is held to a constraint.
CHECKS: dict[str, Callable[[Any], Callable[[Any], Any]]] = {
    "pattern": lambda limit: re.compile(limit).fullmatch,
    "enum": lambda limit: frozenset(limit).__contains__,
    "minimum": lambda limit: lambda value: value >= limit,
    "maximum": lambda limit: lambda value: value <= limit,
    "minLength": lambda limit: lambda value: len(value) >= limit,
    "maxLength": lambda limit: lambda value: len(value) <= limit,
}


@dataclass(frozen=True, slots=True)
class RowView:
    """Joined rows, and the table whose rows they are."""

    name: str
    table: Table
    rows: list[Cells]

    def cells(self, rows: Iterable[int]) -> Iterator[Cells]:
        """Yield rows of the view, named by their position in it."""
        return (self.rows[each] for each in rows)


def read_table(resource: Resource) -> Table | None:
    """Return the typed columns of a resource, or None when its header is not its schema's."""
    table = fillable(resource)
    if table is None:
        return None
    rows = [_certain(table, n, row) for n, row in enumerate(table.sheet.rows)]
    for index, each in enumerate(resource.fields):
        name, kind = each["name"], each["type"]
        table.data[name] = [
            _value(table, n, name, judge(row[index], kind)) for n, row in enumerate(rows)
        ]
    return table


def _certain(table: Table, number: int, row: list[str]) -> list[str]:
    """Return what is certain of a row; with too few or too many cells it is the key."""
    if number not in table.ragged:
        return row
    names = table.resource.names
    return (row[: len(table.schema["primaryKey"])] + [""] * len(names))[: len(names)]


def _value(table: Table, row: int, column: str, judgement: Judgement) -> Any:
    if judgement.defects:
        table.note(row, column, judgement)
    return judgement.value


def table_failures(table: Table, tables: Tables) -> list[Failure]:
    """Return what breaks the schema of a table."""
    referred = {own: (other, key) for own, other, key in table.references(tables)}
    keys = {each: set(tables[each[0]].data[each[1]]) for each in set(referred.values())}
    known = {own: keys[each] for own, each in referred.items()}
    found = [
        failure
        for each in table.resource.fields
        for failure in _column_failures(each, table.data[each["name"]], known.get(each["name"]))
    ]
    found += [_repetitions(names, table) for names in unique_keys(table.schema)]
    return [each for each in found if each.rows]


def _column_failures(
    field: Mapping[str, Any], values: list[Any], known: set[Any] | None
) -> Iterator[Failure]:
    name = field["name"]
    if is_required(field):
        missing = [row for row, value in enumerate(values) if value is None]
        yield Failure(REQUIRED, name, A_VALUE, missing)
    for each in constraints(field):
        yield Failure(CONSTRAINT, name, each.expected, _breaking(values, each))
    if known is not None:
        lost = [n for n, value in enumerate(values) if value is not None and value not in known]
        yield Failure(UNRESOLVED, name, A_KNOWN_KEY, lost)


def _breaking(values: list[Any], constraint: Constraint) -> list[int]:
    holds = CHECKS[constraint.kind](constraint.limit)
    return [n for n, value in enumerate(values) if value is not None and not holds(value)]


def _repetitions(names: list[str], table: Table) -> Failure:
    seen: set[tuple[Any, ...]] = set()
    rows = []
    for row, key in enumerate(zip(*(table.data[each] for each in names), strict=True)):
        if key in seen and None not in key:
            rows.append(row)
        seen.add(key)
    return Failure(DUPLICATE, names[-1], new_key(names), rows)


def build(name: str, tables: Tables) -> RowView:
    """Return a view over these tables; all that it needs must be among them."""
    definition, read = VIEWS[name], columns_read(name)
    table = tables[definition.table]
    rows = list(_sound(table, {each: each for each in table.resource.names if each in read}))
    for join in definition.joins:
        _join(rows, join, tables[join.table], read)
    if definition.gathering:
        _gather(definition.gathering, name, rows, tables)
    for each in definition.derivations:
        blank = dict.fromkeys(each.gives)
        for row in rows:
            row.update(blank | each.derive(row))
    return RowView(name, table, rows)


def _sound(table: Table, names: Mapping[str, str]) -> Iterator[Cells]:
    """Yield the rows that have all their cells, with these columns under their new names."""
    columns = [table.data[each] for each in names]
    for row in range(table.height):
        if row not in table.ragged:
            cells = zip(names.values(), (each[row] for each in columns), strict=True)
            yield {ROW: row, **dict(cells)}


def _join(rows: list[Cells], join: Join, other: Table, read: frozenset[str]) -> None:
    names = {each: join.prefixed(each) for each in other.resource.names}
    kept = {each: new for each, new in names.items() if new in read and each != join.on}
    known: dict[Any, Cells] = {}
    for cells in _sound(other, {join.on: join.on} | kept):
        del cells[ROW]
        known.setdefault(cells.pop(join.on), cells)
    nothing = dict.fromkeys(kept.values())
    for row in rows:
        key = row[join.key]
        row.update(nothing if key is None else known.get(key, nothing))


def _gather(gathering: Gathering, name: str, rows: list[Cells], tables: Tables) -> None:
    with Database() as database:
        for relation, columns in gathering.reads.items():
            if relation == name:
                database.fill(relation, (ROW, *columns), rows)
            else:
                table = tables.get(relation)
                database.fill(relation, columns, table.records() if table else ())
        for row, cells in zip(rows, database.rows(gathering.sql), strict=True):
            row.update(cells)


def view_failures(view: RowView, rules: Iterable[Mapping[str, Any]]) -> list[Failure]:
    """Return what SQLite finds in a view against its value rules."""
    if not view.rows:
        return []
    with Database() as database:
        numbered = [row | {ROW: n} for n, row in enumerate(view.rows)]
        database.fill(view.name, tuple(view.rows[0]), numbered)
        found = [
            Failure(rule["id"], "", "", database.failing(view.name, rule["sql"])) for rule in rules
        ]
    return [each for each in found if each.rows]
