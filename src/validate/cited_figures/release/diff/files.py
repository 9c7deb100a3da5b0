"""The files of a package wherever it is: a folder, an archive, or a revision in git."""

import io
import os
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from ...errors import FiguresError
from ...package.files import read_bytes
from ...package.limits import (
    ARCHIVE,
    ENTRIES,
    GROWTH,
    UNPACKED,
    Limit,
)
from ...package.paths import for_people, objection, on_disk

DESCRIPTOR = "datapackage.json"
ENTRY = b"PK\x01\x02"  # in a zip archive, before each file of its list
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
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
    read: Callable[[str, Limit], bytes]


def find(place: str) -> Files:
    """Return the files at a path, or else of a revision of the repository around this folder.

    Raises FiguresError for what is neither, OSError for what cannot be read.
    """
    path = Path(on_disk(place))
    if path.is_dir():
        return _folder(place, path)
    if path.is_file() and path.suffix == ".json":
        return _folder(place, path.parent)
    if path.is_file():
        return _archive(place, read_bytes(path, ARCHIVE))
    return revision(place)


def revision(name: str, folder: Path | None = None) -> Files:
    """Return the files of a git revision, such as the tag v1.0.0, below a folder (here).

    Raises FiguresError when there is no such revision.
    """
    commit = git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", folder=folder
    )
    if not commit:
        raise FiguresError(f"{name}: no such file, folder, tag or revision of a repository")
    # Not git archive: its settings name programs. ls-tree takes what is below the folder.
    listed = git("ls-tree", "-r", "-l", "-z", commit.decode().strip(), folder=folder)
    lines = os.fsdecode(listed).split("\0")
    entries = [each.split("\t", 1) for each in lines if each.startswith("100")]
    about = {path: words.split() for words, path in entries}

    def read(path: str, limit: Limit) -> bytes:
        if path not in about:
            raise FiguresError(f"{name}: there is no file {path}")
        if about[path][3].isdigit() and int(about[path][3]) > limit.most:
            raise FiguresError(f"{name}: {path} holds more {limit.what} than {limit.words}")
        raw = git("cat-file", "blob", about[path][2], folder=folder)
        if str(len(raw)) != about[path][3]:
            reason = "is not in this copy of the repository; fetch all of it"
            raise FiguresError(f"{name}: {path} {reason}")
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
    top = [*_entries(root)]
    folders = [each for each in top if each.is_dir() and not each.is_symlink()]
    files = [each.name for each in top if each.is_file()]
    for folder in folders:
        files += [f"{folder.name}/{each.name}" for each in _entries(Path(folder)) if each.is_file()]
    return Files(shown, frozenset(map(for_people, files)), partial(_inside, root.resolve()))


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from islice(entries, ENTRIES.most)


def _inside(root: Path, name: str, limit: Limit) -> bytes:
    wrong = objection(root, name)
    if wrong:
        raise FiguresError(f"{root}: {wrong}; expected a path inside the package")
    return read_bytes(root / on_disk(name), limit)


def _archive(shown: str, raw: bytes) -> Files:
    """Read an archive without unpacking it: nothing in it can get out."""
    if raw.count(ENTRY) > ENTRIES.most:
        raise FiguresError(f"{shown}: holds more files than {ENTRIES.words}")
    with _unpacking(f"{shown}: neither a package nor a zip archive of one"):
        stream = zipfile.ZipFile(io.BytesIO(raw))
    roots = [PurePosixPath(each).parent for each in stream.namelist()]
    owners = [
        each.parent for each in map(PurePosixPath, stream.namelist()) if each.name == DESCRIPTOR
    ]
    root = min(owners or roots, key=lambda each: len(each.parts), default=PurePosixPath())
    inside = [PurePosixPath(each) for each in stream.namelist() if not each.endswith("/")]
    names = {each.relative_to(root).as_posix() for each in inside if each.is_relative_to(root)}
    archive = Archive(shown, stream, root, max(UNPACKED.most, GROWTH.most * len(raw)))
    return Files(shown, frozenset(names), archive.read)


@dataclass
class Archive:
    """A zip archive; ``left`` is how many bytes may still come out of it."""

    shown: str
    stream: zipfile.ZipFile
    root: PurePosixPath
    left: int

    def read(self, name: str, limit: Limit) -> bytes:
        """Return the bytes of a file; FiguresError for one that is broken, locked or too large.

        What the archive says of its sizes is not believed.
        """
        most = min(limit.most, self.left)
        with _unpacking(f"{self.shown}: {name} cannot be taken out of the archive"):
            info = self.stream.getinfo((self.root / name).as_posix())
            if info.compress_type not in READABLE:
                raise NotImplementedError("compressed in another way than zip archives usually are")
            with self.stream.open(info) as file:
                raw = file.read(most + 1)
        if len(raw) > most:
            raise FiguresError(f"{self.shown}: {name} unpacks to more than {most:,} bytes")
        self.left -= len(raw)
        return raw


@contextmanager
def _unpacking(reason: str) -> Iterator[None]:
    """Raise FiguresError for the reason where an archive is broken, locked or of another kind.

    zipfile has no error of its own for most of this: its decompressors raise what they like.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001
        raise FiguresError(f"{reason}: {' '.join(str(error).split())}") from None
