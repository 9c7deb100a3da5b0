"""The page of a release: one self-contained file without requests to any host."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ....cite.citations import BIBTEX, PACKAGE
from ....cite.wording import QUALIFIERS, long_date, readable
from ....evidence.sentences import sentences
from ....views.bounds import LOWER, UPPER
from ..edition import Edition
from .downloads import archive_name, downloads
from .loading import loading
from .rows import Figure, citation, figures
from .sources import sources

if TYPE_CHECKING:
    from jinja2 import Template

HERE = Path(__file__).parent
METADATA = "dataset.jsonld"
SAID_ELSEWHERE = {"variableMeasured": "description", "distribution": "sha256"}


def page(edition: Edition, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the page about a package and these files of its release."""
    html = _template().render(_content(edition, files))
    return {"index.html": html.encode()}


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["readable"] = readable
    return environment.get_template("page.html")


def _content(edition: Edition, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return all that the template shows."""
    rows = figures(edition)
    lede, *more = sentences(edition.descriptor["description"]) or [""]
    style, script = _style(), _text("page.js")
    published = _published(edition)
    cited = sources(rows)
    return {
        "edition": edition,
        "about": edition.descriptor,
        "lede": lede,
        "more": " ".join(more),
        "day": long_date(date.fromisoformat(edition.day)),
        "figures": rows,
        "areas": edition.several_areas,
        "legend": list(_legend(rows)),
        "loading": loading(published),
        "published": published,
        "addresses": edition.addresses,
        "archive": archive_name(edition),
        "downloads": list(downloads(edition, files)),
        "citation": citation(edition, PACKAGE),
        "bibtex": citation(edition, PACKAGE, BIBTEX),
        "sources": cited.values(),
        "numbers": {name: number for number, name in enumerate(cited, 1)},
        "metadata": _metadata(files),
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }


def _published(edition: Edition) -> str:
    """Return the URL of the folder of this release, empty where its homepage is not known."""
    homepage = edition.addresses.homepage.rstrip("/")
    return f"{homepage}/v{edition.version}/" if homepage else ""


def _legend(rows: list[Figure]) -> Iterator[str]:
    """Yield what a reader must know about the table of this package."""
    used = {figure.row["comparator"] for figure in rows}
    bounds = [QUALIFIERS[bound].strip() for bound in (*LOWER, *UPPER) if bound in used]
    if bounds:
        words = " or ".join(f"“{word}”" for word in bounds)
        yield f"A number after {words} is a bound: nobody said how far from it the value is."
    if "statement-date" in {figure.row["period_basis"] for figure in rows}:
        yield "“At the latest”: the source gives no date, so it is that of the statement."


def _metadata(files: Mapping[str, bytes]) -> str:
    """Return the description of the package for machines, if there is one, safe inside a script."""
    if METADATA not in files:
        return ""
    document = json.loads(files[METADATA])
    document.pop("citation", None)  # the page has its own list of sources
    for name, key in SAID_ELSEWHERE.items():
        for entry in document.get(name, []):
            entry.pop(key, None)
    compact = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return compact.replace("<", "\\u003c")


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8").strip()


def _style() -> str:
    lines = "".join(line.strip() for line in _text("page.css").splitlines())
    return re.sub("([{:;,>]) | (?=[{}>])", r"\1", lines).replace(";}", "}")


def _hash(text: str) -> str:
    """Return the hash by which a page allows a script or a style of its own."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
