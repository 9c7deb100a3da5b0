"""Whether a package that meets the strict profile surely meets the standard too.

The profile leaves a few things to frictionless, the reference for the standard; this tells
without loading it that nothing of these is in question. When in doubt, frictionless is asked.
"""

import re
from collections.abc import Mapping
from typing import Any

from ..tables.cells import judge
from .package import Package

_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}Z")
_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")

_ADDRESS = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9_.-]+)*/?")


def is_surely_standard(package: Package) -> bool:
    """Return whether frictionless surely accepts descriptor and schemas without breaches."""
    descriptor = package.descriptor.data
    moment = _MOMENT.fullmatch(str(descriptor.get("created")))
    is_dated = moment is not None and judge(moment[1], "date").value is not None
    people = [*descriptor["contributors"], *descriptor["sources"]]
    entries = descriptor["resources"]
    people += [each for entry in entries for each in entry.get("sources", [])]
    paths = [entry[key] for entry in entries for key in ("path", "schema")]
    return (
        is_dated
        and not any("email" in each for each in people)
        and all(_PATH.fullmatch(each) for each in paths if isinstance(each, str))
        and all(_is_plain(field) for each in package for field in each.fields)
    )


def _is_plain(field: Mapping[str, Any]) -> bool:
    """Return whether a field has no odd format, and no example that it would refuse."""
    example = field.get("example", "")
    if field.get("format") == "uri":
        return field["type"] == "string" and (not example or bool(_ADDRESS.fullmatch(example)))
    return not judge(example, field["type"]).defects
