"""The strict profile of the descriptor and the table schemas, and what breaks it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import islice
from typing import Any

from ..finding import Location
from .bundled import bundled
from .json_file import Document, read_document
from .limits import (
    FIELDS,
    FINDINGS,
    WEIGHT,
    WEIGHTS,
)
from .package import Package, Resource
from .patterns import burden, fault
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
    """Return every breach in the descriptor and the schemas, or one more than may be listed.

    Keys and patterns are looked at only once the JSON itself has the right shape.
    """
    looks = (_sizes(package), _shape(package), _repetitions(package), _meanings(package))
    found = ([*islice(each, FINDINGS.most + 1)] for each in looks)
    return next(filter(None, found), [])


def _sizes(package: Package) -> Iterator[Violation]:
    for schema in package.schemas:
        fields = schema.data.get("fields")
        if isinstance(fields, list) and len(fields) > FIELDS.most:
            found = f"{len(fields):,} fields, more than {FIELDS.words}"
            yield Violation(schema, ("fields",), found, "a table with fewer columns")


def _shape(package: Package) -> Iterator[Violation]:
    profile = read_document(bundled() / "schemas" / "datapackage.schema.json", "").data
    table = {"$ref": "#/$defs/tableSchema", "$defs": profile["$defs"]}
    schemas = [each for each in package.schemas if not each.root]
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
        close = get_close_matches(name, known, 1) if len(name) <= LONGEST else []
        expected = f'"{close[0]}"' if close else "one of " + ", ".join(known)
        keys = (*error.absolute_path, name)
        yield Violation(document, keys, f'the property "{name}"', expected, unknown=True)


def _short(value: object) -> str:
    return _cut(f'"{value}"' if isinstance(value, str) else repr(value))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def _repeated(document: Document, keys: Sequence[str | int], name: str) -> Iterator[Violation]:
    """Find a value that an earlier entry of the list under these keys has too."""
    entries: Any = document.data
    for key in keys:
        entries = entries[key]
    values = [each[name] for each in entries]
    for index in sorted(_again(values)):
        found = f'the {name} "{values[index]}" again'
        yield Violation(document, (*keys, index, name), found, f"a {name} of its own")


def _repetitions(package: Package) -> Iterator[Violation]:
    yield from _repeated(package.descriptor, ("resources",), "name")
    yield from _repeated(package.descriptor, ("resources",), "path")
    for schema in package.schemas:
        yield from _repeated(schema, ("fields",), "name")


def _meanings(package: Package) -> Iterator[Violation]:
    columns = {each.name: {*each.names} for each in reversed(package.resources)}
    for resource in package:
        if resource.schema is not None:
            yield from _wrong_keys(package, resource, resource.schema, columns)
    for schema in package.schemas:
        yield from _wrong_limits(schema)
    yield from _wrong_patterns(package)


def _wrong_keys(
    package: Package, resource: Resource, schema: Document, columns: dict[str, set[str]]
) -> Iterator[Violation]:
    """Find keys over fields or tables that do not exist, and what is named twice."""
    names, primary = {*resource.names}, schema.data["primaryKey"]
    for index in sorted(_again(primary)):
        found = f'the field "{primary[index]}" again'
        yield Violation(schema, ("primaryKey", index), found, "each field once")
    for name in dict.fromkeys(primary):
        if name not in names:
            found = f'the key "{name}"'
            yield Violation(schema, ("primaryKey",), found, "a field of the table")
    foreign = [_foreign(each) for each in schema.data.get("foreignKeys", [])]
    again = _again(foreign)
    for index, (own, table, field) in enumerate(foreign):
        place, target = ("foreignKeys", index), package.table(table)
        if index in again:
            yield Violation(schema, place, f'the key "{own}" again', "each key once")
        elif own not in names:
            yield Violation(schema, place, f'the key "{own}"', "a field of the table")
        elif target is None or (target.schema and field not in columns[target.name]):
            found = f"a reference to {table}.{field}"
            yield Violation(schema, place, found, "a table and a field that exist")


def _foreign(key: dict[str, Any]) -> tuple[str, str, str]:
    """Return the field of a foreign key, and the table and the field that it refers to."""
    return key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0]


def _again(values: Sequence[Any]) -> set[int]:
    """Return the places of the values that stand further up too."""
    first = {value: place for place, value in reversed([*enumerate(values)])}
    return {place for place, value in enumerate(values) if first[value] != place}


def _wrong_patterns(package: Package) -> Iterator[Violation]:
    """Find patterns that are no regular expression, up to what all may weigh together."""
    total = 0
    for schema in package.schemas:
        for index, each in enumerate(schema.data["fields"]):
            pattern = each.get("constraints", {}).get("pattern", "")
            place = ("fields", index, "constraints")
            reason = fault(pattern)
            if reason:
                found = f"{_cut(pattern)}: {reason}"
                yield Violation(schema, place, found, "a regular expression")
            total += min(burden(pattern), WEIGHT.most)  # heavier ones are not compiled
            if total > WEIGHTS.most:
                found = f"{total:,} {WEIGHTS.what}, more than {WEIGHTS.words}"
                yield Violation(schema, place, found, "fewer or simpler patterns")
                return


def _wrong_limits(schema: Document) -> Iterator[Violation]:
    """Find limits that cross, and dates that do not exist."""
    for index, each in enumerate(schema.data["fields"]):
        limits = each.get("constraints", {})
        place = ("fields", index, "constraints")
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
