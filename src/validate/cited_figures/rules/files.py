"""Rules on the files of the tables: present, listed, unchanged, and plain text."""

import json
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath

from ..finding import Fault, Severity
from ..package.checksums import sha256
from ..package.file_kind import BOM
from ..package.limits import ENTRIES
from ..package.package import Package, Resource
from ..package.paths import for_people, unportable
from ..tables.cells import is_invisible
from ..text import quoted
from .exemptions import divide
from .rule import rule
from .workspace import Workspace

CR = b"\r"
UNREADABLE = "package-unreadable"  # the rule that tells of schemas, and of tables lost with them
DOCUMENTS = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "README")
IGNORED = re.compile(
    r"[.~].*|.*~|#.*#|__pycache__|__MACOSX|@eaDir|lost\+found|.*:Zone\.Identifier"
    r"|(eh)?Thumbs\.db|desktop\.ini|Icon\r",
    re.IGNORECASE,
)
RECORDED = {"hash": re.compile('"sha256:[0-9a-f]{64}"'), "bytes": re.compile("[0-9]+")}
AUTOCRLF = (
    'Put the line "* text=auto eol=lf" into .gitattributes and check the files out again; '
    "figures fix mends this copy."
)
LF = "Run figures fix, or save the file with LF line ends, one after the last row."
MEND = (
    "Run figures fix, which mends what spreadsheets write, or save the file as UTF-8 without a "
    "byte order mark, with LF line ends."
)


@rule(
    "file-missing",
    family="structure",
    title="The file of a table cannot be opened",
    why="A table that cannot be opened is not checked, and nobody can use it.",
    fix="Add the file to the package, or correct its path in datapackage.json.",
    severity=Severity.FATAL,
)
def file_missing(workspace: Workspace) -> Iterator[Fault]:
    """Find resources whose file is missing, outside the package, or a URL."""
    package = workspace.package
    is_told = UNREADABLE not in workspace.not_chosen
    told = {*package.unreadable.values()} if is_told else set[Fault]()
    found = dict.fromkeys(resource.missing for resource in package if resource.missing)
    yield from (fault for fault in found if fault not in told)


@rule(
    "file-unlisted",
    family="structure",
    title="A file in a data folder is not listed in the descriptor",
    why="A file that is not listed is not checked, but it is published with those that are.",
    fix="List the file as a resource in datapackage.json, or move it out of the folder.",
)
def file_unlisted(workspace: Workspace) -> Iterator[Fault]:
    """Find files in the folders of the tables that no resource names."""
    package = workspace.package
    named = package.descriptor.data.get("resources")
    unread = not isinstance(named, list) or len([*package]) < len(named)
    if unread or workspace.foreign or any(resource.missing for resource in package):
        return
    listed = {package.file(resource.path) for resource in package}
    for folder in sorted({file.parent for file in listed} - {package.root}):
        with os.scandir(folder) as entries:
            files = {folder / entry.name for entry in islice(entries, ENTRIES.most + 1)}
        if len(files) > ENTRIES.most:
            yield _unlisted(package, folder, "too many files in", f"at most {ENTRIES.words}")
            continue
        for file in sorted(files - listed):
            if file.stem.upper() not in DOCUMENTS and not IGNORED.fullmatch(file.name):
                yield _unlisted(package, file, "the file", "every file listed as a resource")


@rule(
    "file-name-unportable",
    family="structure",
    title="A file has a name that other systems cannot hold",
    why="On Windows or macOS the package cannot be unpacked, or one file replaces another.",
    fix="Rename the file, and its path in datapackage.json.",
)
def file_name_unportable(workspace: Workspace) -> Iterator[Fault]:
    """Find names that Windows or macOS refuse or take for those of other files."""
    descriptor, first = workspace.package.descriptor, dict[str, str]()
    for resource in _with_file(workspace):
        keys = ["path", "schema"] if resource.schema and not resource.schema.root else ["path"]
        for key, path in ((key, resource.entry[key]) for key in keys):
            other = first.setdefault(path.casefold(), path)
            expected = unportable(path)
            if other != path and not expected:
                expected = f"a name that differs from {other} by more than its case"
            if expected:
                place = descriptor.place("resources", resource.index, key)
                plain = PurePosixPath(path).as_posix()
                fix = f"Write {quoted(plain)}." if plain != path and not unportable(plain) else ""
                yield Fault(place, quoted(path), expected, resource.name, fix=fix)


@rule(
    "file-hash-differs",
    family="structure",
    title="A file differs from its size or hash in the descriptor",
    why="Its bytes changed after size and hash were written: by accident, or without review.",
    fix="Undo the change, or record the new size and hash with figures update.",
)
def file_hash_differs(workspace: Workspace) -> Iterator[Fault]:
    """Find files whose SHA-256 or size is not the recorded one, and in which nothing else is wrong.

    What an editor or a spreadsheet did to a file is one fault, which other rules name.
    """
    descriptor = workspace.package.descriptor
    standing = divide(workspace.package, workspace.findings)[0]
    faulty = {found.location.file for found in standing if found.severity.is_error}
    told = {found.rule for found in standing}
    for resource in _with_file(workspace):
        by_git = _is_converted(resource) and line_ends.id in told
        if resource.shown in faulty or by_git:
            continue
        entry, actual = resource.entry, {"hash": _hash(resource.raw), "bytes": len(resource.raw)}
        wrong = [
            key
            for key, form in RECORDED.items()
            if form.fullmatch(json.dumps(entry.get(key))) and entry[key] != actual[key]
        ]
        if wrong:
            place = descriptor.place("resources", resource.index, wrong[0])
            found = f"{resource.shown} with {wrong[0]} {actual[wrong[0]]}"
            yield Fault(place, found, str(entry[wrong[0]]), resource.name)


