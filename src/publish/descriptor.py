"""Sizes and hashes of the tables in datapackage.json."""

import hashlib
import json
import re
from pathlib import Path


def with_hashes(text: str, root: Path) -> str:
    """Return the text of a descriptor with the size and SHA-256 of each table as they are now.

    Everything else in the text stays as it is, letter for letter.
    """
    for resource in json.loads(text)["resources"]:
        raw = (root / resource["path"]).read_bytes()
        digest = "sha256:" + hashlib.sha256(raw).hexdigest()
        start = text.index(json.dumps(resource["path"]))
        entry = re.sub(r'("bytes": )\d+', rf"\g<1>{len(raw)}", text[start:], count=1)
        text = text[:start] + re.sub(r'("hash": )"[^"]*"', rf'\g<1>"{digest}"', entry, count=1)
    return text
