"""Whether a package is one of cited figures: its tables, and their columns with their types."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..finding import Fault
from ..text import LONGEST_CELL, shortened
from .bundled import bundled
from .loosening import steps
from .package import Package, Resource

FIGURES = "figures"
REQUIRED = (FIGURES, "indicators", "units", "sources")
OPTIONAL = ("corroborations",)


def table_names(package: Package) -> list[str]:
    """Return the names of all resources that the descriptor lists, readable or not."""
    entries = package.descriptor.data.get("resources")
    listed = entries if isinstance(entries, list) else []
    return [str(entry.get("name", "")) for entry in listed if isinstance(entry, dict)]


def missing_tables(package: Package) -> Iterator[Fault]:
    """Yield one fault for all the tables that a package lacks."""
    names = table_names(package)
    if not {*REQUIRED} <= {*names}:
        found = f"the tables {', '.join(names)}" if names else "no tables"
        place = package.descriptor.place("resources")
        yield Fault(place, found, f"a package with the tables {', '.join(REQUIRED)}")


def missing_columns(resource: Resource) -> Iterator[Fault]:
    """Yield one fault, about the table, for all columns that it lacks or has in another type."""
    if resource.name not in (*REQUIRED, *OPTIONAL) or resource.schema is None:
        return
    has = {field["name"]: field["type"] for field in resource.fields}
    wanted = {field["name"]: field["type"] for field in _profile(resource.name)["fields"]}
    lacking = [f"{name} ({kind})" for name, kind in wanted.items() if has.get(name) != kind]
    if lacking:
        found, place = f"no {', no '.join(lacking)}", resource.schema.place("fields")
        yield Fault(place, found, "the columns of the profile", resource.name)


def loosened(resource: Resource) -> Iterator[Fault]:
    """Yield each constraint and key of the profile that a table lacks or has in a weaker form."""
    if resource.name not in (*REQUIRED, *OPTIONAL) or resource.schema is None:
        return
    profile, schema = _profile(resource.name), resource.schema
    wanted = {field["name"]: _limits(field) for field in profile["fields"]}
    for index, field in enumerate(resource.fields):
        strict = wanted.get(field["name"], {})
        for name, tighter, mine, theirs in steps(_limits(field), strict):
            if tighter and name in strict:
                place = schema.place("fields", index, "constraints", name)
                found = f"{field['name']} with {name} {_short(mine) or 'left out'}"
                yield Fault(place, found, f"{name} {_short(theirs)}", resource.name)
    for name in ("primaryKey", "foreignKeys"):
        lacking = [key for key in profile.get(name, []) if key not in schema.data.get(name, [])]
        if lacking:
            found = f"{name} that differ or are left out"
            yield Fault(schema.place(name), found, json.dumps(lacking), resource.name)


def _limits(field: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a field asks of its cells beside its type."""
    form = {"format": field["format"]} if "format" in field else {}
    return {**field.get("constraints", {}), **form}


def _short(text: str) -> str:
    return shortened(text, LONGEST_CELL)


@cache
def _profile(table: str) -> dict[str, Any]:
    text = (bundled() / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8")
    profile: dict[str, Any] = json.loads(text)
    return profile
