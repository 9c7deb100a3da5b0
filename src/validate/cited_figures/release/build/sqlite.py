"""The package as an SQLite database: typed tables with their keys, and the flat table."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

from ...errors import FiguresError
from ...package.package import Resource
from ...package.table_schema import foreign_keys
from .edition import Edition
from .flat import COLUMNS as FLAT_COLUMNS
from .flat import rows as flat_rows

FLAT, PACKAGE, COLUMNS = "figures_flat", "package", "column_descriptions"
RESERVED = (FLAT, PACKAGE, COLUMNS)
TYPES = {"number": "REAL", "integer": "INTEGER", "boolean": "INTEGER"}
LIMITS = {
    "minimum": "{name} >= {limit}",
    "maximum": "{name} <= {limit}",
    "minLength": "length({name}) >= {limit}",
    "maxLength": "length({name}) <= {limit}",
}
ABOUT = (
    *("name", "title", "description", "version", "created"),
    *("id", "homepage", "repository", "publisher", "archive"),
)
LIBRARY = slice(96, 100)  # which SQLite wrote the file; zeroed, so that all write the same bytes


def sqlite(edition: Edition) -> dict[str, bytes]:
    """Return the database: each table as a strict one, figures_flat, and what all of it means.

    The constraints of the Table Schemas are in SQL too, except patterns, which SQLite lacks.
    Raises FiguresError for a table with a name that the database uses itself.
    """
    for name in RESERVED:
        if edition.package.table(name):
            raise FiguresError(f"the table {name} has a name that the SQLite file needs; rename it")
    with closing(sqlite3.connect(":memory:")) as database:
        for table in edition.tables:
            database.execute(_create(table))
            _fill(database, table.name, edition.frames[table.name].rows())
        _add_package(database, edition)
        _add_flat(database, edition)
        _add_columns(database, edition)
        database.commit()
        raw = bytearray(database.serialize())
    raw[LIBRARY] = bytes(4)
    return {f"{edition.name}.sqlite": bytes(raw)}


def _create(table: Resource) -> str:
    keys = table.table_schema["primaryKey"]
    lines = [_column(field, keys) for field in table.fields]
    lines.append(f"  PRIMARY KEY ({', '.join(map(_name, keys))})")
    for key in foreign_keys(table.table_schema):
        reference = f"{_name(key.table)} ({_name(key.key)})"
        lines.append(f"  FOREIGN KEY ({_name(key.column)}) REFERENCES {reference}")
    cells = ",\n".join(lines)
    return f"CREATE TABLE {_name(table.name)} (\n{cells}\n) STRICT"


def _column(field: dict[str, Any], keys: list[str]) -> str:
    limits = field.get("constraints", {})
    about = " ".join(f"{field['title']}: {field['description']}".split())
    words = [f"  -- {about}\n  {_name(field['name'])}", TYPES.get(field["type"], "TEXT")]
    words += ["NOT NULL"] * bool(limits.get("required"))
    words += ["UNIQUE"] * bool(limits.get("unique") and keys != [field["name"]])
    words += [f"CHECK ({check})" for check in _checks(field, limits)]
    return " ".join(words)


def _checks(field: dict[str, Any], limits: dict[str, Any]) -> Iterator[str]:
    name = _name(field["name"])
    if field["type"] == "boolean":
        yield f"{name} IN (0, 1)"
    if field["type"] == "date":
        yield f"{name} IS date({name}, '+0 days')"  # it counts on from 30 February
    if "enum" in limits:
        yield f"{name} IN ({', '.join(map(_literal, limits['enum']))})"
    for key, form in LIMITS.items():
        if key in limits:
            yield form.format(name=name, limit=_literal(limits[key]))


def _add_package(database: sqlite3.Connection, edition: Edition) -> None:
    about, licence = edition.descriptor, edition.descriptor["licenses"][0]
    row = {key: about.get(key) for key in ABOUT}
    row |= {"license": licence["name"], "license_url": licence["path"]}
    _add(database, PACKAGE, dict.fromkeys(row, "TEXT"), [tuple(row.values())])


def _add_flat(database: sqlite3.Connection, edition: Edition) -> None:
    types = {column.name: TYPES.get(column.type, "TEXT") for column in FLAT_COLUMNS}
    rows = [tuple(cell or None for cell in row) for row in flat_rows(edition)]
    _add(database, FLAT, types, rows)


def _add_columns(database: sqlite3.Connection, edition: Edition) -> None:
    rows = [(FLAT, column.name, column.description) for column in FLAT_COLUMNS]
    rows += [
        (table.name, field["name"], field["description"])
        for table in edition.tables
        for field in table.fields
    ]
    names = ("table_name", "column_name", "description")
    _add(database, COLUMNS, dict.fromkeys(names, "TEXT"), rows)


def _add(
    database: sqlite3.Connection, table: str, types: dict[str, str], rows: list[tuple[Any, ...]]
) -> None:
    cells = ", ".join(f"{_name(name)} {kind}" for name, kind in types.items())
    database.execute(f"CREATE TABLE {_name(table)} ({cells}) STRICT")
    _fill(database, table, rows)


def _fill(database: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        insert = f"INSERT INTO {_name(table)} VALUES ({marks})"  # noqa: S608
        database.executemany(insert, (tuple(map(_value, row)) for row in rows))


def _value(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _literal(value: object) -> str:
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)
