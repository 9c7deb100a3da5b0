"""Rules on the shape of a table: its header, its rows, and the text of its cells."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..finding import Fault, Severity
from ..package.csv_file import Sheet
from ..package.json_file import Document
from ..package.package import Resource
from ..tables.table import has_its_header, key_of
from ..text import counted, quoted
from .rule import rule
from .workspace import Workspace

TYPES = {
    "number": "a number like 1234.5",
    "integer": "a whole number like 1234",
    "date": "a date like 2020-09-17",
    "boolean": "true or false",
}
MISSING = ("NA", "NAN", "NULL", "NONE")  # which CSV readers take for an empty cell
NAN = "nan"
_SERIAL = re.compile(r"[1-6][0-9]{4}(\.[0-9]+)?")  # days since 1900, up to the year 2091
REORDER = (
    "If the cells stand under their names, run figures fix, which puts the columns in order; "
    "otherwise correct the header."
)
CLOSED = ("pattern", "enum")  # what says itself which texts a column holds


@rule(
    "header-differs",
    family="structure",
    title="The header of a table is not that of its schema",
    why="Columns would be read under the wrong names.",
    fix="Name the columns as in the schema of the table, in the same order.",
)
def header_differs(workspace: Workspace) -> Iterator[Fault]:
    """Find the first column of each table that is not the one its schema has there."""
    for resource in filter(workspace.has_schema, workspace.package):
        names, header = resource.names, resource.sheet.header if resource.sheet else []
        if not header or header == names:
            continue
        pairs = enumerate(zip_longest(header, names))
        column = next(n for n, (found, name) in pairs if found != name)
        found = quoted(header[column]) if column < len(header) else "no more columns"
        expected = f'"{names[column]}"' if column < len(names) else "no more columns"
        fix = _fix_of_header(resource)
        yield Fault(resource.place(1, column + 1), found, expected, resource.name, fix=fix)


def _fix_of_header(resource: Resource) -> str:
    """Return what to do about a header that is right but for what a program put beside it."""
    sheet, names = resource.sheet, resource.names
    header = sheet.header if sheet else []
    more = [name for name in header if name not in names]
    if [name for name in header if name] == names:
        return "Remove the columns without a name, which a spreadsheet or a data frame has left."
    if sheet and sheet.rows[:1] == [names]:
        return "Remove the line above the header."
    shared = {*map(_folded, header)} & {*map(_folded, names)}
    if len(header) == len(names) and len(shared) < len(names) // 4:  # a cell may be such a word
        return f"If the header is missing, put it above the rows: {','.join(names)}"
    if [name for name in header if name in names] == names:
        return f"Remove {_columns(more)}, or add it to the schema of the table."
    if len(header) == len(names) and {*header} == {*names}:
        return REORDER
    return ""


def _folded(name: str) -> str:
    return name.strip().casefold()


def _columns(names: Sequence[str]) -> str:
    return f"the column {quoted(names[0])}" if len(names) == 1 else f"{len(names)} columns"


@rule(
    "row-ragged",
    family="structure",
    title="A row has more or fewer cells than the header",
    why="Some programs pad or cut such a row without a word, and every value after the gap is in "
    "the wrong column; a quote that is never closed swallows the rest of the file.",
    fix="Give the row one cell for each column; put a cell that holds a comma or a quote in "
    "quotes.",
)
def row_ragged(workspace: Workspace) -> Iterator[Fault]:
    """Find rows that are too short, too long or blank, and quotes that break the table."""
    for resource in workspace.package:
        if resource.broken:
            broken = resource.broken
            yield Fault(
                broken.location, broken.found, broken.expected, resource.name, Severity.FATAL
            )
    for resource in filter(workspace.has_schema, workspace.package):
        sheet, schema = resource.sheet, resource.schema
        first = workspace.package.table(resource.name) is resource
        if sheet and schema and first and has_its_header(resource):
            yield from _ragged(resource, sheet, schema)


def _ragged(resource: Resource, sheet: Sheet, schema: Document) -> Iterator[Fault]:
    width = len(resource.names)
    empty = [row for row in sorted(sheet.ragged) if not any(sheet.rows[row])]
    if empty:
        place, found = resource.place(sheet.lines[empty[0]]), counted(len(empty), "empty row")
        fix = "Delete the lines, or run figures fix."
        yield Fault(place, found, "rows with cells only", resource.name, fix=fix)
    for row in sorted(sheet.ragged.difference(empty)):
        cells = sheet.rows[row]
        found = counted(len(cells), "cell")
        column = min(len(cells), width) + (len(cells) > width) or 1
        place = resource.place(sheet.lines[row], column)
        ends = row == len(sheet.rows) - 1 and not resource.raw.endswith((b"\n", b"\r"))
        fix = "The file ends in this row: fetch or save it again." if ends else ""
        yield Fault(place, found, f"{width} cells", key_of(cells, schema.data), fix=fix)


@rule(
    "cell-type",
    family="structure",
    title="A cell is not of the type of its column",
    why="Programs turn it into a missing value or turn the whole column into text.",
    fix="Write the value as the type of the column asks, or leave an optional cell empty.",
)
def cell_type(workspace: Workspace) -> Iterator[Fault]:
    """Find cells that are not a number, date or truth value where the schema wants one."""
    for kind, expected in TYPES.items():
        yield from _defects(workspace, "type", expected, kind)


@rule(
    "number-notation",
    family="structure",
    title="A number is not written in plain digits",
    why="Thousands separators, exponents, a plus sign, NaN and more digits than a double holds are "
    "read differently, or not at all, from one program to the next; zeros at the end of decimals "
    "write one number in two ways.",
    fix="Write plain digits with a decimal point: 1000000, not 1,000,000 or 1e6; 71.5, not 71.50.",
)
def number_notation(workspace: Workspace) -> Iterator[Fault]:
    """Find numbers that are not the plain decimals of at most 15 significant digits."""
    yield from _defects(workspace, "notation", "plain digits")


@rule(
    "cell-padded",
    family="structure",
    title="A cell has leading, trailing, repeated or non-standard white space",
    why='"F01 " is not "F01", and a no-break space is not a space: keys do not match and searches '
    "find nothing.",
    fix="Remove the white space at both ends of the cell, and type single plain spaces inside.",
)
def cell_padded(workspace: Workspace) -> Iterator[Fault]:
    """Find cells with white space at either end, and repeated or odd spaces inside."""
    yield from _defects(workspace, "padded", "single plain spaces, and none at the ends")


@rule(
    "cell-disguised",
    family="structure",
    title="A cell has characters that look like others, or that are not normalised",
    why="The word looks right but is another one: searches miss it and keys do not match.",
    fix="Retype the word in the letters of one alphabet and in characters of normal width.",
)
def cell_disguised(workspace: Workspace) -> Iterator[Fault]:
    """Find words of mixed alphabets, and full-width characters in text that is not East Asian."""
    yield from _defects(
        workspace, "disguised", "letters and digits of one alphabet, of normal width, composed"
    )


@rule(
    "cell-formula",
    family="structure",
    title="A cell looks like a formula",
    why="A spreadsheet computes it instead of showing it, which can run commands.",
    fix="Begin the cell with a letter, a digit or a quotation mark.",
)
def cell_formula(workspace: Workspace) -> Iterator[Fault]:
    """Find cells that begin with = + - or @ and are not a number."""
    yield from _defects(workspace, "formula", "text that is not a formula")


@rule(
    "cell-placeholder",
    family="structure",
    title="A placeholder stands for a missing value",
    why="An empty cell means missing; n/a, TODO or ? is read, counted and searched as text.",
    fix="Leave the cell empty, or write what is known.",
)
def cell_placeholder(workspace: Workspace) -> Iterator[Fault]:
    """Find texts that only stand for nothing, in columns that allow any text."""
    for table in workspace.tables.values():
        limits = {field["name"]: field.get("constraints", {}) for field in table.resource.fields}
        for defect in table.defects:
            is_id = defect.column in table.schema["primaryKey"] and defect.text.upper() in MISSING
            is_open = limits[defect.column].keys().isdisjoint(CLOSED)
            if defect.kind == "placeholder" and (is_open or is_id):
                found = f"{defect.column} is {quoted(defect.text)}"
                place = table.place(defect.row, defect.column)
                yield Fault(place, found, "a text, or nothing", table.key(defect.row))


def _defects(workspace: Workspace, kind: str, expected: str, of_type: str = "") -> Iterator[Fault]:
    for table in workspace.tables.values():
        types = table.resource.types
        for defect in table.defects:
            if defect.kind == kind and of_type in ("", types[defect.column]):
                place = table.place(defect.row, defect.column)
                found = f"{defect.column} is {quoted(defect.text)}"
                fix = _step(types[defect.column], defect.text)
                yield Fault(place, found, expected, table.key(defect.row), fix=fix)


def _step(kind: str, text: str) -> str:
    """Return what to do about a cell that a program wrote in its own way."""
    if kind in ("number", "integer") and text.casefold() == NAN:
        return "Leave the cell empty: that means a missing value."
    if kind == "date" and _SERIAL.fullmatch(text):
        return "A spreadsheet counts days so: format the cell as a date, and save the table again."
    return ""
