"""The columns of every table, for people and as SQL, in data/README.md."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from textwrap import fill as wrapped
from typing import Any

from ...cite.records import Records
from ...package.package import Resource
from ..foreign_keys import foreign_keys
from .marks import fill

BEGIN, END = "<!-- fields: begin (figures update) -->", "<!-- fields: end -->"
MANY = 20  # codes that are worth listing
STANDARDS = {
    "ISO 3166-1 alpha-3": "https://www.iso.org/iso-3166-country-codes.html",
    "ISO 4217": "https://www.iso.org/iso-4217-currency-codes.html",
}
# These names mean the same in PostgreSQL, SQLite and DuckDB.
SQL = {
    "string": "text",
    "number": "double precision",
    "integer": "integer",
    "date": "date",
    "boolean": "boolean",
}


def with_fields(text: str, records: Records) -> str:
    """Return the text of the page with the columns as the schemas describe them now."""
    tables = list(records.package)
    entries = records.descriptor["resources"]
    sections = [line for table in tables for line in _section(entries[table.index], table)]
    return fill(text, BEGIN, END, [*sections, *_sql(tables)])


def _schema(table: Resource) -> Mapping[str, Any]:
    return table.schema.data if table.schema else {}


def _targets(table: Resource) -> dict[str, str]:
    """Return the table that each column with a foreign key refers to."""
    return {key.column: key.table for key in foreign_keys(_schema(table))}


def _section(entry: Mapping[str, Any], table: Resource) -> Iterator[str]:
    key, targets = ", ".join(map(_code, _schema(table).get("primaryKey", []))), _targets(table)
    yield f"### {table.name}"
    yield ""
    yield f"**{entry['title']}.** {entry['description']} Primary key: {key}."
    yield ""
    yield "| column | type | required | meaning | allowed values | example |"
    yield "|---|---|---|---|---|---|"
    for field in table.fields:
        cells = [
            f"`{field['name']}`",
            field["type"],
            "yes" if _limits(field).get("required") else "",
            f"**{field['title']}.** {field['description']}",
            "; ".join(_allowed(field, targets.get(field["name"]))),
            _code(field["example"]),
        ]
        yield "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
    yield ""


def _allowed(field: Mapping[str, Any], refers_to: str | None) -> Iterator[str]:
    limits = _limits(field)
    if refers_to:
        yield f"a key of [{refers_to}](#{refers_to})"
    if "enum" in limits:
        yield _codes(field, limits["enum"])
    if limits.get("unique"):
        yield "unique"
    if "pattern" in limits:
        # In a table of GitHub a cell ends at the bar of an escaped bar.
        yield "matches " + _code(limits["pattern"].replace(r"\|", "[|]"))
    for limit, words in (
        ("minimum", "at least {}"),
        ("maximum", "at most {}"),
        ("minLength", "at least {} characters"),
        ("maxLength", "at most {} characters"),
    ):
        if limit in limits:
            yield words.format(limits[limit])


def _codes(field: Mapping[str, Any], codes: Sequence[str]) -> str:
    """Return the codes where they are few, otherwise their number and their standard."""
    if len(codes) <= MANY:
        return ", ".join(map(_code, codes))
    about = f"{field['title']} {field['description']}"
    named = [f"[{name}]({url})" for name, url in STANDARDS.items() if name in about]
    return f"{len(codes)} codes of {named[0]}" if named else f"{len(codes)} codes, see the schema"


def _limits(field: Mapping[str, Any]) -> Mapping[str, Any]:
    return dict(field.get("constraints", {}))


def _code(text: object) -> str:
    return f"`{text}`"


def _sql(tables: Sequence[Resource]) -> Iterator[str]:
    ordered = _by_reference(tables)
    yield "### As SQL"
    yield from _folded("Tables for PostgreSQL, SQLite and DuckDB", map(_create, ordered))
    yield from _folded("Typed rows for SQLite, from the imported text", map(_insert, ordered))


def _by_reference(tables: Sequence[Resource]) -> list[Resource]:
    """Put every table after those that it refers to."""
    named = {table.name: table for table in tables}
    graph = {table.name: list(_targets(table).values()) for table in tables}
    return [named[name] for name in TopologicalSorter(graph).static_order()]


def _folded(title: str, statements: Iterator[str]) -> Iterator[str]:
    yield ""
    yield f"<details><summary>{title}</summary>"
    yield ""
    yield "```sql"
    yield "\n\n".join(statements)
    yield "```"
    yield ""
    yield "</details>"


def _create(table: Resource) -> str:
    key = ", ".join(_schema(table)["primaryKey"])
    lines = [*map(_column, table.fields), f"PRIMARY KEY ({key})"]
    lines += [f"FOREIGN KEY ({name}) REFERENCES {to}" for name, to in _targets(table).items()]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n);"


def _column(field: Mapping[str, Any]) -> str:
    needed = " NOT NULL" if _limits(field).get("required") else ""
    return f"{field['name']} {SQL[field['type']]}{needed}"


def _insert(table: Resource) -> str:
    """Make typed rows of text; the types of the columns turn text into numbers."""
    cells = ", ".join(map(_cell, table.fields))
    source = f"{table.name}_csv"
    rows = wrapped(f"INSERT INTO {table.name} SELECT {cells} FROM {source};", 100)  # noqa: S608
    return f"{rows}\nDROP TABLE {source};"


def _cell(field: Mapping[str, Any]) -> str:
    name = field["name"]
    cell = name if _limits(field).get("required") else f"nullif({name}, '')"
    return f"{cell} = 'true'" if field["type"] == "boolean" else cell
