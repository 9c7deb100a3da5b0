"""The tables joined along their keys, with the columns that follow from others.

A view has one row for each row of its table, with the columns of that table under their own names.
All others begin with an underscore, as no field does: those of a table it refers to, which carry
that table's singular in front (``_unit_quantity_kind``), and what is gathered or derived.
"""

from typing import NamedTuple

from ..package.membership import CORROBORATED
from .comparing import COMPARED_FIGURES, COMPARED_SERIES
from .derivation import Derivation
from .deriving import (
    ADDRESSED,
    CODED,
    DATED,
    DATED_ELSEWHERE,
    KNOWN_AREA,
    KNOWN_UNIT,
    LABELLED,
    LIMITED,
    NAMED,
    OFFERED,
    READ_IN,
    SHARED,
    SPELLED,
    SPOKEN,
    SPOKEN_OF,
    STATED,
    UNIT_TITLED,
    WHOLE,
)
from .gathering import Gathering


class Join(NamedTuple):
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


class Definition(NamedTuple):
    """How a view is made: its table, what is joined, gathered and derived for each row.

    ``identity`` names the columns that tell its observations apart, beside their dimensions. The
    tables it ``wants`` are used if the package has them; there is no ``optional`` view, and
    nothing to check in it, in a package without its table.
    """

    table: str
    joins: tuple[Join, ...] = ()
    gathering: Gathering | None = None
    derivations: tuple[Derivation, ...] = ()
    wants: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()
    optional: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """Return the tables without which there is no such view; ``wants`` may be left out."""
        return self.table, *(join.table for join in self.joins)

    @property
    def reads(self) -> tuple[str, ...]:
        """Return all tables that it is made of, as far as they are there."""
        return *self.needs, *self.wants


# Of rows that contradict each other, the first in these windows is the one that most rows agree
# with, and then the one whose sentence stands nowhere else.
def _places(view: str, key: str) -> Gathering:
    """Return what other rows say of the same place in the same source."""
    return Gathering(
        "SELECT _row, FIRST_VALUE(sentence_sha256) OVER place AS _first_sentence_sha256"
        ", FIRST_VALUE(sentence_chars) OVER place AS _first_sentence_chars"
        f", FIRST_VALUE({key}) OVER phrase AS _first_figure_of_phrase"
        " FROM (SELECT *"
        ", 0 - COUNT(*) OVER (PARTITION BY source_id, locator, sentence_sha256, sentence_chars)"
        " AS _rarity, COUNT(*) OVER (PARTITION BY source_id, sentence_sha256) AS _spread"
        f" FROM {view}) AS counted WINDOW"
        " place AS (PARTITION BY source_id, locator ORDER BY _rarity, _spread, _row),"
        " phrase AS (PARTITION BY source_id, locator, printed, printed_subject ORDER BY _row)"
        " ORDER BY _row",
        {
            view: (
                *(key, "source_id", "locator", "printed", "printed_subject"),
                *("sentence_sha256", "sentence_chars"),
            )
        },
        ("_first_sentence_sha256", "_first_sentence_chars", "_first_figure_of_phrase"),
    )


def _used(view: str, key: str, *users: tuple[str, str]) -> Gathering:
    """Return how many rows of other tables refer to each row of a table."""
    named = " UNION ALL ".join(f"SELECT {column} AS _used FROM {table}" for table, column in users)
    return Gathering(
        f"WITH named AS ({named}),"
        " used AS (SELECT _used, COUNT(*) AS _uses FROM named GROUP BY _used)"
        f" SELECT {view}._row, COALESCE(used._uses, 0) AS _uses FROM {view}"
        f" LEFT JOIN used ON {view}.{key} = used._used ORDER BY {view}._row",
        {view: (key,), **{table: (column,) for table, column in users}},
        ("_uses",),
    )


