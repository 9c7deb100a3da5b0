-- Written by figures update: creates and fills the tables, in psql, from the root of the package.

\ir tables.sql

\copy areas FROM 'data/areas.csv' (FORMAT csv, HEADER match)

\copy units FROM 'data/units.csv' (FORMAT csv, HEADER match)

\copy sources FROM 'data/sources.csv' (FORMAT csv, HEADER match)

\copy indicators FROM 'data/indicators.csv' (FORMAT csv, HEADER match)

\copy figures FROM 'data/figures.csv' (FORMAT csv, HEADER match)

\copy series FROM 'data/series.csv' (FORMAT csv, HEADER match)

\copy corroborations FROM 'data/corroborations.csv' (FORMAT csv, HEADER match)

\copy series_corroborations FROM 'data/series_corroborations.csv' (FORMAT csv, HEADER match)
