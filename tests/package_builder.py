"""Packages from short descriptions in TOML: what a table needs, and nothing that follows from it.

A figure is described by its indicator, period, printed phrase, comparator and numbers. The builder
adds id, unit, dates, place and fingerprint of the sentence, and writes the tables with the columns
that are used, their schemas and a descriptor.
"""

import csv
import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from changes import ROOT
from cited_figures.evidence.fingerprint import NORM, normal_form
from cited_figures.evidence.html import Visible, visible
from cited_figures.evidence.places import Page, Place
from cited_figures.views import periods
from csv_rows import Row, read_rows

PROFILE = ROOT / "schemas" / "profile"
TABLES = ("figures", "indicators", "units", "areas", "sources")
READ_ON = "2035-12-31"
STEPS = 10_000_000
Tables = dict[str, list[Row]]


def read_description(file: Path) -> dict[str, Any]:
    """Return a description, with the units that it takes from the known ones."""
    description = tomllib.loads(file.read_text(encoding="utf-8"))
    known = known_units()
    own = description.get("units", [])
    description["units"] = [*(known[name] for name in description["known_units"]), *own]
    return description


def known_units() -> dict[str, Row]:
    """Return the known units by their identifiers."""
    return {row["unit_id"]: row for row in read_rows(PROFILE / "known-units.csv")}


def tables_of(description: Mapping[str, Any]) -> Tables:
    """Return the rows of every table of a description."""
    sources = description.get("sources") or [description["source"]]
    pages = {source["source_id"]: _page(source) for source in sources}
    units = {row["indicator_id"]: row["unit_id"] for row in description["indicators"]}
    usual = {"source_id": sources[0]["source_id"], "ref_area": description["areas"][0]["area_id"]}
    figures = [
        {"figure_id": f"F{number:02d}"} | _observation(usual | dict(entry), units, pages)
        for number, entry in enumerate(description["figures"], 1)
    ]
    tables = {
        "figures": figures,
        "indicators": [dict(row) for row in description["indicators"]],
        "units": [dict(row) for row in description["units"]],
        "areas": [dict(row) for row in description["areas"]],
        "sources": [_source(source, pages[source["source_id"]]) for source in sources],
    }
    tables["series"] = [
        {"series_id": f"S{number:03d}"} | _observation(usual | dict(entry), units, pages)
        for number, entry in enumerate(description.get("series", []), 1)
    ]
    tables["corroborations"] = [
        _stated_at(row, pages) for row in description.get("corroborations", [])
    ]
    return {name: rows for name, rows in tables.items() if rows}


def _page(source: Mapping[str, str]) -> Page:
    text = source["text"]
    copy = visible(text) if text.lstrip().startswith("<") else Visible(text)
    return Page(copy, source.get("speaker", ""), STEPS)


def _source(source: Mapping[str, str], page: Page) -> Row:
    usual = {
        "accessed": READ_ON,
        "rights": "Made up for a test",
        "url": f"https://example.org/{source['source_id']}",
        "text_sha256": page.text_sha256,
        "text_norm": NORM,
    }
    return usual | {name: cell for name, cell in source.items() if name != "text"}


def _observation(entry: Row, units: Mapping[str, str], pages: Mapping[str, Page]) -> Row:
    start, end = periods.dates(entry["time_period"])
    usual = {
        "period_start": start.isoformat(),
        "period_end": end.isoformat(),
        "period_basis": "printed",
        "unit_id": units[entry["indicator_id"]],
        "obs_status": "A",
    }
    return usual | _stated_at(entry, pages)


def _stated_at(entry: Mapping[str, str], pages: Mapping[str, Page]) -> Row:
    """Return a row with place and fingerprint of its sentence."""
    place = _place(entry, pages[entry["source_id"]])
    return {
        "locator": place.locator,
        "sentence_sha256": place.sha256,
        "sentence_chars": str(len(place.text)),
    } | dict(entry)


def _place(entry: Mapping[str, str], page: Page) -> Place:
    """Return the place of a phrase: in its sentence, or the first that names the subject too."""
    holding = page.holding(normal_form(entry["printed"]))
    sentence = normal_form(entry.get("sentence", ""))
    subject = normal_form(entry.get("printed_subject", ""))
    fitting = (place for place in holding if sentence in place.text and subject in place.text)
    return next(fitting, holding[0])


def write_package(root: Path, description: Mapping[str, Any], tables: Tables) -> Path:
    """Write a package with these tables into a folder that exists; return the folder."""
    extra = description.get("dimensions", [])
    resources = []
    for name, rows in tables.items():
        schema = _schema(name, rows, extra if name in ("figures", "series") else [])
        _write_json(root / "schemas" / f"{name}.schema.json", schema)
        file = root / "data" / f"{name}.csv"
        _write_rows(file, [field["name"] for field in schema["fields"]], rows)
        resources.append(_resource(name, file))
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": description["name"],
        "title": description["title"],
        "description": "Figures that were made up to test the checks of this profile.",
        "version": "0.1.0",
        "created": f"{READ_ON}T00:00:00Z",
        "licenses": [{"name": "CC0-1.0", "path": CC0, "title": CC0_TITLE}],
        "contributors": [{"title": "A tester", "roles": ["creator"]}],
        "sources": [{"title": row["title"], "path": row["url"]} for row in tables["sources"]],
        "resources": resources,
    }
    _write_json(root / "datapackage.json", descriptor)
    return root


CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
CC0_TITLE = "Creative Commons Zero v1.0 Universal"


def _schema(table: str, rows: Iterable[Row], dimensions: list[str]) -> dict[str, Any]:
    """Return the schema of a table with the optional columns that its rows use."""
    file = PROFILE / f"{table}.schema.json"
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    used = {name for row in rows for name, cell in row.items() if cell}
    fields = [
        {key: value for key, value in field.items() if key != "presence"}
        for field in schema["fields"]
        if field["presence"] == "core" or field["name"] in used
    ]
    fields += [
        {
            "name": name,
            "type": "string",
            "title": name,
            "description": f"The {name}, empty for all.",
        }
        for name in dimensions
    ]
    schema["fields"] = fields
    if dimensions:
        names = {field["name"] for field in fields}
        schema["uniqueKeys"] = [[name for name in IDENTITY if name in names] + dimensions]
    return schema


IDENTITY = ("indicator_id", "ref_area", "time_period", "vintage", "scenario", "producer")


def _write_rows(file: Path, names: list[str], rows: Iterable[Row]) -> None:
    file.parent.mkdir(exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(
            stream, names, restval="", lineterminator="\n", extrasaction="ignore"
        )
        writer.writeheader()
        writer.writerows(rows)


def _write_json(file: Path, document: Mapping[str, Any]) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _resource(name: str, file: Path) -> dict[str, Any]:
    raw = file.read_bytes()
    return {
        "name": name,
        "type": "table",
        "title": name.capitalize(),
        "description": f"The table {name} of a package that was made up for a test.",
        "path": f"data/{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "dialect": {
            "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
            "header": True,
            "headerRows": [1],
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "skipInitialSpace": False,
        },
        "schema": f"schemas/{name}.schema.json",
    }
