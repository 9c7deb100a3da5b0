"""Locale-independent output, with terminal escapes and workflow commands neutralised."""

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import FiguresError
from ..text import printable, shortened
from .exit_codes import INTERRUPTED, NOT_CHECKED

STANDARD_OUTPUT = "standard output"
_COMMANDS = re.compile(r"^\s*::|##\[", re.MULTILINE)  # that the runner of a workflow obeys
_JSON, _XML = "\\u0023", "&#35;"  # the character # in strings
_ESCAPES = {"json": _JSON, "sarif": _JSON, "csl-json": _JSON, "junit": _XML}
_UNUSUAL = re.compile(r"[^\n -~]")


def prepare() -> None:
    """Make stdout write UTF-8 where no terminal reads it, whatever the locale.

    Where a stream is closed, nobody reads it: what is written there is lost, and nothing else.
    Nothing comes from a closed stdin.
    """
    for name in ("stdout", "stderr"):  # the null device takes the number that is free
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def write_text(text: str, form: str = "text") -> None:
    """Write text or JSON on stdout, with characters that a terminal would obey as escapes."""
    write(_UNUSUAL.sub(_as_json, text), form)


def write(text: str, form: str = "text") -> None:
    """Write printable text on stdout, with no workflow command in it but those of the format."""
    with _standard_output():
        sys.stdout.write(escape_commands(text, form))
        sys.stdout.flush()


def escape_commands(text: str, form: str = "text") -> str:
    """Return text of a format in which the runner of a workflow finds no command of others."""
    if not in_github_actions() or form == "github":
        return text
    if form in _ESCAPES:
        return text.replace("##[", f"#{_ESCAPES[form]}[")
    if not _COMMANDS.search(text):
        return text
    from ..report.github import silenced

    return silenced(text)


def in_github_actions() -> bool:
    """Return whether a GitHub workflow runs the command."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _as_json(match: re.Match[str]) -> str:
    return match[0] if match[0].isprintable() else json.dumps(match[0])[1:-1]


def guarded(act: Callable[[], int]) -> int:
    """Return the exit code of a command; whatever stops it is one line on stderr."""
    try:
        try:
            return act()
        finally:
            with _standard_output():
                sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has enough
        _give_up_output()
        return NOT_CHECKED
    except KeyboardInterrupt:
        return _stop("interrupted", INTERRUPTED)
    except (SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001  (nobody should have to read a traceback)
        if isinstance(error, OSError) and error.filename == STANDARD_OUTPUT:
            _give_up_output()
        return _stop(describe_error(error), NOT_CHECKED)


@contextmanager
def _standard_output() -> Iterator[None]:
    """Name standard output in an error of writing to it; a reader that is gone stays as it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, STANDARD_OUTPUT) from None


def _give_up_output() -> None:
    """Keep the end of the process from failing at what is still to be printed."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(reason: str, code: int) -> int:
    sys.stderr.write(f"figures: {printable(reason)}\n")
    return code


def describe_error(error: BaseException) -> str:
    """Return an error in words for people."""
    if isinstance(error, OSError):
        return f"{error.filename or _unnamed_place()}: {error.strerror}"
    if isinstance(error, FiguresError):
        return shortened(str(error))
    if isinstance(error, MemoryError):
        return "not enough memory; see ulimit -v, or the limit of the container"
    return f"{_raised_at(error)}: {type(error).__name__}: {shortened(str(error))}; please report it"


def _unnamed_place() -> str:
    """Return what an error without a file name is about."""
    try:
        Path.cwd()
    except OSError:
        return "looking up the current folder, which may have been deleted"
    return "a system operation"


def _raised_at(error: BaseException) -> str:
    """Return where an error that nobody foresaw was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
