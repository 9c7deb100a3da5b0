"""The lines for R."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from programs.tools import need, need_program, run

from .content import Cell, Row, Tables
from .page import TABLES, each_table

MISSING = "<missing>"
PRINT = f"""
show <- function(name, table) for (column in names(table)) {{
  cells <- table[[column]]
  text <- if (is.numeric(cells)) sprintf("%.15g", cells) else as.character(cells)
  text[is.na(cells)] <- "{MISSING}"
  fields <- enc2utf8(c(name, column, class(cells)[1], text))
  writeLines(paste(fields, collapse = "\\t"), useBytes = TRUE)
}}
"""
READERS: dict[str, Callable[[str], Cell]] = {
    "character": str,
    "numeric": float,
    "integer": float,
    "logical": {"TRUE": True, "FALSE": False}.__getitem__,
    "Date": date.fromisoformat,
}


def _read(root: Path, number: int) -> Tables:
    parts = [f"{code}\nshow('{name}', {name})" for name, code in each_table("R", number).items()]
    (root / "import.R").write_text("\n".join([PRINT, *parts]), encoding="utf-8")
    tables: Tables = {name: [] for name in TABLES}
    for line in run(root, "Rscript", "import.R").splitlines():
        name, column, kind, *cells = line.split("\t")
        _add(tables[name], column, [_cell(kind, cell) for cell in cells])
    return tables


def _cell(kind: str, text: str) -> Cell:
    return None if text == MISSING else READERS[kind](text)


def _add(rows: list[Row], column: str, cells: list[Cell]) -> None:
    rows += [{} for _ in cells[len(rows) :]]
    for row, cell in zip(rows, cells, strict=True):
        row[column] = cell


read_readr = partial(_read, number=0)
read_base = partial(_read, number=1)


def need_r() -> None:
    need_program("Rscript")


def need_readr() -> None:
    need_r()
    has = run(Path(), "Rscript", "-e", "cat(requireNamespace('readr', quietly = TRUE))")
    need(has == "TRUE", "the R package readr")
