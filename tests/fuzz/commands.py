"""Commands as a user runs them, in this process."""

import io
from contextlib import redirect_stderr, redirect_stdout
from functools import cache

from cited_figures.cli import main as cli

from .limits import bounded

UNFORESEEN = "please report it"

cli.parser = cache(cli.parser)  # to make one takes longer than to read a package


def said(*words: str) -> str | None:
    """Return what a command prints, or None when it says in one line why it cannot.

    Raises AssertionError for anything else.
    """
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), bounded(f"figures {words[0]}"):
        code = cli.main(words)
    printed, message = out.getvalue(), err.getvalue()
    assert code in (0, 1, 2)
    assert UNFORESEEN not in message, message
    if code == 2:
        assert len(printable_lines(message)) == 1, "not one line of why it cannot"
        return None
    assert not message
    printable_lines(printed)
    return printed


def printable_lines(text: str) -> list[str]:
    """Return the lines of a text that a terminal obeys in nothing but its line feeds."""
    lines = text.split("\n")
    odd = {sign for line in lines for sign in line if not sign.isprintable()}
    assert not odd, "signs that a terminal obeys"
    assert text.endswith("\n")
    return lines[:-1]