OBSERVED = ("figures", "series")
STATED_IN = (*OBSERVED, *CORROBORATED)
INDICATORS_USED = _used(
    *("used_indicators", "indicator_id"), *((table, "indicator_id") for table in OBSERVED)
)
AREAS_USED = _used("used_areas", "area_id", *((table, "ref_area") for table in OBSERVED))
UNITS_USED = _used(
    *("used_units", "unit_id"), *((table, "unit_id") for table in ("indicators", *STATED_IN))
)
USES = Gathering(
    "WITH phrases AS (SELECT source_id, sentence_sha256 FROM figures"
    " UNION ALL SELECT source_id, sentence_sha256 FROM series"
    " UNION ALL SELECT source_id, NULL AS sentence_sha256 FROM corroborations"
    " UNION ALL SELECT source_id, NULL AS sentence_sha256 FROM series_corroborations),"
    " used AS (SELECT source_id, COUNT(*) AS _uses, COUNT(sentence_sha256) AS _located"
    " FROM phrases GROUP BY source_id)"
    " SELECT cited_sources._row, COALESCE(used._uses, 0) AS _uses,"
    " COALESCE(used._located, 0) AS _located,"
    " CASE WHEN url IS NULL THEN cited_sources.source_id"
    " ELSE FIRST_VALUE(cited_sources.source_id) OVER address END AS _first_of_address,"
    " CASE WHEN copy_url IS NULL THEN cited_sources.source_id"
    " ELSE FIRST_VALUE(cited_sources.source_id) OVER copy END AS _first_of_copy,"
    " FIRST_VALUE(cited_sources.source_id) OVER title AS _first_of_title"
    " FROM cited_sources LEFT JOIN used ON cited_sources.source_id = used.source_id WINDOW"
    " address AS (PARTITION BY url, speaker ORDER BY cited_sources._row),"
    " copy AS (PARTITION BY copy_url, speaker ORDER BY cited_sources._row),"
    " title AS (PARTITION BY title, publisher, speaker, event_date, issued"
    " ORDER BY cited_sources._row) ORDER BY cited_sources._row",
    {
        "cited_sources": (
            *("source_id", "title", "publisher", "speaker", "event_date", "issued"),
            *("url", "copy_url"),
        ),
        "figures": ("source_id", "sentence_sha256"),
        "series": ("source_id", "sentence_sha256"),
        **dict.fromkeys(CORROBORATED, ("source_id",)),
    },
    ("_uses", "_located", "_first_of_address", "_first_of_copy", "_first_of_title"),
)

INDICATOR = Join("indicators", "indicator", "indicator_id", "indicator_id")
UNIT = Join("units", "unit", "unit_id", "unit_id")
SOURCE = Join("sources", "source", "source_id", "source_id")
FIGURE_SOURCE = Join("sources", "origin", "_figure_source_id", "source_id")
FIGURE_INDICATOR = Join("indicators", "indicator", "_figure_indicator_id", "indicator_id")

IDENTITY = (
    *("indicator_id", "ref_area", "period_start", "period_end", "vintage", "scenario"),
    "base_period",
)


def _corroborated(table: str) -> Definition:
    """Return what other sources say of the observations of a table, beside what it says."""
    observed, key = CORROBORATED[table]
    return Definition(
        table,
        (Join(observed, "figure", key, key), FIGURE_INDICATOR, FIGURE_SOURCE, UNIT, SOURCE),
        derivations=(LABELLED, SPOKEN_OF, STATED, OFFERED, SPELLED, LIMITED),
        optional=True,
    )


OF_OBSERVATION = (DATED, SPOKEN, STATED, OFFERED, SPELLED, LIMITED, NAMED)
VIEWS = {
    "cited_figures": Definition(
        "figures",
        (INDICATOR, UNIT, SOURCE),
        _places("cited_figures", "figure_id"),
        OF_OBSERVATION,
        identity=IDENTITY,
    ),
    "cited_series": Definition(
        "series",
        (INDICATOR, UNIT, SOURCE),
        _places("cited_series", "series_id"),
        OF_OBSERVATION,
        optional=True,
        identity=(*IDENTITY, "producer"),
    ),
    "compared_figures": Definition(
        "figures", (UNIT,), COMPARED_FIGURES, (WHOLE,), wants=("indicators", "series")
    ),
    "compared_series": Definition(
        "series",
        (UNIT,),
        COMPARED_SERIES,
        (WHOLE,),
        wants=("indicators", "figures"),
        optional=True,
    ),
    "corroborated_figures": _corroborated("corroborations"),
    "corroborated_series": _corroborated("series_corroborations"),
    "measured_indicators": Definition("indicators", (UNIT,), derivations=(WHOLE,)),
    "used_indicators": Definition("indicators", (), INDICATORS_USED, (SHARED,), wants=OBSERVED),
    "listed_units": Definition("units", derivations=(UNIT_TITLED, KNOWN_UNIT)),
    "used_units": Definition("units", (), UNITS_USED, wants=("indicators", *STATED_IN)),
    "listed_areas": Definition("areas", derivations=(CODED, KNOWN_AREA)),
    "used_areas": Definition("areas", (), AREAS_USED, wants=OBSERVED),
    "cited_sources": Definition(
        *("sources", (), USES, (ADDRESSED, DATED_ELSEWHERE, READ_IN)), wants=STATED_IN
    ),
}
