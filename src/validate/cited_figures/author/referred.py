"""Rows of new sources and areas, as far as they follow from a copy and the known areas."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ..evidence.page import markup
from ..package.files import read_bytes
from ..package.known import known
from ..package.limits import PAGE
from ..package.paths import on_disk
from .about import about
from .requests import Cells, Question, Row

SPOKEN = ("transcript", "speech")
IN_PRINT = ("book", "law", "article", "filing", "report")  # which can do without a URL
KINDS = ("country", "subdivision", "city", "group", "organisation", "other")


def new_source(
    source_id: str, given: Mapping[str, str], file: str, questions: list[Question]
) -> Row:
    """Return the row of a new source, with what its copy says about itself."""
    html = markup(read_bytes(Path(on_disk(file)), PAGE))
    printed = about(html) if html else {}
    cells = Cells("sources", given, questions)
    cells.row["source_id"] = source_id
    kind = cells.require("kind", "web-page" if html else "", ("report", "press-release", "news"))
    for column in ("title", "publisher", "language"):
        cells.require(column, printed.get(column, ""))
    cells.set("issued", printed.get("issued", ""))
    if not given.get("event_date") and "issued" not in cells.row:
        cells.require("issued")
    if kind in SPOKEN:
        cells.require("speaker")
    set_url = cells.set if kind in IN_PRINT or "copy_url" in given else cells.require
    set_url("url", printed.get("url", ""))
    cells.require("accessed", date.today().isoformat())
    cells.require("rights", printed.get("rights", "Not stated; the text is not redistributed here"))
    cells.set_others()
    return cells.row


def new_area(area_id: str, given: Mapping[str, str], questions: list[Question]) -> Row:
    """Return the row of a new area; a country is known by its code or its name."""
    wanted = area_id.casefold()
    country = next(
        (
            row
            for row in known("areas")
            if wanted in (row["area_id"].casefold(), row["title"].casefold())
        ),
        {},
    )
    cells = Cells("areas", given, questions)
    cells.row["area_id"] = country.get("area_id", area_id)
    cells.require("title", country.get("title", ""))
    cells.require("kind", country.get("kind", ""), KINDS)
    cells.set("iso3166", country.get("iso3166", ""))
    cells.set_others()
    return cells.row
