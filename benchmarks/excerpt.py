"""Cut a small package out of a large one: the rows around its faults, with all they refer to."""

import csv
import json
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

from cited_figures.release.derived.descriptor import with_hashes
from faults import seeded
from generate import identifier

Row = list[str]
Lines = dict[str, list[int]]


def excerpt(large: Path, small: Path, figures: int, faults: int) -> Lines:
    """Write the excerpt; return for each table the line in the large one of each of its rows."""
    (small / "data").mkdir(parents=True)
    shutil.copytree(large / "schemas", small / "schemas")
    header, *rows = _read(large, "figures")
    places = [0, *(row for row, _ in seeded(figures, faults))]
    source = header.index("source_id")
    # A faulty row may have lost its source; its neighbours have kept it.
    around = {rows[n][source] for place in places for n in (place - 1, place, place + 1)}
    kept = [n for n, row in enumerate(rows) if row[source] in around or n in places]
    lines = {"figures": _write(small, "figures", [header, *rows], kept)}
    ids = {identifier(n) for n in kept}
    header, *rows = _read(large, "corroborations")
    kept = [n for n, row in enumerate(rows) if row[0] in ids]
    lines["corroborations"] = _write(small, "corroborations", [header, *rows], kept)
    lines["sources"] = _sources(large, small, around | {rows[n][1] for n in kept})
    for table in ("indicators", "units", "areas"):
        shutil.copy(large / "data" / f"{table}.csv", small / "data")
    text = (large / "datapackage.json").read_text(encoding="utf-8")
    (small / "datapackage.json").write_text(with_hashes(text, small), encoding="utf-8")
    return lines


def findings(report: str, lines: Lines | None = None) -> list[tuple[Any, ...]]:
    """Return what a JSON report lists; ``lines`` puts the lines of an excerpt back."""
    found = []
    for finding in json.loads(report)["findings"]:
        table = Path(finding["file"]).stem
        line = finding["line"]
        if lines and table in lines:
            line = lines[table][line - 2]
        words = tuple(finding[key] for key in ("rule", "severity", "found", "expected", "subject"))
        found.append((table, line, finding["column"], *words))
    return sorted(found)


def _sources(large: Path, small: Path, wanted: Collection[str]) -> list[int]:
    header, *rows = _read(large, "sources")
    kept = [n for n, row in enumerate(rows) if row[0] in wanted]
    return _write(small, "sources", [header, *rows], kept)


def _read(folder: Path, table: str) -> list[Row]:
    with (folder / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _write(folder: Path, table: str, rows: list[Row], kept: list[int]) -> list[int]:
    file = folder / "data" / f"{table}.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([rows[0], *(rows[1 + n] for n in kept)])
    return [n + 2 for n in kept]
