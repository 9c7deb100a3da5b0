"""Check that a package is ready to be released."""

import os
import re
from collections.abc import Collection
from pathlib import Path

from ...errors import FiguresError
from ...finding import Report
from ...package.package import load
from ...rules import RULES
from ...run.engine import check
from ..diff.files import (
    Files,
    find,
    git,
    revision,
)
from ..diff.snapshot import take
from ..diff.version import parts
from . import release_rules
from .context import NOTHING, Occasion


def release_check(
    path: str | os.PathLike[str] = ".",
    against: str | None = None,
    tag: str = "",
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
) -> tuple[Report, str]:
    """Run all rules on a package that is about to be released.

    ``against`` is the release before: a folder, an archive or a git revision; without it, the
    newest tag of a lower version is taken, if there is one. ``only`` and ``skip`` name rules.

    Returns the report, and in words what the package was compared with. Raises FiguresError or
    OSError when the release before cannot be read.
    """
    package = load(path)
    files = (
        _named(against, package.root)
        if against
        else _newest(package.root, tag, package.descriptor.data.get("version"))
    )
    occasion = Occasion(package.root, tag, take(files) if files else NOTHING)
    report = check(path, only=only, skip=skip, rules=(*RULES, *release_rules(occasion)))
    words = f"compared with {files.shown}" if files else "no earlier release to compare with"
    return report, words


def _named(place: str, root: Path) -> Files:
    return find(place) if Path(place).exists() else revision(place, root)


def _newest(root: Path, tag: str, version: object) -> Files | None:
    """Return the files of the newest tag of a lower version.

    Raises FiguresError for a shallow clone, which may lack the tag.
    """
    listed = git("tag", "--list", "v*", folder=root).decode().split()
    tags = [each for each in listed if re.fullmatch(r"v\d+\.\d+\.\d+", each) and each != tag]
    lower = [each for each in tags if parts(each[1:]) < parts(str(version))]
    if lower:
        return revision(max(lower, key=lambda each: parts(each[1:])), root)
    if git("rev-parse", "--is-shallow-repository", folder=root).strip() == b"true":
        raise FiguresError("a shallow clone may lack the tag of the release before; fetch all tags")
    return None
