"""The strict profile of the descriptor and the table schemas, and what breaks it."""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from .documents import Document, read_document
from .finding import Location
from .home import bundled
from .package import Package, Resource
from .patterns import is_portable
from .shapes import conforms

LONGEST = 60  # characters of a value worth showing in a message


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of the profile; ``unknown`` is true for a property that nothing reads."""

    document: Document
    keys: tuple[str | int, ...]
    found: str
    expected: str
    unknown: bool = False

    @property
    def location(self) -> Location:
        """Return the place of the value that breaks the profile, or of its parent."""
        return self.document.place(*self.keys)

    def concerns(self, schema: Document) -> bool:
        """Return whether the breach is in this schema, wherever that is written."""
        keys = (*self.document.root, *self.keys)
        return self.document.shown == schema.shown and keys[: len(schema.root)] == schema.root


def violations(package: Package) -> list[Violation]:
    """Return every breach in the descriptor and the schemas.

    Keys and patterns are looked at only once the JSON itself has the right shape.
    """
    return [*_shape(package)] or [*_repetitions(package)] or [*_meanings(package)]


def _shape(package: Package) -> Iterator[Violation]:
    profile = read_document(bundled() / "schemas" / "datapackage.schema.json", "").data
    table = {"$ref": "#/$defs/tableSchema", "$defs": profile["$defs"]}
    schemas = [each.schema for each in package if each.schema and not each.schema.root]
    for document, schema in [(package.descriptor, profile), *((each, table) for each in schemas)]:
        if not conforms(document.data, schema, profile["$defs"]):
            yield from _misshapen(document, schema)


def _misshapen(document: Document, schema: dict[str, Any]) -> Iterator[Violation]:
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema).iter_errors(document.data):
        yield from _plain(document, error)


def _plain(document: Document, error: Any) -> Iterator[Violation]:
    """Put a JSON Schema error into plain words."""
    keys = tuple(error.absolute_path)
    wanted = error.validator_value
    match error.validator:
        case "additionalProperties":
            yield from _unknown(document, error)
        case "required":
            yield from _missing(document, error)
        case "enum":
            listed = ", ".join(_short(each) for each in wanted)
            yield Violation(document, keys, _short(error.instance), f"one of {listed}")
        case "const":
            yield Violation(document, keys, _short(error.instance), _short(wanted))
        case "pattern":
            yield Violation(document, keys, _short(error.instance), f"text like {wanted}")
        case "type":
            kinds = wanted if isinstance(wanted, list) else [wanted]
            yield Violation(document, keys, _short(error.instance), f"JSON {' or '.join(kinds)}")
        case _:
            expected = f"{error.validator} {_short(wanted)}"
            yield Violation(document, keys, _short(error.instance), expected)


def _missing(document: Document, error: Any) -> Iterator[Violation]:
    """Name all that an object lacks, once; there is an error for each."""
    missing = [f'"{each}"' for each in error.validator_value if each not in error.instance]
    if f"'{missing[0][1:-1]}'" in error.message:
        expected = "them to be there" if len(missing) > 1 else "it to be there"
        keys = tuple(error.absolute_path)
        yield Violation(document, keys, f"no {', no '.join(missing)}", expected)


def _unknown(document: Document, error: Any) -> Iterator[Violation]:
    known = list(error.schema.get("properties", {}))
    for name in sorted(set(error.instance) - set(known)):
        close = get_close_matches(name, known, 1)
        expected = f'"{close[0]}"' if close else "one of " + ", ".join(known)
        keys = (*error.absolute_path, name)
        yield Violation(document, keys, f'the property "{name}"', expected, unknown=True)


def _short(value: object) -> str:
    text = f'"{value}"' if isinstance(value, str) else repr(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def _repeated(document: Document, keys: Sequence[str | int], name: str) -> Iterator[Violation]:
    """Find a value that an earlier entry of the list under these keys has too."""
    entries: Any = document.data
    for key in keys:
        entries = entries[key]
    values = [each[name] for each in entries]
    for index, value in enumerate(values):
        if value in values[:index]:
            place = (*keys, index, name)
            yield Violation(document, place, f'the {name} "{value}" again', f"a {name} of its own")


def _repetitions(package: Package) -> Iterator[Violation]:
    yield from _repeated(package.descriptor, ("resources",), "name")
    yield from _repeated(package.descriptor, ("resources",), "path")
    for resource in package:
        if resource.schema is not None:
            yield from _repeated(resource.schema, ("fields",), "name")


def _meanings(package: Package) -> Iterator[Violation]:
    for resource in package:
        if resource.schema is not None:
            yield from _wrong_keys(package, resource, resource.schema)
            yield from _wrong_limits(resource, resource.schema)


def _wrong_keys(package: Package, resource: Resource, schema: Document) -> Iterator[Violation]:
    """Find keys over fields or tables that do not exist."""
    for name in schema.data["primaryKey"]:
        if name not in resource.names:
            found = f'the key "{name}"'
            yield Violation(schema, ("primaryKey",), found, "a field of the table")
    for index, key in enumerate(schema.data.get("foreignKeys", [])):
        place = ("foreignKeys", index)
        own, reference = key["fields"][0], key["reference"]
        target, field = package.table(reference["resource"]), reference["fields"][0]
        if own not in resource.names:
            yield Violation(schema, place, f'the key "{own}"', "a field of the table")
        elif target is None or (target.schema and field not in target.names):
            found = f"a reference to {reference['resource']}.{field}"
            yield Violation(schema, place, found, "a table and a field that exist")


def _wrong_limits(resource: Resource, schema: Document) -> Iterator[Violation]:
    """Find patterns that are no regular expression and limits that cross."""
    for index, each in enumerate(resource.fields):
        limits = each.get("constraints", {})
        place = ("fields", index, "constraints")
        reason = _broken(limits.get("pattern", ""))
        if reason:
            yield Violation(schema, place, f"{limits['pattern']}: {reason}", "a regular expression")
        for value in _wrong_dates(each):
            yield Violation(schema, place, f'the limit "{value}"', "a date that exists")
        for low, high in (("minimum", "maximum"), ("minLength", "maxLength")):
            if low in limits and high in limits and limits[low] > limits[high]:
                found = f"{low} {limits[low]} above {high} {limits[high]}"
                yield Violation(schema, place, found, f"a {low} up to the {high}")


def _wrong_dates(field: dict[str, Any]) -> Iterator[str]:
    limits = field.get("constraints", {})
    named = [limits[key] for key in ("minimum", "maximum") if key in limits]
    for value in [*named, *limits.get("enum", [])] if field["type"] == "date" else []:
        try:
            date.fromisoformat(value)
        except ValueError:
            yield value


def _broken(pattern: str) -> str:
    """Return why a pattern does not work, or not alike, in Python and the engine of the frames."""
    whole = f"^(?:{pattern})$"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # sets in sets, which others read in another way
            re.compile(pattern)
            re.compile(whole)  # the flag of (?i)k must stand at the start, and does not there
    except re.error as error:
        return error.msg
    except (FutureWarning, OverflowError, RecursionError) as error:
        return str(error)
    return "" if is_portable(pattern) else _refused(whole)


def _refused(pattern: str) -> str:
    import polars as pl

    try:
        pl.Series([""]).str.contains(pattern)
    except pl.exceptions.ComputeError:
        return "look-around and back-references are not supported"
    return ""
