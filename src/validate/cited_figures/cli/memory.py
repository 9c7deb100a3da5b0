"""Memory settings of the process."""

import atexit
import ctypes
import gc
from contextlib import suppress

ARENAS = -8  # M_ARENA_MAX of the C library of GNU
SELDOM = 10_000  # objects made before a search: nearly all garbage is found without one


def share_one_heap() -> None:
    """Let all threads allocate from one heap where the C library would reserve one for each.

    Each takes 64 MB of addresses, which a limit on the size of the process counts. polars brings
    an allocator of its own, so that its threads do not wait for each other.
    """
    with suppress(AttributeError, OSError, TypeError):  # another C library, another system
        ctypes.CDLL(None).mallopt(ARENAS, 1)


def collect_seldom() -> None:
    """Look for garbage seldom, and not at the end, when the system takes back all memory."""
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)
