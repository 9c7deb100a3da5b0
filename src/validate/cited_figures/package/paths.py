"""Paths in a descriptor: they stay inside the package."""

import os
import re
from itertools import islice
from pathlib import Path, PurePosixPath
from unicodedata import is_normalized, normalize

from .limits import PATH

_RESERVED = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
_DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{name}{n}" for name in ("COM", "LPT") for n in range(10)),
}
_LONGEST_NAME = 255
MANY = 1_000  # files of a folder among which one was probably meant


def objection(root: Path, path: str) -> str:
    """Return why a path of a descriptor may lead out of the package, empty if it does not."""
    if "://" in path:
        return f"the URL {path}, which is not fetched"
    if odd := _oddity(path):
        return odd
    if ".." in PurePosixPath(path).parts or not is_inside(root, on_disk(path)):
        return f"the path {path}, which leads out of the package"
    return ""


def _oddity(path: str) -> str:
    """Return why a path is not one that every system reads as the same file."""
    if not path:
        return "an empty path"
    if len(path) > PATH.most:
        return f"a path of more than {PATH.words} characters"
    if "\0" in path:
        return f"the path {path!r}"
    if "\\" in path:
        return f"the path {path}, with backslashes"
    return f"the absolute path {path}" if PurePosixPath(path).is_absolute() else ""


def is_plain(path: str) -> bool:
    """Return whether a path is well formed and names no folder above."""
    return "://" not in path and not _oddity(path) and ".." not in PurePosixPath(path).parts


def meant(root: Path, path: str) -> str:
    """Return the path of the file in a folder that an odd path leads to, empty if there is none."""
    plain = path.replace("\\", "/")
    if len(path) > PATH.most or "\0" in path:
        return ""
    file = Path(os.path.realpath(root / on_disk(plain)))
    if not (file.is_relative_to(root) and file.is_file()):
        return ""
    return for_people(file.relative_to(root).as_posix())


def unportable(path: str) -> str:
    """Return what a path would have to be for other systems to hold it, empty if it is that."""
    for name in path.split("/"):
        if name in ("", "."):
            return "a path without ./ and //"
        if found := _RESERVED.search(name):
            return f"a name without {found[0]!r}"
        if name.partition(".")[0].rstrip().upper() in _DEVICES:
            return "a name that is not that of a Windows device"
        if name[-1:] in (" ", ".") or name[:1] == " ":
            return "a name without a space at either end or a full stop at its end"
        if not is_normalized("NFC", name) or len(name.encode()) > _LONGEST_NAME:
            return f"a name in normal form NFC, of at most {_LONGEST_NAME} bytes"
    return ""


def alike(folder: Path, path: str) -> str:
    """Return a path in a folder that systems without case or composition take for this one."""
    try:
        return _alike(folder, path)
    except OSError:  # of what is no folder, or of a name that is too long
        return ""


def _alike(folder: Path, path: str) -> str:
    found = folder
    for name in path.split("/"):
        names = [file.name for file in islice(found.iterdir(), MANY)]
        near = (other for other in names if _folded(for_people(other)) == _folded(name))
        found /= next(near, name)
        if found.is_symlink():
            return ""
    other = for_people(found.relative_to(folder).as_posix())
    return other if found.exists() and other != path else ""


def is_absent(file: Path) -> bool:
    """Return whether there is no file at a path, or in its place a link to none."""
    try:
        file.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()


def is_inside(root: Path, path: str) -> bool:
    """Return whether a path stays inside a folder, links followed."""
    # Unlike Path.resolve, realpath treats a loop of links alike in every version of Python.
    return Path(os.path.realpath(root / path)).is_relative_to(root)


def on_disk(path: str) -> str:
    """Return a path as this system names the file, whatever the locale."""
    return os.fsdecode(path.encode("utf-8", "surrogateescape"))


def for_people(path: str) -> str:
    """Return the name of a file as text, whatever the locale."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")
