"""The writing commands of ``figures``: new and update."""

import argparse
import sys
from pathlib import Path
from typing import Any

DONE = 0


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

    for name in write_package(Path(options.folder)):
        sys.stdout.write(f"wrote {name}\n")
    return DONE


def _update(options: argparse.Namespace) -> int:
    from .update import update

    for name in update(Path(options.folder)):
        sys.stdout.write(f"updated {name}\n")
    return DONE
