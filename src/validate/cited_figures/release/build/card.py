"""The README of the release files: a page for people, and a dataset card for Hugging Face."""

from collections.abc import Iterator

from ...cite.citations import BIBTEX, citations
from ...text import printable
from .edition import Edition
from .flat import FILE as FLAT_FILE

FILE = "README.md"
# The names of licences at Hugging Face, where they are not those of SPDX.
LICENCES = {"ODbL-1.0": "odbl", "ODC-By-1.0": "odc-by", "PDDL-1.0": "pddl"}


def card(edition: Edition) -> dict[str, bytes]:
    """Return the card: which file is which table, in YAML, then what the package is."""
    about = edition.descriptor
    licence = about["licenses"][0]["name"]
    lines = [
        "---",
        f"license: {LICENCES.get(licence, licence.lower())}",
        f"pretty_name: {_quoted(about['title'])}",
        "tags:",
        *(f"- {_quoted(keyword)}" for keyword in about.get("keywords", ["statistics"])),
        "configs:",
        *_configurations(edition),
        "---",
        "",
        f"# {about['title']}",
        "",
        f"{about['description']} Version {edition.version}.",
        "",
        f"[{FLAT_FILE}]({FLAT_FILE}) has a row per figure with all that it refers to. In it, a "
        "number that is only a bound (more than, at most) is in a column of its own, since it is "
        "no value. [datapackage.json](datapackage.json) describes the tables.",
        "",
        *(f"> {line}" for line in citations(edition, [edition.name]).splitlines()),
        "",
        "```bibtex",
        citations(edition, [edition.name], BIBTEX).rstrip(),
        "```",
    ]
    return {FILE: ("\n".join(lines) + "\n").encode()}


def _configurations(edition: Edition) -> Iterator[str]:
    files = {"figures-flat": FLAT_FILE}
    files |= {table.name: edition.location(table) for table in edition.tables}
    for name, file in files.items():
        yield f"- config_name: {name}"
        yield f"  data_files: {file}"
        if name == "figures-flat":
            yield "  default: true"


def _quoted(text: str) -> str:
    """Return a text as YAML reads it, whatever it contains."""
    return "'" + printable(text).replace("'", "''") + "'"
