"""What is written on the console: the same bytes everywhere, and nothing that it would obey."""

import io
import json
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..errors import FiguresError
from ..text import printable, shortened

NOT_CHECKED, INTERRUPTED = 2, 130
_OBEYED = re.compile(r"^\s*::|##\[", re.MULTILINE)  # by the runner of a GitHub workflow
_JSON, _XML = "\\u0023", "&#35;"  # the sign # in strings
ESCAPES = {"json": _JSON, "sarif": _JSON, "csl-json": _JSON, "junit": _XML}
_UNUSUAL = re.compile(r"[^\n -~]")


def prepare() -> None:
    """Make stdout write UTF-8 where no terminal reads it, whatever the locale."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def say(text: str, form: str = "text") -> None:
    """Write text or JSON on stdout, with signs that a terminal would obey as escapes."""
    sys.stdout.write(quiet(_UNUSUAL.sub(_as_json, text), form))


def quiet(text: str, form: str = "text") -> str:
    """Return text of a format in which the runner of a workflow finds no command of others."""
    if os.environ.get("GITHUB_ACTIONS") != "true" or form == "github":
        return text
    if form in ESCAPES:
        return text.replace("##[", f"#{ESCAPES[form]}[")
    if not _OBEYED.search(text):
        return text
    from ..report.github import silenced

    return silenced(text)


def _as_json(sign: re.Match[str]) -> str:
    return sign[0] if sign[0].isprintable() else json.dumps(sign[0])[1:-1]


def guarded(act: Callable[[], int]) -> int:
    """Return the exit code of a command; whatever stops it is one line on stderr."""
    try:
        try:
            return act()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has enough
        _give_up_output()
        return NOT_CHECKED
    except KeyboardInterrupt:
        return _stopped("interrupted", INTERRUPTED)
    except Exception as error:  # noqa: BLE001  (nobody should have to read a traceback)
        if isinstance(error, OSError) and error.filename is None:
            _give_up_output()
        return _stopped(words(error), NOT_CHECKED)


def _give_up_output() -> None:
    """Keep the end of the process from failing at what is still to be printed."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stopped(words: str, code: int) -> int:
    sys.stderr.write(f"figures: {printable(words)}\n")
    return code


def words(error: Exception) -> str:
    """Return an error in words for people."""
    if isinstance(error, OSError):
        return f"{error.filename or 'standard output'}: {error.strerror}"
    if isinstance(error, FiguresError):
        return shortened(str(error))
    return f"{_place(error)}: {type(error).__name__}: {shortened(str(error))}; please report it"


def _place(error: Exception) -> str:
    """Return where an error that nobody foresaw was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
