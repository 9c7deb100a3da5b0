"""Report files: a report may replace only another report."""

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from ..package.writing import write
from ..report import is_report

_OPEN_STREAM = re.compile(r"/dev/(stdout|stderr|fd/\d+)|/proc/self/fd/\d+")
_EXCERPT = 4096  # bytes by which a report is recognised
_NONBLOCKING = getattr(os, "O_NONBLOCK", 0)  # for a reader of a pipe


def require_replaceable(file: Path) -> None:
    """Raise OSError where a report cannot go: nothing but a report is replaced by one."""
    if _is_stream(file):
        return
    mode = _mode(file)
    if not os.access(file.parent, os.W_OK):
        raise PermissionError(0, "cannot be written: the folder is read-only", str(file))
    if stat.S_ISREG(mode) and not mode & 0o222:
        raise PermissionError(0, "is read-only, so it is not replaced", str(file))
    if mode and not stat.S_ISREG(mode):
        reason = "exists and is not a regular file, so it is not replaced; name another file"
        raise FileExistsError(0, reason, str(file))
    if mode and not _is_report(file):
        reason = "exists and is not a report, so it is not replaced; name another file or remove it"
        raise FileExistsError(0, reason, str(file))


def write_report_file(file: Path, text: str) -> None:
    """Write a report to a file or, as it comes, to a device or pipe. Raises OSError."""
    if not _is_stream(file):
        require_replaceable(file)  # what is there may have changed since
        write(file, text)
        return
    target = os.open(file, os.O_WRONLY | os.O_APPEND | _NONBLOCKING)
    os.set_blocking(target, True)
    _write_all(target, file, text)


def append_summary(file: Path, text: str) -> None:
    """Add a report to a file that others add to as well, whole or not at all. Raises OSError."""
    target = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
    size = os.fstat(target).st_size
    try:
        _write_all(target, file, text)
    except OSError:
        with suppress(OSError):
            os.truncate(file, size)
        raise


def _write_all(target: int, file: Path, text: str) -> None:
    try:
        with open(target, "wb", buffering=0) as stream:
            left = memoryview(text.encode("utf-8"))
            while left:
                left = left[stream.write(left) :]
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from None


def _is_stream(file: Path) -> bool:
    if _OPEN_STREAM.fullmatch(str(file)):
        return True
    with suppress(OSError):
        mode = file.stat().st_mode
        return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)
    return False


def _mode(file: Path) -> int:
    """Return the mode of what is there, 0 for nothing in a folder that is."""
    try:
        return file.lstat().st_mode
    except FileNotFoundError:
        if file.parent.is_dir():
            return 0
        raise


def _is_report(file: Path) -> bool:
    with file.open("rb") as stream:
        start = stream.read(_EXCERPT)
        stream.seek(max(0, file.stat().st_size - _EXCERPT))
        return not start or is_report(start, stream.read(_EXCERPT))
