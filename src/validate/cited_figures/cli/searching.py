"""``figures find``."""

import argparse
import re
import sys
from typing import TYPE_CHECKING

from ..text import printable
from .console import write_text
from .exit_codes import CLEAN

if TYPE_CHECKING:
    from .arguments import Commands

COMMANDS = ("find",)


def add_commands(commands: "Commands") -> None:
    """Add the command of this module to the command line."""
    find = commands.add_parser(
        "find",
        help="list the figures that a text states",
        description="List the figures of a text in order: place, phrase, and what it says. A "
        "figure is read, or only seen, with the reason. Places are those of figures verify.",
        epilog="Example: figures find page.html --format csv",
    )
    find.add_argument("text", metavar="TEXT", help="plain text or saved HTML; - for standard input")
    find.add_argument(
        "--language",
        type=_language,
        metavar="TAG",
        help="of the text: en, zh-CN, de ... (by script)",
    )
    find.add_argument("--format", choices=("text", "csv", "json"), default="text")
    find.add_argument(
        "--all", action="store_true", help="list numbers that are no figures too, such as dates"
    )
    find.set_defaults(run=_find)


def _language(text: str) -> str:
    """Return a tag of BCP 47 as it is; the name of a language is a usage error."""
    if not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a tag such as en, de or zh-CN")
    return text


def _find(options: argparse.Namespace) -> int:
    from ..author.find import find_in
    from ..author.listing import listing
    from ..phrases import not_read_in
    from ..run.verify import read_text

    limits = not_read_in(options.language) if options.language else None
    if limits:
        sys.stderr.write(f"figures: language {printable(options.language)}: {limits}\n")
    found = find_in(read_text(options.text), options.language)
    shown = found if options.all else (number for number in found if number.is_figure)
    for piece in listing(shown, options.format):
        write_text(piece, options.format)
    return CLEAN
