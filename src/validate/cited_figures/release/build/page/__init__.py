"""The page of a release: one self-contained file without requests to any host."""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ....cite.wording import long_date, readable
from ...glyph import fades, glyph
from ..edition import Edition
from .downloads import archive_name, downloads
from .rows import (
    Figure,
    Statement,
    citation,
    figures,
)

HERE = Path(__file__).parent
METADATA = "dataset.jsonld"
LEGEND = {
    "eq": "A number without a qualifier is rounded as printed and stands for the interval between "
    "the brackets; without brackets, the source does not state how far it is rounded.",
    "gt": "“More than” is a bound, not a value. The circle is open because the number itself is "
    "excluded; the arrow fades because no upper end is stated.",
    "ge": "“At least” is a bound, not a value. The circle is filled because the number itself is "
    "included; the arrow fades because no upper end is stated.",
    "lt": "“Less than” is a bound, not a value. The circle is open because the number itself is "
    "excluded; the arrow fades because no lower end is stated.",
    "le": "“At most” is a bound, not a value. The circle is filled because the number itself is "
    "included; the arrow fades because no lower end is stated.",
    "approx": "“About” names a number but no ends: the arrows fade on both sides, after “nearly” "
    "or “a little over” on one.",
    "range": "A range is one value between two ends, both included; where it lies is not stated.",
}


def page(edition: Edition, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the page about a package and these files of its release."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["readable"] = readable
    html = environment.get_template("page.html").render(_content(edition, files))
    return {"index.html": html.encode()}


def _content(edition: Edition, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return all that the template shows."""
    rows = figures(edition)
    style, script = _style(), _text("page.js")
    sources = dict.fromkeys(figure.row["source_id"] for figure in rows)
    return {
        "edition": edition,
        "about": edition.descriptor,
        "day": long_date(date.fromisoformat(edition.day)),
        "figures": rows,
        "legend": list(_legend(rows)),
        "bases": {figure.row["period_basis"] for figure in rows},
        "echoes": any(figure.others for figure in rows),
        "fades": fades(),
        "archive": archive_name(edition),
        "downloads": list(downloads(edition, files)),
        "citations": [(name, citation(edition, name)) for name in ("package", *sources)],
        "metadata": _metadata(files),
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }


def _legend(rows: list[Figure]) -> Iterator[tuple[str, str]]:
    """Yield a drawing and its meaning for each comparator of the package."""
    every: list[Statement] = [*rows, *(other for figure in rows for other in figure.others)]
    samples = {statement.row["comparator"]: statement for statement in reversed(every)}
    for comparator, words in LEGEND.items():
        if comparator in samples:
            sample = samples[comparator]
            yield glyph(sample.row, sample.words), words


def _metadata(files: Mapping[str, bytes]) -> str:
    """Return the description of the package for machines, if there is one, safe inside a script."""
    if METADATA not in files:
        return ""
    compact = json.dumps(json.loads(files[METADATA]), ensure_ascii=False, separators=(",", ":"))
    return compact.replace("<", "\\u003c")


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8").strip()


def _style() -> str:
    return "".join(line.strip() for line in _text("page.css").splitlines())


def _hash(text: str) -> str:
    """Return the hash by which a page allows a script or a style of its own."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
