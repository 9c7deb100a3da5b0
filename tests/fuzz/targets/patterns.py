"""A foreign package whose one schema has any pattern.

The first line is the pattern, the others are the values that are held to it.
"""

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from changes import recount

from ..judge import checked
from ..mutators import texts
from ..sandbox import real

PIECES = [
    *(
        "a",
        ".",
        "\\d",
        "\\w",
        "\\s",
        "\\b",
        "[a-z]",
        "[^a]",
        "[[:alpha:]]",
        "(a|b)",
        "(a+)+",
        "(?:a)",
    ),
    *(
        "(a*)*",
        "*",
        "+",
        "?",
        "{2,}",
        "{0,999}",
        "{1000000}",
        "*?",
        "|",
        "^",
        "$",
        "\\Z",
        "\\z",
        "(?i)",
    ),
    *("(?P<n>a)", "\\1", "(?=a)", "(?<!a)", "\\p{L}", "\\u00e9", "\\x41", "[", "]", "(", ")", "\\"),
    *("(?s)", "(?#x)", "[a&&b]", "[a--b]", "é", "İ", "ſ", "\\Q", "(?>a)", "a++", "((((a*)*)*)*)"),
]


def seeds() -> Iterator[bytes]:
    """Yield patterns of several kinds, each with values."""
    for pattern in ("[A-Z][A-Z0-9_]*", "(a+)+b", "\\d{4}-\\d{2}", "(x|y)?[a-z]+", "^a$", "(?i)k"):
        yield f"{pattern}\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nABC\n2020-01\nxK\u212a".encode()


def mutate(data: bytes, rng: Random) -> bytes:
    """Return the pattern or a value with a few edits, most of them pieces of patterns."""
    lines = texts.decoded(data).split("\n")
    place = 0 if rng.random() < 0.7 else rng.randrange(len(lines))
    lines[place] = texts.edit(lines[place], rng, PIECES)
    return texts.encoded("\n".join(lines))


def target(data: bytes) -> None:
    """Check a foreign package with this pattern."""
    pattern, *values = data.decode("utf-8", "replace").split("\n")
    root = _foreign()
    descriptor = _descriptor()
    descriptor["resources"][0]["schema"]["fields"][0]["constraints"] = {"pattern": pattern}
    (root / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([["it"], *([value] for value in values)])
    (root / "data" / "things.csv").write_bytes(stream.getvalue().encode())
    recount(root)
    checked(root, data)


@cache
def _foreign() -> Path:
    root = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (root / "data").mkdir()
    return root


def _descriptor() -> dict[str, Any]:
    """Return the real descriptor with one small table in place of its own."""
    descriptor: dict[str, Any] = json.loads(real("datapackage.json"))
    entry = descriptor["resources"][0]
    schema = json.loads(real("schemas/units.schema.json"))
    field = schema["fields"][0] | {"name": "it", "type": "string", "constraints": {}}
    schema |= {"fields": [field], "primaryKey": ["it"]}
    entry |= {"name": "things", "path": "data/things.csv", "schema": schema}
    return descriptor | {"resources": [entry]}
