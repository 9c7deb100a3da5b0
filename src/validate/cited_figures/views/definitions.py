"""The tables joined along their keys, with the columns that follow from others.

A view has one row for each row of its table, with the columns of that table under their own names.
All others begin with an underscore, as no field does: those of a table it refers to, which carry
that table's singular in front (``_unit_quantity_kind``), and what is gathered or derived.
"""

from dataclasses import dataclass

from .derivation import Derivation
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
)


@dataclass(frozen=True, slots=True)
class Join:
    """Columns of another table: its name, the prefix they get, and the key that leads there.

    No other name of a view begins with the prefix, so that a column added to a table meets none.
    """

    table: str
    prefix: str
    key: str
    on: str

    def prefixed(self, column: str) -> str:
        """Return the name that a column of the other table gets."""
        return f"_{self.prefix}_{column}"


@dataclass(frozen=True, slots=True)
class Gathering:
    """Columns that look at more than one row: SQL that gives them with each ``_row``, in order.

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
        return self.table, *(join.table for join in self.joins)


# Of rows that contradict each other, the first in these windows is the one that most rows agree
# with, and then the one whose sentence stands nowhere else.
SERIES = Gathering(
    "SELECT _row, ROW_NUMBER() OVER series - 1 AS _earlier_same"
    ", FIRST_VALUE(sentence_sha256) OVER place AS _first_sentence_sha256"
    ", FIRST_VALUE(sentence_chars) OVER place AS _first_sentence_chars"
    ", FIRST_VALUE(locator) OVER sentence AS _first_locator"
    ", FIRST_VALUE(source_id) OVER fingerprint AS _first_source_id"
    ", FIRST_VALUE(figure_id) OVER phrase AS _first_figure_of_phrase"
    ", figure_id AS _note_of, FIRST_VALUE(figure_id) OVER words AS _first_note_of"
    ", _figures_of_source, _area_figures, MAX(_area_figures) OVER source AS _most_area_figures"
    " FROM (SELECT *, COUNT(*) OVER (PARTITION BY source_id) AS _figures_of_source"
    ", 0 - COUNT(*) OVER (PARTITION BY source_id) AS _strangeness"
    ", COUNT(*) OVER (PARTITION BY source_id, ref_area) AS _area_figures"
    ", COUNT(*) OVER (PARTITION BY source_id, sentence_sha256) AS _spread"
    ", 0 - COUNT(*) OVER (PARTITION BY source_id, locator, sentence_sha256, sentence_chars)"
    " AS _rarity FROM cited_figures) AS counted WINDOW"
    " series AS (PARTITION BY indicator_id, ref_area, period_start, period_end ORDER BY _row),"
    " place AS (PARTITION BY source_id, locator ORDER BY _rarity, _spread, _row),"
    " sentence AS (PARTITION BY source_id, sentence_sha256 ORDER BY _rarity, _row),"
    " fingerprint AS (PARTITION BY sentence_sha256 ORDER BY _rarity, _strangeness, _row),"
    " phrase AS (PARTITION BY source_id, locator, printed ORDER BY _row),"
    " words AS (PARTITION BY note ORDER BY _row),"
    " source AS (PARTITION BY source_id) ORDER BY _row",
    {
        "cited_figures": (
            *("figure_id", "indicator_id", "ref_area", "period_start", "period_end", "note"),
            *("source_id", "locator", "printed", "sentence_sha256", "sentence_chars"),
        )
    },
    (
        *("_earlier_same", "_first_sentence_sha256", "_first_sentence_chars", "_first_locator"),
        *("_first_source_id", "_first_figure_of_phrase", "_note_of", "_first_note_of"),
        *("_figures_of_source", "_area_figures", "_most_area_figures"),
    ),
)
NOTES = Gathering(
    "SELECT _row, source_id AS _note_of, FIRST_VALUE(source_id) OVER words AS _first_note_of"
    " FROM corroborated_figures"
    " WINDOW words AS (PARTITION BY note ORDER BY _row) ORDER BY _row",
    {"corroborated_figures": ("source_id", "note")},
    ("_note_of", "_first_note_of"),
)
INDICATORS_USED = Gathering(
    "WITH used AS (SELECT indicator_id, COUNT(*) AS _uses FROM figures GROUP BY indicator_id)"
    " SELECT used_indicators._row, COALESCE(used._uses, 0) AS _uses FROM used_indicators"
    " LEFT JOIN used ON used_indicators.indicator_id = used.indicator_id"
    " ORDER BY used_indicators._row",
    {"used_indicators": ("indicator_id",), "figures": ("indicator_id",)},
    ("_uses",),
)
UNITS_USED = Gathering(
    "WITH named AS (SELECT unit_id FROM indicators UNION ALL SELECT unit_id FROM figures"
    " UNION ALL SELECT unit_id FROM corroborations),"
    " used AS (SELECT unit_id, COUNT(*) AS _uses FROM named GROUP BY unit_id)"
    " SELECT used_units._row, COALESCE(used._uses, 0) AS _uses FROM used_units"
    " LEFT JOIN used ON used_units.unit_id = used.unit_id ORDER BY used_units._row",
    {
        "used_units": ("unit_id",),
        "indicators": ("unit_id",),
        "figures": ("unit_id",),
        "corroborations": ("unit_id",),
    },
    ("_uses",),
)
USES = Gathering(
    "WITH phrases AS (SELECT source_id, printed FROM figures"
    " UNION ALL SELECT source_id, printed FROM corroborations),"
    " used AS (SELECT source_id, COUNT(*) AS _uses FROM phrases GROUP BY source_id),"
    " quoted AS (SELECT source_id, SUM(LENGTH(printed)) AS _quoted_chars"
    " FROM (SELECT DISTINCT source_id, printed FROM phrases) AS words GROUP BY source_id)"
    " SELECT cited_sources._row, COALESCE(used._uses, 0) AS _uses,"
    " COALESCE(quoted._quoted_chars, 0) AS _quoted_chars,"
    " CASE WHEN url IS NULL THEN cited_sources.source_id"
    " ELSE FIRST_VALUE(cited_sources.source_id) OVER address END AS _first_of_address,"
    " CASE WHEN copy_url IS NULL THEN cited_sources.source_id"
    " ELSE FIRST_VALUE(cited_sources.source_id) OVER copy END AS _first_of_copy,"
    " FIRST_VALUE(cited_sources.source_id) OVER title AS _first_of_title"
    " FROM cited_sources LEFT JOIN used ON cited_sources.source_id = used.source_id"
    " LEFT JOIN quoted ON cited_sources.source_id = quoted.source_id WINDOW"
    " address AS (PARTITION BY url, speaker ORDER BY cited_sources._row),"
    " copy AS (PARTITION BY copy_url, speaker ORDER BY cited_sources._row),"
    " title AS (PARTITION BY title, publisher, speaker, event_date, issued"
    " ORDER BY cited_sources._row) ORDER BY cited_sources._row",
    {
        "cited_sources": (
            *("source_id", "title", "publisher", "speaker", "event_date", "issued"),
            *("url", "copy_url"),
        ),
        "figures": ("source_id", "printed"),
        "corroborations": ("source_id", "printed"),
    },
    ("_uses", "_quoted_chars", "_first_of_address", "_first_of_copy", "_first_of_title"),
)

INDICATOR = Join("indicators", "indicator", "indicator_id", "indicator_id")
UNIT = Join("units", "unit", "unit_id", "unit_id")
SOURCE = Join("sources", "source", "source_id", "source_id")
FIGURE = Join("figures", "figure", "figure_id", "figure_id")
ORIGIN = Join("sources", "origin", "_figure_source_id", "source_id")
FIGURE_INDICATOR = Join("indicators", "indicator", "_figure_indicator_id", "indicator_id")

VIEWS = {
    "cited_figures": Definition(
        "figures", (INDICATOR, UNIT, SOURCE), SERIES, (DATED, STATED, SPELLED)
    ),
    "corroborated_figures": Definition(
        "corroborations",
        (FIGURE, FIGURE_INDICATOR, ORIGIN, UNIT, SOURCE),
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
