"""Detect an id that is reused for something else."""

from collections.abc import Mapping

# An id counts as reused when all columns of one of these groups have changed.
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


def is_reused(table: str, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Return whether two rows with the same id describe different things."""
    changed = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    return any(group <= changed for group in GROUPS.get(table, ()))
