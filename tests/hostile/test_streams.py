"""Readers that stop reading, disks that are full, and people who press Ctrl-C."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from changes import ROOT
from cited_figures.cli import main as cli
from cited_figures.cli.console import guarded

from .attack import environment

FIGURES = [sys.executable, "-m", "cited_figures"]
COMMANDS = [["explain"], ["check", "."], ["show"], ["--help"], ["cite", "F04"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_reader_that_is_gone_is_no_fault(command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(  # noqa: S603
        [*FIGURES, *command],
        cwd=ROOT,
        env=environment(),
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603
            [*FIGURES, "explain"],
            cwd=ROOT,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"figures: standard output: No space left on device\n"


def test_nothing_comes_from_a_closed_stdin(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Sales grew by 5 percent.\n", encoding="utf-8")
    add = ["add", "grew by 5 percent", "--text", "page.txt", "--package", str(ROOT)]
    for command, words in ((add, b"--source"), (["find", "-"], b"-: an empty file")):
        done = subprocess.run(  # noqa: S603
            ["sh", "-c", 'exec "$@" <&-', "sh", *FIGURES, *command],  # noqa: S607
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
        assert words in done.stderr


INTERRUPTED = """
import os, signal, sys
from cited_figures.cli.main import main

def interrupt(event, values):
    if event == "open" and str(values[0]).endswith("datapackage.json"):
        os.kill(os.getpid(), signal.SIGINT)

sys.addaudithook(interrupt)
raise SystemExit(main(["check", sys.argv[1]]))
"""


def test_an_interrupt_leaves_one_line() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", INTERRUPTED, str(ROOT)],
        env=environment(),
        capture_output=True,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"figures: interrupted\n")


def _interrupt() -> int:
    raise KeyboardInterrupt


def _break() -> int:
    codes: dict[str, int] = {}
    return codes["a key that nobody foresaw"]


@pytest.mark.parametrize(
    ("act", "code", "words"),
    [
        (_interrupt, 130, "figures: interrupted\n"),
        (_break, 2, "figures: test_streams.py:"),
        (_break, 2, "KeyError: 'a key that nobody foresaw'; please report it\n"),
    ],
)
def test_whatever_stops_a_command_is_one_line(
    act: object, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(act)
    assert guarded(act) == code
    assert words in capsys.readouterr().err


def test_a_terminal_keeps_its_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    stream = Terminal(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert cli.main(["cite", "F04", "--package", str(ROOT)]) == 0
    assert stream.encoding == "ascii"
