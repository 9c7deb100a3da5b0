"""What one call may cost."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

HANG = 30.0  # seconds of processor time after which a process is ended
SECONDS = 5.0  # of processor time: the machine may be busy with something else
MEMORY = 1 << 30  # bytes that a process holds
ADDRESSES = 2 << 30  # bytes that a process asks for, many of them never used
LARGEST = 1_000_000  # bytes of an input


class TooSlowError(AssertionError):
    """A call that took more processor time than it may."""


@contextmanager
def bounded(what: str) -> Iterator[None]:
    """Raise TooSlowError when what is inside takes more than ``SECONDS``."""
    start = time.process_time()
    yield
    spent = time.process_time() - start
    if spent > SECONDS:
        raise TooSlowError(f"{what} took {spent:.1f} s of processor time")
