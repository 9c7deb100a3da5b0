"""``figures add``."""

import argparse
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..text import printable
from .arguments import DESCRIPTOR_OR_FOLDER, nonempty
from .console import write
from .exit_codes import CLEAN, NOT_CHECKED

if TYPE_CHECKING:
    from ..author.add import Added
    from ..author.requests import Question, Request
    from .arguments import Commands

COMMANDS = ("add",)
GIVEN = {
    "source_id": "source",
    "indicator_id": "indicator",
    "time_period": "period",
    "ref_area": "area",
    "locator": "locator",
    "note": "note",
}
HELP = {
    "source": "the source that FILE is a copy of; not needed if there is only one",
    "indicator": "what is measured",
    "period": "2020, 2020-06, 2020-Q2, 2020-01-01/2020-07-31, or statement-date; not needed if "
    "the sentence prints it",
    "area": "the area it is about; not needed if there is only one, or if the sentence names it",
    "locator": "where the phrase is, if it occurs more than once",
    "note": "what readers should know",
}
NEW = {
    "indicators": "allow a new indicator; what the phrase says need not be given",
    "units": "allow a new unit that is not a known one",
    "sources": "allow a new source; what FILE says of itself need not be given",
    "areas": "allow a new area; countries are known by their code",
}


def add_commands(commands: "Commands") -> None:
    """Add the command of this module to the command line."""
    add = commands.add_parser(
        "add",
        help="add figures from a copy of their source",
        description="Write a complete row for a printed phrase: place, fingerprint, value, bounds, "
        "unit, and the period where it is printed. What cannot be derived is asked for on a "
        "terminal; elsewhere an error names the options. A row that would not pass figures check "
        "is not written.",
        epilog='Example: figures add "more than 40 million industrial devices" --text page.html '
        "--new-indicator devices measure=stock --period statement-date",
    )
    add.add_argument("phrase", nargs="?", metavar="PHRASE", help="as printed")
    add.add_argument("--text", required=True, metavar="FILE", help="plain text or saved HTML")
    add.add_argument(
        "--from",
        dest="requests",
        metavar="FILE",
        help="many at once: a CSV, JSON or spreadsheet file with phrase, indicator and period, or "
        "the output of figures find with a column for the indicator",
    )
    add_figure_options(add)
    add.add_argument("--package", default=".", metavar="PATH", help=DESCRIPTOR_OR_FOLDER)
    add.set_defaults(run=_add)


def add_figure_options(command: argparse.ArgumentParser) -> None:
    """Add the options for what a phrase does not say."""
    for column, name in GIVEN.items():
        metavar = "ID" if column.endswith(("_id", "area")) else name.upper()
        command.add_argument(f"--{name}", dest=column, metavar=metavar, help=HELP[name])
    command.add_argument(
        "--set",
        action="append",
        default=[],
        type=_cell,
        metavar="COLUMN=VALUE",
        help="any other cell of the row, such as scenario, vintage or a dimension",
    )
    for table, words in NEW.items():
        command.add_argument(
            f"--new-{table.removesuffix('s')}",
            dest=table,
            nargs="*",
            action="extend",
            type=_word,
            metavar="COLUMN=VALUE",
            help=words,
        )


def figure_options(
    options: argparse.Namespace,
) -> "tuple[dict[str, str], dict[str, dict[str, str]]]":
    """Return the cells of the figure that options give, and those of new rows by table."""
    given = {column: value for column in GIVEN if (value := getattr(options, column))}
    new = {}
    for table in NEW:
        words = getattr(options, table)
        if words is not None:
            key = f"{table.removesuffix('s')}_id"
            new[table] = dict(_cell(word) if "=" in word else (key, word) for word in words)
    return given | dict(options.set), new


def _add(options: argparse.Namespace) -> int:
    from ..author.add import RefusedError, add
    from ..author.asked import requests_of
    from ..author.requests import Request
    from ..errors import FiguresError

    given, new = figure_options(options)
    if (options.phrase is None) == (options.requests is None):
        raise FiguresError("expected either a PHRASE or --from FILE")
    if options.requests:
        requests = requests_of(options.requests, given, new)
    else:
        requests = [Request(" ".join(options.phrase.split()), given, new)]
    try:
        added = add(requests, options.text, options.package, asker())
    except RefusedError as refused:
        print_reasons(refused.reasons)
        return NOT_CHECKED
    print_added(added)
    return CLEAN


def print_reasons(reasons: Iterable[str]) -> None:
    """Print why nothing was added, a line for each reason, on stderr."""
    for reason in reasons:
        sys.stderr.write(f"figures: {printable(reason)}\n")


def print_added(added: "Added") -> None:
    """Print the rows that were added, and what was found about them."""
    from ..report.text import message

    for table, rows in added.rows.items():
        for row in rows:
            cells = (f"{name} {value}" for name, value in row.items() if name != "sentence_sha256")
            write(f"added to {table}: {printable(', '.join(cells))}\n")
    for finding in added.findings:
        write(f"{finding.severity}: {finding.rule}: {message(finding)}\n")
    for file in added.files:
        write(f"wrote {printable(file)}\n")


def asker() -> "Callable[[Request, Question], str] | None":
    """Return what asks on a terminal; None where there is none."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    return _ask


def _ask(request: "Request", question: "Question") -> str:
    """Return the answer of a user; the first suggestion stands for an empty one."""
    choices = question.suggestions
    shown = f" ({', '.join(choices)})" if choices else ""
    words = printable(f'"{request.phrase}": {question.column} of {question.table}{shown}')
    while True:
        sys.stderr.write(f"{words}: ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise KeyboardInterrupt
        chosen = answer.strip() or next(iter(choices), "")
        if chosen:
            return chosen


def _cell(text: str) -> tuple[str, str]:
    column, _, value = (part.strip() for part in text.partition("="))
    if not (column and value):
        raise argparse.ArgumentTypeError(f"{text!r} is not COLUMN=VALUE")
    return column, value


def _word(text: str) -> str:
    """Return the id of a new row as it is, and a cell of it if it is COLUMN=VALUE."""
    if "=" in text:
        _cell(text)
    return nonempty(text)
