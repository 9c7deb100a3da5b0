"""The tables joined along their keys, with the columns that follow from others.

A view has one row for each row of its table. Columns of a table it refers to carry that
table's singular in front (``unit_quantity_kind``); gathered and derived columns come after.
"""

import re
from dataclasses import dataclass
from functools import cache

from .deriving import (
    ADDRESSED,
    DATED,
    DATED_ELSEWHERE,
    LABELLED,
    SPELLED,
    STATED,
    Derivation,
)
from .rulebook import load_rules

_NAME = re.compile(r"[a-z_][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Join:
    """Columns of another table: its name, the prefix they get, and the key that leads there."""

    table: str
    prefix: str
    key: str
    on: str

    def prefixed(self, column: str) -> str:
        """Return the name that a column of the other table gets."""
        return column if column.startswith(self.prefix + "_") else f"{self.prefix}_{column}"


@dataclass(frozen=True, slots=True)
class Gathering:
    """Columns that look at more than one row: SQL that gives them with each ``row``, in order.

    ``reads`` names the columns it needs of each table; the name of the view stands for its own
    rows, that of a table for all of its rows.
    """

    sql: str
    reads: dict[str, tuple[str, ...]]
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """How a view is made: its table, what is joined, gathered and derived for each row.

    The tables it ``wants`` are used if the package has them; there is no ``optional`` view, and
    nothing to check in it, in a package without its table.
    """

    table: str
    joins: tuple[Join, ...] = ()
    gathering: Gathering | None = None
    derivations: tuple[Derivation, ...] = ()
    wants: tuple[str, ...] = ()
    optional: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """Return the tables without which there is no such view; ``wants`` may be left out."""
        return self.table, *(each.table for each in self.joins)


@cache
def columns_read(view: str) -> frozenset[str]:
    """Return the names that rules and derivations use in a view, and all that its joins need."""
    definition = VIEWS[view]
    rules = [each for each in load_rules() if view in each["views"]]
    texts = [each[part] for each in rules for part in ("column", "sql", "found", "expected")]
    derived = [name for each in definition.derivations for name in each.reads]
    keys = [each.key for each in definition.joins]
    return frozenset({*_NAME.findall(" ".join(texts)), *derived, *keys})


SERIES = Gathering(
    "SELECT row, ROW_NUMBER() OVER series - 1 AS earlier_same"
    ", FIRST_VALUE(sentence_sha256) OVER place AS first_sentence_sha256"
    ", FIRST_VALUE(sentence_chars) OVER place AS first_sentence_chars"
    ", FIRST_VALUE(locator) OVER sentence AS first_locator"
    " FROM cited_figures WINDOW"
    " series AS (PARTITION BY indicator_id, ref_area, period_start, period_end ORDER BY row),"
    " place AS (PARTITION BY source_id, locator ORDER BY row),"
    " sentence AS (PARTITION BY source_id, sentence_sha256 ORDER BY row) ORDER BY row",
    {
        "cited_figures": (
            *("indicator_id", "ref_area", "period_start", "period_end"),
            *("source_id", "locator", "sentence_sha256", "sentence_chars"),
        )
    },
    ("earlier_same", "first_sentence_sha256", "first_sentence_chars", "first_locator"),
)
USES = Gathering(
    "WITH phrases AS (SELECT source_id, printed FROM figures"
    " UNION ALL SELECT source_id, printed FROM corroborations),"
    " used AS (SELECT source_id, COUNT(*) AS uses FROM phrases GROUP BY source_id),"
    " quoted AS (SELECT source_id, SUM(LENGTH(printed)) AS quoted_chars"
    " FROM (SELECT DISTINCT source_id, printed FROM phrases) AS words GROUP BY source_id)"
    " SELECT cited_sources.row, COALESCE(used.uses, 0) AS uses,"
    " COALESCE(quoted.quoted_chars, 0) AS quoted_chars"
    " FROM cited_sources LEFT JOIN used ON cited_sources.source_id = used.source_id"
    " LEFT JOIN quoted ON cited_sources.source_id = quoted.source_id ORDER BY cited_sources.row",
    {
        "cited_sources": ("source_id",),
        "figures": ("source_id", "printed"),
        "corroborations": ("source_id", "printed"),
    },
    ("uses", "quoted_chars"),
)

INDICATOR = Join("indicators", "indicator", "indicator_id", "indicator_id")
UNIT = Join("units", "unit", "unit_id", "unit_id")
SOURCE = Join("sources", "source", "source_id", "source_id")
FIGURE = Join("figures", "figure", "figure_id", "figure_id")
FIGURE_SOURCE = Join("sources", "figure_source", "figure_source_id", "source_id")
FIGURE_INDICATOR = Join("indicators", "indicator", "figure_indicator_id", "indicator_id")

VIEWS = {
    "cited_figures": Definition(
        "figures", (INDICATOR, UNIT, SOURCE), SERIES, (DATED, STATED, SPELLED)
    ),
    "corroborated_figures": Definition(
        "corroborations",
        (FIGURE, FIGURE_INDICATOR, FIGURE_SOURCE, UNIT, SOURCE),
        derivations=(LABELLED, STATED, SPELLED),
        optional=True,
    ),
    "measured_indicators": Definition("indicators", (UNIT,)),
    "listed_units": Definition("units"),
    "cited_sources": Definition(
        "sources", (), USES, (ADDRESSED, DATED_ELSEWHERE), wants=("figures", "corroborations")
    ),
}
