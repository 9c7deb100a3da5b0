"""A package with rows that are to be added to its tables, in memory."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..errors import FiguresError, UnreadableError
from ..finding import Location
from ..package.csv_file import with_cells, with_columns, with_rows
from ..package.json_file import with_entries, with_values
from ..package.membership import REQUIRED, profile
from ..package.package import DESCRIPTOR, Package, PathLike, Resource, read_package
from ..package.paths import on_disk
from ..package.writing import write_all
from ..release.derived.descriptor import size_and_hash
from ..release.rewriting import inside, with_line_ends_of
from ..tables.table import Edit, has_its_header
from ..text import suggestion
from .requests import Row


class Draft:
    """The rows of a package as text, and those that are to be added at the end of its tables.

    Raises UnreadableError for a package whose tables cannot be read.
    """

    def __init__(self, path: PathLike) -> None:
        """Read a package, given by its folder or its datapackage.json."""
        self._path = path
        self._package = read_package(path)
        self._rows = {name: _rows(self._package, name) for name in REQUIRED}
        self._old = {name: len(rows) for name, rows in self._rows.items()}
        self._cells: dict[str, dict[tuple[int, str], str]] = {}
        self._made: dict[str, bytes] = {}

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table, the added ones last."""
        return self._rows[table]

    def added(self, table: str) -> list[Row]:
        """Return the rows that were added to a table."""
        return self._rows[table][self._old[table] :]

    def find(self, table: str, key: str) -> Row | None:
        """Return the row of a table that has this key."""
        column = profile(table)["primaryKey"][0]
        return next((row for row in self._rows[table] if row[column] == key), None)

    def add(self, table: str, row: Row) -> None:
        """Add a row; raises FiguresError for a column that neither table nor profile has."""
        known = {*self._resource(table).names, *_optional(table)}
        for name in row:
            if name not in known:
                hint = suggestion(name, known, f"it has {', '.join(sorted(known))}")
                raise FiguresError(f"{table} has no column {name}; {hint}")
        self._rows[table].append(row)
        self._made = {}

    def fill(self, edit: Edit) -> None:
        """Fill a cell that a copy of the source shows; of old rows, only that of a source."""
        self._made = {}
        row, old = self._rows[edit.table][edit.row], self._old[edit.table]
        if edit.row >= old:
            row[edit.column] = edit.value
        elif edit.table == "sources" and any(
            new["source_id"] == row["source_id"] for new in self.added("figures")
        ):
            self._cells.setdefault(edit.table, {})[edit.row, edit.column] = edit.value

    def package(self) -> Package:
        """Return the package with the added rows."""
        return read_package(self._path, self._files())

    def write(self) -> list[str]:
        """Write the files that change, all or none, and return their names; raises OSError."""
        root, files = Path(on_disk(self._package.base)), self._files()
        write_all({inside(root, name): content for name, content in files.items()})
        return [self._package.show(name) for name in files]

    def _resource(self, table: str) -> Resource:
        found = self._package.table(table)
        if found is None:
            place = Location(self._package.descriptor.shown)
            raise UnreadableError(f"no table {table}", "a package of cited figures", place)
        return found

    def _files(self) -> dict[str, bytes]:
        """Return the new bytes of each file that changes, by its path in the package."""
        self._made = self._made or self._make()
        return self._made

    def _make(self) -> dict[str, bytes]:
        package, files = self._package, {}
        text = package.descriptor.text
        for table in self._rows:
            if self.added(table) or table in self._cells:
                resource = self._resource(table)
                columns = [*self._new_columns(table)]
                raw = self._table(resource, columns).encode("utf-8")
                files[resource.path] = raw
                text, schemas = self._with_fields(text, resource, columns)
                files |= schemas
                text = with_values(text, size_and_hash(resource.index, raw))
        text = with_values(text, self._created())
        return files | {DESCRIPTOR: self._like(DESCRIPTOR, text)}

    def _new_columns(self, table: str) -> Iterator[str]:
        names = self._resource(table).names
        for field in profile(table)["fields"]:
            name = field["name"]
            if name not in names and any(row.get(name) for row in self.added(table)):
                yield name

    def _table(self, resource: Resource, columns: list[str]) -> str:
        text, names = resource.raw.decode("utf-8"), [*resource.names, *columns]
        cells = {
            (row, names.index(column)): value
            for (row, column), value in self._cells.get(resource.name, {}).items()
        }
        added = [[row.get(name, "") for name in names] for row in self.added(resource.name)]
        text = with_columns(text, columns) if columns else text
        return with_rows(with_cells(text, cells) if cells else text, added)

    def _with_fields(
        self, text: str, resource: Resource, columns: list[str]
    ) -> tuple[str, dict[str, bytes]]:
        """Return the text of the descriptor, and the file of a schema, with columns added."""
        if not columns or resource.schema is None:
            return text, {}
        fields = [_optional(resource.name)[name] for name in columns]
        named = resource.entry["schema"]
        if isinstance(named, str):
            schema = with_entries(resource.schema.text, "/fields", fields)
            return text, {named: self._like(named, schema)}
        return with_entries(text, f"/resources/{resource.index}/schema/fields", fields), {}

    def _created(self) -> dict[str, str]:
        """Return the day of the package where a source was accessed after it."""
        created = str(self._package.descriptor.data.get("created", ""))
        latest = max((row["accessed"] for row in self.added("sources")), default="")
        return {"/created": f"{latest}T00:00:00Z"} if latest > created[:10] else {}

    def _like(self, name: str, text: str) -> bytes:
        return with_line_ends_of(self._package.file(name), text).encode("utf-8")


def _rows(package: Package, table: str) -> list[Row]:
    resource = package.table(table)
    if resource is None or resource.sheet is None or not has_its_header(resource):
        place = Location(resource.shown if resource else package.descriptor.shown)
        raise UnreadableError(
            f"no table {table} that can be read", "a table that passes figures check", place
        )
    return [dict(zip(resource.names, cells, strict=False)) for cells in resource.sheet.rows]


def _optional(table: str) -> dict[str, Mapping[str, Any]]:
    """Return the fields of the profile for a table, by name, as a schema of a package has them."""
    return {
        field["name"]: {key: value for key, value in field.items() if key != "presence"}
        for field in profile(table)["fields"]
    }
