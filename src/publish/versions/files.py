"""The files of a package wherever it is: a folder, an archive, or a revision in git."""

import io
import os
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

DESCRIPTOR = "datapackage.json"
LARGEST = 1 << 30  # bytes that a version may hold when unpacked
# What a repository says in its own settings starts no program and reaches no network, and a
# folder of the package is not taken for one.
SAFE = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit")
GIT = ("git", "--no-pager", *(part for each in SAFE for part in ("-c", each)))
OFFLINE = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR")


@dataclass(frozen=True)
class Files:
    """The files of a package by their path in it; ``shown`` is the place as the user wrote it."""

    shown: str
    names: frozenset[str]
    read: Callable[[str], bytes]


def find(place: str) -> Files:
    """Return the files at a path, or else of a revision of the repository around this folder.

    Raises LookupError for what is neither, OSError for what cannot be read.
    """
    path = Path(place)
    if path.is_dir():
        return _folder(place, path)
    if path.is_file() and path.suffix == ".json":
        return _folder(place, path.parent)
    if path.is_file():
        return _archive(place, path.read_bytes())
    return revision(place)


def revision(name: str, folder: Path | None = None) -> Files:
    """Return the files of a git revision, such as the tag v1.0.0, below a folder (here).

    Raises LookupError when there is no such revision.
    """
    commit = git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", folder=folder
    )
    if not commit:
        raise LookupError(f"{name}: no such file or folder, and no tag or revision of a repository")
    # Not git archive: its settings name programs. ls-tree takes what is below the folder.
    listed = git("ls-tree", "-r", "-l", "-z", commit.decode().strip(), folder=folder)
    lines = os.fsdecode(listed).split("\0")
    entries = [each.split("\t", 1) for each in lines if each.startswith("100")]
    about = {path: words.split() for words, path in entries}
    _require_small(name, (int(size) for *_, size in about.values() if size.isdigit()))

    def read(path: str) -> bytes:
        if path not in about:
            raise LookupError(f"{name}: there is no file {path}")
        raw = git("cat-file", "blob", about[path][2], folder=folder)
        if str(len(raw)) != about[path][3]:
            reason = "is not in this copy of the repository; fetch all of it"
            raise LookupError(f"{name}: {path} {reason}")
        return raw

    return Files(name, frozenset(about), read)


def git(*words: str, folder: Path | None = None) -> bytes:
    """Return what a git command prints, nothing where it fails or there is no git."""
    settings = {key: value for key, value in os.environ.items() if key not in ELSEWHERE}
    try:
        done = subprocess.run(  # noqa: S603
            [*GIT, *words], cwd=folder, env=settings | OFFLINE, capture_output=True, check=False
        )
    except FileNotFoundError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _folder(shown: str, root: Path) -> Files:
    top = [each.name for each in root.iterdir() if each.is_file()]
    below = [f"{each.parent.name}/{each.name}" for each in root.glob("*/*") if each.is_file()]
    return Files(shown, frozenset([*top, *below]), partial(_read, root))


def _read(root: Path, name: str) -> bytes:
    file, folder = Path(os.path.realpath(root / name)), os.path.realpath(root)
    if not file.is_relative_to(folder):
        raise LookupError(f"{root}: the path {name!r} leads out of the package")
    if file.exists() and not file.is_file():
        raise LookupError(f"{root}: {name!r} is no plain file")
    return (root / name).read_bytes()


def _archive(shown: str, raw: bytes) -> Files:
    """Read an archive without unpacking it: nothing in it can get out."""
    with _unpacking(f"{shown}: neither a package nor a zip archive of one"):
        stream = zipfile.ZipFile(io.BytesIO(raw))
    _require_small(shown, (each.file_size for each in stream.infolist()))
    roots = [PurePosixPath(each).parent for each in stream.namelist()]
    owners = [
        each.parent for each in map(PurePosixPath, stream.namelist()) if each.name == DESCRIPTOR
    ]
    root = min(owners or roots, key=lambda each: len(each.parts), default=PurePosixPath())
    inside = [PurePosixPath(each) for each in stream.namelist() if not each.endswith("/")]
    names = {each.relative_to(root).as_posix() for each in inside if each.is_relative_to(root)}

    def read(name: str) -> bytes:
        with _unpacking(f"{shown}: {name} cannot be taken out of the archive"):
            return stream.read((root / name).as_posix())

    return Files(shown, frozenset(names), read)


@contextmanager
def _unpacking(reason: str) -> Iterator[None]:
    """Raise LookupError for the reason where an archive is broken, locked or of another kind.

    zipfile has no error of its own for most of this: its decompressors raise what they like.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001
        raise LookupError(f"{reason}: {' '.join(str(error).split())}") from None


def _require_small(shown: str, sizes: Iterable[int]) -> None:
    if sum(sizes) > LARGEST:
        raise LookupError(f"{shown}: holds more than {LARGEST} bytes")
