"""What is taken to meet the standard without asking frictionless, frictionless accepts."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, Schema
from hypothesis import given, settings
from hypothesis import strategies as st

from changes import ROOT
from cited_figures.package.package import read_package
from cited_figures.package.profile import violations
from cited_figures.package.standard import is_surely_standard

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
    for key, inner in pairs:
        yield from places(inner, (*path, key))


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
    package = read_package(folder)
    if not violations(package) and is_surely_standard(package):
        assert all(Schema.validate_descriptor(used.data).valid for used in package.schemas)
        assert Package.validate_descriptor(descriptor, basepath=str(ROOT)).valid


def test_the_real_package_is_surely_standard() -> None:
    assert is_surely_standard(read_package(ROOT))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("created",), "2026-02-30T00:00:00Z"),
        (("created",), "2026-02-01T00:00:00+01:00"),
        (("contributors", 0, "email"), "someone"),
        (("resources", 0, "path"), "a b.csv"),
        (("resources", 0, "schema", "fields", 0, "example"), "2020-13-01"),
    ],
)
def test_what_is_in_doubt_is_left_to_frictionless(
    tmp_path: Path, keys: tuple[Any, ...], value: str
) -> None:
    document = copy.deepcopy(DESCRIPTOR)
    field = {"name": "day", "type": "date", "title": "Day", "description": "A day."}
    document["resources"][0]["schema"] = {"fields": [field], "primaryKey": ["day"]}
    (tmp_path / "datapackage.json").write_text(json.dumps(document), "utf-8")
    assert is_surely_standard(read_package(tmp_path))
    parent: Any = document
    for key in keys[:-1]:
        parent = parent[key]
    parent[keys[-1]] = value
    (tmp_path / "datapackage.json").write_text(json.dumps(document), "utf-8")
    assert not is_surely_standard(read_package(tmp_path))
