"""The lines for SQLite and PostgreSQL."""

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from programs.tools import need, need_program, run, shell

from .content import Row, Tables, rows
from .page import TABLES, lines

Server = dict[str, str]  # the settings by which psql finds it
PROGRAMS = Path("/usr/lib/postgresql")


def read_sqlite(root: Path) -> Tables:
    shell(root, lines("SQLite"))
    with closing(sqlite3.connect(root / "figures.db")) as database:
        database.row_factory = sqlite3.Row
        return {name: _sqlite_rows(database, name) for name in TABLES}


def _sqlite_rows(database: sqlite3.Connection, table: str) -> list[Row]:
    """Read dates and booleans, for which SQLite has no type, as the columns declare them."""
    columns = database.execute(f"PRAGMA table_info({table})")
    declared = {column["name"]: column["type"] for column in columns}
    return rows(
        {name: _sqlite_cell(cell, declared[name]) for name, cell in dict(row).items()}
        for row in database.execute(f"SELECT * FROM {table}")  # noqa: S608
    )


def _sqlite_cell(cell: Any, kind: str) -> object:
    if cell is None:
        return None
    if kind == "boolean":
        return {0: False, 1: True}[cell]
    return date.fromisoformat(cell) if kind == "date" else cell


def read_postgresql(root: Path, server: Server) -> Tables:
    _query(root, "DROP SCHEMA public CASCADE; CREATE SCHEMA public", server)
    shell(root, lines("PostgreSQL"), **server)
    return {name: _postgresql_rows(root, name, server) for name in TABLES}


def _postgresql_rows(root: Path, table: str, server: Server) -> list[Row]:
    """Read dates, for which JSON has no type, as the columns declare them."""
    columns = "SELECT json_object_agg(column_name, data_type) FROM information_schema.columns"
    declared = _query(root, f"{columns} WHERE table_name = '{table}'", server)
    found = _query(root, f"SELECT json_agg({table}) FROM {table}", server)  # noqa: S608
    return rows(
        {
            name: date.fromisoformat(cell) if cell and declared[name] == "date" else cell
            for name, cell in row.items()
        }
        for row in found
    )


def _query(root: Path, query: str, server: Server) -> Any:
    printed = run(
        root, "psql", "--no-align", "--quiet", "--tuples-only", "--command", query, **server
    )
    return json.loads(printed) if printed.strip() else None


@contextmanager
def serving() -> Iterator[Server]:
    """Start PostgreSQL in a folder of its own; it listens on a socket there and nowhere else."""
    programs = max(PROGRAMS.glob("*/bin"), key=lambda path: float(path.parent.name))
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder, data = Path(name), f"{name}/data"
        as_user = _not_root(folder)
        options = f"-c listen_addresses='' -c fsync=off -k {folder}"
        control = (*as_user, f"{programs}/pg_ctl", "--silent", "--pgdata", data)
        run(folder, *control, "initdb", "-o", "--username=postgres --auth=trust --no-sync")
        run(folder, *control, "--log", f"{name}/log", "--options", options, "--wait", "start")
        try:
            yield {"PGHOST": name, "PGUSER": "postgres", "PGDATABASE": "postgres"}
        finally:
            run(folder, *control, "--mode=immediate", "--wait", "stop")


def _not_root(folder: Path) -> tuple[str, ...]:
    """Return what makes a program run as postgres where we are root, which it refuses to be."""
    if os.geteuid():
        return ()
    shutil.chown(folder, "postgres", "postgres")
    return ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")


def need_sqlite() -> None:
    need_program("sqlite3")


def need_postgresql() -> None:
    need_program("psql")
    need(list(PROGRAMS.glob("*/bin/initdb")), "initdb of PostgreSQL")
