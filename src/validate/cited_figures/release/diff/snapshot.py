"""A package at one point of its history: descriptor, schemas and tables as text.

Unlike ``Package``, it also reads archives, git revisions and tables without a descriptor.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from ...errors import FiguresError
from ...package import changelog
from ...package.csv_file import BrokenSheetError, split
from ...package.json_file import parse
from ...package.limits import DOCUMENT, TABLES
from ...package.package import DESCRIPTOR
from .files import Files

Key = tuple[str, ...]

# The parts of the standard that a comparison relies on.
ENTRY = {
    "type": "object",
    "properties": {"path": {"type": "string"}, "name": {"type": "string"}},
    "required": ["path", "name", "schema"],
}
PACKAGE = {
    "type": "object",
    "properties": {
        "resources": {"type": "array", "items": ENTRY},
        "licenses": {"type": "array", "items": {"type": "object", "required": ["name"]}},
    },
    "required": ["resources"],
}
FIELD = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "constraints": {"type": "object"}},
    "required": ["name"],
}
KEYS = {
    "type": ["string", "array"],
    "if": {"type": "array"},
    "then": {"items": {"type": "string"}},
}
SCHEMA = {
    "type": "object",
    "properties": {"fields": {"type": "array", "items": FIELD}, "primaryKey": KEYS},
}


@dataclass(frozen=True)
class Grid:
    """A table: its entry in the descriptor and its schema (both may be empty), and its cells."""

    name: str
    entry: dict[str, Any]
    schema: dict[str, Any]
    header: list[str]
    cells: Sequence[list[str]]

    @property
    def key(self) -> list[str]:
        """Return the columns of the primary key."""
        keys = self.schema.get("primaryKey", [])
        return [keys] if isinstance(keys, str) else list(keys)

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """Return the field descriptors by name."""
        return {field["name"]: field for field in self.schema.get("fields", [])}

    def rows(self, key: list[str]) -> dict[Key, dict[str, str]]:
        """Return the rows by key; FiguresError where a key is missing or occurs twice."""
        found: dict[Key, dict[str, str]] = {}
        for cells in self.cells:
            row = dict(zip(self.header, cells, strict=False))
            ids = tuple(row.get(name, "") for name in key)
            if ids in found or not any(ids):
                shown = " ".join(ids)
                raise FiguresError(
                    f"{self.name}: the key {shown!r} is empty or occurs twice; see figures check"
                )
            found[ids] = row
        return found


@dataclass(frozen=True)
class Snapshot:
    """A package at one point; for bare tables, the descriptor is empty.

    ``migrated`` has the changes of codes that the changelog lists for the version.
    """

    shown: str
    descriptor: dict[str, Any]
    tables: dict[str, Grid]
    migrated: frozenset[str] = frozenset()

    @property
    def version(self) -> str:
        """Return the version, empty for bare tables."""
        return str(self.descriptor.get("version", ""))


def read_snapshot(files: Files) -> Snapshot:
    """Return the package in these files, or the CSV files as bare tables where there is none.

    Raises FiguresError for what cannot be read.
    """
    try:
        descriptor = _document(files, DESCRIPTOR) if DESCRIPTOR in files.names else {}
        tables = list(_tables(files, descriptor) if descriptor else _bare(files))
    except (ValueError, BrokenSheetError) as error:
        raise FiguresError(f"{files.shown}: cannot be read as a package: {error}") from None
    if not tables:
        raise FiguresError(f"{files.shown}: neither {DESCRIPTOR} nor tables")
    migrated = _migrated(files, str(descriptor.get("version", "")))
    return Snapshot(files.shown, descriptor, {table.name: table for table in tables}, migrated)


def _migrated(files: Files, version: str) -> frozenset[str]:
    if changelog.NAME not in files.names:
        return frozenset()
    text = files.read(changelog.NAME, DOCUMENT).decode("utf-8", "replace")
    entries = (entry for entry in changelog.parse(text) if entry.version == version)
    return frozenset().union(*(entry.migrated for entry in entries))


def _document(files: Files, path: str) -> dict[str, Any]:
    return parse(files.read(path, DOCUMENT), f"{files.shown}/{path}").data


def _tables(files: Files, descriptor: dict[str, Any]) -> Iterator[Grid]:
    _require(descriptor, PACKAGE, DESCRIPTOR)
    for entry in descriptor["resources"]:
        schema = entry["schema"]
        if isinstance(schema, str):
            schema = _document(files, schema)
        _require(schema, SCHEMA, f"the schema of {entry['name']}")
        yield _grid(files, entry["path"], entry["name"], entry, schema)


def _require(document: Any, shape: dict[str, Any], name: str) -> None:
    from jsonschema_rs import is_valid

    if not is_valid(shape, document):
        raise ValueError(f"{name} does not conform to the standard; see figures check")


def _bare(files: Files) -> Iterator[Grid]:
    for path in sorted(files.names):
        if path.endswith(".csv"):
            yield _grid(files, path, PurePosixPath(path).stem, {}, {})


def _grid(
    files: Files, path: str, name: str, entry: dict[str, Any], schema: dict[str, Any]
) -> Grid:
    text = files.read(path, TABLES).decode("utf-8-sig").replace("\r\n", "\n")
    sheet = split(text)
    return Grid(name, entry, schema, sheet.header, sheet.rows)
