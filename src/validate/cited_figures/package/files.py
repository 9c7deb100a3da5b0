"""Read regular files without blocking, up to a size limit."""

import errno
import os
import stat
from pathlib import Path

from .limits import Limit

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, limit: Limit, read: int = 0) -> bytes:
    """Return the bytes of a regular file; ``read`` is how many of the limit are used up.

    Raises OSError for what cannot be read, is a folder, device, pipe or socket, is too large, or
    grows.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):  # opening a pipe would wait for its writer
        found = "a folder, not a file" if stat.S_ISDIR(mode) else "not a regular file"
        raise OSError(errno.EINVAL, found, str(path))
    with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        left = limit.most - read
        raw = stream.read(size) if size <= left else b""  # to ask for more reserves memory
        grows = size <= left and stream.read(1)
    if grows:
        raise OSError(errno.EBUSY, "a file that grows while it is read", str(path))
    if size > left:
        found = f"{size + read:,} {limit.what}, more than {limit.words}"
        raise OSError(errno.EFBIG, found, str(path))
    return raw
