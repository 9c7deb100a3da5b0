-- Written by figures update: creates and fills the tables, in sqlite3, from the root of the package.

.read schemas/tables.sql

.import --csv data/areas.csv areas_csv
INSERT INTO areas SELECT area_id, title, kind, nullif(iso3166, ''), nullif(names, '') FROM
areas_csv;
DROP TABLE areas_csv;

.import --csv data/units.csv units_csv
INSERT INTO units SELECT unit_id, title, quantity_kind, nullif(nouns, ''), nullif(ucum, ''),
nullif(iso4217, ''), nullif(symbol, ''), nullif(sdmx, ''), nullif(qudt, '') FROM units_csv;
DROP TABLE units_csv;

.import --csv data/sources.csv sources_csv
INSERT INTO sources SELECT source_id, kind, title, publisher, nullif(speaker, ''), language,
nullif(event_date, ''), nullif(issued, ''), nullif(url, ''), nullif(copy_url, ''), accessed,
nullif(text_sha256, ''), nullif(text_norm, ''), rights FROM sources_csv;
DROP TABLE sources_csv;

.import --csv data/indicators.csv indicators_csv
INSERT INTO indicators SELECT indicator_id, title, definition, measure, unit_id, population,
nullif(denominator, ''), nullif(base, ''), nullif(subjects, ''), nullif(limit_min, ''),
nullif(limit_max, ''), nullif(plausible_min, ''), nullif(plausible_max, ''), nullif(title_zh, ''),
nullif(translation_note, '') FROM indicators_csv;
DROP TABLE indicators_csv;

.import --csv data/figures.csv figures_csv
INSERT INTO figures SELECT figure_id, indicator_id, ref_area, time_period, period_start, period_end,
period_basis, comparator, nullif(value, ''), nullif(value_min, ''), nullif(value_max, ''), unit_id,
obs_status, source_id, locator, printed, sentence_sha256, sentence_chars, nullif(note, ''),
nullif(printed_subject, '') FROM figures_csv;
DROP TABLE figures_csv;

.import --csv data/series.csv series_csv
INSERT INTO series SELECT series_id, indicator_id, ref_area, time_period, period_start, period_end,
period_basis, comparator, nullif(value, ''), nullif(value_min, ''), nullif(value_max, ''), unit_id,
obs_status, source_id, printed, nullif(note, ''), nullif(producer, ''), nullif(population, ''),
nullif(copy, ''), nullif(series_break, '') = 'true' FROM series_csv;
DROP TABLE series_csv;

.import --csv data/corroborations.csv corroborations_csv
INSERT INTO corroborations SELECT figure_id, source_id, relation, independence, printed, comparator,
nullif(value, ''), nullif(value_min, ''), nullif(value_max, ''), unit_id, time_period,
nullif(locator, ''), nullif(note, '') FROM corroborations_csv;
DROP TABLE corroborations_csv;

.import --csv data/series_corroborations.csv series_corroborations_csv
INSERT INTO series_corroborations SELECT series_id, source_id, relation, independence, printed,
comparator, nullif(value, ''), nullif(value_min, ''), nullif(value_max, ''), unit_id, time_period,
nullif(note, '') FROM series_corroborations_csv;
DROP TABLE series_corroborations_csv;
