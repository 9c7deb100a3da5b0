"""Run the command and end it by a signal just before it changes the disk for the n-th time.

``python doomed.py N SIGNAL ARGUMENT...``; with N = 0 nothing happens to it.
"""

import os
import signal
import sys
import threading

from cited_figures.cli.main import main

WRITES = os.O_WRONLY | os.O_RDWR
left = int(sys.argv[1])


def count(event: str, values: tuple[object, ...]) -> None:
    """Count what changes the disk (what the interpreter caches does not count)."""
    global left  # noqa: PLW0603
    opened = event == "open" and isinstance(values[2], int) and values[2] & WRITES
    if "__pycache__" in str(values[0] if values else ""):
        return
    if opened or event in ("os.rename", "os.mkdir", "os.chmod", "os.chown", "os.remove"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), getattr(signal, sys.argv[2]))
            threading.Event().wait(0.001)  # the interpreter sees to its signals


sys.dont_write_bytecode = True
if left:
    sys.addaudithook(count)
sys.exit(main(sys.argv[3:]))
