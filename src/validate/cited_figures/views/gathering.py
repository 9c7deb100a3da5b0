"""What a view gathers from more than one row."""

from typing import NamedTuple


class Gathering(NamedTuple):
    """Columns that look at more than one row: SQL that gives them with each ``_row``, in order.

    ``reads`` names the columns it needs of each table; the name of the view stands for its own
    rows, that of a table for all of its rows.
    """

    sql: str
    reads: dict[str, tuple[str, ...]]
    gives: tuple[str, ...]
