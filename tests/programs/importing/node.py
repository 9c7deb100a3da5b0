"""The lines for Node."""

import json
from datetime import datetime
from pathlib import Path

from programs.tools import NODE_MODULES, need, need_program, run

from .content import Row, Tables, rows
from .page import each_table

PRINT = """
const cell = (each) => (each instanceof Date ? { date: each.toISOString() } : each);
const row = (each) => Object.fromEntries(Object.entries(each).map(([k, v]) => [k, cell(v)]));
console.log(JSON.stringify(%s.map(row)));
"""


def read_node(root: Path) -> Tables:
    (root / "node_modules").symlink_to(NODE_MODULES)
    return {name: _rows(root, name, lines) for name, lines in each_table("Node").items()}


def _rows(root: Path, table: str, lines: str) -> list[Row]:
    found = json.loads(run(root, "node", "--input-type=module", text=lines + PRINT % table))
    return rows({name: _cell(cell) for name, cell in row.items()} for row in found)


def _cell(cell: object) -> object:
    return datetime.fromisoformat(cell["date"]) if isinstance(cell, dict) else cell


def need_node() -> None:
    need_program("node")
    need((NODE_MODULES / "csv-parse").is_dir(), "csv-parse")
