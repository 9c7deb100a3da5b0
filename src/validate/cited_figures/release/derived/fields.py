"""The columns of every table, for people, in data/README.md."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from ...cite.records import Records
from ...package.package import Resource
from ...package.table_schema import foreign_keys, limits
from .marks import fill

BEGIN, END = "<!-- fields: begin (figures update) -->", "<!-- fields: end -->"
MANY = 12  # codes that are worth listing
_DETAILS = re.compile(r"; details in the table \w+(?=\.)")
STANDARDS = {
    "ISO 4217": "https://www.iso.org/iso-4217-currency-codes.html",
}


def with_fields(text: str, records: Records) -> str:
    """Return the text of the page with the columns as the schemas describe them now."""
    described: dict[tuple[str, str], list[str]] = {}
    lines = [line for table in records.package for line in _section(table, described)]
    return fill(text, BEGIN, END, lines)


def _section(table: Resource, described: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    """Describe the columns of a table; those of earlier tables by a link to them."""
    rows: list[str] = []
    known: dict[str, list[str]] = {}
    for field in table.fields:
        words = _meaning(field, table)
        earlier = described.setdefault((field["name"], words), [])
        if earlier:
            known[_code(field["name"])] = [*earlier]
        else:
            cells = [_name(field), words, _code(field["example"])]
            rows.append("|" + "|".join(cell.replace("|", r"\|") for cell in cells) + "|")
        earlier.append(table.name)
    yield from [f"### {table.name}", "", table.entry["description"], ""]
    yield from ["|column|meaning|example|", "|---|---|---|", *rows, ""]
    yield from _elsewhere(known)


def _elsewhere(known: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Say where the other columns are described: in one table, if it has them all."""
    common = [
        table for table in chain(*known.values()) if all(table in at for at in known.values())
    ]
    if common:
        yield from [f"All others as in [{common[0]}](#{common[0]}).", ""]
        return
    for table in dict.fromkeys(tables[0] for tables in known.values()):
        names = ", ".join(name for name, tables in known.items() if tables[0] == table)
        yield from [f"As in [{table}](#{table}): {names}.", ""]


def _name(field: Mapping[str, Any]) -> str:
    """Return the name of a column, a question mark where it may be empty, its type if not text."""
    name = _code(field["name"]) + ("" if limits(field).get("required") else "?")
    return name if field["type"] == "string" else f"{name} ({field['type']})"


def _meaning(field: Mapping[str, Any], table: Resource) -> str:
    description = _DETAILS.sub("", field["description"])  # a link says so, too
    return " ".join([description, *_allowed(field, table)])


def _allowed(field: Mapping[str, Any], table: Resource) -> Iterator[str]:
    """Say what the description of a column leaves out: its codes, lengths and references."""
    for key in foreign_keys(table.table_schema):
        if key.column == field["name"]:
            yield f"Key of [{key.table}](#{key.table})."
    bounds = limits(field)
    codes = bounds.get("enum", [])
    if not all(re.search(rf"\b{re.escape(code)}\b", field["description"]) for code in codes):
        yield _codes(field, codes) + "."
    for limit, words in (
        ("minimum", "At least {}."),
        ("maximum", "At most {}."),
        ("minLength", "At least {} characters."),
        ("maxLength", "At most {} characters."),
    ):
        if limit in bounds:
            yield words.format(bounds[limit])


def _codes(field: Mapping[str, Any], codes: Sequence[str]) -> str:
    """Return the codes where they are few, otherwise their number and their standard."""
    if len(codes) <= MANY:
        return "One of " + ", ".join(map(_code, codes))
    about = f"{field['title']} {field['description']}"
    named = [f"[{name}]({url})" for name, url in STANDARDS.items() if name in about]
    return f"{len(codes)} codes of {named[0]}" if named else f"{len(codes)} codes, see the schema"


def _code(text: object) -> str:
    return f"`{text}`"
