"""Turn signals that would kill the process into an exit with clean-up."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def exit_on_signals() -> Iterator[None]:
    """Raise SystemExit for SIGTERM and SIGHUP while a command runs, unless they are handled."""
    named = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    ours = [number for number in named if number and signal.getsignal(number) is signal.SIG_DFL]
    with suppress(ValueError):  # only the main thread can handle signals
        for number in ours:
            signal.signal(number, lambda received, _: sys.exit(128 + received))
    try:
        yield
    finally:
        with suppress(ValueError):
            for number in ours:
                signal.signal(number, signal.SIG_DFL)
