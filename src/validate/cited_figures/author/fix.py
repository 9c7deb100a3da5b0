"""Correct what is mechanical: notation, separators, bounds, labels, sizes and hashes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from ..package.csv_file import with_cells
from ..package.json_file import with_values
from ..package.package import DESCRIPTOR, Package, PathLike, read_package
from ..package.paths import on_disk
from ..package.spreadsheet_file import decoded
from ..package.writing import write_all
from ..release.derived.descriptor import size_and_hash
from ..release.rewriting import inside
from ..rules import RULES
from ..rules.values import corrections
from ..rules.workspace import Workspace
from ..run.engine import report_of
from ..tables.table import Edit, Table
from ..views import periods
from .mending import mended_cell, mended_file

OBSERVED = ("figures", "series")


@dataclass(frozen=True, slots=True)
class Correction:
    """A file as it is and as it should be; ``file`` is its path in the package."""

    file: str
    old: bytes
    new: bytes

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff; its head tells encoding and line ends."""
        (old, encoding), (new, _) = decoded(self.old), decoded(self.new)
        ends = "CRLF" if "\r\n" in old else "CR" if "\r" in old else "LF"
        before, after = f"{self.file} ({encoding}, {ends})", f"{self.file} (utf-8, LF)"
        shown = unified_diff(old.splitlines(), new.splitlines(), before, after, lineterm="")
        yield from list(shown) or (f"--- {before}", f"+++ {after}")


def corrections_of(path: PathLike) -> list[Correction]:
    """Return the files of a package that can be corrected without a decision of their author.

    Raises UnreadableError for a package that cannot be used.
    """
    before = read_package(path)
    changed = {
        resource.path: new
        for resource in before
        if resource.missing is None and resource.schema
        if (new := mended_file(resource.raw, resource.names)) != resource.raw
    }
    for edits in (_cells, _entailed):
        package = read_package(path, changed)
        changed |= _edited(package, edits(package))
    package = read_package(path, changed)
    described = _with_sizes(package)
    if described != package.descriptor.raw:
        changed[DESCRIPTOR] = described
    old = {resource.path: resource.raw for resource in before} | {DESCRIPTOR: before.descriptor.raw}
    return [Correction(file, old[file], new) for file, new in changed.items()]


def fix(path: PathLike, corrections: Iterable[Correction]) -> list[str]:
    """Write corrected files, all or none, and return their names; raises OSError."""
    package = read_package(path)
    root = Path(on_disk(package.base))
    files = {inside(root, one.file): one.new for one in corrections}
    write_all(files)
    return [package.show(one.file) for one in corrections]


def _with_sizes(package: Package) -> bytes:
    """Return the descriptor with sizes and hashes of the tables that are there."""
    values: dict[str, object] = {}
    for resource in package:
        if resource.missing is None:
            values |= size_and_hash(resource.index, resource.raw)
    return with_values(package.descriptor.raw.decode("utf-8"), values).encode("utf-8")


def _edited(package: Package, edits: Iterable[Edit]) -> dict[str, bytes]:
    """Return the tables that change by some cells, by their path."""
    cells: dict[str, dict[tuple[int, int], str]] = {}
    for edit in edits:
        resource = package.table(edit.table)
        if resource:
            column = resource.names.index(edit.column)
            cells.setdefault(edit.table, {})[edit.row, column] = edit.value
    tables = [resource for resource in package if resource.name in cells]
    texts = [with_cells(table.raw.decode("utf-8"), cells[table.name]) for table in tables]
    return {table.path: text.encode("utf-8") for table, text in zip(tables, texts, strict=True)}


def _cells(package: Package) -> Iterator[Edit]:
    """Yield cells in another notation, and days that a period names."""
    for name, table in Workspace(package).tables.items():
        kinds = table.resource.types
        for defect in table.defects:
            column = table.resource.names.index(defect.column)
            cell = table.cells(defect.row)[column]
            new = mended_cell(cell, kinds[defect.column])
            if new != cell:
                yield Edit(name, defect.row, defect.column, new)
        if name in OBSERVED:
            yield from _days(name, table)


def _days(name: str, table: Table) -> Iterator[Edit]:
    """Yield first and last day of each row that has a period and neither of them."""
    for number, row in enumerate(table.records()):
        if row["time_period"] and not (row["period_start"] or row["period_end"]):
            try:
                days = periods.dates(row["time_period"])
            except ValueError:
                continue
            for column, day in zip(("period_start", "period_end"), days, strict=True):
                if table.usable(number, column):
                    yield Edit(name, number, column, day.isoformat())


def _entailed(package: Package) -> Iterator[Edit]:
    """Yield the cells that rules know."""
    workspace = Workspace(package)
    report_of(workspace, RULES, 0, RULES)
    return corrections(workspace)
