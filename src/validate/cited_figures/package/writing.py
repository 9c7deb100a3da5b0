"""Write files whole or not at all."""

import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ..errors import NotWrittenError

TEMPORARY = re.compile(r"\.figures-[0-9a-f]{16}\.part")
AGAIN = "put that right and run it again"


def is_temporary(name: str) -> bool:
    """Return whether a run wrote, or is writing, this file to put it in place later."""
    return bool(TEMPORARY.fullmatch(name))


def write(path: Path, content: str | bytes) -> None:
    """Write one file; as ``write_all``."""
    write_all({path: content})


def write_all(files: Mapping[Path, str | bytes]) -> None:
    """Write texts (in UTF-8) or bytes; each file is the old or the new one, never half.

    All are written to temporary files before the first is put in place, so a full disk changes
    nothing. Folders are made; mode and owner of a file stay. A process that is killed leaves its
    temporary files behind; no other run can tell that they are not in use, so none removes them.

    Raises NotWrittenError (an OSError) for what cannot be written, is read-only or is not a
    regular file: links are not followed.
    """
    from secrets import token_hex  # only here: most commands write nothing

    staged: dict[Path, Path] = {}
    made: list[Path] = []
    done: list[str] = []
    path = Path()
    try:
        for path, content in files.items():
            _make_folders(path.parent, made)
            # Not by tempfile: its files are private, whatever the umask of the user says.
            staged[path] = path.with_name(f".figures-{token_hex(8)}.part")
            _stage(staged[path], path, content)
        for path, temporary in [*staged.items()]:
            temporary.replace(path)
            del staged[path]
            done.append(str(path))
    except OSError as error:
        before = f"written before it: {', '.join(done)}" if done else "nothing was changed"
        reason = f"not written: {error.strerror or error}; {before}; {AGAIN}"
        raise NotWrittenError(error.errno, reason, str(path)) from None
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                temporary.unlink()
        for folder in reversed(made) if len(done) < len(files) else ():
            with suppress(OSError):  # not empty: a file of it is in place
                folder.rmdir()


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir(exist_ok=True)
        made.append(parent)


def _stage(temporary: Path, path: Path, content: str | bytes) -> None:
    old = _existing(path)
    with temporary.open("xb") as stream:
        stream.write(content.encode("utf-8") if isinstance(content, str) else content)
        stream.flush()
        os.fsync(stream.fileno())
    if old:
        with suppress(OSError, AttributeError):  # only root can, and not on Windows
            os.chown(temporary, old.st_uid, old.st_gid)
        temporary.chmod(stat.S_IMODE(old.st_mode))


def _existing(path: Path) -> os.stat_result | None:
    """Return what is in the place of a file, if anything. Raises OSError if it must stay."""
    try:
        old = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(old.st_mode):
        raise FileExistsError(0, "a folder, link or device is in its place")
    if not old.st_mode & 0o222:
        raise PermissionError(0, "the file is read-only")
    return old
