"""The rows of a package by their ids, as text: for commands that read and judge nothing."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..errors import FiguresError
from ..package.package import Package, PathLike, read_package
from .addresses import Addresses, addresses

IDENTITY = ("figure_id", "indicator_id", "ref_area", "time_period", "vintage", "scenario")


class Row(dict[str, str]):
    """The cells of a row by column; a cell that is not there is empty."""

    def __missing__(self, column: str) -> str:
        """Return an empty cell."""
        return ""


@dataclass(frozen=True)
class Records:
    """The rows of a package by their ids.

    Every access raises FiguresError, with one line for people, when there is no such table or row.
    """

    package: Package

    @property
    def descriptor(self) -> dict[str, Any]:
        """Return the descriptor as it was read."""
        return self.package.descriptor.data

    @property
    def name(self) -> str:
        """Return the name of the package."""
        return str(self.descriptor.get("name", ""))

    @property
    def version(self) -> str:
        """Return the version of the package, empty when the descriptor has none."""
        return str(self.descriptor.get("version", ""))

    @property
    def addresses(self) -> Addresses:
        """Return where the package is published, as far as the descriptor says."""
        return addresses(self.descriptor)

    @cached_property
    def figures(self) -> dict[str, Row]:
        """Return the figures by id."""
        return self._keyed("figures", "figure_id")

    @cached_property
    def several_areas(self) -> bool:
        """Return whether the figures are about more than one area."""
        return len({row["ref_area"] for row in self.figures.values()}) > 1

    @cached_property
    def sources(self) -> dict[str, Row]:
        """Return the sources by id."""
        return self._keyed("sources", "source_id")

    @cached_property
    def dimensions(self) -> list[str]:
        """Return the columns that break figures down further, as their unique keys list them."""
        table = self.package.table("figures")
        keys = table.table_schema.get("uniqueKeys", []) if table else []
        names = (name for key in keys for name in ([key] if isinstance(key, str) else key))
        return [name for name in dict.fromkeys(names) if name not in IDENTITY]

    @cached_property
    def _areas(self) -> dict[str, Row]:
        return self._keyed("areas", "area_id")

    @cached_property
    def _indicators(self) -> dict[str, Row]:
        return self._keyed("indicators", "indicator_id")

    @cached_property
    def _units(self) -> dict[str, Row]:
        return self._keyed("units", "unit_id")

    @cached_property
    def _corroborations(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        rows = self.rows("corroborations") if self.package.table("corroborations") else []
        for row in rows:
            found.setdefault(row["figure_id"], []).append(row)
        return found

    def indicator(self, row: Row) -> Row:
        """Return the indicator that a row refers to."""
        return _linked(row, "indicator_id", self._indicators)

    def unit(self, row: Row) -> Row:
        """Return the unit that a row refers to."""
        return _linked(row, "unit_id", self._units)

    def area(self, figure: Row) -> Row:
        """Return the area that a figure is about."""
        return _linked(figure, "ref_area", self._areas)

    def source(self, row: Row) -> Row:
        """Return the source that a row refers to."""
        return _linked(row, "source_id", self.sources)

    def corroborations(self, figure: Row) -> list[Row]:
        """Return what other sources say of a figure."""
        return self._corroborations.get(figure["figure_id"], [])

    def _keyed(self, table: str, key: str) -> dict[str, Row]:
        return {row[key]: row for row in self.rows(table) if row[key]}

    def rows(self, table: str) -> list[Row]:
        """Return all rows of a table in their order."""
        resource = self.package.table(table)
        if resource is None:
            raise FiguresError(f"this package has no table {table}")
        if resource.sheet is None:
            problems = (resource.missing, resource.foreign, resource.undecodable, resource.broken)
            why = ", ".join(problem.found for problem in problems if problem)
            raise FiguresError(f"the table {table} cannot be read: {why}")
        header = resource.sheet.header
        return [Row(zip(header, cells, strict=False)) for cells in resource.sheet.rows]


def read_records(path: PathLike) -> Records:
    """Read a package from its descriptor or its folder.

    Raises UnreadableError when there is no descriptor to go by.
    """
    return Records(read_package(path))


def _linked(row: Row, column: str, rows: dict[str, Row]) -> Row:
    if row[column] not in rows:
        raise FiguresError(f'no row for {column} "{row[column]}"; figures check says more')
    return rows[row[column]]
