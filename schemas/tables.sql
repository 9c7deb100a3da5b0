-- Written by figures update: creates the tables, in PostgreSQL, SQLite or DuckDB.

CREATE TABLE areas (
  area_id text NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  iso3166 text,
  names text,
  PRIMARY KEY (area_id)
);

CREATE TABLE units (
  unit_id text NOT NULL,
  title text NOT NULL,
  quantity_kind text NOT NULL,
  nouns text,
  ucum text,
  iso4217 text,
  symbol text,
  sdmx text,
  qudt text,
  PRIMARY KEY (unit_id)
);

CREATE TABLE sources (
  source_id text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  publisher text NOT NULL,
  speaker text,
  language text NOT NULL,
  event_date date,
  issued date,
  url text,
  copy_url text,
  accessed date NOT NULL,
  text_sha256 text,
  text_norm text,
  rights text NOT NULL,
  PRIMARY KEY (source_id)
);

CREATE TABLE indicators (
  indicator_id text NOT NULL,
  title text NOT NULL,
  definition text NOT NULL,
  measure text NOT NULL,
  unit_id text NOT NULL,
  population text NOT NULL,
  denominator text,
  base text,
  subjects text,
  limit_min double precision,
  limit_max double precision,
  plausible_min double precision,
  plausible_max double precision,
  title_zh text,
  translation_note text,
  PRIMARY KEY (indicator_id),
  FOREIGN KEY (unit_id) REFERENCES units
);

CREATE TABLE figures (
  figure_id text NOT NULL,
  indicator_id text NOT NULL,
  ref_area text NOT NULL,
  time_period text NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  period_basis text NOT NULL,
  comparator text NOT NULL,
  value double precision,
  value_min double precision,
  value_max double precision,
  unit_id text NOT NULL,
  obs_status text NOT NULL,
  source_id text NOT NULL,
  locator text NOT NULL,
  printed text NOT NULL,
  sentence_sha256 text NOT NULL,
  sentence_chars integer NOT NULL,
  note text,
  printed_subject text,
  PRIMARY KEY (figure_id),
  FOREIGN KEY (indicator_id) REFERENCES indicators,
  FOREIGN KEY (ref_area) REFERENCES areas,
  FOREIGN KEY (unit_id) REFERENCES units,
  FOREIGN KEY (source_id) REFERENCES sources
);

CREATE TABLE series (
  series_id text NOT NULL,
  indicator_id text NOT NULL,
  ref_area text NOT NULL,
  time_period text NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  period_basis text NOT NULL,
  comparator text NOT NULL,
  value double precision,
  value_min double precision,
  value_max double precision,
  unit_id text NOT NULL,
  obs_status text NOT NULL,
  source_id text NOT NULL,
  printed text NOT NULL,
  note text,
  producer text,
  population text,
  copy text,
  series_break boolean,
  PRIMARY KEY (series_id),
  FOREIGN KEY (indicator_id) REFERENCES indicators,
  FOREIGN KEY (ref_area) REFERENCES areas,
  FOREIGN KEY (unit_id) REFERENCES units,
  FOREIGN KEY (source_id) REFERENCES sources
);

CREATE TABLE corroborations (
  figure_id text NOT NULL,
  source_id text NOT NULL,
  relation text NOT NULL,
  independence text NOT NULL,
  printed text NOT NULL,
  comparator text NOT NULL,
  value double precision,
  value_min double precision,
  value_max double precision,
  unit_id text NOT NULL,
  time_period text NOT NULL,
  locator text,
  note text,
  PRIMARY KEY (figure_id, source_id),
  FOREIGN KEY (figure_id) REFERENCES figures,
  FOREIGN KEY (source_id) REFERENCES sources,
  FOREIGN KEY (unit_id) REFERENCES units
);

CREATE TABLE series_corroborations (
  series_id text NOT NULL,
  source_id text NOT NULL,
  relation text NOT NULL,
  independence text NOT NULL,
  printed text NOT NULL,
  comparator text NOT NULL,
  value double precision,
  value_min double precision,
  value_max double precision,
  unit_id text NOT NULL,
  time_period text NOT NULL,
  note text,
  PRIMARY KEY (series_id, source_id),
  FOREIGN KEY (series_id) REFERENCES series,
  FOREIGN KEY (source_id) REFERENCES sources,
  FOREIGN KEY (unit_id) REFERENCES units
);
