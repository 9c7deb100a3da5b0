"""The files of a package in a folder, in an archive, or in a git revision."""

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
from shutil import which
from typing import NamedTuple

from ...errors import FiguresError
from ...package.files import read_bytes
from ...package.limits import ARCHIVE, ENTRIES, GROWTH, UNPACKED, Limit
from ...package.package import DESCRIPTOR
from ...package.paths import for_people, objection, on_disk

ZIP_ENTRY = b"PK\x01\x02"  # in a zip archive, before each file of its list
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# The settings of a repository must not start programs or reach the network, and a folder of the
# package must not pass for a repository.
SAFE = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit")
GIT = ("git", "--no-pager", *(part for setting in SAFE for part in ("-c", setting)))
OFFLINE = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
LONGEST_ENTRY = 1_000  # bytes that an entry of a listing has at most, as a rule
ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR")


@dataclass(frozen=True)
class Files:
    """The files of a package by their path in it; ``shown`` is the place as the user wrote it."""

    shown: str
    names: frozenset[str]
    read: Callable[[str, Limit], bytes]


def find_files(place: str, beside: str = ".") -> Files:
    """Return the files at a path, or else of a revision of the repository around a folder.

    That is the folder of the package ``beside``, where this is one. Raises FiguresError for what
    is neither, OSError for what cannot be read.
    """
    path = Path(on_disk(place))
    if path.is_dir():
        return _files_in_folder(place, path)
    if path.is_file() and path.suffix == ".json":
        return _files_in_folder(place, path.parent)
    if path.is_file():
        return _files_in_archive(place, read_bytes(path, ARCHIVE))
    package = Path(on_disk(beside))
    folder = package.parent if package.suffix == ".json" else package
    return files_of_revision(place, folder if folder.is_dir() else None)


def files_of_revision(name: str, folder: Path | None = None) -> Files:
    """Return the files of a git revision, such as the tag v1.0.0, below a folder (here).

    Raises FiguresError when there is no such revision.
    """
    commit = git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", folder=folder
    )
    if not commit:
        reason = refusal(folder) or "no such file, folder, tag or revision of a repository"
        hint = "; this clone is shallow, so fetch all tags" if is_shallow(folder) else ""
        raise FiguresError(f"{name}: {reason}{hint}")
    tree = partial(_listed, commit.decode().strip(), folder)
    top = tree()
    folders = [f"{path}/" for path, entry in top.items() if entry.kind == "tree"]
    about = top | (tree(*folders[: ENTRIES.most]) if folders else {})
    names = frozenset(path for path, entry in about.items() if entry.is_file)

    def read(path: str, limit: Limit) -> bytes:
        is_inside = ".." not in PurePosixPath(path).parts
        entry = about.get(path) or (tree(path).get(path) if is_inside else None)
        if entry is None or not entry.is_file:
            raise FiguresError(f"{name}: there is no file {path}")
        if entry.size.isdigit() and int(entry.size) > limit.most:
            raise FiguresError(f"{name}: {path} has more {limit.what} than {limit.words}")
        raw = git("cat-file", "blob", entry.id, folder=folder)
        if str(len(raw)) != entry.size:
            reason = "is not in this copy of the repository; fetch all of it"
            raise FiguresError(f"{name}: {path} {reason}")
        return raw

    return Files(name, names, read)


class _Entry(NamedTuple):
    """An entry of a git tree."""

    mode: str
    kind: str
    id: str
    size: str

    @property
    def is_file(self) -> bool:
        return self.mode.startswith("100")


def _listed(commit: str, folder: Path | None, *paths: str) -> dict[str, _Entry]:
    """Return what a commit has at some paths below a folder, as much as a folder on disk may have.

    Not git archive, as its settings name programs. A path ending in a slash stands for what is in
    that folder; nothing deeper is listed, as a small tree can repeat itself a million times.
    """
    words = ("ls-tree", "-l", "-z", commit, "--", *(f":(literal){path}" for path in paths))
    listed = git(*words, folder=folder, most=ENTRIES.most * LONGEST_ENTRY)
    lines = [line.split("\t", 1) for line in os.fsdecode(listed).split("\0")[:-1]]
    return {path: _Entry(*words.split()) for words, path in lines[: ENTRIES.most]}


