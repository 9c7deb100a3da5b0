"""Changes to a copy of the real package, as the change.toml of a case describes them.

``cell``   sets a cell: table, key of the row, column, to
``column`` adds a column to a table, one of the profile or a dimension: table, column
``series`` adds a row of the table of series, made of a figure: row, set
``copy``   adds a row to a table, made of another one: table, row, set
``drop``   takes a column out of a table: table, column, schema (true if there too)
``without`` takes the rows with a cell out of a table: table, column, value
``release`` makes it another release: version, entry (of the changelog, under its heading)
``text``   replaces a text that occurs once in a file: file, find, replace
``json``   sets a value in a JSON file, or removes it: file, keys, to or to_json
``write``  writes a file: file, text or hex
``append`` adds lines to a file: file, text
``remove`` removes a file: file
``link``   puts a symbolic link in place of a file: file, target
``recount`` (true unless said otherwise) brings sizes and hashes in datapackage.json up to date
``update`` (false unless said otherwise) brings every derived file up to date
"""

import csv
import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

from cited_figures import Finding, Report, Severity
from cited_figures.author.update import update
from cited_figures.package.membership import CORE, profile
from cited_figures.release.build.edition import COMPANIONS
from cited_figures.release.derived import fields, readme
from cited_figures.release.derived.descriptor import with_hashes
from cited_figures.release.derived.files import DERIVED

ROOT = Path(__file__).resolve().parents[1]

CREATED = "2026-11-28T00:00:00Z"
SHORT = {
    "README.md": f"# Figures\n\n{readme.BEGIN}\n{readme.END}\n"
    "scio-digital-china-2020\n    rev: v0.0.0\n",
    "data/README.md": f"# Columns\n\n{fields.BEGIN}\n{fields.END}\n",
    "CHANGELOG.md": "# Changelog\n\n",
}


def faults(report: Report) -> list[Finding]:
    """Return the findings of a report that are no notices; the real package has some of these."""
    return [found for found in report.findings if found.severity is not Severity.NOTICE]


