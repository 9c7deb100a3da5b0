"""The folder of a release: brought up to date, compared, never mixed with files of others."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from ..files import write
from .checksums import SUMS, parse, sha256

OURS = "datapackage.json"  # a file of checksums without it is not from a build


def put(files: Mapping[str, bytes], folder: Path) -> Iterator[str]:
    """Write the files that are not there as they should be and yield the name of each.

    What an earlier build left and this one does not have is removed. Raises FileExistsError,
    before anything is written, for a file in the way that is not as a build wrote it.
    """
    earlier = _earlier(folder)
    changing = differing(files, folder)
    for name in changing:
        if (folder / name).exists() and name not in earlier:
            reason = "is in the way and not as a build wrote it; remove it or choose another folder"
            raise FileExistsError(0, reason, str(folder / name))
    for name in sorted(earlier - set(files)):
        (folder / name).unlink()
    for name in changing:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write(folder / name, files[name])
        yield name


def differing(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Return the names of the files that are missing in the folder or differ there.

    The file of checksums comes last: while it is old, the folder is known to be unfinished.
    """
    names = [name for name in files if _content(folder / name) != files[name]]
    return sorted(names, key=lambda name: (name == SUMS, name))


def surplus(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Return the names of the files in the folder that a build of these files does not write."""
    found = (each.relative_to(folder) for each in folder.rglob("*") if each.is_file())
    return sorted({each.as_posix() for each in found} - set(files))


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _earlier(folder: Path) -> set[str]:
    """Return the files that are still as an earlier build wrote them, by its checksums."""
    raw = _content(folder / SUMS)
    listed = dict(parse(raw.decode("utf-8", errors="replace"))) if raw else {}
    if OURS not in listed:
        return set()
    same = {name for name, digest in listed.items() if _is_as(folder, name, digest)}
    return {SUMS, *same}


def _is_as(folder: Path, name: str, digest: str) -> bool:
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts
    content = _content(folder / name) if inside else None
    return content is not None and sha256(content) == digest
