"""Slips with whole tables: each operator yields tables with one change."""

import copy
from collections.abc import Callable, Iterator

Rows = list[list[str]]


def row_dropped(rows: Rows) -> Iterator[Rows]:
    """Yield the table without each of its rows."""
    yield from (rows[:n] + rows[n + 1 :] for n in range(1, len(rows)))


def row_doubled(rows: Rows) -> Iterator[Rows]:
    """Yield the table with each row twice."""
    yield from (rows[: n + 1] + rows[n:] for n in range(1, len(rows)))


def ids_swapped(rows: Rows) -> Iterator[Rows]:
    """Yield the table with the ids of two neighbours swapped."""
    for n in range(1, len(rows) - 1):
        new = copy.deepcopy(rows)
        new[n][0], new[n + 1][0] = new[n + 1][0], new[n][0]
        if new != rows:
            yield new


def row_copied(rows: Rows) -> Iterator[Rows]:
    """Yield the table with each row once more at its end, under another id."""
    for row in rows[1:]:
        yield [*rows, [f"{row[0]}-b" if "-" in row[0] else f"{row[0]}9", *row[1:]]]


def rows_reordered(rows: Rows) -> Iterator[Rows]:
    """Yield the table with neighbours swapped, and from its end."""
    for n in range(1, len(rows) - 1):
        yield [*rows[:n], rows[n + 1], rows[n], *rows[n + 2 :]]
    yield [rows[0], *rows[:0:-1]]


def cells_swapped(rows: Rows) -> Iterator[Rows]:
    """Yield the table with the cells of two rows swapped in one column."""
    for n in range(1, len(rows) - 1):
        for m in range(1, len(rows[0])):
            if rows[n][m] != rows[n + 1][m]:
                new = copy.deepcopy(rows)
                new[n][m], new[n + 1][m] = new[n + 1][m], new[n][m]
                yield new


def column_dropped(rows: Rows) -> Iterator[Rows]:
    """Yield the table without each of its columns."""
    yield from ([row[:n] + row[n + 1 :] for row in rows] for n in range(len(rows[0])))


def column_emptied(rows: Rows) -> Iterator[Rows]:
    """Yield the table with nothing in each of its columns."""
    for n in range(len(rows[0])):
        yield [rows[0], *([*row[:n], "", *row[n + 1 :]] for row in rows[1:])]


def columns_swapped(rows: Rows) -> Iterator[Rows]:
    """Yield the table with two neighbouring columns swapped, with and without their names."""
    for n in range(len(rows[0]) - 1):
        for first in (0, 1):
            new = copy.deepcopy(rows)
            for row in new[first:]:
                row[n], row[n + 1] = row[n + 1], row[n]
            yield new


def cell_lost(rows: Rows) -> Iterator[Rows]:
    """Yield the table with a row that lacks one cell, so that the others move to the left."""
    for n in range(1, len(rows)):
        yield [*rows[:n], rows[n][:3] + rows[n][4:], *rows[n + 1 :]]


def header_misspelt(rows: Rows) -> Iterator[Rows]:
    """Yield the table with a column misspelt or in capitals."""
    for n, name in enumerate(rows[0]):
        for new in (name[:-1], name.upper(), f" {name}"):
            yield [[*rows[0][:n], new, *rows[0][n + 1 :]], *rows[1:]]


def header_lost(rows: Rows) -> Iterator[Rows]:
    """Yield the table without its header."""
    yield rows[1:]


ROWS: dict[str, Callable[[Rows], Iterator[Rows]]] = {
    operator.__name__: operator
    for operator in (
        row_dropped,
        row_doubled,
        row_copied,
        rows_reordered,
        ids_swapped,
        cells_swapped,
        column_dropped,
        column_emptied,
        columns_swapped,
        cell_lost,
        header_misspelt,
        header_lost,
    )
}