@rule(
    "file-not-csv",
    family="structure",
    title="The file of a table is not a CSV file",
    why="Nothing in it can be checked, and programs that read CSV find other cells in it, or none.",
    fix="Save the table as CSV in UTF-8, with commas between the cells.",
    severity=Severity.FATAL,
)
def file_not_csv(workspace: Workspace) -> Iterator[Fault]:
    """Find spreadsheets, pages, pointers, conflicts of a merge, and other separators."""
    yield from (resource.foreign for resource in workspace.package if resource.foreign)


@rule(
    "encoding-invalid",
    family="structure",
    title="A file is not plain UTF-8 text",
    why="Programs guess other encodings differently; a byte order mark or an invisible character "
    "becomes part of a column name or a key, which then matches nothing.",
    fix="Save the file as UTF-8 without a byte order mark and remove invisible characters.",
)
def encoding_invalid(workspace: Workspace) -> Iterator[Fault]:
    """Find other encodings, byte order marks and invisible characters."""
    for resource in _with_file(workspace):
        if resource.undecodable:
            yield resource.undecodable._replace(severity=Severity.FATAL)
        if resource.raw.startswith(BOM):
            returns = CR in resource.raw
            found = f"a byte order mark{' and carriage returns' if returns else ''}"
            fix = MEND if returns else ""
            yield Fault(resource.place(1), found, "none", resource.name, fix=fix)
    for table in workspace.tables.values():
        for defect in table.defects:
            is_broken = not any(map(is_invisible, defect.text.replace("\n", "")))
            if defect.kind == "invisible" and not is_broken:  # line-ends tells of line breaks
                place = table.place(defect.row, defect.column)
                found = f"an invisible character in {defect.column}: {defect.text!a}"
                yield Fault(place, found, "none", table.key(defect.row))


@rule(
    "line-ends",
    family="structure",
    title="Lines do not end in a single line feed",
    why="The bytes of the table then differ between machines, which breaks checksums and diffs; "
    "a line break inside a cell splits the row for tools that read line by line.",
    fix="Save the file with LF line ends, one after the last row, and no line break in a cell.",
)
def line_ends(workspace: Workspace) -> Iterator[Fault]:
    """Find carriage returns, a missing last line end and line breaks inside cells."""
    by_git = [table for table in _with_file(workspace) if _is_converted(table)]
    if by_git:
        names = ", ".join(table.name for table in by_git)
        found = f"carriage returns, as git writes them with core.autocrlf, in {names}"
        yield Fault(by_git[0].place(1), found, "line feeds only", by_git[0].name, fix=AUTOCRLF)
    told = {table.index for table in by_git}
    for resource in _with_file(workspace):
        raw = resource.raw
        if resource.undecodable:
            continue  # to save it as UTF-8 writes its line ends anew
        is_open = bool(raw) and not raw.endswith((b"\n", b"\r")) and not _is_cut_off(resource)
        if CR in raw and not raw.startswith(BOM) and resource.index not in told:
            line = raw.count(b"\n", 0, raw.index(CR)) + 1
            more = ", and no line end after the last row" if is_open else ""
            found = f"carriage returns ({raw.count(CR)}){more}"
            yield Fault(resource.place(line), found, "line feeds only", resource.name, fix=LF)
        elif is_open:
            line = raw.count(b"\n") + 1
            found = "no line end after the last row"
            yield Fault(resource.place(line), found, "LF", resource.name, fix=LF)
        yield from _broken_cells(resource)


@rule(
    "table-empty",
    family="structure",
    title="A table has no rows",
    why="A check of nothing always passes.",
    fix="Fill the table, or take the resource out of datapackage.json.",
    severity=Severity.FATAL,
)
def table_empty(workspace: Workspace) -> Iterator[Fault]:
    """Find files without any row of data."""
    for resource in workspace.package:
        if resource.sheet is not None and not resource.sheet.rows:
            found = "a header only" if resource.sheet.header else "an empty file"
            yield Fault(resource.place(1), found, "at least one row", resource.name)


def _is_converted(resource: Resource) -> bool:
    """Return whether a file is as recorded but for its line ends, which are those of Windows."""
    plain = resource.raw.replace(b"\r\n", b"\n")
    return plain != resource.raw and _hash(plain) == resource.entry.get("hash")


def _is_cut_off(resource: Resource) -> bool:
    """Return whether the last row lacks cells, which row-ragged tells."""
    sheet = resource.sheet
    return sheet is not None and len(sheet.rows) - 1 in sheet.ragged


def _hash(raw: bytes) -> str:
    return f"sha256:{sha256(raw)}"


def _unlisted(package: Package, path: Path, found: str, expected: str) -> Fault:
    shown = package.show(for_people(path.relative_to(package.root).as_posix()))
    return Fault(package.descriptor.place("resources"), f"{found} {shown}", expected, shown)


def _with_file(workspace: Workspace) -> Iterator[Resource]:
    tables = workspace.package
    return (table for table in tables if table.missing is None and table.foreign is None)


def _broken_cells(resource: Resource) -> Iterator[Fault]:
    if resource.sheet is None:
        return
    for number in resource.sheet.tall:
        line, row = resource.sheet.lines[number], resource.sheet.rows[number]
        for column, cell in enumerate(row, 1):
            if "\n" in cell:
                place = resource.place(line, column)
                yield Fault(place, "a line break in a cell", "cells of one line", row[0])
