"""Rules that the Table Schemas declare, enforced on the tables."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import lru_cache

from ..evidence.proof import EVIDENCE
from ..finding import Fault
from ..package.known import lookup, told
from ..package.table_schema import ForeignKey, foreign_keys
from ..tables.constraints import A_VALUE, CONSTRAINT, DUPLICATE, REQUIRED, UNRESOLVED, is_required
from ..tables.table import Failure, Table
from ..text import closest, counted, quoted
from .rule import Search, rule
from .workspace import Workspace

UNVERIFIED = {(REQUIRED, column) for column in EVIDENCE}
FAULTY_KEY = (CONSTRAINT, REQUIRED)
SHOWN = 9  # rows that one message names
LONGEST, MANY = 40, 500  # characters of a cell, and codes, among which one was probably meant

_DIGITS = re.compile("[0-9]")
_REWRITTEN = re.compile(
    "[A-Za-z]{3}-[0-9]{2}|[0-9]{1,2}-[A-Za-z]{3}|([0-9]{1,4}[./-]){2}[0-9]{2,4}"
)
RETYPE = "A spreadsheet takes such text for a day: import the column as text, and write it again."
NO_ROW = (
    "Fill the cells, or delete the row if it is none of the table, such as a total or a remark."
)


def _search(name: str) -> Search:
    return lambda workspace: (
        fault for table in workspace.tables.values() for fault in _faults(workspace, table, name)
    )


def _faults(workspace: Workspace, table: Table, name: str) -> Iterator[Fault]:
    for failure in workspace.table_failures(table.resource.name):
        if failure.rule == name and (name, failure.column) not in UNVERIFIED:
            if name == UNRESOLVED and _leads_to_faulty_keys(workspace, table, failure.column):
                continue  # one of those may be meant
            column = table.resource.names.index(failure.column)
            hint = _hints(workspace, table, failure)
            for row in failure.rows:
                if table.usable(row, failure.column):
                    text = table.cells(row)[column]
                    yield _fault(table, failure, row, text, hint(text))


def _leads_to_faulty_keys(workspace: Workspace, table: Table, column: str) -> bool:
    """Return whether the key of a row to which a column may refer has a fault itself."""
    key = next(key for key in foreign_keys(table.schema) if key.column == column)
    failures = workspace.table_failures(key.table)
    is_cut = bool(workspace.tables[key.table].ragged)
    return is_cut or any(
        failed.column == key.key and failed.rule in FAULTY_KEY for failed in failures
    )


def _hints(workspace: Workspace, table: Table, failure: Failure) -> Callable[[str], str]:
    """Return what says for a cell of a column what was probably meant."""
    if failure.rule == UNRESOLVED:
        keys = foreign_keys(table.schema)
        key = next(key for key in keys if key.column == failure.column)
        keys_there = tuple(workspace.tables[key.table].data[key.key].drop_nulls())
        return lambda text: _key_meant(text, keys_there) or _known(key, text, keys_there)
    field = next(field for field in table.resource.fields if field["name"] == failure.column)
    codes = tuple(str(code) for code in field.get("constraints", {}).get("enum", []))
    return lambda text: _meant(text, codes)


def _fault(table: Table, failure: Failure, row: int, text: str, hint: str) -> Fault:
    place = table.place(row, failure.column)
    found = f"{failure.column} is {quoted(text)}" if text else f"{failure.column} is empty"
    fix = RETYPE if failure.rule == CONSTRAINT and _REWRITTEN.fullmatch(text) else ""
    return Fault(place, found, failure.expected + hint, table.key(row), fix=fix)


def _key_meant(text: str, keys: tuple[str, ...]) -> str:
    """Suggest the key that was probably meant; one that only has another number is another row."""
    likely = closest(text, keys) if len(keys) <= MANY else ""
    is_other = _DIGITS.sub("", likely) == _DIGITS.sub("", text)
    return f" (did you mean {likely}?)" if likely and not is_other else ""


def _known(key: ForeignKey, text: str, keys: tuple[str, ...]) -> str:
    """Offer the known row that was probably meant; its key, where the table has it."""
    row = lookup(key.table, text)
    if row and row[key.key] in keys:
        return f" (did you mean {row[key.key]}?)"
    return told(key.table, row)


def _meant(text: str, codes: tuple[str, ...]) -> str:
    """Suggest the code that was probably meant."""
    likely = _likely(text, codes) if codes else ""
    return f" (did you mean {likely}?)" if likely else ""


@lru_cache(maxsize=10_000)
def _likely(text: str, codes: tuple[str, ...]) -> str:
    short = len(text) <= LONGEST and len(codes) <= MANY  # to compare more takes too long
    close = get_close_matches(text, codes, 9, 0.5) if short else []
    likely = sorted(close, key=lambda code: [a != b for a, b in zip(code, text, strict=False)])
    return likely[0] if likely else ""


@rule(
    "figures-unverified",
    family="structure",
    title="Rows have no place in their source, or no fingerprint of their sentence",
    why="Nothing shows yet that the source states these figures in these words.",
    fix="Run figures verify with a copy of the source and --write, which fills them in.",
)
def figures_unverified(workspace: Workspace) -> Iterator[Fault]:
    """Find what only a copy of the source shows: one fault for all rows of a table."""
    for table in workspace.tables.values():
        failures = workspace.table_failures(table.resource.name)
        missing = [failure for failure in failures if (failure.rule, failure.column) in UNVERIFIED]
        rows = {
            row for failure in missing for row in failure.rows if table.usable(row, failure.column)
        }
        if rows:
            first, *_ = shown = sorted(rows)
            columns = [failure.column for failure in missing]
            keys = ", ".join(map(table.key, shown[:SHOWN])) + ("..." if shown[SHOWN:] else "")
            found = f"{counted(len(rows), 'row')} without {', '.join(columns)}: {keys}"
            yield Fault(table.place(first, columns[0]), found, "what figures verify shows")


@rule(
    REQUIRED,
    family="structure",
    title="A cell that must be filled is empty",
    why="The row cannot be understood without it.",
    fix="Fill the cell.",
)
def cell_required(workspace: Workspace) -> Iterator[Fault]:
    """Find empty cells; a row that lacks most of its cells is one fault."""
    for table in workspace.tables.values():
        names = [field["name"] for field in table.resource.fields if is_required(field)]
        for row in table.sparse:
            cells = dict(zip(table.resource.names, table.cells(row), strict=True))
            empty = [name for name in names if not cells[name]]
            found = f"{counted(len(empty), 'cell')} empty: {', '.join(empty)}"
            yield Fault(table.place(row, empty[0]), found, A_VALUE, table.key(row), fix=NO_ROW)
        yield from _faults(workspace, table, REQUIRED)


cell_constraint = rule(
    CONSTRAINT,
    family="structure",
    title="A cell breaks a constraint of its column",
    why="The schema promises users which codes, patterns and lengths a column holds.",
    fix="Write the cell as the description of the column in the schema says.",
)(_search(CONSTRAINT))

key_duplicate = rule(
    DUPLICATE,
    family="structure",
    title="Two rows have the same key",
    why="A key must lead to one row; a join would silently double rows.",
    fix="Remove one of the rows, or give it a key of its own.",
)(_search(DUPLICATE))

reference_unresolved = rule(
    UNRESOLVED,
    family="structure",
    title="A key leads to no row of the table it refers to",
    why="The unit, the indicator or the source of the row is then unknown.",
    fix="Correct the key, or add the row that it refers to.",
)(_search(UNRESOLVED))
