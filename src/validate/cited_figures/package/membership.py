"""Whether a package is of this profile: its tables, and their columns with their types."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..finding import Location
from .bundled import bundled
from .loosening import steps
from .package import Package, Resource

FIGURES = "figures"
REQUIRED = (FIGURES, "indicators", "units", "sources")
OPTIONAL = ("corroborations",)
LONGEST = 60  # characters of a constraint that are shown


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the profile asks for and a package does not have."""

    location: Location
    found: str
    expected: str


def table_names(package: Package) -> list[str]:
    """Return the names of all resources that the descriptor lists, readable or not."""
    entries = package.descriptor.data.get("resources")
    listed = entries if isinstance(entries, list) else []
    return [str(each.get("name", "")) for each in listed if isinstance(each, dict)]


def missing_tables(package: Package) -> Iterator[Gap]:
    """Yield one gap for all the tables that a package lacks."""
    names = table_names(package)
    if any(each not in names for each in REQUIRED):
        found = f"the tables {', '.join(names)}" if names else "no tables"
        place = package.descriptor.place("resources")
        yield Gap(place, found, f"a package with the tables {', '.join(REQUIRED)}")


def missing_columns(resource: Resource) -> Iterator[Gap]:
    """Yield one gap for all the columns that a table lacks or has in another type."""
    if resource.name not in (*REQUIRED, *OPTIONAL) or resource.schema is None:
        return
    has = {each["name"]: each["type"] for each in resource.fields}
    wanted = {each["name"]: each["type"] for each in _profile(resource.name)["fields"]}
    lacking = [f"{name} ({kind})" for name, kind in wanted.items() if has.get(name) != kind]
    if lacking:
        found = f"{resource.name} without {', '.join(lacking)}"
        yield Gap(resource.schema.place("fields"), found, "the columns of the profile")


def loosened(resource: Resource) -> Iterator[Gap]:
    """Yield each constraint and key of the profile that a table lacks or has in a weaker form."""
    if resource.name not in (*REQUIRED, *OPTIONAL) or resource.schema is None:
        return
    profile = _profile(resource.name)
    wanted = {each["name"]: _limits(each) for each in profile["fields"]}
    for index, each in enumerate(resource.fields):
        strict = wanted.get(each["name"], {})
        for name, tighter, mine, theirs in steps(_limits(each), strict):
            if tighter and name in strict:
                place = resource.schema.place("fields", index, "constraints", name)
                found = f"{each['name']} with {name} {_short(mine) or 'left out'}"
                yield Gap(place, found, f"{name} {_short(theirs)}")
    for name in ("primaryKey", "foreignKeys"):
        lacking = [
            key for key in profile.get(name, []) if key not in resource.schema.data.get(name, [])
        ]
        if lacking:
            found = f"{name} that differ or are left out"
            yield Gap(resource.schema.place(name), found, json.dumps(lacking))


def _limits(field: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a field asks of its cells beside its type."""
    form = {"format": field["format"]} if "format" in field else {}
    return {**field.get("constraints", {}), **form}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


@cache
def _profile(table: str) -> dict[str, Any]:
    text = (bundled() / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8")
    profile: dict[str, Any] = json.loads(text)
    return profile
