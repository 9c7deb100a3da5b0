"""``.zenodo.json``: without it, Zenodo would file the data set as software."""

import json
from pathlib import Path
from typing import Any

from ...package.package import DESCRIPTOR

NAME = ".zenodo.json"
MARK = '"upload_type"'
STEPPING = ("version", "publication_date")


def record(text: str, root: Path) -> str:
    """Return the metadata of a deposit, in the words of Zenodo, from the descriptor.

    Of a record that says more than that, as one written by hand, only version and date are new.
    """
    about = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    document, old = _record(about), json.loads(text or "{}")
    if not _is_derived(old, document):
        document = old | {key: document[key] for key in STEPPING}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _is_derived(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return old.keys() <= new.keys() and all(
        each.keys() <= {"name"} for each in old.get("creators", [])
    )


def _record(about: dict[str, Any]) -> dict[str, Any]:
    return {
        "upload_type": "dataset",
        "title": about["title"],
        "description": about["description"],
        "version": about["version"],
        "publication_date": about["created"][:10],
        "access_right": "open",
        "license": about["licenses"][0]["name"].lower(),
        "creators": [{"name": _name(each)} for each in about["contributors"]],
        "keywords": about.get("keywords", []),
        "related_identifiers": [
            {"identifier": each["path"], "relation": "isDerivedFrom", "scheme": "url"}
            for each in about["sources"]
            if "path" in each
        ],
    }


def _name(person: dict[str, Any]) -> str:
    """Return a name as Zenodo has it: family name first, or that of an organization."""
    if "familyName" in person and "givenName" in person:
        return f"{person['familyName']}, {person['givenName']}"
    return str(person["title"])
