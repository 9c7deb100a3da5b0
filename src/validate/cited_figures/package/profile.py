"""What in the descriptor and the table schemas violates the strict profile."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ..finding import Fault
from ..text import as_json, closest, iso_date, quoted, shortened
from .bundled import bundled
from .json_file import Document, read_document
from .limits import FIELDS, FINDINGS, WEIGHT, WEIGHTS
from .membership import REQUIRED
from .package import Package, Resource
from .patterns import fault, weight
from .standard_names import RENAMED, UNUSED
from .table_schema import foreign_keys

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

# What was expected, by the keyword of the JSON Schema that is not met.
EXPECTED = {
    "const": "{}",
    "maxItems": "{} or fewer entries",
    "minimum": "{} or more",
    "minItems": "{} or more entries",
    "minLength": "{} or more characters",
}


Keys = tuple[str | int, ...]


class Violation(NamedTuple):
    """One violation of the profile; ``unknown`` is true for a property that nothing reads.

    ``fix`` is empty where the rule says what to do.
    """

    document: Document
    keys: tuple[str | int, ...]
    found: str
    expected: str
    unknown: bool = False
    fix: str = ""

    @property
    def fault(self) -> Fault:
        """Return the fault at the value that violates the profile, or at its parent."""
        return Fault(self.document.place(*self.keys), self.found, self.expected, fix=self.fix)

    def concerns(self, schema: Document) -> bool:
        """Return whether the violation is in this schema, wherever that is written."""
        keys = (*self.document.root, *self.keys)
        return self.document.shown == schema.shown and keys[: len(schema.root)] == schema.root


def violations(package: Package) -> list[Violation]:
    """Return every violation in the descriptor and the schemas, or one more than may be listed.

    Keys and patterns are checked only once the JSON itself has the right shape; properties that
    nobody knows leave it right.
    """
    found: list[Violation] = []
    for step in (_sizes(package), _shapes(package), _repetitions(package), _meanings(package)):
        found += islice(step, FINDINGS.most + 1 - len(found))
        if not all(violation.unknown for violation in found):
            break
    return found


def _sizes(package: Package) -> Iterator[Violation]:
    for schema in package.schemas:
        fields = schema.data.get("fields")
        if isinstance(fields, list) and len(fields) > FIELDS.most:
            found = f"{len(fields):,} fields, more than {FIELDS.words}"
            yield Violation(schema, ("fields",), found, "a table with fewer columns")


def _shapes(package: Package) -> Iterator[Violation]:
    from jsonschema_rs import Draft202012Validator

    profile = read_document(bundled() / "schemas" / "datapackage.schema.json", "").data
    table = {"$ref": "#/$defs/tableSchema", "$defs": profile["$defs"]}
    yield from _misshapen(package.descriptor, profile, Draft202012Validator(profile))
    validator = Draft202012Validator(table)
    for schema in package.schemas:
        if not schema.root:  # one inside the descriptor is judged there
            yield from _misshapen(schema, table, validator)


def _misshapen(
    document: Document, schema: dict[str, Any], validator: "Draft202012Validator"
) -> Iterator[Violation]:
    """Find what the JSON Schema of a document does not allow."""
    missing: dict[Keys, list[str]] = defaultdict(list)
    unknown: list[Violation] = []
    for error in validator.iter_errors(document.data):
        keys, kind = tuple(error.instance_path), error.kind
        if kind.name == "additionalProperties":
            known = list(_at(schema, error.schema_path[:-1])["properties"])
            unknown += (_unknown(document, (*keys, name), known) for name in kind.value)
        elif kind.name == "required":
            missing[keys].append(kind.value)
        else:
            rule = _at(schema, error.schema_path[:-1])
            expected = _expected(kind.name, kind.value, rule.get("examples", []))
            found = f"{_named(keys)} is {as_json(error.instance)}"
            yield Violation(document, keys, found, expected)
    for violation in unknown:
        yield _renamed(violation, missing[violation.keys[:-1]])
    yield from _left_out(document, missing)


def _renamed(violation: Violation, missing: list[str]) -> Violation:
    """Return the violation that an unknown property stands in place of one that is then missing.

    That one is taken from the missing ones; any other unknown property is one beside them.
    """
    name = str(violation.keys[-1])
    right = RENAMED.get(name) or closest(name, missing)
    if right not in missing:
        return violation
    missing.remove(right)
    return violation._replace(expected=quoted(right), unknown=False, fix="Rename the property.")


def _left_out(document: Document, missing: Mapping[Keys, list[str]]) -> Iterator[Violation]:
    """Find missing properties, once for all entries of a list that miss the same ones."""
    alike: dict[tuple[Keys, tuple[str, ...]], list[Keys]] = defaultdict(list)
    for keys, left_out in missing.items():
        is_entry = keys and isinstance(keys[-1], int)
        if left_out:
            alike[keys[:-1] if is_entry else keys, tuple(left_out)].append(keys)
    for (_, names), places in alike.items():
        noun = "property" if len(names) == 1 else "properties"
        found = f"missing {noun} {', '.join(map(quoted, names))}"
        if len(places) > 1:
            lines = ", ".join(str(document.place(*keys).line) for keys in places)
            found += f" in {len(places)} entries of {places[0][-2]} (lines {lines})"
        yield Violation(document, places[0], shortened(found), "every required property")


def _named(keys: Sequence[str | int]) -> str:
    """Return what stands at the end of a path of keys, in words."""
    names = [key for key in keys if isinstance(key, str)]
    if not names:
        return "the document"
    return names[-1] if keys[-1] == names[-1] else f"an entry of {names[-1]}"


def _expected(keyword: str, value: Any, examples: Sequence[str]) -> str:
    if keyword == "enum":
        return "one of " + ", ".join(map(as_json, value))
    if keyword == "type":
        return f"JSON {' or '.join(value)}"
    if keyword == "pattern":
        return f"text such as {examples[0]}"
    return EXPECTED[keyword].format(as_json(value))


def _at(schema: Any, path: Sequence[str | int]) -> dict[str, Any]:
    """Return the part of a JSON Schema to which a path leads."""
    for step in path:
        schema = schema[step]
    return dict(schema)


def _unknown(document: Document, keys: tuple[str | int, ...], known: list[str]) -> Violation:
    if keys[-1] in UNUSED:
        found = f"the property {quoted(str(keys[-1]))}, which the standard allows"
        expected = "only what this profile uses: " + ", ".join(known)
        fix = "Remove the property: no rule and no release format would follow it."
        return Violation(document, keys, found, expected, unknown=True, fix=fix)
    close = closest(str(keys[-1]), known)
    expected = quoted(close) if close else "one of " + ", ".join(known)
    found = f"the property {quoted(str(keys[-1]))}"
    return Violation(document, keys, found, expected, unknown=True)


def _repetitions(package: Package) -> Iterator[Violation]:
    yield from _repeated(package.descriptor, "resources", "name")
    yield from _repeated(package.descriptor, "resources", "path")
    for schema in package.schemas:
        yield from _repeated(schema, "fields", "name")


def _repeated(document: Document, entries: str, name: str) -> Iterator[Violation]:
    """Find a value that an earlier entry of a list has too."""
    values = [entry[name] for entry in document.data[entries]]
    for index in sorted(_again(values)):
        found = f"the {name} {quoted(values[index])} again"
        yield Violation(document, (entries, index, name), found, f"a unique {name}")


def _again(values: Sequence[Any]) -> set[int]:
    """Return the indices of the values that occur earlier too."""
    first = {value: index for index, value in reversed([*enumerate(values)])}
    return {index for index, value in enumerate(values) if first[value] != index}


def _meanings(package: Package) -> Iterator[Violation]:
    columns = {resource.name: {*resource.names} for resource in reversed(package.resources)}
    for resource in package:
        if resource.schema is not None:
            yield from _wrong_primary_key(resource, resource.schema)
            yield from _wrong_foreign_keys(package, resource, resource.schema, columns)
    for schema in package.schemas:
        yield from _wrong_limits(schema)
    yield from _wrong_patterns(package)


def _wrong_primary_key(resource: Resource, schema: Document) -> Iterator[Violation]:
    names, primary = {*resource.names}, schema.data["primaryKey"]
    for index in sorted(_again(primary)):
        found = f"the field {quoted(primary[index])} again"
        yield Violation(schema, ("primaryKey", index), found, "each field once")
    for name in dict.fromkeys(primary):
        if name not in names:
            found = f"the key {quoted(name)}"
            yield Violation(schema, ("primaryKey",), found, "a field of the table")


def _wrong_foreign_keys(
    package: Package, resource: Resource, schema: Document, columns: dict[str, set[str]]
) -> Iterator[Violation]:
    """Find foreign keys from or to fields that do not exist, and those that occur twice."""
    names, keys = {*resource.names}, foreign_keys(schema.data)
    again = _again(keys)
    for index, key in enumerate(keys):
        place, target, found = ("foreignKeys", index), package.table(key.table), quoted(key.column)
        if index in again:
            yield Violation(schema, place, f"the key {found} again", "each key once")
        elif key.column not in names:
            yield Violation(schema, place, f"the key {found}", "a field of the table")
        elif target is None and key.table in REQUIRED:
            continue  # profile-missing tells
        elif target is None or (target.schema and key.key not in columns[target.name]):
            found = f"a reference to {shortened(f'{key.table}.{key.key}')}"
            yield Violation(schema, place, found, "a table and a field that exist")


def _wrong_patterns(package: Package) -> Iterator[Violation]:
    """Find patterns that cannot be used, until all together are larger than the limit."""
    total = 0
    for schema in package.schemas:
        for index, field in enumerate(schema.data["fields"]):
            pattern = field.get("constraints", {}).get("pattern")
            if pattern is None:
                continue
            place = ("fields", index, "constraints")
            total += min(weight(pattern), WEIGHT.most)  # larger ones are not compiled
            if total > WEIGHTS.most:
                found = f"{total:,} {WEIGHTS.what}, more than {WEIGHTS.words}"
                yield Violation(schema, place, found, "fewer or simpler patterns")
                return
            if reason := fault(pattern):
                found = f"{quoted(pattern)}: {reason}"
                yield Violation(schema, place, found, "a pattern that Python and Rust read alike")


def _wrong_limits(schema: Document) -> Iterator[Violation]:
    """Find limits that exclude each other, and dates that do not exist."""
    for index, field in enumerate(schema.data["fields"]):
        limits = field.get("constraints", {})
        place = ("fields", index, "constraints")
        for value in _wrong_dates(field):
            yield Violation(schema, place, f"the limit {quoted(value)}", "a date that exists")
        for low, high in (("minimum", "maximum"), ("minLength", "maxLength")):
            if low in limits and high in limits and limits[low] > limits[high]:
                found = f"{low} {limits[low]} above {high} {limits[high]}"
                yield Violation(schema, place, found, f"a {low} up to the {high}")


def _wrong_dates(field: dict[str, Any]) -> Iterator[str]:
    limits = field.get("constraints", {})
    named = [limits[key] for key in ("minimum", "maximum") if key in limits]
    for value in [*named, *limits.get("enum", [])] if field["type"] == "date" else []:
        if iso_date(value) is None:
            yield value
