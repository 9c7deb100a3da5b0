"""The folder that a release is built into: updated, compared, and kept free of other files."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...package.checksums import SUMS, parse, sha256
from ...package.package import DESCRIPTOR
from ...package.writing import write_all


def require_apart(folder: Path, root: Path, names: Iterable[str]) -> None:
    """Raise FileExistsError for a folder that holds files of the package in ``root`` itself."""
    for name in names:
        if (root / name).is_file() and _is_inside(folder, root / name):
            reason = f"holds {name} of the package itself; choose another folder"
            raise FileExistsError(0, reason, str(folder))


def update_dist(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Write the files that are missing or differ, all or none, and return their names.

    Files of an earlier build that this one does not have are removed. Raises FileExistsError,
    before anything is written, for a file that exists and was not written by a build.
    """
    earlier = _earlier(folder)
    changing = differing(files, folder)
    for name in changing:
        there = os.path.lexists(folder / name)
        if (there and name not in earlier) or not _is_inside(folder, folder / name):
            reason = (
                "exists and was not written by figures build; remove it or choose another folder"
            )
            raise FileExistsError(0, reason, str(folder / name))
    write_all({folder / name: files[name] for name in changing})
    for name in sorted(earlier - set(files)):
        (folder / name).unlink()
    return changing


def differing(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Return the names of the files that are missing in the folder or differ there.

    The file of checksums comes last: while it is old, the folder is known to be unfinished.
    """
    names = [name for name in files if _content(folder / name) != files[name]]
    return sorted(names, key=lambda name: (name == SUMS, name))


def surplus(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Return the names of the files in the folder that a build of these files does not write."""
    found = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return sorted({file.as_posix() for file in found} - set(files))


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _earlier(folder: Path) -> set[str]:
    """Return the files that are still as an earlier build wrote them, by its checksums."""
    raw = _content(folder / SUMS)
    listed = dict(parse(raw.decode("utf-8", errors="replace"))) if raw else {}
    if DESCRIPTOR not in listed:  # then a build did not write this file of checksums
        return set()
    same = {name for name, digest in listed.items() if _has_digest(folder, name, digest)}
    return {SUMS, *same}


def _has_digest(folder: Path, name: str, digest: str) -> bool:
    content = _content(folder / name) if _is_inside(folder, folder / name) else None
    return content is not None and sha256(content) == digest


def _is_inside(folder: Path, file: Path) -> bool:
    return Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))