def is_shallow(folder: Path | None) -> bool:
    """Return whether a folder is in a clone that has a part of the history only."""
    return git("rev-parse", "--is-shallow-repository", folder=folder).strip() == b"true"


def refusal(folder: Path | None) -> str:
    """Return why git does not open the repository around a folder, empty if there is no reason.

    It may be missing, or refuse a repository of another user, as in containers.
    """
    here = (folder or Path()).resolve()
    if not any(os.path.lexists(at / ".git") for at in (here, *here.parents)):
        return ""
    if which("git") is None:
        return "git is not installed, so the repository cannot be read"
    asked = subprocess.run(  # noqa: S603
        [*GIT, "rev-parse", "--git-dir"],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    said = " ".join(asked.stderr.decode("utf-8", "replace").removeprefix("fatal: ").split())
    return f"git does not open the repository: {said}" if asked.returncode else ""


def _environment() -> dict[str, str]:
    """Return the environment for git: no other repository, no network, messages in English."""
    settings = {key: value for key, value in os.environ.items() if key not in ELSEWHERE}
    return settings | OFFLINE


def git(*words: str, folder: Path | None = None, most: int = -1) -> bytes:
    """Return the output of a git command, empty where it fails or git is missing.

    ``most`` is how many bytes of it are read; then the command is ended.
    """
    try:
        with subprocess.Popen(  # noqa: S603
            [*GIT, *words],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            stream = process.stdout
            out = stream.read(most) if stream else b""
            if len(out) == most:
                process.kill()
                return out
    except FileNotFoundError:
        return b""
    return out if process.returncode == 0 else b""


def _files_in_folder(shown: str, root: Path) -> Files:
    top = [*_entries(root)]
    folders = [entry for entry in top if entry.is_dir(follow_symlinks=False)]
    files = [entry.name for entry in top if _is_file(entry)]
    for folder in folders:
        inner = filter(_is_file, _entries(Path(folder)))
        files += [f"{folder.name}/{entry.name}" for entry in inner]
    return Files(shown, frozenset(map(for_people, files)), partial(_inside, root.resolve()))


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from islice(entries, ENTRIES.most)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a file; a link in a circle is none."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _inside(root: Path, name: str, limit: Limit) -> bytes:
    wrong = objection(root, name)
    if wrong:
        raise FiguresError(f"{root}: {wrong}; expected a path inside the package")
    return read_bytes(root / on_disk(name), limit)


def _files_in_archive(shown: str, raw: bytes) -> Files:
    """Return the files of an archive, which is never unpacked to disk."""
    if raw.count(ZIP_ENTRY) > ENTRIES.most:
        raise FiguresError(f"{shown}: has more files than {ENTRIES.words}")
    with _unpacking(f"{shown}: neither a package nor a zip archive of one"):
        stream = zipfile.ZipFile(io.BytesIO(raw))
    roots = [PurePosixPath(name).parent for name in stream.namelist()]
    owners = [
        path.parent for path in map(PurePosixPath, stream.namelist()) if path.name == DESCRIPTOR
    ]
    root = min(owners or roots, key=lambda path: len(path.parts), default=PurePosixPath())
    inside = [PurePosixPath(name) for name in stream.namelist() if not name.endswith("/")]
    names = {path.relative_to(root).as_posix() for path in inside if path.is_relative_to(root)}
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

        The sizes that the archive declares are not trusted.
        """
        most = min(limit.most, self.left)
        with _unpacking(f"{self.shown}: {name} cannot be taken out of the archive"):
            info = self.stream.getinfo((self.root / name).as_posix())
            if info.compress_type not in READABLE:
                raise NotImplementedError("compressed by an unusual method")
            with self.stream.open(info) as file:
                raw = file.read(most + 1)
        if len(raw) > most:
            raise FiguresError(f"{self.shown}: {name} unpacks to more than {most:,} bytes")
        self.left -= len(raw)
        return raw


@contextmanager
def _unpacking(reason: str) -> Iterator[None]:
    """Turn whatever zipfile raises for a broken, encrypted or unknown archive into FiguresError.

    It has no error of its own for most of this.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001
        raise FiguresError(f"{reason}: {' '.join(str(error).split())}") from None
