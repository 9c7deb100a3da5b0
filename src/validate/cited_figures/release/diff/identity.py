"""Detect an id that is reused for something else."""

from collections.abc import Collection

# An id counts as reused when all columns of one of these groups have changed.
_OBSERVATIONS = (
    frozenset({"indicator_id"}),
    frozenset({"ref_area"}),
    frozenset({"time_period", "printed"}),
    frozenset({"locator", "printed"}),
)
GROUPS: dict[str, tuple[frozenset[str], ...]] = {
    "figures": _OBSERVATIONS,
    "series": _OBSERVATIONS,
    "indicators": (
        frozenset({"measure"}),
        frozenset({"unit_id"}),
        frozenset({"title", "definition"}),
    ),
    "units": (
        frozenset({"quantity_kind"}),
        frozenset({"per"}),
        frozenset({"title", "ucum"}),
        frozenset({"title", "iso4217"}),
    ),
    "areas": (frozenset({"title", "iso3166"}), frozenset({"title", "kind"})),
    "sources": (frozenset({"title", "publisher"}), frozenset({"title", "url"})),
}


# Columns that say what a source says: a change of them is a correction, never one of codes.
FACTS = frozenset(
    {"comparator", "value", "value_min", "value_max", "printed", "relation"}
    | {"time_period", "period_start", "period_end"}
)


def is_reused(table: str, changed: Collection[str]) -> bool:
    """Return whether a row in which these columns have changed describes another thing."""
    return any(group <= {*changed} for group in GROUPS.get(table, ()))
