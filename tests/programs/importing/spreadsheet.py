"""The lines for a spreadsheet, read back from what LibreOffice saved."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from programs.tools import need_program, shell

from .content import Tables, rows
from .page import TABLES, lines


def read_spreadsheet(root: Path) -> Tables:
    shell(root, lines("Spreadsheet"), HOME=str(root))
    return {name: rows(_rows(root / f"{name}.xlsx")) for name in TABLES}


def _rows(file: Path) -> Iterator[dict[str, object]]:
    header, *found = load_workbook(file).worksheets[0].iter_rows(values_only=True)
    for row in found:
        yield dict(zip(map(str, header), row, strict=True))


def need_libreoffice() -> None:
    need_program("soffice")
