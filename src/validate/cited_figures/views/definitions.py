"""The tables joined along their keys, with the columns that follow from others.

A view has one row for each row of its table. Columns of a table it refers to carry that
table's singular in front (``unit_quantity_kind``); gathered and derived columns come after.
"""

import re
from dataclasses import dataclass
from functools import cache

from ..tables.rulebook import load_rules
from .deriving import (
    ADDRESSED,
    DATED,
    DATED_ELSEWHERE,
    INDICATOR_TITLED,
    LABELLED,
    PERIOD_NAMED,
    SPELLED,
    STATED,
    TITLED,
    UNIT_TITLED,
    Derivation,
)

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
    """Return the names that rules, gathering and derivations use in a view, and its keys."""
    definition = VIEWS[view]
    rules = [each for each in load_rules() if view in each["views"]]
    texts = [each[part] for each in rules for part in ("column", "sql", "found", "expected")]
    derived = [name for each in definition.derivations for name in each.reads]
    keys = [each.key for each in definition.joins]
    gathered = definition.gathering.reads.get(view, ()) if definition.gathering else ()
    return frozenset({*_NAME.findall(" ".join(texts)), *derived, *keys, *gathered})


# Of rows that contradict each other, the first in these windows is the one that most rows agree
# with, and then the one whose sentence stands nowhere else.
SERIES = Gathering(
    "SELECT row, ROW_NUMBER() OVER series - 1 AS earlier_same"
    ", FIRST_VALUE(sentence_sha256) OVER place AS first_sentence_sha256"
    ", FIRST_VALUE(sentence_chars) OVER place AS first_sentence_chars"
    ", FIRST_VALUE(locator) OVER sentence AS first_locator"
    ", FIRST_VALUE(source_id) OVER fingerprint AS first_source_id"
    ", FIRST_VALUE(figure_id) OVER phrase AS first_figure_of_phrase"
    ", figure_id AS note_of, FIRST_VALUE(figure_id) OVER words AS first_note_of"
    ", source_figures, area_figures, MAX(area_figures) OVER source AS most_area_figures"
    " FROM (SELECT *, COUNT(*) OVER (PARTITION BY source_id) AS source_figures"
    ", 0 - COUNT(*) OVER (PARTITION BY source_id) AS strangeness"
    ", COUNT(*) OVER (PARTITION BY source_id, ref_area) AS area_figures"
    ", COUNT(*) OVER (PARTITION BY source_id, sentence_sha256) AS spread"
    ", 0 - COUNT(*) OVER (PARTITION BY source_id, locator, sentence_sha256, sentence_chars)"
    " AS rarity FROM cited_figures) AS counted WINDOW"
    " series AS (PARTITION BY indicator_id, ref_area, period_start, period_end ORDER BY row),"
    " place AS (PARTITION BY source_id, locator ORDER BY rarity, spread, row),"
    " sentence AS (PARTITION BY source_id, sentence_sha256 ORDER BY rarity, row),"
    " fingerprint AS (PARTITION BY sentence_sha256 ORDER BY rarity, strangeness, row),"
    " phrase AS (PARTITION BY source_id, locator, printed ORDER BY row),"
    " words AS (PARTITION BY note ORDER BY row),"
    " source AS (PARTITION BY source_id) ORDER BY row",
    {
        "cited_figures": (
            *("figure_id", "indicator_id", "ref_area", "period_start", "period_end", "note"),
            *("source_id", "locator", "printed", "sentence_sha256", "sentence_chars"),
        )
    },
    (
        *("earlier_same", "first_sentence_sha256", "first_sentence_chars", "first_locator"),
        *("first_source_id", "first_figure_of_phrase", "note_of", "first_note_of"),
        *("source_figures", "area_figures", "most_area_figures"),
    ),
)
NOTES = Gathering(
    "SELECT row, source_id AS note_of, FIRST_VALUE(source_id) OVER words AS first_note_of"
    " FROM corroborated_figures"
    " WINDOW words AS (PARTITION BY note ORDER BY row) ORDER BY row",
    {"corroborated_figures": ("source_id", "note")},
    ("note_of", "first_note_of"),
)
INDICATORS_USED = Gathering(
    "WITH used AS (SELECT indicator_id, COUNT(*) AS uses FROM figures GROUP BY indicator_id)"
    " SELECT used_indicators.row, COALESCE(used.uses, 0) AS uses FROM used_indicators"
    " LEFT JOIN used ON used_indicators.indicator_id = used.indicator_id"
    " ORDER BY used_indicators.row",
    {"used_indicators": ("indicator_id",), "figures": ("indicator_id",)},
    ("uses",),
)
UNITS_USED = Gathering(
    "WITH named AS (SELECT unit_id FROM indicators UNION ALL SELECT unit_id FROM figures"
    " UNION ALL SELECT unit_id FROM corroborations),"
    " used AS (SELECT unit_id, COUNT(*) AS uses FROM named GROUP BY unit_id)"
    " SELECT used_units.row, COALESCE(used.uses, 0) AS uses FROM used_units"
    " LEFT JOIN used ON used_units.unit_id = used.unit_id ORDER BY used_units.row",
    {
        "used_units": ("unit_id",),
        "indicators": ("unit_id",),
        "figures": ("unit_id",),
        "corroborations": ("unit_id",),
    },
    ("uses",),
)
USES = Gathering(
    "WITH phrases AS (SELECT source_id, printed FROM figures"
    " UNION ALL SELECT source_id, printed FROM corroborations),"
    " used AS (SELECT source_id, COUNT(*) AS uses FROM phrases GROUP BY source_id),"
    " quoted AS (SELECT source_id, SUM(LENGTH(printed)) AS quoted_chars"
    " FROM (SELECT DISTINCT source_id, printed FROM phrases) AS words GROUP BY source_id)"
    " SELECT cited_sources.row, COALESCE(used.uses, 0) AS uses,"
    " COALESCE(quoted.quoted_chars, 0) AS quoted_chars,"
    " CASE WHEN url IS NULL THEN cited_sources.source_id"
    " ELSE FIRST_VALUE(cited_sources.source_id) OVER address END AS first_of_address,"
    " CASE WHEN copy_url IS NULL THEN cited_sources.source_id"
    " ELSE FIRST_VALUE(cited_sources.source_id) OVER copy END AS first_of_copy,"
    " FIRST_VALUE(cited_sources.source_id) OVER title AS first_of_title"
    " FROM cited_sources LEFT JOIN used ON cited_sources.source_id = used.source_id"
    " LEFT JOIN quoted ON cited_sources.source_id = quoted.source_id WINDOW"
    " address AS (PARTITION BY url, speaker ORDER BY cited_sources.row),"
    " copy AS (PARTITION BY copy_url, speaker ORDER BY cited_sources.row),"
    " title AS (PARTITION BY title, publisher, speaker, event_date, issued"
    " ORDER BY cited_sources.row) ORDER BY cited_sources.row",
    {
        "cited_sources": (
            *("source_id", "title", "publisher", "speaker", "event_date", "issued"),
            *("url", "copy_url"),
        ),
        "figures": ("source_id", "printed"),
        "corroborations": ("source_id", "printed"),
    },
    ("uses", "quoted_chars", "first_of_address", "first_of_copy", "first_of_title"),
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
        NOTES,
        (LABELLED, STATED, SPELLED, PERIOD_NAMED),
        optional=True,
    ),
    "measured_indicators": Definition("indicators", (UNIT,), derivations=(INDICATOR_TITLED,)),
    "used_indicators": Definition("indicators", (), INDICATORS_USED, wants=("figures",)),
    "listed_units": Definition("units", derivations=(UNIT_TITLED,)),
    "used_units": Definition(
        "units", (), UNITS_USED, wants=("indicators", "figures", "corroborations")
    ),
    "cited_sources": Definition(
        *("sources", (), USES, (ADDRESSED, DATED_ELSEWHERE, TITLED)),
        wants=("figures", "corroborations"),
    ),
}
