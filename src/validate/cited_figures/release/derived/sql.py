"""The tables as SQL: statements that create them, and scripts that fill them from the CSV files."""

from collections.abc import Mapping
from graphlib import TopologicalSorter
from pathlib import Path
from textwrap import fill as wrapped
from typing import Any

from .described import Table, limits, tables

MARK = "-- Written by figures update"
# These names mean the same in PostgreSQL, SQLite and DuckDB.
TYPES = {
    "string": "text",
    "number": "double precision",
    "integer": "integer",
    "date": "date",
    "boolean": "boolean",
}


def created(text: str, root: Path) -> str:
    """Return the statements that create all tables in PostgreSQL, SQLite and DuckDB."""
    del text
    return _script("creates the tables, in PostgreSQL, SQLite or DuckDB", *map(_create, _all(root)))


def in_sqlite(text: str, root: Path) -> str:
    """Return the script with which sqlite3 reads all tables."""
    del text
    return _script(
        "creates and fills the tables, in sqlite3, from the root of the package",
        ".read schemas/tables.sql",
        *map(_import, _all(root)),
    )


def in_postgresql(text: str, root: Path) -> str:
    """Return the script with which psql reads all tables."""
    del text
    return _script(
        "creates and fills the tables, in psql, from the root of the package",
        r"\ir tables.sql",
        *map(_copy, _all(root)),
    )


def _script(does: str, *parts: str) -> str:
    return "\n\n".join([f"{MARK}: {does}.", *parts]) + "\n"


def _all(root: Path) -> list[Table]:
    """Put every table after those that it refers to."""
    named = {table.name: table for table in tables(root)}
    graph = {table.name: list(table.references.values()) for table in named.values()}
    return [named[name] for name in TopologicalSorter(graph).static_order()]


def _create(table: Table) -> str:
    key = ", ".join(table.schema["primaryKey"])
    lines = [*map(_column, table.fields), f"PRIMARY KEY ({key})"]
    lines += [f"FOREIGN KEY ({name}) REFERENCES {to}" for name, to in table.references.items()]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n);"


def _column(field: Mapping[str, Any]) -> str:
    needed = " NOT NULL" if limits(field).get("required") else ""
    return f"{field['name']} {TYPES[field['type']]}{needed}"


def _import(table: Table) -> str:
    """Import text, and make typed rows of it; the types of the columns turn text into numbers."""
    cells = ", ".join(map(_cell, table.fields))
    source = f"{table.name}_csv"
    rows = wrapped(f"INSERT INTO {table.name} SELECT {cells} FROM {source};", 100)  # noqa: S608
    return f".import --csv {table.entry['path']} {source}\n{rows}\nDROP TABLE {source};"


def _cell(field: Mapping[str, Any]) -> str:
    name = field["name"]
    cell = name if limits(field).get("required") else f"nullif({name}, '')"
    return f"{cell} = 'true'" if field["type"] == "boolean" else cell


def _copy(table: Table) -> str:
    return rf"\copy {table.name} FROM '{table.entry['path']}' (FORMAT csv, HEADER match)"
