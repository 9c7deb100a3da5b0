"""Whether a package is of this profile: its tables, and their columns with their types."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .finding import Location
from .home import bundled
from .package import Package, Resource

FIGURES = "figures"
REQUIRED = (FIGURES, "indicators", "units", "sources")
OPTIONAL = ("corroborations",)


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
    wanted = {each["name"]: each["type"] for each in _profile(resource.name)}
    lacking = [f"{name} ({kind})" for name, kind in wanted.items() if has.get(name) != kind]
    if lacking:
        found = f"{resource.name} without {', '.join(lacking)}"
        yield Gap(resource.schema.place("fields"), found, "the columns of the profile")


def _profile(table: str) -> list[dict[str, Any]]:
    text = (bundled() / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8")
    return list(json.loads(text)["fields"])
