"""Archives and folders that figures diff is given as the old version."""

import io
import json
import os
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

from changes import copy_package

from .attack import Make, endings

DIFF = ("diff", "old.zip")
GB = 1 << 30
Put = Callable[[zipfile.ZipFile, Path], object]


def _archive(put: Put, spoil: Callable[[bytearray], object] = lambda _: None) -> Make:
    def make(package: Path) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            put(archive, package)
        raw = bytearray(stream.getvalue())
        spoil(raw)
        (package / "old.zip").write_bytes(raw)

    return make


def _whole(archive: zipfile.ZipFile, package: Path) -> None:
    for file in sorted(package.rglob("*.*")):
        archive.write(file, file.relative_to(package))


def _bomb(archive: zipfile.ZipFile, package: Path) -> None:
    archive.write(package / "datapackage.json", "datapackage.json")
    for file in (package / "schemas").iterdir():
        archive.write(file, f"schemas/{file.name}")
    with archive.open("data/figures.csv", "w", force_zip64=True) as stream:
        for _ in range(300):
            stream.write(b"a\n" * 500_000)


def _names(archive: zipfile.ZipFile, _: Path) -> None:
    for number in range(10_001):
        archive.writestr(str(number), b"")


def _link(archive: zipfile.ZipFile, package: Path) -> None:
    _whole(archive, package)
    entry = zipfile.ZipInfo("data/other.csv")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(entry, "/etc/passwd")


def _in_lists(place: int, value: int) -> Callable[[bytearray], None]:
    """Return what sets a byte in the list of files and one before each file."""

    def spoil(raw: bytearray) -> None:
        for sign, shift in ((b"PK\x01\x02", 0), (b"PK\x03\x04", -2)):
            at = raw.find(sign)
            while at >= 0:
                raw[at + place + shift] = value
                at = raw.find(sign, at + 4)

    return spoil


def _small_sizes(raw: bytearray) -> None:
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (100).to_bytes(4, "little")


def _text(text: str, name: str = "datapackage.json") -> Make:
    return _archive(lambda archive, _: archive.writestr(name, text))


def _damaged(raw: bytearray) -> None:
    start = raw.find(b"data/figures.csv") + 100
    raw[start : start + 100] = b"x" * 100


REFUSED = {
    "bomb": _archive(_bomb),
    "bomb with small sizes": _archive(_bomb, _small_sizes),
    "many names": _archive(_names),
    "out of the folder": _text(json.dumps({"resources": []}), "../../datapackage.json"),
    "encrypted": _archive(_whole, _in_lists(8, 1)),
    "packed in another way": _archive(_whole, _in_lists(10, 14)),
    "damaged": _archive(_whole, _damaged),
    "cut": _archive(_whole, lambda raw: raw.__delitem__(slice(len(raw) // 2, None))),
    "deep": _text("[" * 400_000),
    "blanks": _text(" " * 100_000_000),
    "digits": _text('{"resources": 1' + "0" * 5_000 + "}"),
    "a list": _text("[1]"),
    "a path out": _text('{"resources": [{"name": "a", "path": "../x.csv", "schema": {}}]}'),
    "no archive": lambda package: (package / "old.zip").write_bytes(b"PK" * 1_000) and None,
}


def test_hostile_archives_are_refused_in_one_line(tmp_path: Path) -> None:
    for name, ending in endings(tmp_path, REFUSED, *DIFF).items():
        assert (ending.code, ending.out) == (2, ""), name
        (line,) = ending.err.splitlines()
        assert len(line) < 1_000, name


def test_a_link_in_an_archive_is_a_file_with_a_name_in_it(tmp_path: Path) -> None:
    assert endings(tmp_path, {"link": _archive(_link)}, *DIFF)["link"].code == 0


def _folder(change: Callable[[Path], object]) -> Make:
    def make(package: Path) -> list[str]:
        (package / "old").mkdir()
        change(copy_package(package / "old"))
        return ["diff", "old"]

    return make


def _linked(file: str, target: str) -> Make:
    def change(old: Path) -> None:
        place = old / file
        shutil.rmtree(place) if place.is_dir() else place.unlink()
        place.symlink_to(target)

    return _folder(change)


def _sparse(old: Path) -> None:
    with (old / "data" / "figures.csv").open("wb") as stream:
        stream.truncate(3 * GB)


def _pipe(old: Path) -> None:
    (old / "data" / "figures.csv").unlink()
    os.mkfifo(old / "data" / "figures.csv")


def test_the_old_folder_is_read_inside_only(tmp_path: Path) -> None:
    attacks = {
        "a file": _linked("data/figures.csv", "/etc/passwd"),
        "a device": _linked("data/figures.csv", "/dev/zero"),
        "a schema": _linked("schemas/figures.schema.json", "/etc/passwd"),
        "the descriptor": _linked("datapackage.json", "/etc/passwd"),
        "a folder": _linked("data", "/etc"),
        "a pipe": _folder(_pipe),
        "a huge file": _folder(_sparse),
        "a device itself": lambda _: ["diff", "/dev/zero"],
    }
    for name, ending in endings(tmp_path, attacks).items():
        assert ending.code == 2, name
        assert "root:" not in ending.said, name


def test_a_tree_that_repeats_itself_is_not_listed_whole(tmp_path: Path) -> None:
    package = copy_package(tmp_path)

    def git(*words: str, given: str = "") -> str:
        author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        done = subprocess.run(  # noqa: S603
            ["git", *author, *words],  # noqa: S607
            cwd=package,
            input=given,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    git("init", "-q")
    git("add", ".")
    blob = git("hash-object", "-w", "--stdin", given="x")
    tree = git("mktree", given=f"100644 blob {blob}\tx.csv")
    for _ in range(7):
        tree = git("mktree", given="".join(f"040000 tree {tree}\td{n}\n" for n in range(10)))
    whole = git("ls-tree", git("write-tree")) + f"\n040000 tree {tree}\tz\n"
    git("tag", "bomb", git("commit-tree", git("mktree", given=whole), "-m", "a"))
    bare = git("commit-tree", tree, "-m", "a")
    git("tag", "bare", bare)
    attacks = {"bomb": lambda _: ["diff", "bomb", str(package)]}
    assert endings(_new(tmp_path), attacks)["bomb"].code == 0


def _new(folder: Path) -> Path:
    (folder / "cases").mkdir()
    return folder / "cases"
