"""Run commands one after the other in this process and say how each ended, as JSON.

``python child.py CASES``: a file with a list of folder and arguments. Whatever keeps the process
busy ends it by a signal; what is read outside the folder, or fetched, is told.
"""

import io
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

SECONDS = 60  # of the processor, for all commands together: they take a few
USUAL = ("/dev/null", "/proc", "/sys", "/etc/mime.types", "/usr/share/zoneinfo")

inside: tuple[str, ...] = ()
outside: list[str] = []


def watch(event: str, values: tuple[object, ...]) -> None:
    """Note what is opened outside the package and refuse the network."""
    if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
        outside.append(f"{event} {values!r}")
        raise OSError("no network")
    if event == "open" and isinstance(values[0], str | bytes) and inside:
        path = os.path.realpath(os.fsdecode(values[0]))
        if not path.startswith(inside):
            outside.append(path)


def run(folder: str, arguments: list[str]) -> dict[str, object]:
    """Run one command."""
    from cited_figures.cli.main import main

    global inside  # noqa: PLW0603
    os.chdir(folder)
    outside.clear()
    named = (path for path in arguments if os.path.isdir(path))  # noqa: PTH112
    inside = (str(Path.cwd()), *named, *libraries())
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    sys.stderr = io.StringIO()
    start = time.process_time()
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    inside = ()
    seconds = time.process_time() - start
    out, err = sys.stdout.buffer.getvalue(), sys.stderr.getvalue()
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    return {
        "code": code,
        "out": out.decode(),
        "err": err,
        "seconds": seconds,
        "outside": [*outside],
    }


def libraries() -> tuple[str, ...]:
    """Return the folders of Python, of its libraries and of the code that is tested."""
    root = Path(__file__).resolve().parents[2]
    own = [str(root / part) for part in ("src/validate", "schemas", "data", "datapackage.json")]
    prefixes = {sys.prefix, sys.base_prefix, *(path for path in sys.path if path)}
    return (*own, *map(os.path.realpath, prefixes), *USUAL)


def peak() -> int:
    """Return the most memory this process has held, in MB."""
    (line,) = [x for x in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in x]
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.addaudithook(watch)
    for number, (folder, arguments) in enumerate(json.loads(Path(sys.argv[1]).read_text())):
        sys.stderr.write(f"{number}\n")
        sys.stderr.flush()
        result = run(folder, arguments) | {"peak": peak()}
        sys.stdout.write(json.dumps(result) + "\n")
