"""Write a made-up package of this profile: ``python benchmarks/generate.py 100000 FOLDER``.

Without ``--faults`` it is valid. All that varies follows from the number of the row, so that the
same call always writes the same bytes.
"""

import argparse
import csv
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from cited_figures.evidence.fingerprint import NORM
from cited_figures.release.derived.descriptor import with_hashes
from faults import spoil
from phrasing import A_SOURCE, KINDS, LANGUAGES, UNITS, language, plain, statement

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("figures", "indicators", "units", "areas", "sources", "corroborations")
AN_INDICATOR = 500  # figures of the same indicator
FEWEST = 12  # indicators
MEASURES = dict(zip(KINDS, ("share", "growth", "flow", "stock"), strict=True))
LIMITS = {"share": ("0", "100"), "growth": ("", ""), "flow": ("0", ""), "stock": ("0", "")}
PLAUSIBLE = {
    "share": ("0.5", "100"),
    "growth": ("-100", "100"),
    "flow": ("1100000000", "110000000000"),
    "stock": ("10000", "1000000"),
}
NOTES = ("", "", "Made up, like all of these.", 'Not "as of" a day, but of a period.')
FIRST_DAY = date(2020, 6, 1)
STATED = 3  # which turn of seven has no period but the day of the statement

Row = dict[str, str]


def write_package(folder: Path, figures: int, faults: int = 0) -> None:
    """Write a package with so many figures, and so many faults of each kind, into a new folder."""
    (folder / "data").mkdir(parents=True)
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    areas = _areas(figures)
    codes = [area["area_id"] for area in areas]
    rows: dict[str, Iterable[Row]] = {
        "figures": spoil((figure(n, figures, codes) for n in range(figures)), figures, faults),
        "indicators": (_indicator(n) for n in range(_indicators(figures))),
        "units": _units(),
        "areas": areas,
        "sources": (_source(n) for n in range(_sources(figures))),
        "corroborations": corroborations(figures, codes),
    }
    for table in TABLES:
        _write(folder / "data" / f"{table}.csv", columns(table), rows[table])
    text = json.dumps(_descriptor(), indent=2, ensure_ascii=False) + "\n"
    (folder / "datapackage.json").write_text(with_hashes(text, folder), encoding="utf-8")


def _descriptor() -> dict[str, Any]:
    """Return the descriptor of the real package with tables and a source of this one."""
    about: dict[str, Any] = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    about.pop("exemptions", None)  # they are of rows of the real package
    return about | {
        "resources": [entry for entry in about["resources"] if entry["name"] in TABLES],
        "sources": [{"title": "Source 0, made up", "path": _source(0)["url"]}],
    }


def columns(table: str) -> list[str]:
    """Return the names of the columns of a table."""
    return [field["name"] for field in _schema(table)["fields"]]