def copy_package(folder: Path) -> Path:
    """Copy the real package into a folder."""
    shutil.copy(ROOT / "datapackage.json", folder)
    for name in ("data", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def without_series(root: Path) -> Path:
    """Take the table of series out of a package, and the sources that nothing else cites."""
    file = root / "datapackage.json"
    descriptor = re.sub(
        r'  "exemptions": \[.*?\n  \],\n', "", file.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    for name in ("series", "series_corroborations"):
        before, _, entry = descriptor.partition(f',\n    {{\n      "name": "{name}"')
        descriptor = before + entry.partition("\n    }")[2]
        (root / f"data/{name}.csv").unlink()
        (root / f"schemas/{name}.schema.json").unlink()
    file.write_text(descriptor, encoding="utf-8")
    header, *sources = _read(root, "sources")
    cited = {row["source_id"] for row in _rows(root, "figures") + _rows(root, "corroborations")}
    _write_rows(root, "sources", [header, *(row for row in sources if row[0] in cited)])
    recount(root)
    return root


def make_release(folder: Path) -> Path:
    """Make release 1.0.0, of a fixed day, of a copy: add all that a release has."""
    for name in {*COMPANIONS, *DERIVED} - {"datapackage.json"}:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for name, text in SHORT.items():  # the real ones are edited often, and lines are counted
        (folder / name).write_text(text, encoding="utf-8")
    descriptor = folder / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text.replace(json.loads(text)["created"], CREATED, 1), encoding="utf-8")
    set_release(folder, "1.0.0", "The first release.")
    list(update(folder))
    return folder


def apply(case: Path, root: Path) -> dict[str, Any]:
    """Apply the change of a case to the package in a folder and return its settings."""
    change = tomllib.loads((case / "change.toml").read_text(encoding="utf-8"))
    for kind, act in ACTIONS.items():
        for values in change.get(kind, []):
            act(root, values)
    if change.get("recount", True):
        recount(root)
    if change.get("update", False):
        assert list(update(root))
    return change


def recount(root: Path) -> None:
    """Bring the sizes and hashes in the descriptor up to date."""
    file = root / "datapackage.json"
    file.write_text(with_hashes(file.read_text(encoding="utf-8"), root), encoding="utf-8")


def set_cell(root: Path, table: str, key: str, column: str, to: str) -> None:
    """Set one cell; the key of a row is its primary key, parts joined by a blank."""
    schema = json.loads((root / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8"))
    width = len(schema["primaryKey"])
    header, *rows = _read(root, table)
    (row,) = [row for row in rows if " ".join(row[:width]) == key]
    row[header.index(column)] = to
    _write_rows(root, table, [header, *rows])


def _cell(root: Path, change: dict[str, str]) -> None:
    set_cell(root, change["table"], change["row"], change["column"], change["to"])


def _column(root: Path, change: dict[str, str]) -> None:
    add_column(root, change["table"], change["column"])


def add_column(root: Path, table: str, name: str) -> None:
    """Add an empty column to a table and its schema."""
    add_field(root, table, name)
    header, *rows = _read(root, table)
    _write_rows(root, table, [[*header, name], *([*row, ""] for row in rows)])


def add_field(root: Path, table: str, name: str) -> None:
    """Add a field to a schema; one that the profile does not have is a dimension."""
    file = root / "schemas" / f"{table}.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    known = {field["name"]: field for field in profile(table)["fields"]}
    dimension = {"name": name, "type": "string", "title": name, "description": "A dimension."}
    field = dict(known.get(name, {**dimension, "example": "a"}))
    field.pop("presence", None)
    schema["fields"].append(field)
    if name not in known:
        schema["uniqueKeys"] = [["indicator_id", "ref_area", "time_period", name]]
    file.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _series(root: Path, change: dict[str, Any]) -> None:
    if not (root / "data" / "series.csv").exists():
        _add_series(root)
    (figure,) = _records(root, "figures", change["row"])
    (header,) = _read(root, "series")[:1]
    row = {"series_id": "S001", **figure, **change["set"]}
    _write_rows(root, "series", [*_read(root, "series"), [row.get(name, "") for name in header]])


def _add_series(root: Path) -> None:
    """Add a table of series without rows, its schema and its resource."""
    schema = dict(profile("series"))
    names = {"producer", "population", "copy", "series_break"}
    names |= {"locator", "sentence_sha256", "sentence_chars"}
    fields = [
        {key: field[key] for key in field if key != "presence"}
        for field in schema["fields"]
        if field["presence"] == CORE or field["name"] in names
    ]
    _write_rows(root, "series", [[field["name"] for field in fields]])
    text = json.dumps(schema | {"fields": fields}, ensure_ascii=False, indent=2)
    (root / "schemas" / "series.schema.json").write_text(text + "\n", encoding="utf-8")
    file = root / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    made = json.dumps(about["resources"][0]).replace("figures", "series")
    about["resources"].append(json.loads(made))
    file.write_text(json.dumps(about, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _copy(root: Path, change: dict[str, Any]) -> None:
    table = change["table"]
    (row,) = _records(root, table, change["row"])
    assert {*change["set"]} <= {*row}, "no such column"
    _write_rows(root, table, [*_read(root, table), [*(row | change["set"]).values()]])


def _records(root: Path, table: str, key: str) -> list[dict[str, str]]:
    return [row for row in _rows(root, table) if key == next(iter(row.values()))]


def _rows(root: Path, table: str) -> list[dict[str, str]]:
    header, *rows = _read(root, table)
    return [dict(zip(header, row, strict=True)) for row in rows]


def _read(root: Path, table: str) -> list[list[str]]:
    with (root / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _write_rows(root: Path, table: str, rows: list[list[str]]) -> None:
    with (root / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def _drop(root: Path, change: dict[str, Any]) -> None:
    table, name = change["table"], change["column"]
    rows = _read(root, table)
    index = rows[0].index(name)
    _write_rows(root, table, [row[:index] + row[index + 1 :] for row in rows])
    if change.get("schema", False):
        file = root / "schemas" / f"{table}.schema.json"
        schema = json.loads(file.read_text(encoding="utf-8"))
        schema["fields"] = [field for field in schema["fields"] if field["name"] != name]
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        file.write_text(text + "\n", encoding="utf-8")


def _without(root: Path, change: dict[str, str]) -> None:
    header, *rows = _read(root, change["table"])
    kept = [row for row in rows if row[header.index(change["column"])] != change["value"]]
    assert len(kept) < len(rows), "no such row"
    _write_rows(root, change["table"], [header, *kept])


def _release(root: Path, change: dict[str, str]) -> None:
    set_release(root, change["version"], change["entry"])


def set_release(root: Path, version: str, entry: str) -> None:
    """Set the version in the descriptor and put an entry on top of the changelog."""
    descriptor, changelog = root / "datapackage.json", root / "CHANGELOG.md"
    text = descriptor.read_text(encoding="utf-8")
    about = json.loads(text)
    old, new = (f'"version": "{number}"' for number in (about["version"], version))
    descriptor.write_text(text.replace(old, new, 1), encoding="utf-8")
    title, gap, rest = changelog.read_text(encoding="utf-8").partition("\n\n")
    head = f"## [{version}] - {about['created'][:10]}"
    changelog.write_text(f"{title}{gap}{head}\n\n{entry}\n\n{rest}", encoding="utf-8")


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
    "column": _column,
    "copy": _copy,
    "series": _series,
    "cell": _cell,
    "drop": _drop,
    "without": _without,
    "release": _release,
    "text": _text,
    "write": _write,
    "append": _append,
    "remove": _remove,
    "link": _link,
}
