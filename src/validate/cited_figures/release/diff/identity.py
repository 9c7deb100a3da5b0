"""When an id stands for another thing than before."""

from collections.abc import Mapping

# The id is taken to be reused when all columns of one of these groups have changed.
GROUPS: dict[str, tuple[frozenset[str], ...]] = {
    "figures": (
        frozenset({"indicator_id"}),
        frozenset({"ref_area"}),
        frozenset({"time_period", "printed"}),
        frozenset({"locator", "printed"}),
    ),
    "indicators": (
        frozenset({"measure"}),
        frozenset({"unit_id"}),
        frozenset({"title", "definition"}),
    ),
    "units": (
        frozenset({"quantity_kind"}),
        frozenset({"title", "ucum"}),
        frozenset({"title", "iso4217"}),
    ),
    "sources": (frozenset({"title", "publisher"}), frozenset({"title", "url"})),
}


def is_another(table: str, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Return whether a row with the same id is about another thing."""
    changed = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    return any(group <= changed for group in GROUPS.get(table, ()))
