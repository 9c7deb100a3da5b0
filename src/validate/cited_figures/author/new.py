"""The example package that figures new writes."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..cite.addresses import ADDRESSES, addresses
from ..evidence.fingerprint import NORM, fingerprint, normal_form
from ..package import template
from ..package.bundled import bundled
from ..package.membership import CORE, profile
from ..package.package import DESCRIPTOR
from ..package.writing import is_temporary, write_all
from ..release.derived.descriptor import with_hashes_of
from ..text import json_text

TEMPLATES = {"README.md": "README.md", template.WORKFLOW: "check.yml"}
UNKNOWN_OWNER = "OWNER/scio-digital-china-2020"
OURS = (*ADDRESSES, "exemptions")  # properties that say something of our package only
TO_REPLACE = ", once you replace OWNER by the owner of the repository of the checks"
Rows = Mapping[str, Sequence[Mapping[str, str]]]
SENTENCE = "It counts more than 40 devices."
TEXT = f"This text is an example, to be replaced. {SENTENCE}\n"
SOURCE = {
    "source_id": "example-2020",
    "kind": "news",
    "title": template.SOURCE,
    "publisher": "Example",
    "language": "en",
    "issued": "2020-02-01",
    "url": "https://example.org/",
    "accessed": "2020-02-01",
    "rights": "An example without rights",
}
# The rows of each table; a column that none of them has, and that need not be there, is left out.
ROWS: Rows = {
    "figures": [
        {
            "figure_id": "F01",
            "indicator_id": "example-devices",
            "ref_area": "example-area",
            "time_period": "2020-01",
            "period_start": "2020-01-01",
            "period_end": "2020-01-31",
            "period_basis": "inferred",
            "comparator": "gt",
            "value": "40",
            "value_min": "40",
            "unit_id": "device",
            "obs_status": "A",
            "source_id": "example-2020",
            "locator": "p1.s2",
            "printed": "more than 40 devices",
            "sentence_sha256": fingerprint(normal_form(SENTENCE)),
            "sentence_chars": str(len(normal_form(SENTENCE))),
            "note": template.NOTE,
            "printed_subject": "devices",
        }
    ],
    "indicators": [
        {
            "indicator_id": "example-devices",
            "title": "Devices in the example",
            "definition": "An example: number of devices in a text that was made up.",
            "measure": "stock",
            "unit_id": "device",
            "population": "devices",
            "subjects": "devices",
            "limit_min": "0",
            "plausible_min": "10",
            "plausible_max": "1000",
        }
    ],
    "units": [
        {
            "unit_id": "device",
            "title": "devices",
            "quantity_kind": "count",
            "nouns": "devices",
        }
    ],
    "areas": [{"area_id": "example-area", "title": "Example area", "kind": "other"}],
    "sources": [
        SOURCE | {"text_sha256": fingerprint(normal_form(TEXT)), "text_norm": NORM},
        SOURCE
        | {
            "source_id": "example-echo-2020",
            "title": template.SECOND_SOURCE,
            "publisher": "Another example",
            "url": "https://example.org/echo",
        },
    ],
    "corroborations": [
        {
            "figure_id": "F01",
            "source_id": "example-echo-2020",
            "relation": "repeats",
            "independence": "other-body",
            "printed": "over 40 devices",
            "comparator": "gt",
            "value": "40",
            "value_min": "40",
            "unit_id": "device",
            "time_period": "2020-01",
            "note": template.NOTE,
        }
    ],
}


def write_package(folder: Path) -> list[str]:
    """Write an example package into a folder and return the names of the files.

    Raises FileExistsError for a folder that is not empty: nothing is ever overwritten.
    """
    return write_new(folder, {"example.txt": TEXT} | package_files(folder.resolve().name, ROWS))


def write_new(folder: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """Write files into a folder and return their names; raises as ``write_package`` does."""
    require_empty(folder)
    write_all({folder / name: content for name, content in files.items()})
    return [str(folder / name) for name in files]


def require_empty(folder: Path) -> None:
    """Raise FileExistsError for a folder that is not empty, or for a file."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise FileExistsError(0, "exists and is not a folder", str(folder))
    if os.path.lexists(folder) and _holds_files(folder):
        raise FileExistsError(0, "exists and is not empty", str(folder))


def package_files(
    name: str, rows: Rows, described: Mapping[str, object] | None = None
) -> dict[str, str]:
    """Return the files of a package with these rows in its tables, by their path.

    ``described`` holds properties of its descriptor.
    """
    files = dict(_files(name, rows, described or {}))
    files[DESCRIPTOR] = with_hashes_of(files[DESCRIPTOR], lambda path: files[path].encode())
    return files


def _holds_files(folder: Path) -> bool:
    """Return whether there is more than folders and leftovers of an interrupted attempt."""
    found = (entry for entry in folder.rglob("*") if entry.is_symlink() or not entry.is_dir())
    return not all(is_temporary(entry.name) for entry in found)


def _files(name: str, rows: Rows, described: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file; sizes and hashes in the descriptor are to be filled in."""
    ours: dict[str, Any] = json.loads((bundled() / DESCRIPTOR).read_text(encoding="utf-8"))
    checks = addresses(ours).slug
    for target, name_of_file in TEMPLATES.items():
        text = (Path(__file__).parent / "template" / name_of_file).read_text(encoding="utf-8")
        if checks:
            text = text.replace(UNKNOWN_OWNER, checks).replace(TO_REPLACE, "")
        yield target, text.replace("@VERSION", f"@v{ours['version']}")
    yield ".gitattributes", "* text=auto eol=lf\n"
    for table in rows:
        fields = _fields(table, rows[table])
        schema = profile(table) | {"fields": fields}
        yield f"schemas/{table}.schema.json", json_text(schema)
        yield f"data/{table}.csv", _table([field["name"] for field in fields], rows[table])
    yield DESCRIPTOR, json_text({**_descriptor(name, ours, rows), **described})


def _fields(table: str, rows: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    """Return the columns of a table: those that every package has, and those that the rows use."""
    used = {name for row in rows for name in row}
    return [
        {key: value for key, value in field.items() if key != "presence"}
        for field in profile(table)["fields"]
        if field["presence"] == CORE or field["name"] in used
    ]


def _table(columns: list[str], rows: Sequence[Mapping[str, str]]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _descriptor(name: str, ours: dict[str, Any], rows: Rows) -> dict[str, Any]:
    """Return the bundled descriptor with the properties of the example in place of its own."""
    return {name: value for name, value in ours.items() if name not in OURS} | {
        "name": re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "my-figures",
        "title": template.TITLE,
        "description": template.DESCRIPTION,
        "version": "0.1.0",
        "created": "2020-02-01T00:00:00Z",
        "keywords": ["example"],
        "contributors": [{"title": template.PERSON, "roles": ["creator"]}],
        "sources": [{"title": template.LISTED_SOURCE, "path": "https://example.org/"}],
        "resources": [entry for entry in ours["resources"] if entry["name"] in rows],
    }
