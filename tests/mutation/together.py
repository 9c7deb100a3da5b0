"""Edits of several cells or files that fit each other, so that no cell gives another away."""

import copy
import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from changes import ROOT

from .numbers import plain
from .rows import Rows

TABLES = ("figures", "indicators", "units", "areas", "sources", "corroborations", "series")
ENDS = ("value", "value_min", "value_max")
PERIODS = (
    ("2018", "2018-01-01", "2018-12-31"),
    ("2020", "2020-01-01", "2020-12-31"),
    ("2020-05", "2020-05-01", "2020-05-31"),
    ("2020-07", "2020-07-01", "2020-07-31"),
    ("2019-06", "2019-06-01", "2019-06-30"),
    ("2020-01-01/P6M", "2020-01-01", "2020-06-30"),
    ("2020-01-01/P8M", "2020-01-01", "2020-08-31"),
    ("2019-01-01/P7M", "2019-01-01", "2019-07-31"),
    ("2020-Q2", "2020-04-01", "2020-06-30"),
    ("2020-S1", "2020-01-01", "2020-06-30"),
    ("2020-06-30", "2020-06-30", "2020-06-30"),
    ("2020-09-16", "2020-09-16", "2020-09-16"),
    ("2020-09-17", "2020-09-17", "2020-09-17"),
    ("2020-09-18", "2020-09-18", "2020-09-18"),
)
LIBERTIES = (
    (
        "CC0-1.0",
        "Creative Commons Zero v1.0 Universal",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    (
        "CC-BY-SA-4.0",
        "Creative Commons Attribution Share-Alike 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    (
        "ODbL-1.0",
        "Open Data Commons Open Database License v1.0",
        "https://opendatacommons.org/licenses/odbl/",
    ),
)

Edit = tuple[str, str, dict[str, bytes]]  # operator, what it is about, and the changed files


def write(rows: Rows) -> bytes:
    """Return a table as the package writes it."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def read(table: str) -> Rows:
    """Return a table of the real package."""
    text = (ROOT / "data" / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def edits() -> Iterator[Edit]:
    """Yield every edit of several cells."""
    for table in ("figures", "corroborations"):
        for n in range(1, len(read(table))):
            yield from _row_edits(table, n)
    for table in TABLES:
        yield from _schema_edits(table)
    yield from _codes()
    yield from _descriptor_edits()
    yield from _files()


def _row_edits(table: str, n: int) -> Iterator[Edit]:
    rows = read(table)
    names, row = rows[0], dict(zip(rows[0], rows[n], strict=True))
    about = row["figure_id"] if table == "figures" else f"{row['figure_id']} {row['source_id']}"
    for operator, new in _row(row):
        changed = row | new
        if changed != row:
            done = [*rows[:n], [changed[name] for name in names], *rows[n + 1 :]]
            yield operator, f"{about}: {new}", {f"data/{table}.csv": write(done)}


def _row(row: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    for factor in ("10", "100", "1000", "10000", "0.1", "0.01", "0.0001", "2", "1.01", "-1"):
        ends = {end: _times(row[end], factor) for end in ENDS}
        yield "value_and_bounds_scaled", ends
        for old, new in (
            ("trillion", "billion"),
            ("million", "billion"),
            ("亿", "万"),
            ("万", "亿"),
        ):
            if old in row["printed"] and factor in ("1000", "10000", "0.001", "0.0001"):
                yield (
                    "phrase_and_value_scaled",
                    ends | {"printed": row["printed"].replace(old, new)},
                )
    yield from _reworded(row)
    for comparator in ("eq", "gt", "ge", "lt", "le", "approx"):
        lower = row["value"] if comparator in ("gt", "ge") else ""
        upper = row["value"] if comparator in ("lt", "le") else ""
        yield (
            "comparator_and_bounds_changed",
            {"comparator": comparator, "value_min": lower, "value_max": upper},
        )
    if "period_start" in row:
        for label, start, end in PERIODS:
            period = {"time_period": label, "period_start": start, "period_end": end}
            yield "period_changed_throughout", period
            for basis in ("printed", "inferred", "statement-date"):
                yield "period_and_basis_changed", period | {"period_basis": basis}
    for unit in ("percent", "CNY", "device", "app"):
        yield "unit_changed", {"unit_id": unit}


def _reworded(row: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Change the last digit of the phrase, the value and its bounds together."""
    digits = [n for n, sign in enumerate(row["printed"]) if sign.isdigit()]
    if not digits or "/" in row["printed"]:
        return
    place = digits[-1] if row["printed"][digits[-1]] != "9" else digits[0]
    old = row["printed"]
    new = old[:place] + str((int(old[place]) + 1) % 10) + old[place + 1 :]
    before, after = _number(old), _number(new)
    ends = {
        end: plain(Decimal(row[end]) + (after - before) * Decimal(row["value"]) / before)
        for end in ENDS
        if row[end]
    }
    yield "phrase_and_value_changed", {"printed": new} | ends


def _number(phrase: str) -> Decimal:
    digits = "".join(char for char in phrase.replace(",", "") if char.isdigit() or char == ".")
    return Decimal(digits.strip("."))


def _times(cell: str, factor: str) -> str:
    return plain(Decimal(cell) * Decimal(factor)) if cell else ""


def _schema_edits(table: str) -> Iterator[Edit]:
    """Drop, add, rename and swap columns in table and schema alike."""
    rows, file = read(table), f"schemas/{table}.schema.json"
    schema: dict[str, Any] = json.loads((ROOT / file).read_text(encoding="utf-8"))
    for n, name in enumerate(rows[0]):
        less = [row[:n] + row[n + 1 :] for row in rows]
        new = copy.deepcopy(schema)
        del new["fields"][n]
        yield "column_dropped_throughout", name, _both(table, less, new)
        renamed = [[*rows[0][:n], f"{name}_x", *rows[0][n + 1 :]], *rows[1:]]
        new = copy.deepcopy(schema)
        new["fields"][n]["name"] = f"{name}_x"
        yield "column_renamed_throughout", name, _both(table, renamed, new)
        if n + 1 < len(rows[0]):
            new = copy.deepcopy(schema)
            fields = new["fields"]
            fields[n]["name"], fields[n + 1]["name"] = fields[n + 1]["name"], fields[n]["name"]
            names = [*rows[0][:n], rows[0][n + 1], name, *rows[0][n + 2 :]]
            yield "names_swapped_throughout", name, _both(table, [names, *rows[1:]], new)


def _both(table: str, rows: Rows, schema: Any) -> dict[str, bytes]:
    return {f"data/{table}.csv": write(rows), f"schemas/{table}.schema.json": _json(schema)}


def _json(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _codes() -> Iterator[Edit]:
    """Add a code to a list and use it."""
    for table, column, code in (
        ("figures", "obs_status", "Z"),
        ("figures", "comparator", "ne"),
        ("figures", "period_basis", "guessed"),
        ("areas", "kind", "planet"),
        ("sources", "kind", "blog"),
        ("units", "iso4217", "XYZ"),
        ("corroborations", "relation", "confirms"),
        ("corroborations", "independence", "independent"),
    ):
        file = f"schemas/{table}.schema.json"
        schema = json.loads((ROOT / file).read_text(encoding="utf-8"))
        (field,) = [field for field in schema["fields"] if field["name"] == column]
        field["constraints"]["enum"].append(code)
        rows = read(table)
        n = rows[0].index(column)
        row = next(k for k, cells in enumerate(rows[1:], 1) if cells[n])
        rows[row][n] = code
        yield "code_added_and_used", f"{table}.{column}", _both(table, rows, schema)


def _descriptor_edits() -> Iterator[Edit]:
    about: dict[str, Any] = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    for name, title, path in LIBERTIES:
        licence = {"name": name, "title": title, "path": path}
        yield "licence_changed", name, _about(about | {"licenses": [licence]})
    for version in ("1.0.1", "1.1.0", "2.0.0", "0.9.0", "1.0", "v1.0.0", "1.0.0-rc.1", "latest"):
        yield "version_changed", version, _about(about | {"version": version})
    for created in (
        "2026-11-21",
        "2026-11-23",
        "2025-11-22",
        "2020-09-17",
        "2030-01-01",
        "1999-01-01",
    ):
        yield "created_changed", created, _about(about | {"created": f"{created}T00:00:00Z"})
    yield "created_changed", "zone", _about(about | {"created": "2026-11-22T00:00:00+08:00"})
    for n, resource in enumerate(about["resources"]):
        for algorithm in ("md5", "sha1", "sha512", "crc32", ""):
            new = copy.deepcopy(about)
            new["resources"][n]["hash"] = f"{algorithm}:{resource['hash'][-32:]}".lstrip(":")
            yield "hash_of_another_kind", resource["name"], _about(new)
    for one, other in (
        ("figures", "corroborations"),
        ("indicators", "units"),
        ("sources", "figures"),
    ):
        first, second = (ROOT / "data" / f"{table}.csv" for table in (one, other))
        files = {f"data/{one}.csv": second.read_bytes(), f"data/{other}.csv": first.read_bytes()}
        yield "files_swapped", f"{one} {other}", files


def _about(document: Any) -> dict[str, bytes]:
    return {"datapackage.json": _json(document)}


def _files() -> Iterator[Edit]:
    """Change, add and remove the files beside tables and schemas."""
    for name in ("data/figures2.csv", "data/figures.csv.bak", "data/notes.txt", "data/FIGURES.csv"):
        yield "file_added", name, {name: b"figure_id\nF01\n"}
    licence = (ROOT / "data/LICENSE").read_text(encoding="utf-8")
    for old, new in (
        ("4.0", "3.0"),
        ("Attribution", "Attribution-NonCommercial"),
        ("CC BY", "CC0"),
    ):
        if old in licence:
            yield "licence_file_changed", new, {"data/LICENSE": licence.replace(old, new).encode()}
    for name in ("rules", "datapackage.schema", "report.schema"):
        yield from _bundled(f"schemas/{name}.json")


def _bundled(file: str) -> Iterator[Edit]:
    document = json.loads((ROOT / file).read_text(encoding="utf-8"))
    for n, rule in enumerate(document.get("rules", [])):
        for key, value in (("sql", "TRUE"), ("severity", "warning"), ("views", []), ("why", "")):
            if rule.get(key) != value:
                new = copy.deepcopy(document)
                new["rules"][n][key] = value
                yield "rule_weakened", f"{rule['id']} {key}", {file: _json(new)}
        new = copy.deepcopy(document)
        del new["rules"][n]
        yield "rule_removed", rule["id"], {file: _json(new)}
    for key in document:
        yield "profile_changed", key, {file: _json({k: v for k, v in document.items() if k != key})}
