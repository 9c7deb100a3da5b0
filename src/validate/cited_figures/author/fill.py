"""Write into the tables what a copy of a source shows: places and fingerprints of sentences."""

from operator import attrgetter
from pathlib import Path

from ..finding import Location
from ..package.csv_file import with_cells
from ..package.package import PathLike, read_package
from ..package.paths import on_disk
from ..package.writing import write_all
from ..release.rewriting import inside
from ..run.verify import prove_package
from ..tables.table import Edit


def fill(text: PathLike, path: PathLike = ".", source: str | None = None) -> dict[Location, Edit]:
    """Fill in locators, fingerprints and lengths that a copy of a source shows for certain.

    Only those cells change; every other byte of the tables stays, and all tables are written or
    none. Returns what was written, by its place. Raises UnreadableError for a copy or a package
    that cannot be used, OSError for what cannot be written.
    """
    package = read_package(path)
    _, edits = prove_package(text, package, source)
    written: dict[Location, Edit] = {}
    files: dict[Path, bytes] = {}
    for table in package:
        cells: dict[tuple[int, int], str] = {}
        for edit in sorted(edits, key=attrgetter("row")):
            if edit.table == table.name and table.sheet:
                column = table.sheet.header.index(edit.column)
                cells[edit.row, column] = edit.value
                written[table.place(table.sheet.lines[edit.row], column + 1)] = edit
        if cells:
            file = inside(Path(on_disk(package.base)), table.path)
            files[file] = with_cells(table.raw.decode("utf-8"), cells).encode("utf-8")
    write_all(files)
    return written
