"""Descriptors that are no descriptors, and some that nearly are."""

import json
from pathlib import Path
from typing import Any

import pytest

from changes import ROOT

from .attack import Make, descriptor, endings, raw, schema

REAL = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
MANY = 20_000


def about(**changes: Any) -> str:
    return json.dumps({**REAL, **changes})


UNREADABLE = {
    "deep": (raw("[" * 400_000), "nested more than 100"),
    "deep objects": (raw('{"a":' * 200_000), "nested more than 100"),
    "unclosed quotes": (raw('{"' + r"\"" * 400_000), "without its closing quote"),
    "a key twice": (raw('{"a": 1, "b": 2, "b": 3}'), 'the key "b" twice'),
    "a late key twice": (
        raw("{" + ",".join(f'"{n}": 1' for n in [*range(MANY), 5]) + "}"),
        'the key "5" twice',
    ),
    "huge number": (raw('{"a": 1' + "0" * 900_000 + "}"), "more than 18 digits"),
    "huge power": (raw('{"a": -1e999}'), "too large for a double"),
    "not a number": (raw('{"a": NaN}'), "NaN, which is not JSON"),
    "a lone surrogate": (raw(r'{"a": "\ud800"}'), "a lone surrogate"),
    "a lone surrogate in a key": (raw(r'{"\uDFFF": 1}'), "a lone surrogate"),
    "a list": (raw("[1]"), "a list instead of an object"),
    "nothing": (raw(" " * 900_000), "nothing but blanks"),
    "NUL": (raw("\0" * 900_000), "nothing but blanks and NUL"),
    "lines": (raw("\n" * 900_000 + "x"), "text that begins with x"),
    "comments": (raw("\n" * 900_000 + "//"), "a comment"),
    "a link as text": (raw("./" * 400_000 + ","), "text that begins with ./"),
    "a byte order mark": (raw(b"\xef\xbb\xbf{}"), "a byte order mark"),
    "UTF-16": (raw("{}".encode("utf-16")), "UTF-16"),
    "conflicts": (raw('{"a": 1,\n<<<<<<< HEAD\n"b": 2}'), "conflict markers"),
    "a pointer": (raw("version https://git-lfs.github.com/spec/v1\n"), "Git LFS"),
    "Latin-1": (raw(b'{"a": "\xe9"}'), "not UTF-8"),
    "too large": (raw(b'{"a": "' + b"x" * 5_000_000 + b'"}'), "more than 5,000,000"),
    "too many resources": (descriptor(resources=[{}] * MANY), "20,000 resources"),
}
FAULTY: dict[str, Make] = {
    "unknown keys": descriptor(**{f"k{n}": 1 for n in range(MANY)}),
    "a long key": descriptor(**{"k" * 900_000: 1}),
    "a long name": descriptor(name="a-" * 450_000),
    "a long address": descriptor(homepage="https://" + "a" * 900_000 + " "),
    "a long version": descriptor(version="1.0.0-" + "a" * 900_000 + "!"),
    "licences": descriptor(licenses=[{}] * MANY),
    "keywords": descriptor(keywords=[1] * MANY),
    "exemptions": descriptor(
        exemptions=[
            {"rule": "cell-type", "table": "figures", "row": f"F{n}", "reason": "for the reason"}
            for n in range(4_000)
        ]
    ),
    "one file often": descriptor(resources=[REAL["resources"][0]] * 200),
    "one file under other names": descriptor(
        resources=[{**REAL["resources"][0], "name": f"r{n}"} for n in range(200)]
    ),
    "foreign keys": schema(
        lambda it: it.update(
            foreignKeys=[
                {"fields": ["unit_id"], "reference": {"resource": f"x{n}", "fields": ["a"]}}
                for n in range(4_000)
            ]
        )
    ),
    "one foreign key often": schema(lambda it: it.update(foreignKeys=it["foreignKeys"] * 2_000)),
    "a key of one column often": schema(lambda it: it.update(primaryKey=["figure_id"] * MANY)),
    "fields": schema(lambda it: it.update(fields=[*it["fields"]] * 130)),
    "codes": schema(
        lambda it: it["fields"][0].update(constraints={"enum": [f"E{n}" for n in range(MANY)]})
    ),
}
SHAPES: list[Any] = [None, True, 0, 1.5, "", "x", [], ["x"], {}, {"x": "x"}, [[]], [{}], [None]]


def test_what_is_no_json_is_said_in_one_line(tmp_path: Path) -> None:
    found = endings(tmp_path, {name: make for name, (make, _) in UNREADABLE.items()})
    for name, (_, words) in UNREADABLE.items():
        assert found[name].code == 2
        (line, *_) = found[name].out.splitlines()
        assert words in line, (name, line)
        assert len(line) < 1_000


@pytest.mark.slow
def test_descriptors_of_any_size_are_answered(tmp_path: Path) -> None:
    found = endings(tmp_path, FAULTY)
    for name, ending in found.items():
        assert max(map(len, ending.out.splitlines())) < 3_000, name
    assert "at least 1 more, which are not listed" in found["unknown keys"].out
    assert "data/figures.csv, the file of figures" in found["one file often"].out
    assert "2,600 fields, more than 2,000" in found["fields"].out


@pytest.mark.slow
def test_a_value_of_any_shape_at_any_place_is_answered(tmp_path: Path) -> None:
    places = [*_places(REAL, ("datapackage.json",))]
    places += [*_places(SCHEMA, ("schemas/figures.schema.json",))]
    attacks = {
        f"{place} {value!r}": _put(place, value)
        for number, place in enumerate(places)
        for value in (SHAPES[number % len(SHAPES)],)
    }
    endings(tmp_path, attacks)


SCHEMA = json.loads((ROOT / "schemas" / "figures.schema.json").read_text(encoding="utf-8"))


def _places(value: Any, path: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Return the place of every value, and of the first of each list."""
    items = value.items() if isinstance(value, dict) else [*enumerate(value)][:1]
    places: list[tuple[Any, ...]] = []
    for key, inner in items:
        places.append((*path, key))
        if isinstance(inner, dict | list):
            places += _places(inner, (*path, key))
    return places


def _put(place: tuple[Any, ...], value: Any) -> Make:
    def make(package: Path) -> None:
        name, *path, last = place
        document = json.loads((package / name).read_text(encoding="utf-8"))
        parent = document
        for key in path:
            parent = parent[key]
        parent[last] = value
        (package / name).write_text(json.dumps(document), encoding="utf-8")

    return make
