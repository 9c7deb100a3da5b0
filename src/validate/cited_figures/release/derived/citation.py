"""Version and date in CITATION.cff."""

import json
import re
from pathlib import Path

from ...package.package import DESCRIPTOR

MARK = "cff-version:"


def with_release(text: str, root: Path) -> str:
    """Return the text of CITATION.cff with version and date of the descriptor.

    Everything else in the text stays as it is, letter for letter.
    """
    about = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    text = re.sub(r"(?m)^version: .*$", f"version: {about['version']}", text)
    return re.sub(r"(?m)^date-released: .*$", f"date-released: {about['created'][:10]}", text)
