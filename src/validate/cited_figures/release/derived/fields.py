"""The columns of every table, for people and as SQL, in data/README.md."""

import json
from collections.abc import Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from pathlib import Path
from textwrap import fill as wrapped
from typing import Any, NamedTuple

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


class Table(NamedTuple):
    """A table of the package: its entry in the descriptor and its schema."""

    entry: Mapping[str, Any]
    schema: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Return the name of the table."""
        return str(self.entry["name"])

    @property
    def fields(self) -> Sequence[Mapping[str, Any]]:
        """Return the columns as their schema describes them."""
        return list(self.schema["fields"])

    @property
    def references(self) -> Mapping[str, str]:
        """Return the table that each column refers to."""
        keys = self.schema.get("foreignKeys", [])
        return {each["fields"][0]: each["reference"]["resource"] for each in keys}


def with_fields(text: str, root: Path) -> str:
    """Return the text of the page with the columns as the schemas describe them now."""
    tables = list(_tables(root))
    parts = [*(line for each in tables for line in _section(each)), *_sql(tables)]
    return fill(text, BEGIN, END, parts)


def _tables(root: Path) -> Iterator[Table]:
    descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    for entry in descriptor["resources"]:
        schema = entry["schema"]
        if isinstance(schema, str):
            schema = json.loads((root / schema).read_text(encoding="utf-8"))
        yield Table(entry, schema)


def _section(table: Table) -> Iterator[str]:
    key = ", ".join(f"`{each}`" for each in table.schema.get("primaryKey", []))
    yield f"### {table.name}"
    yield ""
    yield f"**{table.entry['title']}.** {table.entry['description']} Primary key: {key}."
    yield ""
    yield "| column | type | required | meaning | allowed values | example |"
    yield "|---|---|---|---|---|---|"
    for field in table.fields:
        cells = [
            f"`{field['name']}`",
            field["type"],
            "yes" if _limits(field).get("required") else "",
            f"**{field['title']}.** {field['description']}",
            "; ".join(_allowed(field, table.references.get(field["name"]))),
            _code(field["example"]),
        ]
        yield "| " + " | ".join(each.replace("|", r"\|") for each in cells) + " |"
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
    """List a few codes; of many, say how many and whose they are."""
    if len(codes) <= MANY:
        return ", ".join(map(_code, codes))
    told = f"{field['title']} {field['description']}"
    named = [f"[{name}]({address})" for name, address in STANDARDS.items() if name in told]
    return f"{len(codes)} codes of {named[0]}" if named else f"{len(codes)} codes, see the schema"


def _limits(field: Mapping[str, Any]) -> Mapping[str, Any]:
    return dict(field.get("constraints", {}))


def _code(text: object) -> str:
    return f"`{text}`"


def _sql(tables: Sequence[Table]) -> Iterator[str]:
    ordered = _by_reference(tables)
    yield "### As SQL"
    yield from _folded("Tables for PostgreSQL, SQLite and DuckDB", map(_create, ordered))
    yield from _folded("Typed rows for SQLite, from the imported text", map(_insert, ordered))


def _by_reference(tables: Sequence[Table]) -> list[Table]:
    """Put every table after those that it refers to."""
    named = {each.name: each for each in tables}
    graph = {each.name: list(each.references.values()) for each in tables}
    return [named[each] for each in TopologicalSorter(graph).static_order()]


def _folded(title: str, statements: Iterator[str]) -> Iterator[str]:
    yield ""
    yield f"<details><summary>{title}</summary>"
    yield ""
    yield "```sql"
    yield "\n\n".join(statements)
    yield "```"
    yield ""
    yield "</details>"


def _create(table: Table) -> str:
    key = ", ".join(table.schema["primaryKey"])
    lines = [*map(_column, table.fields), f"PRIMARY KEY ({key})"]
    lines += [f"FOREIGN KEY ({name}) REFERENCES {to}" for name, to in table.references.items()]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n);"


def _column(field: Mapping[str, Any]) -> str:
    needed = " NOT NULL" if _limits(field).get("required") else ""
    return f"{field['name']} {SQL[field['type']]}{needed}"


def _insert(table: Table) -> str:
    """Make typed rows of text; the types of the columns turn text into numbers."""
    cells = ", ".join(map(_cell, table.fields))
    source = f"{table.name}_csv"
    rows = wrapped(f"INSERT INTO {table.name} SELECT {cells} FROM {source};", 100)  # noqa: S608
    return f"{rows}\nDROP TABLE {source};"


def _cell(field: Mapping[str, Any]) -> str:
    name = field["name"]
    cell = name if _limits(field).get("required") else f"nullif({name}, '')"
    return f"{cell} = 'true'" if field["type"] == "boolean" else cell
