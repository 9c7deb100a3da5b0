"""What frictionless, the reference for the standard, says; it gets nothing that it would fetch."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NoReturn

from frictionless import Package as Descriptor
from frictionless import Schema, system

from ..finding import Location
from .json_file import Document
from .package import Package

FETCHED = ("profile", "profiles")  # frictionless fetches what they name
READ = ("schema", "dialect", "checklist", "pipeline")  # it reads them where they are paths
LISTS = ("resources", "fields", "controls", "checks", "steps", "tasks")  # and each of these
NAMES = ("primaryKey", "foreignKeys", "uniqueKeys")  # their fields are names, and no paths


class _Session:
    """What frictionless fetches with, for the case that it still tries."""

    def get(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise OSError("nothing is fetched")


def refusals(package: Package) -> Iterator[tuple[Location, str]]:
    """Yield what frictionless refuses in a descriptor and its schemas, with the place."""
    basepath = str(package.root)
    yield from _errors(
        package.descriptor, partial(Descriptor.validate_descriptor, basepath=basepath)
    )
    for schema in package.schemas:
        yield from _errors(schema, Schema.validate_descriptor)


def _errors(document: Document, validate: Callable[[Any], Any]) -> Iterator[tuple[Location, str]]:
    try:
        with system.use_context(http_session=_Session()):
            notes = [each.note for each in validate(offline(document.data)).errors]
    except Exception as error:  # noqa: BLE001  (it breaks on many a shape that it does not expect)
        notes = [f"what it cannot read ({type(error).__name__}: {error})"]
    for note in notes:
        yield document.place(), note


def offline(document: Any, inside: str = "") -> Any:
    """Return a copy of a descriptor without what frictionless would fetch or read, at any depth.

    ``inside`` is the name of the list or object that this stands in.
    """
    if isinstance(document, list):
        return [offline(each, inside) for each in document]
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
