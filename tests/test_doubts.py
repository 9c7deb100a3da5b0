"""What is taken for fine without asking is what the one who would be asked finds fine."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from frictionless import Package, Schema
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import is_valid

from changes import ROOT
from cited_figures.package.csv_file import Sheet
from cited_figures.package.json_file import Document
from cited_figures.package.package import Resource, load
from cited_figures.package.standard import is_surely_standard
from cited_figures.tables.cells import PLAIN, judge
from cited_figures.views import framed, rows

PROFILE = json.loads((ROOT / "schemas" / "datapackage.schema.json").read_text("utf-8"))
TABLE = {"$ref": "#/$defs/tableSchema", "$defs": PROFILE["$defs"]}
DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
FIGURES = json.loads((ROOT / "schemas" / "figures.schema.json").read_text("utf-8"))
VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 1, 1.0, -1, 0, "", "x", "2020-01-01", "date", "uri", [], {}, [1], [True], ["a"]]
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path to everything in a JSON document."""
    yield path
    if not isinstance(value, dict | list):
        return
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in pairs:
        yield from places(each, (*path, key))


@st.composite
def changed(draw: st.DrawFn, document: dict[str, Any]) -> dict[str, Any]:
    """Return a document with something in it replaced, added or taken out."""
    new = copy.deepcopy(document)
    *path, last = draw(st.sampled_from(list(places(document))[1:]))
    parent: Any = new
    for key in path:
        parent = parent[key]
    act = draw(st.sampled_from(["set", "add", "remove"]))
    if act == "remove":
        del parent[last]
    elif act == "add" and isinstance(parent, dict):
        parent[draw(st.sampled_from(["email", "format", "example", "profile", "x"]))] = draw(VALUES)
    else:
        parent[last] = draw(VALUES)
    return new


@settings(max_examples=150, deadline=None)
@given(changed(DESCRIPTOR), changed(FIGURES))
def test_what_is_surely_standard_is_accepted_by_frictionless(
    tmp_path_factory: pytest.TempPathFactory, descriptor: dict[str, Any], schema: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("package")
    (folder / "schemas").mkdir()
    (folder / "schemas" / "figures.schema.json").write_text(json.dumps(schema), "utf-8")
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    package = load(folder)
    fits = is_valid(PROFILE, descriptor) and is_valid(TABLE, schema)
    if fits and is_surely_standard(package):
        names = [each["name"] for each in descriptor["resources"]]
        fields = [each["name"] for each in schema["fields"]]
        keys = [*schema["primaryKey"]]
        keys += [name for key in schema.get("foreignKeys", []) for name in key["fields"]]
        whole = len(fields) == len(set(fields)) and {*keys} <= {*fields}  # seen to by the profile
        assert Schema.validate_descriptor(schema).valid or not whole
        valid = Package.validate_descriptor(descriptor, basepath=str(ROOT)).valid
        assert valid or len(names) > len(set(names))


def test_the_real_package_is_surely_standard() -> None:
    assert is_surely_standard(load(ROOT))


CELLS = st.one_of(
    st.text(max_size=8),
    st.text("0123456789.-+eE,% =@", max_size=18),
    st.sampled_from(
        ["2020-02-30", "0000-01-01", "2020-1-1", "true", "True", "NaN", "-0", "\u0378"]
    ),
    st.dates().map(str),
    st.floats(allow_nan=False).map(str),
)
SCHEMA: dict[str, Any] = {
    "fields": [{"name": f"{kind}s", "type": kind} for kind in ("string", *PLAIN)],
    "primaryKey": ["strings"],
}


@settings(max_examples=300, deadline=None)
@given(st.lists(CELLS.filter(lambda cell: "\r" not in cell), min_size=1, max_size=12))
def test_a_column_is_cast_as_each_of_its_cells_is_judged(cells: list[str]) -> None:
    names = [each["name"] for each in SCHEMA["fields"]]
    sheet = Sheet(names, [[each] * len(names) for each in cells], range(2, len(cells) + 2))
    resource = Resource(0, "t", "t.csv", "t.csv", Document("", "", dict(SCHEMA)), sheet=sheet)
    tables = [engine.read_table(resource) for engine in (framed, rows)]
    assert tables[0]
    assert tables[1]
    for name in names:
        assert list(tables[0].data[name]) == list(tables[1].data[name])
    key = [(each.column, each.row) for each in tables[0].defects]
    assert sorted(key) == sorted((each.column, each.row) for each in tables[1].defects)
    assert {*tables[0].defects} == {*tables[1].defects}


def test_a_sign_that_is_not_assigned_is_invisible() -> None:
    assert judge("a\u0378b", "string").defects == (("invisible", "a\u0378b"),)
    assert judge("a b", "string").defects == ()
