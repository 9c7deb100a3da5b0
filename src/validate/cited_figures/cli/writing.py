"""``figures new``, ``fix``, ``update`` and ``build``."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import FiguresError
from ..text import printable
from .adding import add_figure_options, asker, figure_options, print_reasons
from .arguments import add_package_path, folder
from .console import write
from .exit_codes import CLEAN, FINDINGS, NOT_CHECKED, exit_code
from .reports import print_report

if TYPE_CHECKING:
    from .arguments import Commands

COMMANDS = ("new", "fix", "update", "build")


def add_commands(commands: "Commands") -> None:
    """Add the commands of this module to the command line."""
    _add_new(commands)
    _add_fix(commands)
    _add_update(commands)
    _add_build(commands)


def _add_new(commands: "Commands") -> None:
    new = commands.add_parser(
        "new",
        help="write a small package to start from",
        description="Write a package with one example figure that passes figures check.",
        epilog="Example: figures new my-figures",
    )
    new.add_argument("folder", type=folder, help="a folder that does not exist yet, or is empty")
    new.add_argument(
        "--from",
        dest="text",
        metavar="FILE",
        help="start from a copy of a source, plain text or saved HTML, and a figure of it",
    )
    new.add_argument("--phrase", help="the first figure, as printed in FILE, as for figures add")
    add_figure_options(new)
    new.set_defaults(run=_new)


def _add_fix(commands: "Commands") -> None:
    fix = commands.add_parser(
        "fix",
        help="correct what is mechanical",
        description="Show, as a diff, what can be corrected without a decision: number notation, "
        "white space, days, periods, bounds, separators, encodings, line ends, order of columns, "
        "sizes and hashes. Exit code 1 where there is something to be corrected.",
        epilog="Example: figures fix --write",
    )
    add_package_path(fix)
    fix.add_argument("--write", action="store_true", help="write it; then figures check says more")
    fix.set_defaults(run=_fix)


def _add_update(commands: "Commands") -> None:
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
        "folder", nargs="?", default=".", type=folder, help="the folder of the package"
    )
    update.add_argument(
        "--seal",
        action="store_true",
        help="write the fingerprint of the package into the entry of its version in CHANGELOG.md",
    )
    update.set_defaults(run=_update)


def _add_build(commands: "Commands") -> None:
    build = commands.add_parser(
        "build",
        help="write the files of a release",
        description="Write the release of a package that passes figures check: archive, "
        "checksums and copies in other formats. The same package gives the same bytes; the time "
        "in the archive is SOURCE_DATE_EPOCH, else that of the descriptor.",
        epilog="Example: figures build --out dist",
    )
    add_package_path(build)
    build.add_argument(
        "--out", default="dist", type=folder, metavar="DIST", help="where to write (dist)"
    )
    build.add_argument(
        "--add",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a further file to publish, such as a wheel; may be repeated",
    )
    build.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when DIST is not current"
    )
    build.set_defaults(run=_build)


def _new(options: argparse.Namespace) -> int:
    from ..author.new import write_package

    given, new = figure_options(options)
    if options.text:
        return _new_from(options, given, new)
    if options.phrase or given or new:
        raise FiguresError("options about a figure need --from FILE")
    for name in write_package(options.folder):
        write(f"wrote {printable(name)}\n")
    return CLEAN


def _new_from(
    options: argparse.Namespace, given: dict[str, str], new: dict[str, dict[str, str]]
) -> int:
    from ..author.add import RefusedError
    from ..author.new_from import write_package_from
    from ..author.requests import Request

    request = Request(" ".join((options.phrase or "").split()), given, new)
    try:
        names = write_package_from(options.folder, options.text, request, asker())
    except RefusedError as refused:
        print_reasons(refused.reasons)
        return NOT_CHECKED
    for name in names:
        write(f"wrote {printable(name)}\n")
    return CLEAN


def _fix(options: argparse.Namespace) -> int:
    from ..author.fix import corrections_of, fix

    corrections = corrections_of(options.path)
    for correction in corrections:
        for line in correction.diff():
            write(f"{printable(line)}\n")
    if options.write:
        for file in fix(options.path, corrections):
            write(f"wrote {printable(file)}\n")
        return CLEAN
    return FINDINGS if corrections else CLEAN


def _update(options: argparse.Namespace) -> int:
    from ..author.update import update

    for name in update(options.folder):
        write(f"updated {name}\n")
    if options.seal:
        from ..author.seal import write_seal

        write(f"sealed {write_seal(options.folder)}\n")
    return CLEAN


def _build(options: argparse.Namespace) -> int:
    from ..release.build import build
    from ..release.build.dist import require_apart, update_dist
    from ..release.build.edition import read_edition
    from ..run.engine import check

    report = check(options.path)
    code = exit_code(report)
    if code:
        print_report(report, "text")
        return code
    dist, root = options.out, Path(options.path)
    require_apart(dist, root if root.is_dir() else root.parent, read_edition(root).files)
    files = build(root, {file.name: file.read_bytes() for file in options.add})
    if options.check:
        return _compare(files, dist)
    for name in update_dist(files, dist):
        write(f"wrote {printable(str(dist / name))}\n")
    return CLEAN


def _compare(files: dict[str, bytes], dist: Path) -> int:
    from ..release.build.dist import differing, surplus

    stale = [f"{name}: missing or not current" for name in differing(files, dist)]
    stale += [f"{name}: not from this build" for name in surplus(files, dist)]
    for line in stale:
        write(f"{printable(f'{dist}/{line}')}\n")
    if not stale:
        write(f"{printable(str(dist))}: {len(files)} files, all current\n")
    return FINDINGS if stale else CLEAN
