"""Changes to a copy of the real package, as the change.toml of a case describes them.

``cell``   sets a cell: table, key of the row, column, to
``drop``   takes a column out of a table: table, column
``text``   replaces a text that occurs once in a file: file, find, replace
``json``   sets a value in a JSON file, or removes it: file, keys, to or to_json
``write``  writes a file: file, text or hex
``append`` adds lines to a file: file, text
``remove`` removes a file: file
``link``   puts a symbolic link in place of a file: file, target
``recount`` (true unless said otherwise) brings sizes and hashes in datapackage.json up to date
"""

import csv
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

from publish.descriptor import with_hashes

ROOT = Path(__file__).resolve().parents[1]


def copy_package(folder: Path) -> Path:
    """Copy the real package into a folder."""
    shutil.copy(ROOT / "datapackage.json", folder)
    for name in ("data", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def apply(case: Path, root: Path) -> dict[str, Any]:
    """Apply the change of a case to the package in a folder and return its settings."""
    change = tomllib.loads((case / "change.toml").read_text(encoding="utf-8"))
    for kind, act in ACTIONS.items():
        for each in change.get(kind, []):
            act(root, each)
    if change.get("recount", True):
        recount(root)
    return change


def recount(root: Path) -> None:
    """Bring the sizes and hashes in the descriptor up to date."""
    file = root / "datapackage.json"
    file.write_text(with_hashes(file.read_text(encoding="utf-8"), root), encoding="utf-8")


def set_cell(root: Path, table: str, key: str, column: str, to: str) -> None:
    """Set one cell; the key of a row is its primary key, parts joined by a blank."""
    file = root / "data" / f"{table}.csv"
    schema = json.loads((root / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8"))
    width = len(schema["primaryKey"])
    with file.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    (row,) = [each for each in rows if " ".join(each[:width]) == key]
    row[header.index(column)] = to
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])


def _cell(root: Path, change: dict[str, str]) -> None:
    set_cell(root, change["table"], change["row"], change["column"], change["to"])


def _drop(root: Path, change: dict[str, str]) -> None:
    file = root / "data" / f"{change['table']}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    index = rows[0].index(change["column"])
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows(row[:index] + row[index + 1 :] for row in rows)


def _text(root: Path, change: dict[str, str]) -> None:
    file = root / change["file"]
    text = file.read_bytes().decode("utf-8")
    assert text.count(change["find"]) == 1, f"{change['find']!r} does not occur once"
    file.write_bytes(text.replace(change["find"], change["replace"]).encode("utf-8"))


def _json(root: Path, change: dict[str, Any]) -> None:
    file = root / change["file"]
    document = json.loads(file.read_text(encoding="utf-8"))
    *keys, last = change["keys"]
    parent = document
    for key in keys:
        parent = parent[key]
    if "to_json" in change:
        parent[last] = json.loads(change["to_json"])
    elif "to" in change:
        parent[last] = change["to"]
    else:
        del parent[last]
    file.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _write(root: Path, change: dict[str, str]) -> None:
    content = bytes.fromhex(change["hex"]) if "hex" in change else change["text"].encode()
    (root / change["file"]).write_bytes(content)


def _append(root: Path, change: dict[str, str]) -> None:
    with (root / change["file"]).open("a", encoding="utf-8", newline="") as stream:
        stream.write(change["text"])


def _remove(root: Path, change: dict[str, str]) -> None:
    (root / change["file"]).unlink()


def _link(root: Path, change: dict[str, str]) -> None:
    (root / change["file"]).unlink()
    (root / change["file"]).symlink_to(change["target"])


ACTIONS = {
    "json": _json,
    "cell": _cell,
    "drop": _drop,
    "text": _text,
    "write": _write,
    "append": _append,
    "remove": _remove,
    "link": _link,
}
