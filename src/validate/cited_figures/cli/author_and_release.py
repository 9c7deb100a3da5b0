"""The commands of ``figures`` that write, and those around a release."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ..text import printable
from .console import say
from .main import add_report_options

DONE, NOT_AS_EXPECTED = 0, 1


def add_new(commands: Any) -> None:
    """Add ``figures new`` to the command line."""
    new = commands.add_parser(
        "new",
        help="write a small package to start from",
        description="Write a package with one example figure that passes figures check.",
        epilog="Example: figures new my-figures",
    )
    new.add_argument("folder", type=_folder, help="a folder that does not exist yet, or is empty")
    new.set_defaults(run=_new)


def add_update(commands: Any) -> None:
    """Add ``figures update`` to the command line."""
    update = commands.add_parser(
        "update",
        help="record sizes and hashes of the tables after a change",
        description="Rewrite what is derived from the package: sizes and hashes in "
        "datapackage.json, and, as far as they are there and marked, figures and citations in "
        "README.md, columns in data/README.md, version and date in CITATION.cff and .zenodo.json, "
        "and the pictures of the figures.",
        epilog="Example: figures update .",
    )
    update.add_argument(
        "folder", nargs="?", default=".", type=_folder, help="the folder of the package"
    )
    update.add_argument(
        "--seal",
        action="store_true",
        help="write the fingerprint of the package into the entry of its version in CHANGELOG.md",
    )
    update.set_defaults(run=_update)


def add_build(commands: Any) -> None:
    """Add ``figures build`` to the command line."""
    build = commands.add_parser(
        "build",
        help="write the files of a release",
        description="Write the release of a package that passes figures check: archive, "
        "checksums and copies in other formats. The same package gives the same bytes; the time "
        "in the archive is SOURCE_DATE_EPOCH, else that of the descriptor.",
        epilog="Example: figures build --out dist",
    )
    build.add_argument("folder", nargs="?", default=".", help="the folder of the package")
    build.add_argument(
        "--out", default="dist", type=_folder, metavar="DIST", help="where to write (dist)"
    )
    build.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when DIST is not current"
    )
    build.set_defaults(run=_build)


def add_diff(commands: Any) -> None:
    """Add ``figures diff`` to the command line."""
    diff = commands.add_parser(
        "diff",
        help="say what changed between two versions of a package",
        description="Compare two versions row by row and say which version the changes demand. "
        "A version is a folder, a zip archive or a git revision; one of the two may be bare "
        "tables. Exit code 0: no change, 1: changes, 2: could not compare.",
        epilog="Example: figures diff v1.0.0 .",
    )
    diff.add_argument("old", help="the earlier version")
    diff.add_argument("new", nargs="?", default=".", help="the later version; else this folder")
    diff.add_argument("--format", choices=("text", "json"), default="text")
    diff.set_defaults(run=_diff)


def add_release_check(commands: Any) -> None:
    """Add ``figures release-check`` to the command line."""
    check = commands.add_parser(
        "release-check",
        help="check that a package is ready to be released",
        description="Run all rules of figures check and those of publication and history: same "
        "version everywhere, changelog, derived files, build, ids, corrections and version.",
        epilog="Example: figures release-check --against v1.0.0",
    )
    check.add_argument("path", nargs="?", default=".", help="a datapackage.json or its folder")
    check.add_argument(
        "--against",
        metavar="OLD",
        help="the release before: folder, zip archive or git tag; without it, the newest tag of "
        "a lower version, if there is one",
    )
    check.add_argument("--tag", default="", metavar="vX.Y.Z", help="the tag of the new release")
    check.add_argument("--strict", action="store_true", help="count warnings as findings")
    add_report_options(check)
    check.set_defaults(run=_release_check)


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("the name of a folder is empty")
    return Path(text)


def _new(options: argparse.Namespace) -> int:
    from ..author.new import write_package

    for name in write_package(options.folder):
        sys.stdout.write(f"wrote {printable(name)}\n")
    return DONE


def _update(options: argparse.Namespace) -> int:
    from ..author.update import update

    for name in update(options.folder):
        sys.stdout.write(f"updated {name}\n")
    if options.seal:
        from ..author.seal import put_seal

        sys.stdout.write(f"sealed {put_seal(options.folder)}\n")
    return DONE


def _build(options: argparse.Namespace) -> int:
    from ..release.build import build
    from ..release.build.dist import put, require_apart
    from ..report import render
    from ..run.engine import check
    from .main import exit_code

    report = check(options.folder)
    code = exit_code(report)
    if code:
        sys.stdout.write(render(report, "text"))
        return code
    files, folder = build(options.folder), options.out
    root = Path(options.folder)
    require_apart(folder, root if root.is_dir() else root.parent, files)
    if options.check:
        return _compare(files, folder)
    for name in put(files, folder):
        sys.stdout.write(f"wrote {printable(str(folder / name))}\n")
    return DONE


def _compare(files: dict[str, bytes], folder: Path) -> int:
    from ..release.build.dist import differing, surplus

    stale = [f"{name}: missing or not current" for name in differing(files, folder)]
    stale += [f"{name}: not from this build" for name in surplus(files, folder)]
    for line in stale:
        sys.stdout.write(f"{printable(f'{folder}/{line}')}\n")
    if not stale:
        sys.stdout.write(f"{printable(str(folder))}: {len(files)} files, all current\n")
    return NOT_AS_EXPECTED if stale else DONE


def _diff(options: argparse.Namespace) -> int:
    from ..release.diff.compare import compare
    from ..release.diff.files import find
    from ..release.diff.snapshot import take
    from ..release.diff.words import as_json, text

    old, new = take(find(options.old)), take(find(options.new))
    changes = compare(old, new)
    write = as_json if options.format == "json" else text
    say(write(old, new, changes), options.format)
    return NOT_AS_EXPECTED if changes else DONE


def _release_check(options: argparse.Namespace) -> int:
    from ..release.check.release_check import release_check
    from .main import give

    report, earlier = release_check(options.path, options.against, options.tag)
    if not options.against:
        sys.stderr.write(f"figures: {earlier}\n")
    return give(report, options)


COMMANDS = (add_build, add_diff, add_new, add_release_check, add_update)
