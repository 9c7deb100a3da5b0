"""Write files whole or not at all."""

import os
import re
import signal
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

ASIDE = re.compile(r"\.figures-(\d+)-[0-9a-f]{8}\.part")  # the process that writes it
AGAIN = "put that right and run it again"


def is_aside(name: str) -> bool:
    """Return whether a file is one that a run wrote, or writes, to put it in place later."""
    return bool(ASIDE.fullmatch(name))


def write(path: Path, content: str | bytes) -> None:
    """Write one file; as ``write_all``."""
    write_all({path: content})


def write_all(files: Mapping[Path, str | bytes]) -> None:
    """Write texts (in UTF-8) or bytes; each file is the old or the new one, never half.

    All are written aside before the first is put in place: a full disk changes nothing. Folders
    are made; mode and owner of a file stay. Raises OSError, in words for people, for what cannot
    be written, is read-only or no plain file: links are not followed.
    """
    asides: dict[Path, Path] = {}
    made: list[Path] = []
    done: list[str] = []
    path = Path()
    with _ending():
        try:
            for path, content in files.items():
                _make(path.parent, made)
                aside = path.with_name(f".figures-{os.getpid()}-{os.urandom(4).hex()}.part")
                asides[aside] = path
                _put_aside(aside, path, content)
            for aside, path in list(asides.items()):
                aside.replace(path)
                del asides[aside]
                done.append(str(path))
        except OSError as error:
            before = f"written before it: {', '.join(done)}" if done else "nothing was changed"
            reason = f"not written: {error.strerror or error}; {before}; {AGAIN}"
            raise OSError(error.errno, reason, str(path)) from None
        finally:
            _tidy(asides, made if len(done) < len(files) else [])


@contextmanager
def _ending() -> Iterator[None]:
    """Let a signal that would kill the process end it as an exception does: with its cleaning."""
    named = [getattr(signal, each, None) for each in ("SIGTERM", "SIGHUP")]
    ours = [each for each in named if each and signal.getsignal(each) is signal.SIG_DFL]
    try:
        with suppress(ValueError):  # only the main thread is sent signals
            for each in ours:
                signal.signal(each, lambda number, _: sys.exit(128 + number))
        yield
    finally:
        with suppress(ValueError):
            for each in ours:
                signal.signal(each, signal.SIG_DFL)


def _make(folder: Path, made: list[Path]) -> None:
    for each in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        each.mkdir(exist_ok=True)
        made.append(each)
    for each in folder.glob(".figures-*.part"):
        found = ASIDE.fullmatch(each.name)
        if found and sys.platform != "win32" and not _runs(int(found[1])):
            with suppress(OSError):
                each.unlink()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)  # on Windows, this would end it
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _put_aside(aside: Path, path: Path, content: str | bytes) -> None:
    old = _there(path)
    with aside.open("xb") as stream:
        stream.write(content.encode("utf-8") if isinstance(content, str) else content)
        stream.flush()
        os.fsync(stream.fileno())
    if old:
        with suppress(OSError, AttributeError):  # only root can, and not on Windows
            os.chown(aside, old.st_uid, old.st_gid)
        aside.chmod(stat.S_IMODE(old.st_mode))


def _there(path: Path) -> os.stat_result | None:
    """Return what is in the place of a file, if anything. Raises OSError if it must stay."""
    try:
        old = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(old.st_mode):
        raise FileExistsError(0, "there is no plain file in its place")
    if not old.st_mode & 0o222:
        raise PermissionError(0, "the file is read-only")
    return old


def _tidy(asides: Mapping[Path, Path], made: list[Path]) -> None:
    for each in asides:
        with suppress(OSError):
            each.unlink()
    for each in reversed(made):
        with suppress(OSError):  # not empty: something is in place
            each.rmdir()
