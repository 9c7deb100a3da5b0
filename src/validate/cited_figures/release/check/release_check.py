"""Check that a package is ready to be released."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from semver import Version

from ...errors import FiguresError
from ...finding import Report, Severity
from ...package.package import PathLike, read_package
from ...rules import RULES
from ...run.engine import check
from ..diff.files import Files, files_of_revision, find_files, git, is_shallow, refusal
from ..diff.snapshot import read_snapshot
from ..diff.version import parse_version
from . import RELEASE_RULES
from .context import ReleaseContext

SEVERER = {"template-unfilled": Severity.ERROR}  # what a package may have, but no release


def release_check(
    path: PathLike = ".",
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
    package = read_package(path)
    if against:
        files: Files | None = _named(against, package.root)
    else:
        files = _newest_release(package.root, tag, package.descriptor.data.get("version"))
    context = ReleaseContext(package.root, tag, read_snapshot(files) if files else None)
    rules = [rule.in_context(context) for rule in RELEASE_RULES if files or not rule.needs_earlier]
    known = (replace(rule, severity=SEVERER.get(rule.id, rule.severity)) for rule in RULES)
    report = check(path, only=only, skip=skip, rules=(*known, *rules))
    words = f"compared with {files.shown}" if files else "no earlier release to compare with"
    return report, words


def _named(place: str, root: Path) -> Files:
    return find_files(place) if Path(place).exists() else files_of_revision(place, root)


def _newest_release(root: Path, tag: str, version: object) -> Files | None:
    """Return the files of the newest tag of a lower version, prereleases left out.

    Raises FiguresError for a shallow clone, which may lack the tag.
    """
    known = {version: name for version, name in _tagged_versions(root) if name != tag}
    lower = [found for found in known if found < parse_version(str(version))]
    if lower:
        return files_of_revision(known[max(lower)], root)
    if reason := refusal(root):
        raise FiguresError(reason)
    if is_shallow(root):
        reason = "a shallow clone may lack the tag of the previous release; fetch all tags"
        raise FiguresError(reason)
    return None


def _tagged_versions(root: Path) -> Iterator[tuple[Version, str]]:
    for name in git("tag", "--list", "v*", folder=root).decode().split():
        if Version.is_valid(name[1:]):
            version = Version.parse(name[1:])
            if not version.prerelease:
                yield version, name
