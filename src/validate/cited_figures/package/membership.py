"""Whether a package is one of cited figures: its tables, and their columns with their types."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..finding import Fault
from ..text import LONGEST_CELL, shortened
from .bundled import bundled
from .json_file import Document
from .loosening import steps
from .package import Package, Resource

FIGURES = "figures"
REQUIRED = (FIGURES, "indicators", "units", "areas", "sources")
CORROBORATED = {  # what the rows of these tables corroborate, and the key that leads there
    "corroborations": (FIGURES, "figure_id"),
    "series_corroborations": ("series", "series_id"),
}
OPTIONAL = (*CORROBORATED, "series")
CORE = "core"  # the presence of a column that every package has


def table_names(package: Package) -> list[str]:
    """Return the names of all resources that the descriptor lists, readable or not."""
    entries = package.descriptor.data.get("resources")
    listed = entries if isinstance(entries, list) else []
    return [str(entry.get("name", "")) for entry in listed if isinstance(entry, dict)]


def missing_tables(package: Package) -> Iterator[Fault]:
    """Yield one fault for all the tables that a package lacks."""
    names = table_names(package)
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        found = f"no {', no '.join(missing)}, only {', '.join(names)}" if names else "no tables"
        place = package.descriptor.place("resources")
        yield Fault(place, found, f"a package with the tables {', '.join(REQUIRED)}")


def missing_columns(resource: Resource) -> Iterator[Fault]:
    """Yield one fault, about the table, for all columns that it lacks or has in another type."""
    if resource.name not in (*REQUIRED, *OPTIONAL) or resource.schema is None:
        return
    lacking = [
        f"{field['name']} ({field['type']})"
        for field in profile(resource.name)["fields"]
        if resource.types.get(field["name"], _absent(field)) != field["type"]
    ]
    if lacking:
        found, place = f"no {', no '.join(lacking)}", resource.schema.place("fields")
        yield Fault(place, found, "the columns of the profile", resource.name)


def loosened(resource: Resource) -> Iterator[Fault]:
    """Yield each constraint and key of the profile that a table lacks or has in a weaker form.

    A longer primary key is a weaker one: it lets the same id stand in two rows.
    """
    if resource.name not in (*REQUIRED, *OPTIONAL) or resource.schema is None:
        return
    standard, schema = profile(resource.name), resource.schema
    for index, field, strict in _profiled(resource):
        for name, tighter, mine, theirs in steps(_limits(field), strict):
            if tighter and name in strict:
                yield _otherwise(resource, schema, index, name, (mine, theirs))
    keys = schema.data["primaryKey"], standard["primaryKey"]
    if {*keys[0]} != {*keys[1]}:
        found, expected = (f"primaryKey {json.dumps(key)}" for key in keys)
        yield Fault(schema.place("primaryKey"), found, expected, resource.name)
    lacking = [
        key
        for key in standard.get("foreignKeys", [])
        if key not in schema.data.get("foreignKeys", [])
    ]
    if lacking:
        found = "foreignKeys that differ or are left out"
        yield Fault(schema.place("foreignKeys"), found, json.dumps(lacking), resource.name)


def tightened(resource: Resource) -> Iterator[Fault]:
    """Yield each constraint by which a table allows less than the profile."""
    if resource.name not in (*REQUIRED, *OPTIONAL) or resource.schema is None:
        return
    for index, field, strict in _profiled(resource):
        for name, tighter, theirs, mine in steps(strict, _limits(field)):
            if tighter and mine and name != "pattern":  # loosened compares patterns
                yield _otherwise(resource, resource.schema, index, name, (mine, theirs))


def _profiled(resource: Resource) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Yield each field that the profile has too: place, field, and the limits of the profile."""
    wanted = {field["name"]: _limits(field) for field in profile(resource.name)["fields"]}
    for index, field in enumerate(resource.fields):
        if field["name"] in wanted:
            yield index, field, wanted[field["name"]]


def _otherwise(
    resource: Resource, schema: Document, index: int, name: str, values: tuple[str, str]
) -> Fault:
    """Return the fault of a constraint that is another one than in the profile."""
    mine, theirs = (_short(value) for value in values)
    place = schema.place("fields", index, "constraints", name)
    found = f"{resource.fields[index]['name']} with {name} {mine or 'left out'}"
    return Fault(place, found, f"{name} {theirs or 'left out'}", resource.name)


def _absent(field: Mapping[str, Any]) -> str:
    """Return what stands for the type of a column that a table does not have."""
    return "" if field["presence"] == CORE else str(field["type"])


def _limits(field: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a field asks of its cells besides its type."""
    form = {"format": field["format"]} if "format" in field else {}
    return {**field.get("constraints", {}), **form}


def _short(text: str) -> str:
    return shortened(text, LONGEST_CELL)


@cache
def profile(table: str) -> dict[str, Any]:
    """Return the schema that the profile has for a table, with all columns it may have."""
    file = bundled() / "schemas" / "profile" / f"{table}.schema.json"
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


@cache
def column_types() -> dict[str, str]:
    """Return the type of every column that a table of the profile may have."""
    tables = (*OPTIONAL, *REQUIRED)
    return {field["name"]: field["type"] for table in tables for field in profile(table)["fields"]}
