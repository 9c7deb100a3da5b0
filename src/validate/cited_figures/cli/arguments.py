"""Arguments that several commands share."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from ..report import FORMATS
from .report_files import require_replaceable

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

DESCRIPTOR_OR_FOLDER = "a datapackage.json or its folder"


def add_package_path(command: argparse.ArgumentParser) -> None:
    """Add the path of the package, the current folder unless it is given."""
    command.add_argument("path", nargs="?", default=".", metavar="PATH", help=DESCRIPTOR_OR_FOLDER)


def add_strict(command: argparse.ArgumentParser) -> None:
    """Add the option that makes warnings count."""
    command.add_argument("--strict", action="store_true", help="count warnings as findings")


def add_report_options(command: argparse.ArgumentParser) -> None:
    """Add the options for the format of the report, and for reports to files."""
    command.add_argument("--format", choices=FORMATS, help="of the report; github in its Actions")
    command.add_argument(
        "--report",
        action=_AddReport,
        default=[],
        type=_report_file,
        metavar="FORMAT=FILE",
        help="write a report to a file too; may be repeated",
    )


class Parser(argparse.ArgumentParser):
    """A parser that answers wrong usage with one line."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse all arguments: what a command does not know, nobody else does."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """End with the exit code 2 and one line."""
        self.exit(2, f"{self.prog}: {message}; {self.prog} --help shows what it takes\n")


class CommandParser(Parser):
    """The parser of a command, which refuses empty arguments: nobody means them."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Make it the type of all arguments that have no other."""
        super().__init__(*arguments, **options)
        self.register("type", None, nonempty)


def nonempty(text: str) -> str:
    """Return an argument as it is; an empty one is a usage error."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the argument is empty")
    return text


def folder(text: str) -> Path:
    """Return the path of a folder; an empty one is a usage error."""
    return Path(nonempty(text))


def rule_names(text: str) -> list[str]:
    """Return the names in a list separated by commas; an empty name is a usage error."""
    names = [name.strip() for name in text.split(",")]
    if not all(names):
        raise argparse.ArgumentTypeError(f"{text!r} has an empty name; expected rules or families")
    return names


class _AddReport(argparse.Action):
    """Add a report to those that are written; two to one file are a usage error."""

    def __call__(
        self,
        _: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        __: str | None = None,
    ) -> None:
        reports = getattr(namespace, self.dest)
        if values[1].resolve() in [file.resolve() for _, file in reports]:
            raise argparse.ArgumentError(self, f"two reports to {values[1]}")
        setattr(namespace, self.dest, [*reports, values])


def _report_file(text: str) -> tuple[str, Path]:
    form, _, file = text.partition("=")
    if form not in FORMATS or not file:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not one of {', '.join(FORMATS)}, = and a file"
        )
    if file == "-":
        raise argparse.ArgumentTypeError(f"- is not a file; --format {form} prints the report")
    require_replaceable(Path(file))  # before the check, which may take long
    return form, Path(file)
