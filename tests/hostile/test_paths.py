"""Paths that lead out of a package or into the network, and files that are none."""

import json
import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from .attack import Make, endings, resource

TABLE, SCHEMA, DESCRIPTOR = "data/figures.csv", "schemas/figures.schema.json", "datapackage.json"
OUTSIDE = [
    *("/etc/passwd", "../x.csv", "data/../../x.csv", "/dev/zero", "~/x.csv", "data/~/../../../x"),
    *("http://example.org/x", "HTTP://example.org/x", "http:/example.org/x", "//example.org/x"),
    *("file:///etc/passwd", "file:/etc/passwd", "%68ttp://example.org/x", "s3://x/y", "data:,x"),
    *("data.zip/x.csv", "..\\x.csv", "C:\\x.csv", "C:/x.csv", "a\0b", "", ".", "..", " ", "\n"),
    *("x" * 300, "x" * 5_000, "x/" * 100_000, "$HOME/x", "data/*.csv", "data", "\x1b[31m"),
]


@pytest.mark.parametrize("key", ["path", "schema"])
def test_no_path_leads_out_of_the_package(tmp_path: Path, key: str) -> None:
    found = endings(tmp_path, {path[:60]: resource(**{key: path}) for path in OUTSIDE})
    for name, ending in found.items():
        assert ending.code == 2, name
        assert {"path": "file-missing", "schema": "package-unreadable"}[key] in ending.out, name


def _link(file: str, target: str) -> Make:
    def make(package: Path) -> None:
        place = package / file
        shutil.rmtree(place) if place.is_dir() else place.unlink()
        place.symlink_to(target)

    return make


def _pipe(file: str) -> Make:
    def make(package: Path) -> None:
        (package / file).unlink()
        os.mkfifo(package / file)

    return make


def _socket(file: str) -> Make:
    def make(package: Path) -> None:
        (package / file).unlink()
        here = Path.cwd()
        os.chdir(package)  # the name of a socket is short
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(file)
        os.chdir(here)

    return make


def _unreadable(file: str) -> Make:
    return lambda package: (package / file).chmod(0)


def test_links_devices_pipes_and_sockets_are_no_files(tmp_path: Path) -> None:
    attacks = {"data": _link("data", "/etc"), "schemas": _link("schemas", "/etc")}
    for file in (TABLE, SCHEMA, DESCRIPTOR):
        name = Path(file).name
        attacks |= {
            f"{file} elsewhere": _link(file, "/etc/passwd"),
            f"{file} device": _link(file, "/dev/zero"),
            f"{file} loop": _link(file, name),
            f"{file} pipe": _pipe(file),
            f"{file} socket": _socket(file),
        }
        if os.geteuid():
            attacks[f"{file} unreadable"] = _unreadable(file)
    for name, ending in endings(tmp_path, attacks).items():
        assert ending.code == 2, name
        assert "root:" not in ending.out, name


@pytest.mark.parametrize("command", [("show",), ("cite", "F04"), ("verify", "--text", "page.txt")])
def test_no_command_follows_a_link_out(tmp_path: Path, command: tuple[str, ...]) -> None:
    attacks = {file: _link(file, "/etc/passwd") for file in (TABLE, SCHEMA, DESCRIPTOR)}
    attacks["pipe"] = _pipe(TABLE)
    for name, ending in endings(tmp_path, attacks, *command).items():
        assert name == SCHEMA or ending.code == 2, name
        assert "root:" not in ending.said, name


def test_the_descriptor_may_be_a_link_inside_its_folder(tmp_path: Path) -> None:
    def make(package: Path) -> None:
        (package / DESCRIPTOR).rename(package / "real.json")
        (package / DESCRIPTOR).symlink_to("real.json")

    assert endings(tmp_path, {"link": make})["link"].code == 0


PLACES = ("profile", "$schema", "dialect", "schema", "type", "format", "scheme", "path", "fields")
VALUES: list[Any] = [
    *("http://example.org/x.json", "file:///etc/passwd", "/etc/passwd", "../../etc/passwd"),
    *(["http://example.org"], ["/etc/passwd"], {"$ref": "http://example.org/x"}),
    *(
        {"fields": ["/etc/passwd"]},
        {"controls": ["http://example.org"]},
        {"profile": "/etc/passwd"},
    ),
]


def _foreign(level: str, key: str, value: Any) -> Make:
    def make(package: Path) -> None:
        field = {"name": "a", "type": "string"}
        table: dict[str, Any] = {"fields": [field], "foreignKeys": []}
        entry: dict[str, Any] = {"name": "x", "path": "x.csv", "schema": table}
        about: dict[str, Any] = {"name": "x", "resources": [entry]}
        {"package": about, "resource": entry, "schema": table, "field": field}[level][key] = value
        (package / DESCRIPTOR).write_text(json.dumps(about), encoding="utf-8")
        (package / "x.csv").write_text("a\n1\n", encoding="utf-8")

    return make


def test_nothing_is_fetched_for_a_package_made_for_something_else(tmp_path: Path) -> None:
    attacks = {
        f"{level} {key} {value}": _foreign(level, key, value)
        for level in ("package", "resource", "schema", "field")
        for key in PLACES
        for value in VALUES
    }
    assert all(ending.code == 2 for ending in endings(tmp_path, attacks).values())


def test_odd_names_beside_the_tables_are_listed(tmp_path: Path) -> None:
    def odd(package: Path) -> None:
        for name in (b"a\xff", b"a\nb", b"\x1b[31m", b"::error::x", "数".encode()):
            Path(os.fsdecode(bytes(package / "data") + b"/" + name)).touch()

    def many(package: Path) -> None:
        for number in range(10_001):
            (package / "data" / str(number)).touch()

    found = endings(tmp_path, {"odd": odd, "many": many})
    assert found["odd"].out.count(": file-unlisted: ") == 5
    assert r"data/a\nb" in found["odd"].out
    assert "too many files in data" in found["many"].out
