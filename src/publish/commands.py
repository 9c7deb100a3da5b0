"""The writing commands of ``figures``: new and update."""

import argparse
import sys
from pathlib import Path
from typing import Any

DONE, NOT_DONE = 0, 2


def add_new(commands: Any) -> None:
    """Add ``figures new`` to the command line."""
    new = commands.add_parser(
        "new",
        help="write a small package to start from",
        description="Write a package with one example figure that passes figures check.",
        epilog="Example: figures new my-figures",
    )
    new.add_argument("folder", help="a folder that does not exist yet, or is empty")
    new.set_defaults(run=_new)


def add_update(commands: Any) -> None:
    """Add ``figures update`` to the command line."""
    update = commands.add_parser(
        "update",
        help="record sizes and hashes of the tables after a change",
        description="Rewrite what is derived from the tables: sizes and hashes in "
        "datapackage.json, and the table of figures in README.md where it is marked.",
        epilog="Example: figures update .",
    )
    update.add_argument("folder", nargs="?", default=".", help="the folder of the package")
    update.set_defaults(run=_update)


def _new(options: argparse.Namespace) -> int:
    from .new import write_package

    return _try(lambda: write_package(Path(options.folder)), "wrote")


def _update(options: argparse.Namespace) -> int:
    from .update import update

    return _try(lambda: update(Path(options.folder)), "updated")


def _try(act: Any, verb: str) -> int:
    """Do something that returns the names of files, and say so; no traceback reaches a user."""
    try:
        names = act()
    except (OSError, ValueError, LookupError) as error:
        sys.stderr.write(f"figures: {_words(error)}\n")
        return NOT_DONE
    for name in names:
        sys.stdout.write(f"{verb} {name}\n")
    return DONE


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}"
    return str(error.args[0])
