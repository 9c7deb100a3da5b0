"""``.zenodo.json``: without it, Zenodo would file the data set as software."""

import json
from pathlib import Path
from typing import Any

from validate.package import DESCRIPTOR

NAME = ".zenodo.json"
MARK = '"upload_type"'


def record(text: str, root: Path) -> str:  # noqa: ARG001  (nothing of the old text is kept)
    """Return the metadata of a deposit, in the words of Zenodo, from the descriptor."""
    about = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    document = {
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
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _name(person: dict[str, Any]) -> str:
    """Return a name as Zenodo has it: family name first, or that of an organization."""
    if "familyName" in person and "givenName" in person:
        return f"{person['familyName']}, {person['givenName']}"
    return str(person["title"])
