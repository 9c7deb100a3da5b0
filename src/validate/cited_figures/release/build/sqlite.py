"""The package as an SQLite database: typed tables with their keys, and the flat view."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

from ...errors import FiguresError
from ...package.package import Resource
from ...package.table_schema import foreign_keys
from .edition import Edition
from .flat import FIGURES, PACKAGE, STATEMENTS, columns, figure_keys, statements
from .tables import schema

VIEW = "figures_flat"
RESERVED = (PACKAGE, STATEMENTS, VIEW)
TYPES = {"number": "REAL", "integer": "INTEGER", "boolean": "INTEGER"}
LIMITS = {
    "minimum": "{name} >= {limit}",
    "maximum": "{name} <= {limit}",
    "minLength": "length({name}) >= {limit}",
    "maxLength": "length({name}) <= {limit}",
}
ABOUT = ("name", "title", "description", "version", "created", "id", "homepage")
LIBRARY = slice(
    96, 100
)  # the version of SQLite that wrote the file; zeroed, so that all write the same bytes


def sqlite(edition: Edition) -> dict[str, bytes]:
    """Return the database: each table as a strict one, the view figures_flat, and package.

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
        _add_view(database, edition)
        database.commit()
        raw = bytearray(database.serialize())
    raw[LIBRARY] = bytes(4)
    return {f"{edition.name}.sqlite": bytes(raw)}


def _create(table: Resource) -> str:
    keys = schema(table)["primaryKey"]
    lines = [_column(field, keys) for field in table.fields]
    lines.append(f"  PRIMARY KEY ({', '.join(map(_name, keys))})")
    for key in foreign_keys(schema(table)):
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
    cells = ", ".join(f"{_name(name)} TEXT" for name in row)
    database.execute(f"CREATE TABLE {PACKAGE} ({cells}) STRICT")
    _fill(database, PACKAGE, [tuple(row.values())])


def _add_view(database: sqlite3.Connection, edition: Edition) -> None:
    """Add the flat view; only the figures in words have to be stored for it."""
    owner = "figure_id TEXT NOT NULL PRIMARY KEY REFERENCES figures (figure_id)"
    database.execute(f"CREATE TABLE {STATEMENTS} ({owner}, statement TEXT NOT NULL) STRICT")
    _fill(database, STATEMENTS, list(statements(edition).items()))
    chosen = ",\n".join(
        f"  {_name(column.origin)}.{_name(column.source)} AS {_name(column.name)}"
        for column in columns(edition)
    )
    joins = [f"FROM {FIGURES}", f"JOIN {STATEMENTS} USING (figure_id)", f"JOIN {PACKAGE}"]
    for key in figure_keys(edition):
        other, own = f"{_name(key.prefix)}.{_name(key.key)}", f"{FIGURES}.{_name(key.column)}"
        joins.append(f"LEFT JOIN {_name(key.table)} AS {_name(key.prefix)} ON {other} = {own}")
    text = "\n".join([*joins, f"ORDER BY {FIGURES}.rowid"])
    database.execute(f"CREATE VIEW {VIEW} AS SELECT\n{chosen}\n{text}")


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
