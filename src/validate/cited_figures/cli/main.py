"""The command line: ``figures COMMAND``."""

import argparse
import sys
from collections.abc import Sequence

from ..package.bundled import tool
from . import adding, checking, reading, releasing, searching, writing
from .arguments import CommandParser, Parser
from .console import guarded, prepare, write_text
from .exit_codes import exit_code
from .memory import collect_seldom, share_one_heap
from .signals import exit_on_signals

__all__ = ["exit_code", "main", "parser"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 findings, 2 could not check."""
    prepare()
    share_one_heap()
    collect_seldom()
    with exit_on_signals():
        return guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    options = parser(next(iter(given), "")).parse_args(given)
    code: int = options.run(options)
    return code


def parser(command: str = "") -> argparse.ArgumentParser:
    """Return the parser of the command line, of all commands unless it is for one that is known."""
    top = Parser(
        prog="figures",
        description="Check, prove, read and cite packages of cited figures.",
        epilog="Exit code 0: clean, 1: findings, 2: could not check. Example: figures check",
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = top.add_subparsers(required=True, metavar="COMMAND", parser_class=CommandParser)
    groups = (checking, reading, searching, adding, writing, releasing)
    for group in [group for group in groups if command in group.COMMANDS] or groups:
        group.add_commands(commands)
    return top


class _Version(argparse.Action):
    """Print the version, which tool and bundled package share."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        write_text(f"{tool().version}\n")
        parser.exit()
