"""Whether the Data Package standard accepts a package, as frictionless, its reference, judges."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NoReturn

from ..finding import Fault
from ..text import iso_date
from .json_file import Document
from .package import Package

FETCHED = ("profile", "profiles")  # frictionless fetches what they name
READ = ("schema", "dialect", "checklist", "pipeline")  # it reads them where they are paths
LISTS = ("resources", "fields", "controls", "checks", "steps", "tasks")  # and each of these
NAMES = ("primaryKey", "foreignKeys", "uniqueKeys")  # their fields are names, and no paths

_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}Z")
_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
_URL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9_.-]+)*/?")
_EXAMPLES = {
    "string": re.compile(r".*", re.DOTALL),
    "number": re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?"),
    "integer": re.compile(r"-?[0-9]{1,15}"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "boolean": re.compile(r"true|false"),
}


def is_surely_standard(package: Package) -> bool:
    """Return whether a package that meets the strict profile surely meets the standard too.

    The profile leaves a few things to frictionless. Where none of these is in question, it need
    not be asked, and its import is saved.
    """
    descriptor = package.descriptor.data
    entries = descriptor["resources"]
    people = [*descriptor["contributors"], *descriptor["sources"]]
    people += [source for entry in entries for source in entry.get("sources", [])]
    paths = [entry[key] for entry in entries for key in ("path", "schema")]
    created = _TIME.fullmatch(descriptor["created"])
    return (
        created is not None
        and iso_date(created[1]) is not None
        and not any("email" in person for person in people)
        and all(_PATH.fullmatch(path) for path in paths if isinstance(path, str))
        and all(_has_plain_example(field) for resource in package for field in resource.fields)
    )


def _has_plain_example(field: Mapping[str, Any]) -> bool:
    """Return whether frictionless surely accepts the format and the example of a field."""
    kind, example = field["type"], field.get("example")
    if field.get("format") == "uri":
        return kind == "string" and (example is None or bool(_URL.fullmatch(example)))
    if example is None:
        return True
    return bool(_EXAMPLES[kind].fullmatch(example)) and (
        kind != "date" or iso_date(example) is not None
    )


class _Session:
    """What frictionless fetches with, in case it still tries."""

    def get(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise OSError("nothing is fetched")


def refusals(package: Package) -> Iterator[Fault]:
    """Yield what frictionless refuses in a descriptor and its schemas."""
    import frictionless

    judge = partial(frictionless.Package.validate_descriptor, basepath=str(package.root))
    yield from _errors(package.descriptor, judge)
    for schema in package.schemas:
        yield from _errors(schema, frictionless.Schema.validate_descriptor)


def _errors(document: Document, judge: Callable[[Any], Any]) -> Iterator[Fault]:
    from frictionless import system

    try:
        with system.use_context(http_session=_Session()):
            notes = [error.note for error in judge(offline(document.data)).errors]
    except Exception as error:  # noqa: BLE001  (it breaks on many a shape that it does not expect)
        notes = [f"frictionless cannot read it ({type(error).__name__}: {error})"]
    for note in notes:
        expected = "a descriptor that frictionless accepts"
        yield Fault(document.place(), note, expected, fix="Follow the Data Package standard.")


def offline(document: Any, inside: str = "") -> Any:
    """Return a copy of a descriptor without what frictionless would fetch or read, at any depth.

    ``inside`` is the name of the list that the document is an entry of.
    """
    if isinstance(document, list):
        return [offline(entry, inside) for entry in document]
    if isinstance(document, str):
        return {} if inside in LISTS else document
    if not isinstance(document, dict):
        return document
    kept = (
        (name, value)
        for name, value in document.items()
        if name not in FETCHED and not (name in READ and isinstance(value, str))
    )
    return {
        name: value if name in NAMES else offline(value, name if isinstance(value, list) else "")
        for name, value in kept
    }
