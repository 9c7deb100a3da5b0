"""Observations beside each other: figure and series, growth and level, before and after a break."""

from .gathering import Gathering

_STATED = ", ".join(
    (
        *("indicator_id", "ref_area", "period_start", "period_end"),
        "scenario",
        "value_min",
        "value_max",
    )
)
# Spark and polars run these statements, so that they keep to what both know: no LAG, no EXISTS.
_LEVELS = (
    f"stated AS (SELECT {_STATED} FROM figures UNION ALL SELECT {_STATED} FROM series),"
    " levels AS (SELECT indicators.subjects, stated.* FROM stated"
    " JOIN indicators ON stated.indicator_id = indicators.indicator_id"
    " WHERE indicators.measure IN ('stock', 'flow', 'level') AND stated.value_min > 0),"
    " earlier AS (SELECT subjects, indicator_id, ref_area, COALESCE(scenario, '') AS scenario,"
    " period_end AS ended, value_min AS before_min, value_max AS before_max,"
    " period_start + INTERVAL '1 year' AS year_start,"
    " period_end + INTERVAL '1 day' + INTERVAL '1 year' - INTERVAL '1 day' AS year_end"
    " FROM levels),"
    " pairs AS (SELECT levels.subjects, levels.indicator_id, levels.ref_area, earlier.scenario,"
    " levels.period_start, levels.period_end, earlier.ended,"
    " levels.value_min / earlier.before_max AS least, levels.value_max / earlier.before_min AS most"
    " FROM levels JOIN earlier ON levels.indicator_id = earlier.indicator_id"
    " AND levels.ref_area = earlier.ref_area AND levels.period_start = earlier.year_start"
    " AND levels.period_end = earlier.year_end"
    " WHERE COALESCE(levels.scenario, '') = earlier.scenario),"
    " breaks AS (SELECT indicator_id, period_end AS broken FROM series WHERE series_break),"
    " comparable AS (SELECT pairs.subjects, pairs.ref_area, pairs.scenario, pairs.period_start,"
    " pairs.period_end, MIN(pairs.least) AS least, MAX(pairs.most) AS most"
    " FROM pairs LEFT JOIN breaks ON pairs.indicator_id = breaks.indicator_id"
    " GROUP BY pairs.subjects, pairs.indicator_id, pairs.ref_area, pairs.scenario,"
    " pairs.period_start, pairs.period_end, pairs.ended"
    " HAVING MAX(CASE WHEN breaks.broken > pairs.ended AND breaks.broken <= pairs.period_end"
    " THEN 1 ELSE 0 END) = 0)"
)


def _grown(view: str) -> str:
    """Return SQL for the ratios of levels that belong to each growth on a year earlier."""
    return (
        f"{_LEVELS}, growths AS (SELECT {view}._row, indicators.subjects, {view}.ref_area,"
        f" {view}.period_start, {view}.period_end, COALESCE({view}.scenario, '') AS scenario"
        f" FROM {view} JOIN indicators ON {view}.indicator_id = indicators.indicator_id"
        " WHERE indicators.measure = 'growth' AND indicators.base = 'P1Y'),"
        " grown AS (SELECT growths._row, ROUND(MIN(comparable.least) - 0.00005, 4) AS _least_ratio,"
        " ROUND(MAX(comparable.most) + 0.00005, 4) AS _most_ratio FROM growths"
        " JOIN comparable ON growths.subjects = comparable.subjects"
        " AND growths.ref_area = comparable.ref_area"
        " AND growths.period_start = comparable.period_start"
        " AND growths.period_end = comparable.period_end"
        " AND growths.scenario = comparable.scenario GROUP BY growths._row)"
    )


_COMPARED = ("indicator_id", "ref_area", "period_start", "period_end", "scenario")
_BESIDE: dict[str, tuple[str, ...]] = {
    "figures": (*_COMPARED, "figure_id", "unit_id", "value_min", "value_max"),
    "series": (*_COMPARED, "value_min", "value_max", "series_break"),
    "indicators": ("indicator_id", "measure", "base", "subjects"),
}
COMPARED_FIGURES = Gathering(
    f"WITH {_grown('compared_figures')} SELECT compared_figures._row, _least_ratio, _most_ratio"
    " FROM compared_figures LEFT JOIN grown ON compared_figures._row = grown._row"
    " ORDER BY compared_figures._row",
    {"compared_figures": _COMPARED, **_BESIDE},
    ("_least_ratio", "_most_ratio"),
)
COMPARED_SERIES = Gathering(
    f"WITH {_grown('compared_series')},"
    " beside AS (SELECT compared_series._row, MIN(figures.figure_id) AS _contradicted_figure"
    " FROM compared_series JOIN figures ON compared_series.indicator_id = figures.indicator_id"
    " AND compared_series.ref_area = figures.ref_area"
    " AND compared_series.period_start = figures.period_start"
    " AND compared_series.period_end = figures.period_end"
    " WHERE COALESCE(compared_series.scenario, '') = COALESCE(figures.scenario, '')"
    " AND compared_series.unit_id = figures.unit_id"
    " AND (COALESCE(compared_series.value_min > figures.value_max, FALSE)"
    " OR COALESCE(figures.value_min > compared_series.value_max, FALSE))"
    " GROUP BY compared_series._row),"
    " turns AS (SELECT _row, population, indicator_id, ref_area, COALESCE(producer, '') AS maker,"
    " COALESCE(scenario, '') AS plan, COALESCE(vintage, '') AS edition, ROW_NUMBER() OVER"
    " (PARTITION BY indicator_id, ref_area, COALESCE(producer, ''), COALESCE(scenario, ''),"
    " COALESCE(vintage, '') ORDER BY period_end, period_start, _row) AS turn"
    " FROM compared_series),"
    " next AS (SELECT population AS _population_before, indicator_id, ref_area, maker, plan,"
    " edition, turn + 1 AS turn FROM turns),"
    " ordered AS (SELECT turns._row, next._population_before FROM turns JOIN next"
    " ON turns.indicator_id = next.indicator_id AND turns.ref_area = next.ref_area"
    " AND turns.maker = next.maker AND turns.plan = next.plan AND turns.edition = next.edition"
    " AND turns.turn = next.turn)"
    " SELECT compared_series._row, _least_ratio, _most_ratio, _contradicted_figure,"
    " _population_before FROM compared_series"
    " LEFT JOIN grown ON compared_series._row = grown._row"
    " LEFT JOIN beside ON compared_series._row = beside._row"
    " LEFT JOIN ordered ON compared_series._row = ordered._row ORDER BY compared_series._row",
    {
        "compared_series": (
            *_COMPARED,
            *("unit_id", "value_min", "value_max", "population", "producer", "vintage"),
        ),
        **_BESIDE,
    },
    ("_least_ratio", "_most_ratio", "_contradicted_figure", "_population_before"),
)