def figure(n: int, figures: int, areas: list[str]) -> Row:
    """Return the figure with this number among so many."""
    said, turn = statement(n), n // _indicators(figures)
    source = n // A_SOURCE
    low, high = said.ends
    place, digest = _place(n)
    period = _period(n, turn, source)
    undated = period["period_basis"] == "statement-date"
    return period | {
        "figure_id": identifier(n),
        "indicator_id": f"indicator-{n % _indicators(figures)}",
        "ref_area": areas[turn % len(areas)],
        "comparator": said.comparator,
        "value": plain(said.value),
        "value_min": low,
        "value_max": high,
        "unit_id": UNITS[KINDS[n % len(KINDS)]],
        "obs_status": "A",
        "source_id": f"source-{source}",
        "locator": place,
        "printed": said.printed,
        "sentence_sha256": digest,
        "sentence_chars": "120",
        "note": "No data date." if undated else NOTES[n // 3 % len(NOTES)],
    }


def identifier(n: int) -> str:
    """Return the id of the figure with this number."""
    return f"F{n + 1:02d}"


def corroborations(figures: int, areas: list[str]) -> Iterator[Row]:
    """Yield what another source says of every tenth figure: the same."""
    for n in range(0, figures, 10):
        row, source = figure(n, figures, areas), _other(n // A_SOURCE, _sources(figures))
        if row["period_basis"] == "printed" and source is not None:
            same = ("figure_id", "printed", "comparator", "value", "value_min", "value_max")
            yield {key: row[key] for key in (*same, "unit_id", "time_period")} | {
                "source_id": f"source-{source}",
                "relation": "repeats",
                "independence": "same-body",
                "locator": "",
                "note": "Made up, by the same body.",
            }


def _other(source: int, sources: int) -> int | None:
    """Return another source in the same language, if there is one."""
    turns = len(LANGUAGES)
    for other in (source - turns, source + turns, (source + 1) % (turns - 1)):
        if 0 <= other < sources and other != source and language(other) == language(source):
            return other
    return None


def _period(n: int, turn: int, source: int) -> Row:
    """Return a period: a year for money, else a month, or the day of the statement."""
    year, month = 2010 + turn // 249 % 9, 1 + turn % 12
    start, end = date(year, 1, 1), date(year, 12, 31)
    label, basis = f"{year}", "printed"
    kind = KINDS[n % len(KINDS)]
    if turn % 7 == STATED and MEASURES[kind] in ("share", "stock"):
        start = end = _event(source)
        label, basis = start.isoformat(), "statement-date"
    elif kind != "money":
        start, label = date(year, month, 1), f"{year}-{month:02d}"
        end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return {
        "time_period": label,
        "period_start": start.isoformat(),
        "period_end": end.isoformat(),
        "period_basis": basis,
    }


def _place(n: int) -> tuple[str, str]:
    """Return locator and fingerprint of a sentence; two figures stand in each."""
    locator = f"p{n % A_SOURCE // 4 + 1}.s{n % 4 // 2 + 1}"
    return locator, _digest(f"{n // A_SOURCE} {locator}")


def _digest(text: str) -> str:
    return "sha256:" + sha256(text.encode()).hexdigest()


def _event(source: int) -> date:
    return FIRST_DAY + timedelta(days=source % 400)


def _indicators(figures: int) -> int:
    return max(min(FEWEST, figures), figures // AN_INDICATOR // len(KINDS) * len(KINDS))


def _sources(figures: int) -> int:
    return -(-figures // A_SOURCE)


def _indicator(n: int) -> Row:
    kind = KINDS[n % len(KINDS)]
    measure = MEASURES[kind]
    low, high = LIMITS[measure]
    return {
        "indicator_id": f"indicator-{n}",
        "title": f"Indicator {n}",
        "definition": f"The quantity with the number {n}, which was made up to measure speed.",
        "measure": measure,
        "unit_id": UNITS[kind],
        "population": "enterprises, all of them",
        "denominator": "enterprises" if measure == "share" else "",
        "base": "P1Y" if measure == "growth" else "",
        "limit_min": low,
        "limit_max": high,
        "plausible_min": PLAUSIBLE[measure][0],
        "plausible_max": PLAUSIBLE[measure][1],
    }


def _source(n: int) -> Row:
    return {
        "source_id": f"source-{n}",
        "kind": "news",
        "title": f"[Source {n}, made up]",
        "publisher": "Nobody",
        "language": language(n),
        "event_date": _event(n).isoformat(),
        "issued": (_event(n) + timedelta(days=2)).isoformat(),
        "url": f"https://example.org/{n}",
        "accessed": "2026-01-01",
        "text_sha256": _digest(str(n)),
        "text_norm": NORM,
        "rights": "Made up",
    }


def _units() -> list[Row]:
    with (ROOT / "data" / "units.csv").open(encoding="utf-8", newline="") as stream:
        return [unit for unit in csv.DictReader(stream) if unit["unit_id"] in UNITS.values()]


def _areas(figures: int) -> list[Row]:
    """Return as many known countries as the figures need."""
    file = ROOT / "schemas" / "profile" / "known-areas.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        known = [area for area in csv.DictReader(stream) if area["kind"] == "country"]
    return known[: -(-figures // _indicators(figures))]


def _schema(table: str) -> dict[str, Any]:
    text = (ROOT / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _write(file: Path, names: list[str], rows: Iterable[Mapping[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([row.get(name, "") for name in names] for row in rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write a made-up package of cited figures.")
    parser.add_argument("figures", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--faults", type=int, default=0, metavar="N", help="of each kind")
    options = parser.parse_args()
    write_package(options.folder, options.figures, options.faults)
