"""A data package on disk: its descriptor, its schemas and its tables as text."""

import errno
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any
from unicodedata import normalize

from ..errors import UnreadableError
from ..finding import Fault, Location, Named
from ..text import LONGEST_CELL, quoted, shortened
from . import csv_bulk as bulk
from .csv_file import BrokenSheetError, Sheet, split
from .file_kind import BOM, kind_of
from .files import read_bytes
from .json_file import Document, parse, read_document
from .limits import DOCUMENT, RESOURCES, TABLES
from .missing_files import gather
from .paths import alike, for_people, is_absent, is_inside, meant, objection, on_disk

DESCRIPTOR = "datapackage.json"
PathLike = str | os.PathLike[str]


@dataclass(slots=True)
class Resource:
    """A table of the package, read as far as it could be; ``shown`` is its path for people.

    ``entry`` is what the descriptor says of it.
    ``missing`` says why there is no file, ``foreign`` what it is if no table, ``undecodable`` why
    it is not text and ``broken`` why the text is not CSV; at most one of them is set, and then
    ``sheet`` is None.
    """

    index: int
    name: str
    path: str
    shown: str
    schema: Document | None = None
    entry: dict[str, Any] = field(default_factory=dict)
    raw: bytes = b""
    missing: Fault | None = None
    foreign: Fault | None = None
    undecodable: Fault | None = None
    broken: Fault | None = None
    sheet: Sheet | None = None

    @property
    def table_schema(self) -> dict[str, Any]:
        """Return the Table Schema, empty where there is none."""
        return self.schema.data if self.schema else {}

    @property
    def fields(self) -> list[dict[str, Any]]:
        """Return the field descriptors of the table schema, without entries that are none."""
        found = self.table_schema.get("fields")
        entries = found if isinstance(found, list) else []
        return [field for field in entries if isinstance(field, dict)]

    @property
    def names(self) -> list[str]:
        """Return the field names in the order of the schema."""
        return [str(field.get("name", "")) for field in self.fields]

    @property
    def types(self) -> dict[str, str]:
        """Return the type of each column, as the schema says."""
        return {str(field.get("name", "")): str(field.get("type")) for field in self.fields}

    def place(self, line: int, column: int = 1) -> Location:
        """Return a place in the file of this table."""
        return Location(self.shown, line, column)


@dataclass(slots=True)
class Package:
    """A data package; ``base`` is its folder as the user wrote it.

    ``changed`` holds files, by their path in the package, that are to be other than on disk, and
    ``unreadable`` says which schemas could not be read.
    """

    root: Path
    base: str
    descriptor: Document
    changed: Mapping[str, bytes] = field(default_factory=dict)
    resources: list[Resource] = field(default_factory=list)
    unreadable: dict[str, Fault] = field(default_factory=dict)
    _owners: dict[tuple[int, int], Resource] = field(default_factory=dict)
    _documents: dict[tuple[int, int], Document] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Resource]:
        """Iterate over the tables in the order of the descriptor."""
        return iter(self.resources)

    @property
    def named(self) -> Named:
        """Return name and version, as far as the descriptor has them."""
        about = (str(self.descriptor.data.get(key, "")) for key in ("name", "version"))
        return Named(*(shortened(text, LONGEST_CELL) for text in about))

    @property
    def schemas(self) -> list[Document]:
        """Return the schemas of the tables, each once."""
        return list({id(table.schema): table.schema for table in self if table.schema}.values())

    def table(self, name: str) -> Resource | None:
        """Return the resource with this name, if there is one."""
        return next((resource for resource in self if resource.name == name), None)

    def show(self, path: str) -> str:
        """Return a path inside the package as the user would write it."""
        return PurePosixPath(self.base, path).as_posix()

    def file(self, path: str) -> Path:
        """Return the file at a path of the descriptor."""
        return self.root / on_disk(path)

    def beside(self, path: str) -> bytes:
        """Return the bytes of a file that no resource names, nothing where there is no such file.

        Raises OSError for what cannot be read or is not a regular file inside the package.
        """
        file = self.file(path)
        if not os.path.lexists(file):
            return b""
        if not is_inside(self.root, path):
            raise OSError(errno.ELOOP, "a link that leads out of the package", path)
        return read_bytes(file, DOCUMENT)

    def owner(self, resource: Resource) -> Resource:
        """Return the first resource that has the same file as this one: mostly itself.

        Raises OSError when there is no file.
        """
        return self._owners.setdefault(_identity(self.file(resource.path)), resource)

    def document(self, path: str) -> Document:
        """Return a JSON document inside the package, read once; raise as ``read_document`` does."""
        if path in self.changed:
            return parse(self.changed[path], self.show(path))
        file = self.file(path)
        try:
            key = _identity(file)
        except OSError:
            return read_document(file, self.show(path))
        if key not in self._documents:
            self._documents[key] = read_document(file, self.show(path))
        return self._documents[key]


