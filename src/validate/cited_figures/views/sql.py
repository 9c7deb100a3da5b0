"""SQL on rows in memory, by the SQLite that comes with Python."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from types import TracebackType
from typing import Any, Self

from ..tables.table import ROW, Cells, CrashedError


class Database:
    """A database in memory; a context that closes it."""

    def __init__(self) -> None:
        """Open the database."""
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("PRAGMA case_sensitive_like = ON")

    def __enter__(self) -> Self:
        """Return the database."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the database."""
        self._connection.close()

    def fill(self, table: str, columns: tuple[str, ...], rows: Iterable[Cells]) -> None:
        """Make a table of these columns of the rows."""
        names = ", ".join(f'"{each}"' for each in columns)
        self._connection.execute(f'CREATE TABLE "{table}" ({names})')
        marks = ", ".join("?" * len(columns))
        cells = ([_plain(row[each]) for each in columns] for row in rows)
        self._connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', cells)  # noqa: S608

    def rows(self, sql: str) -> Iterator[Cells]:
        """Yield what a query finds."""
        cursor = self._connection.execute(sql)
        names = [each[0] for each in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))

    def failing(self, table: str, sql: str) -> list[int]:
        """Return the rows of a table that break a condition; NULL breaks none.

        Raises CrashedError when the condition cannot be computed.
        """
        query = f'SELECT "{ROW}" FROM "{table}" WHERE NOT ({sql}) ORDER BY "{ROW}"'  # noqa: S608
        try:
            return [row for (row,) in self._connection.execute(query)]
        except sqlite3.Error as error:
            raise CrashedError(str(error)) from None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
