"""The tables as SQL: statements that create them, and scripts that fill them from the CSV files."""

from collections.abc import Mapping
from graphlib import TopologicalSorter
from textwrap import fill as wrapped
from typing import Any

from ...cite.records import Records
from ...package.package import Resource
from ...package.table_schema import foreign_keys, limits

MARK = "-- Written by figures update"
# These names mean the same in PostgreSQL, SQLite and DuckDB.
TYPES = {
    "string": "text",
    "number": "double precision",
    "integer": "integer",
    "date": "date",
    "boolean": "boolean",
}


def created(_text: str, records: Records) -> str:
    """Return the statements that create all tables in PostgreSQL, SQLite and DuckDB."""
    return _script(
        "creates the tables, in PostgreSQL, SQLite or DuckDB", *map(_create, _all(records))
    )


def in_sqlite(_text: str, records: Records) -> str:
    """Return the script with which sqlite3 reads all tables."""
    return _script(
        "creates and fills the tables, in sqlite3, from the root of the package",
        ".read schemas/tables.sql",
        *map(_import, _all(records)),
    )


def in_postgresql(_text: str, records: Records) -> str:
    """Return the script with which psql reads all tables."""
    return _script(
        "creates and fills the tables, in psql, from the root of the package",
        r"\ir tables.sql",
        *map(_copy, _all(records)),
    )


def _script(does: str, *parts: str) -> str:
    return "\n\n".join([f"{MARK}: {does}.", *parts]) + "\n"


def _all(records: Records) -> list[Resource]:
    """Return the tables, each after those that it refers to."""
    named = {table.name: table for table in records.package}
    graph = {
        name: [key.table for key in foreign_keys(table.table_schema)]
        for name, table in named.items()
    }
    return [named[name] for name in TopologicalSorter(graph).static_order()]


def _create(table: Resource) -> str:
    keys = ", ".join(table.table_schema["primaryKey"])
    lines = [*map(_column, table.fields), f"PRIMARY KEY ({keys})"]
    lines += [
        f"FOREIGN KEY ({key.column}) REFERENCES {key.table}"
        for key in foreign_keys(table.table_schema)
    ]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n);"


def _column(field: Mapping[str, Any]) -> str:
    needed = " NOT NULL" if limits(field).get("required") else ""
    return f"{field['name']} {TYPES[field['type']]}{needed}"


def _import(table: Resource) -> str:
    """Import text, and make typed rows of it; the types of the columns turn text into numbers."""
    cells = ", ".join(map(_cell, table.fields))
    source = f"{table.name}_csv"
    rows = wrapped(f"INSERT INTO {table.name} SELECT {cells} FROM {source};", 100)  # noqa: S608
    return f".import --csv {table.entry['path']} {source}\n{rows}\nDROP TABLE {source};"


def _cell(field: Mapping[str, Any]) -> str:
    name = field["name"]
    cell = name if limits(field).get("required") else f"nullif({name}, '')"
    return f"{cell} = 'true'" if field["type"] == "boolean" else cell


def _copy(table: Resource) -> str:
    return rf"\copy {table.name} FROM '{table.entry['path']}' (FORMAT csv, HEADER match)"
