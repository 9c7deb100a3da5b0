"""The value rules as they are published: the entries of schemas/rules.json."""

import json
from functools import cache
from typing import Any

from ..package.bundled import bundled


@cache
def load_rules() -> tuple[dict[str, Any], ...]:
    """Return the entries in their order; each has id, family, title, why, fix, views and sql."""
    text = (bundled() / "schemas" / "rules.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["rules"])
