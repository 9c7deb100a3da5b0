"""Files that cannot be opened for one reason, a folder that is not there, as one fault."""

import os
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ..finding import Fault
from .paths import alike, is_absent, is_inside, is_plain, on_disk

LISTED = 8  # files that a message names
DEEPEST = 20  # folders above a file of a package; to follow more takes long
WHOLE = (
    "Check out or unpack the whole package: a sparse checkout, a .gitignore or an archive that "
    "was cut off leaves files out."
)
LINK = "Put the folder itself there; without core.symlinks, git writes a file in place of a link."


class Reason(Enum):
    """Why the files of a folder cannot be opened."""

    ABSENT = auto()
    FILES = auto()
    RENAMED = auto()
    NO_FOLDER = auto()
    OUTSIDE = auto()


STEPS = {
    Reason.ABSENT: WHOLE,
    Reason.FILES: WHOLE,
    Reason.RENAMED: "Rename the folder.",
    Reason.NO_FOLDER: LINK,
    Reason.OUTSIDE: "Put the folder itself into the package.",
}


class Cause(NamedTuple):
    """The reason why a file cannot be opened, the folder that it is about, and what is there."""

    reason: Reason
    folder: str
    other: str = ""


def gather(root: Path, faults: Mapping[str, Fault], named: Sequence[str]) -> dict[str, Fault]:
    """Return the faults of files, by path, with one in place of all that have one cause.

    ``named`` are the paths of all files that the descriptor names.
    """
    causes = {path: cause for path in faults if (cause := _cause(root, path))}
    groups: dict[Cause, list[str]] = {}
    for path, cause in causes.items():
        groups.setdefault(cause, []).append(path)
    several = {cause: paths for cause, paths in groups.items() if len(paths) > 1}
    gathered = dict(faults)
    for fix in dict.fromkeys(STEPS.values()):
        parts = {cause: paths for cause, paths in several.items() if STEPS[cause.reason] == fix}
        paths = [path for group in parts.values() for path in group]
        if paths:
            found = ", ".join(_words(*part, named) for part in parts.items())
            expected = "the files that the descriptor names"
            one = Fault(faults[paths[0]].location, found, expected, fix=fix)
            gathered |= dict.fromkeys(paths, one)
    return gathered


def _words(cause: Cause, paths: Sequence[str], named: Sequence[str]) -> str:
    """Return which files there are not, in words."""
    folder, count = cause.folder, len(paths)
    match cause.reason:
        case Reason.ABSENT:
            return f"no folder {folder}/ with its {count} files"
        case Reason.RENAMED:
            return f"no folder {folder}/ with its {count} files, only {cause.other}/"
        case Reason.NO_FOLDER:
            return f"{folder}, which is not the folder of {count} files"
        case Reason.OUTSIDE:
            return f"{folder}/, a link to {count} files outside the package"
    if sum(_folder(path) == folder for path in named) == count:
        return f"none of the {count} files of {folder}/"
    rest = f" and {count - LISTED} more" if count > LISTED else ""
    return f"no {', '.join(paths[:LISTED])}{rest}"


def _cause(root: Path, path: str) -> Cause | None:
    """Return why a file cannot be opened, if that may be so of others in its folder too."""
    if path.count("/") > DEEPEST or not is_plain(path):
        return None
    for folder in _above(path):
        if not is_inside(root, on_disk(folder)):
            return Cause(Reason.OUTSIDE, folder)
        if not _is_folder(root / on_disk(folder)):
            return _no_folder(root, folder)
    is_gone = is_absent(root / on_disk(path)) and not alike(root, path)
    return Cause(Reason.FILES, _folder(path)) if is_gone else None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # of a name that is too long
        return False


def _no_folder(root: Path, folder: str) -> Cause:
    if os.path.lexists(root / on_disk(folder)):
        return Cause(Reason.NO_FOLDER, folder)
    other = alike(root, folder)
    return Cause(Reason.RENAMED, folder, other) if other else Cause(Reason.ABSENT, folder)


def _above(path: str) -> Iterator[str]:
    """Yield the folders above a path, from the outermost."""
    folders = [str(folder) for folder in PurePosixPath(path).parents]
    yield from (folder for folder in reversed(folders) if folder != ".")


def _folder(path: str) -> str:
    return str(PurePosixPath(path).parent)