def _identity(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_dev, status.st_ino


def read_package(path: PathLike, changed: Mapping[str, bytes] | None = None) -> Package:
    """Read a package from its descriptor or its folder.

    ``changed`` holds the bytes of files that are read in place of those on disk, by their path in
    the package. Raises UnreadableError when there is no readable descriptor.
    """
    named = os.fspath(path)
    try:
        file = _descriptor_file(Path(on_disk(named)))
        root = file.parent.resolve()
    except (OSError, RuntimeError, ValueError) as error:  # of links in a circle, of odd characters
        found = (isinstance(error, OSError) and error.strerror) or "a path that cannot be used"
        raise UnreadableError(found, "a data package", Location(named)) from None
    shown = for_people(file.as_posix())
    if not is_inside(root, file.name):
        found = "a link that leads out of the folder"
        raise UnreadableError(found, "the descriptor itself", Location(shown))
    base = PurePosixPath(shown).parent.as_posix()
    changed = changed or {}
    raw = changed.get(DESCRIPTOR)
    descriptor = read_document(file, shown) if raw is None else parse(raw, shown)
    package = Package(root, base, descriptor, changed)
    for index, entry in enumerate(_entries(package.descriptor)):
        if isinstance(entry, dict) and isinstance(entry.get("path"), str):
            package.resources.append(_read_resource(package, index, entry))
    _gather(package)
    return package


def _gather(package: Package) -> None:
    """Let all files that one missing folder keeps from being read have one fault."""
    faults = {table.path: table.missing for table in package if table.missing}
    paths = (table.entry.get(key) for table in package for key in ("path", "schema"))
    named = [path for path in paths if isinstance(path, str)]
    if len(faults) + len(package.unreadable) > 1:
        gathered = gather(package.root, faults | package.unreadable, named)
        package.unreadable = {path: gathered[path] for path in package.unreadable}
        for table in package:
            if table.missing and gathered[table.path] != faults[table.path]:
                table.missing = gathered[table.path]


def _entries(descriptor: Document) -> list[Any]:
    entries = descriptor.data.get("resources")
    if not isinstance(entries, list):
        return []
    if len(entries) > RESOURCES.most:
        found = f"{len(entries):,} resources, more than {RESOURCES.words}"
        raise UnreadableError(found, "a smaller package", descriptor.place("resources"))
    return entries


def _descriptor_file(path: Path) -> Path:
    if path.is_dir() and (path / DESCRIPTOR).is_file():
        return path / DESCRIPTOR
    if path.is_file() and path.suffix == ".json" and (path.name == DESCRIPTOR or not _owner(path)):
        return path
    place = Location(for_people(path.as_posix()))
    raise UnreadableError(_odd(path), "a data package", place, _way_out(path))


def _odd(path: Path) -> str:
    if re.match("[a-z]+:/", str(path)):
        return "a URL, which is not fetched"
    if not path.exists():
        return "no such file or folder"
    if path.is_dir():
        other = alike(path, DESCRIPTOR) or _in_yaml(path)
        return f"no {DESCRIPTOR} in this folder{f', only {other}' if other else ''}"
    return f"a {path.suffix} file" if path.suffix else "a file without a suffix"


def _way_out(path: Path) -> str:
    """Return what to do about a path that is not a package."""
    owner, below = _owner(path), _below(path)
    if path.is_dir() and (step := _step_within(path)):
        return step
    if owner:
        return f'Give "{for_people(owner.as_posix())}", the folder of the package.'
    if below:
        return f'Give the folder of a package, such as "{for_people(below.as_posix())}".'
    if path.suffix == ".zip" or any(path.glob("*.zip")):
        return "Unpack the archive, and give the folder."
    return f"Give the folder with {DESCRIPTOR}; figures new FOLDER writes one to start from."


def _step_within(folder: Path) -> str:
    """Return what makes a folder a package, as far as what is in it tells."""
    if alike(folder, DESCRIPTOR):
        return f"Rename it to {DESCRIPTOR}."
    if other := _in_yaml(folder):
        return f"Write what {other} says as JSON, in {DESCRIPTOR}."
    if _awaits_submodule(folder):
        return "Run git submodule update --init, which fetches what belongs there."
    return ""


def _in_yaml(folder: Path) -> str:
    """Return the name of a descriptor in YAML, which other tools read."""
    names = (Path(DESCRIPTOR).with_suffix(suffix).name for suffix in (".yaml", ".yml"))
    return next((name for name in names if (folder / name).is_file()), "")


def _awaits_submodule(path: Path) -> bool:
    """Return whether a folder is empty, below one that names submodules."""
    with suppress(OSError):  # the folder may have been deleted
        above = path.resolve().parents
        return not any(path.iterdir()) and any((at / ".gitmodules").is_file() for at in above)
    return False


def _owner(path: Path) -> Path | None:
    """Return the nearest folder above that is a package."""
    if path == Path():
        above = [Path(".."), Path("../..")]
    else:
        above = [*path.parents] if path.exists() else []
    return next((folder for folder in above if (folder / DESCRIPTOR).is_file()), None)


def _below(path: Path) -> Path | None:
    """Return a package in a folder of a folder, or one further down."""
    if not path.is_dir():
        return None
    files = (path.glob(f"{pattern}/{DESCRIPTOR}") for pattern in ("*", "*/*"))
    return min((file.parent for found in files for file in islice(found, 100)), default=None)


def _read_resource(package: Package, index: int, entry: dict[str, Any]) -> Resource:
    path, name = entry["path"], str(entry.get("name", ""))
    schema = _read_schema(package, index, entry.get("schema"))
    resource = Resource(index, name, path, package.show(path), schema, entry)
    keys = ("resources", index, "path")
    resource.missing = _outside(package, path, keys, name) or _read_bytes(package, resource, keys)
    if resource.missing is None:
        _read_text(resource)
    return resource


def _read_schema(package: Package, index: int, schema: object) -> Document | None:
    if isinstance(schema, dict):
        root = ("resources", index, "schema")
        return Document(package.descriptor.shown, package.descriptor.text, schema, root)
    if not isinstance(schema, str):
        return None
    fault = _outside(package, schema, ("resources", index, "schema"))
    if fault is None:
        try:
            return package.document(schema)
        except UnreadableError as error:
            fault = error.fault
            if is_absent(package.file(schema)):
                fault = _absent(package, schema, ("resources", index, "schema"))
    package.unreadable.setdefault(schema, fault)
    return None


def _absent(package: Package, path: str, keys: tuple[str | int, ...], name: str = "") -> Fault:
    """Return the fault of a file that is not there, with the one that was probably meant."""
    other = alike(package.root, path)
    same = normalize("NFC", other) == normalize("NFC", path)
    only = "one in another normal form of Unicode" if same else package.show(other)
    found = f"no file {package.show(path)}{f', only {only}' if other else ''}"
    return Fault(package.descriptor.place(*keys), found, "a readable file", name)


def _outside(
    package: Package, path: str, keys: tuple[str | int, ...], name: str = ""
) -> Fault | None:
    """Say why a path of the descriptor does not stay inside the package."""
    found = objection(package.root, path)
    if not found:
        return None
    other = meant(package.root, path)
    fix = f"Write {quoted(other)}." if other else ""
    return Fault(package.descriptor.place(*keys), found, "a path inside the package", name, fix=fix)


def _read_bytes(package: Package, resource: Resource, keys: tuple[str | int, ...]) -> Fault | None:
    try:
        owner = package.owner(resource)
        if owner is resource:
            file, read = package.file(resource.path), sum(len(other.raw) for other in package)
            raw = package.changed.get(resource.path)
            resource.raw = read_bytes(file, TABLES, read) if raw is None else raw
            return None
        found, fix = f"{resource.shown}, the file of {owner.name}", ""
    except FileNotFoundError:
        return _absent(package, resource.path, keys, resource.name)
    except OSError as error:
        found = f"{resource.shown}: {error.strerror}"
        fix = "Allow reading the file." if isinstance(error, PermissionError) else ""
    return Fault(package.descriptor.place(*keys), found, "a readable file", resource.name, fix=fix)


def _read_text(resource: Resource) -> None:
    raw = resource.raw.removeprefix(BOM).removeprefix(BOM)  # some programs add one to another
    kind = kind_of(raw, resource.names)
    if kind:
        place, expected = resource.place(kind.line), "a CSV file"
        resource.foreign = Fault(place, kind.found, expected, resource.name, fix=kind.fix)
        return
    if len(raw) > bulk.LARGE:
        resource.sheet = bulk.split_columns(raw)
    if resource.sheet is None:
        _read_any_text(resource, raw)


def _read_any_text(resource: Resource, raw: bytes) -> None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{raw[error.start]:02X}, which is not UTF-8"
        resource.undecodable = Fault(resource.place(line), found, "UTF-8 text", resource.name)
        return
    cut = bulk.split_rows if len(raw) > bulk.LARGE else split
    try:
        resource.sheet = cut(text.replace("\r\n", "\n").replace("\r", "\n"))
    except BrokenSheetError as error:
        place, expected = resource.place(error.line), "a row of cells as in RFC 4180"
        resource.broken = Fault(place, error.reason, expected)
