"""The database: typed, keyed, strict, with the flat table and the meaning of every column."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cited_figures.errors import FiguresError
from cited_figures.release.build.edition import Edition, read_edition
from cited_figures.release.build.flat import COLUMNS
from cited_figures.release.build.sqlite import RESERVED, sqlite
from release.typed import Row, alike, cells, descriptor, names, rows, schema

FILE = "scio-digital-china-2020.sqlite"


def opened(content: bytes) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    database.row_factory = sqlite3.Row
    return database


@pytest.fixture
def database(built: Path) -> Iterator[sqlite3.Connection]:
    with closing(opened((built / FILE).read_bytes())) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def every(database: sqlite3.Connection, table: str) -> list[Row]:
    return [dict(row) for row in database.execute(f'SELECT * FROM "{table}"')]  # noqa: S608


def as_stored(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def test_the_file_opens_and_is_sound(built: Path) -> None:
    with closing(sqlite3.connect(f"file:{built / FILE}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT count(*) FROM figures").fetchone() == (11,)


def test_every_value_and_type_is_that_of_the_csv(built: Path, database: sqlite3.Connection) -> None:
    for table in names(built):
        expected = [
            {name: as_stored(value) for name, value in row.items()} for row in rows(built, table)
        ]
        assert alike(every(database, table), expected), table


def test_keys_are_those_of_the_schemas(built: Path, database: sqlite3.Connection) -> None:
    for table in names(built):
        about = schema(built, table)
        found = database.execute(f"PRAGMA table_info({table})").fetchall()
        keyed = sorted((row["pk"], row["name"]) for row in found if row["pk"])
        assert [name for _, name in keyed] == about["primaryKey"]
        required = [field.get("constraints", {}).get("required") for field in about["fields"]]
        assert [bool(row["notnull"]) for row in found] == list(map(bool, required))
        links = database.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        assert sorted((row["from"], row["table"], row["to"]) for row in links) == sorted(
            (key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
            for key in about.get("foreignKeys", [])
        )


def test_every_table_is_strict(built: Path, database: sqlite3.Connection) -> None:
    strict = {row["name"]: row["strict"] for row in database.execute("PRAGMA table_list")}
    assert {strict[name] for name in (*names(built), *RESERVED)} == {1}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("figures SET value = 'many'", "cannot store TEXT value in REAL column figures.value"),
        ("figures SET sentence_chars = 1.5", "cannot store REAL value in INTEGER column"),
        ("figures SET unit_id = NULL", "NOT NULL constraint failed: figures.unit_id"),
        ("figures SET period_start = '2020-02-30'", "CHECK constraint failed"),
        ("figures SET period_start = '17 September'", "CHECK constraint failed"),
        ("figures SET comparator = '>'", "CHECK constraint failed"),
        ("figures SET ref_area = 'XYZ'", "FOREIGN KEY constraint failed"),
        ("figures SET obs_status = 'Z'", "CHECK constraint failed"),
        ("figures SET sentence_chars = 0", "CHECK constraint failed"),
        ("figures SET sentence_chars = 1001", "CHECK constraint failed"),
        ("figures SET printed = hex(zeroblob(61))", "CHECK constraint failed"),
        ("indicators SET definition = 'short'", "CHECK constraint failed"),
        ("units SET quantity_kind = 'share'", "CHECK constraint failed"),
        ("units SET title = 'percent'", "UNIQUE constraint failed: units.title"),
        ("figures SET figure_id = 'F01'", "UNIQUE constraint failed: figures.figure_id"),
        ("figures SET unit_id = 'parsec'", "FOREIGN KEY constraint failed"),
    ],
)
def test_what_the_schema_refuses_is_refused(
    database: sqlite3.Connection, change: str, reason: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=reason):
        database.execute(f"UPDATE {change}")


def test_what_is_empty_stays_allowed(database: sqlite3.Connection) -> None:
    done = database.execute("UPDATE areas SET iso3166 = NULL, names = NULL")
    assert done.rowcount == 1


def test_the_flat_table_is_there(built: Path, database: sqlite3.Connection) -> None:
    kinds = {column.name: column.type for column in COLUMNS}
    expected = [
        {
            name: (float(text) if kinds[name] == "number" else text) if text else None
            for name, text in row.items()
        }
        for row in cells(built / "figures-flat.csv")
    ]
    assert alike(every(database, "figures_flat"), expected)


def test_the_mean_of_numbers_has_no_bound_in_it(database: sqlite3.Connection) -> None:
    query = "SELECT count(number), count(bound), avg(number) FROM figures_flat WHERE unit = ?"
    assert database.execute(query, ["percent"]).fetchone()[:] == (4, 2, 48.55)


def test_every_column_is_explained(built: Path, database: sqlite3.Connection) -> None:
    words = {
        (row["table_name"], row["column_name"]): row["description"]
        for row in every(database, "column_descriptions")
    }
    for table in names(built):
        for field in schema(built, table)["fields"]:
            assert words.pop((table, field["name"])) == field["description"]
    assert words == {("figures_flat", column.name): column.description for column in COLUMNS}


def test_datasette_is_told_the_same(built: Path) -> None:
    about = json.loads((built / "datasette.json").read_text(encoding="utf-8"))
    assert about["license"] == "CC-BY-4.0"
    (database,) = about["databases"].values()
    assert set(database["tables"]) == {*names(built), "figures_flat"}
    for table in names(built):
        assert database["tables"][table]["columns"] == {
            field["name"]: field["description"] for field in schema(built, table)["fields"]
        }


def test_the_package_is_described(built: Path, database: sqlite3.Connection) -> None:
    (row,) = every(database, "package")
    about = descriptor(built)
    for name in ("name", "title", "description", "version", "created"):
        assert row[name] == about[name]
    assert row["license"] == "CC-BY-4.0"
    assert row["license_url"] == about["licenses"][0]["path"]
    assert (row["id"], row["homepage"]) == (None, None)


def test_columns_are_explained_in_the_database(database: sqlite3.Connection) -> None:
    (text,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'figures'").fetchone()
    assert "-- Lower end: Smallest value that the printed words allow" in text


def test_the_version_of_the_library_leaves_no_trace(edition: Edition, built: Path) -> None:
    raw = (built / FILE).read_bytes()
    assert raw[96:100] == bytes(4)
    assert sqlite(edition) == {FILE: raw}


def test_a_table_without_rows(package: Path) -> None:
    file = package / "data" / "corroborations.csv"
    file.write_text(file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    with closing(opened(sqlite(read_edition(package))[FILE])) as database:
        assert every(database, "corroborations") == []
        assert len(every(database, "figures")) == 11


def test_limits_of_every_kind(package: Path) -> None:
    about = schema(package, "indicators")
    measures = ["it's", "flow", "growth", "share", "stock"]
    limits = {"limit_min": {"enum": [-100, 0, 0.5]}, "measure": {"enum": measures}}
    for field in about["fields"]:
        field["constraints"] = limits.get(field["name"], {})
    file = package / "schemas" / "indicators.schema.json"
    file.write_text(json.dumps(about), encoding="utf-8")
    with closing(opened(sqlite(read_edition(package))[FILE])) as database:
        database.execute("UPDATE indicators SET measure = 'it''s', limit_min = 0.5")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            database.execute("UPDATE indicators SET limit_min = 1")


@pytest.mark.parametrize("name", RESERVED)
def test_a_table_name_that_is_taken_is_said(package: Path, name: str) -> None:
    about = descriptor(package)
    about["resources"][4]["name"] = name
    (package / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    with pytest.raises(FiguresError, match=f"the table {name} has a name that the SQLite file"):
        sqlite(read_edition(package))
