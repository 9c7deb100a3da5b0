"""``figures show`` and ``cite``."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UnknownNameError
from ..package.bundled import bundled
from ..package.package import DESCRIPTOR
from .arguments import DESCRIPTOR_OR_FOLDER
from .console import write_text
from .exit_codes import CLEAN

if TYPE_CHECKING:
    from .arguments import Commands

COMMANDS = ("show", "cite")


def add_commands(commands: "Commands") -> None:
    """Add the commands of this module to the command line."""
    show = commands.add_parser(
        "show", help="read figures", epilog="Example: figures show F04 --format json"
    )
    show.add_argument("ids", nargs="*", metavar="ID", help="figures; without any, all of them")
    _add_package(show)
    show.add_argument("--format", choices=("text", "json"), default="text")
    show.set_defaults(run=_show)
    cite = commands.add_parser(
        "cite",
        help="cite figures, sources or the package",
        epilog="Example: figures cite F04 --style bibtex",
    )
    cite.add_argument("ids", nargs="+", metavar="ID", help="figures, sources, or the word package")
    _add_package(cite)
    cite.add_argument(
        "--style",
        default="apa",
        metavar="NAME",
        help="any CSL style (apa, chicago, ieee, mla, nature, harvard ...), bibtex or csl-json",
    )
    cite.set_defaults(run=_cite)


def _add_package(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--package",
        metavar="PATH",
        help=f"{DESCRIPTOR_OR_FOLDER}; without it, this folder, or else the bundled package",
    )


def _show(options: argparse.Namespace) -> int:
    from ..cite.showing import show

    _require_ids(options)
    write_text(show(_package(options), options.ids, options.format), options.format)
    return CLEAN


def _cite(options: argparse.Namespace) -> int:
    from ..cite.citations import cite

    _require_ids(options)
    write_text(cite(_package(options), options.ids, options.style), options.style)
    return CLEAN


def _require_ids(options: argparse.Namespace) -> None:
    """Raise UnknownNameError for a path where an id is expected: other commands take it there."""
    from ..cite.citations import PACKAGE

    for text in options.ids:
        is_package = text != PACKAGE and Path(text, DESCRIPTOR).is_file()
        if text in (".", "..") or "/" in text or is_package:
            reason = f"{text} is a path, not an id; the package is named by --package {text}"
            raise UnknownNameError(reason)


def _package(options: argparse.Namespace) -> Path:
    """Return the package to read; outside any, the bundled one, with a note on stderr."""
    if options.package is not None:
        return Path(options.package)
    if os.path.lexists(DESCRIPTOR):
        return Path()
    sys.stderr.write(f"figures: no {DESCRIPTOR} in this folder; using the bundled package\n")
    return bundled()
