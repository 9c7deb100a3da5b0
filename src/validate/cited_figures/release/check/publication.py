"""Rules on what is published with the tables: versions, changelog, derived files, archive."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from ...cite.records import Records
from ...errors import FiguresError
from ...finding import Fault, Location
from ...package.changelog import NAME as CHANGELOG
from ...rules.workspace import Workspace
from ..derived.citation import top_level_values
from .context import ReleaseContext
from .release_rule import release_rule

CITATION, PYPROJECT = "CITATION.cff", "pyproject.toml"
FAMILY = "publication"
AROUND = 40  # characters shown before and after a difference
CHECKED_ELSEWHERE = ("datapackage.json", CITATION)


@release_rule(
    "version-differs",
    family=FAMILY,
    title="Version or date differs between files",
    why="A citation of one of them names another release than the one that was used.",
    fix="Set version and created in datapackage.json, run figures update, and head the newest "
    "entry of CHANGELOG.md with them.",
)
def version_differs(context: ReleaseContext, workspace: Workspace) -> Iterator[Fault]:
    """Find places that name another version or date than the descriptor."""
    package, about = workspace.package, context.now.descriptor
    version, day = about["version"], about["created"][:10]
    place = package.descriptor.place("version")
    if context.tag and context.tag != f"v{version}":
        yield Fault(place, f"version {version} under the tag {context.tag}", f"tag v{version}")
    citation = context.text(CITATION)
    places = [(CITATION, *found, version) for found in top_level_values(citation, "version")]
    places += [(CITATION, *found, day) for found in top_level_values(citation, "date-released")]
    places += [(PYPROJECT, *found, version) for found in _static_versions(context)]
    for name, found, value, expected in places:
        if value != expected:
            yield Fault(_line(package.show(name), found), found[0], expected)
    yield from _changelog_differs(context, package.show(CHANGELOG), version)


def _static_versions(context: ReleaseContext) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the version in a pyproject.toml that is about this package, if it has one."""
    text = context.text(PYPROJECT)
    project = tomllib.loads(text).get("project", {})
    if project.get("name") == context.now.descriptor["name"] and "version" in project:
        for found in re.finditer(r"^version *= *(.*)$", text, re.MULTILINE):
            yield found, found[1].strip("\"'")


def _line(shown: str, found: re.Match[str]) -> Location:
    """Return the line of a file on which a match starts."""
    return Location(shown, found.string.count("\n", 0, found.start()) + 1, 1)


def _changelog_differs(context: ReleaseContext, shown: str, version: str) -> Iterator[Fault]:
    newest, entry = next(iter(context.entries), None), context.entry
    if newest and entry and newest is not entry:
        place = Location(shown, newest.line, 1)
        yield Fault(place, f"{newest.version} as the newest entry", f"{version} as the newest")


@release_rule(
    "changelog-missing",
    family=FAMILY,
    title="The changelog has no dated entry for this version",
    why="Readers learn of a release, and above all of a corrected value, from the changelog.",
    fix="Add an entry to CHANGELOG.md, headed by version and date, that says what changed.",
)
def changelog_missing(context: ReleaseContext, workspace: Workspace) -> Iterator[Fault]:
    """Find a version that the changelog does not have, or without its date or text."""
    about = context.now.descriptor
    expected = f"## [{about['version']}] - {about['created'][:10]}"
    shown, entry = workspace.package.show(CHANGELOG), context.entry
    if entry is None:
        yield Fault(Location(shown), "no entries", expected)
    elif not entry.is_dated:
        found = f"{about['version']} with the date {entry.date!r}"
        yield Fault(Location(shown, entry.line, 1), found, expected)
    elif not any(line.strip() for lines in entry.sections.values() for line in lines):
        yield Fault(Location(shown, entry.line, 1), "an entry without text", "what changed")


@release_rule(
    "generated-file-stale",
    family=FAMILY,
    title="A derived file is not current",
    why="Most people read only the README and other derived files; they must say what the tables "
    "say.",
    fix="Run figures update.",
)
def generated_file_stale(_: ReleaseContext, workspace: Workspace) -> Iterator[Fault]:
    """Find derived files that do not match the tables."""
    from ..derived.files import DERIVED  # only here and below: figures explain starts without it

    for name in DERIVED:
        if name not in CHECKED_ELSEWHERE:
            yield from _stale(workspace, name)


def _stale(workspace: Workspace, name: str) -> Iterator[Fault]:
    from ..derived.files import derived

    try:
        is_now, should_be = derived(Records(workspace.package), name)
    except FiguresError as error:
        place = Location(workspace.package.show(name))
        yield Fault(place, str(error), "a file that figures update can rewrite")
        return
    if is_now != should_be:
        same = _common_length(is_now, should_be)
        line, column = is_now.count("\n", 0, same) + 1, same - is_now.rfind("\n", 0, same)
        found, expected = (_excerpt(text, same) for text in (is_now, should_be))
        yield Fault(Location(workspace.package.show(name), line, column), found, expected)


def _common_length(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _excerpt(text: str, place: int) -> str:
    """Return the words around a place, on its line."""
    start = max(text.rfind("\n", 0, place) + 1, place - AROUND)
    end = text.find("\n", place)
    return text[start : min(end if end >= 0 else len(text), place + AROUND)].strip() or "the end"


@release_rule(
    "licence-differs",
    family=FAMILY,
    title="The licence of the data differs between files",
    why="Nobody can rely on a licence that another file contradicts.",
    fix="Name the licence of datapackage.json in CITATION.cff and in the licence file of the data.",
)
def licence_differs(context: ReleaseContext, workspace: Workspace) -> Iterator[Fault]:
    """Find files that name another licence for the data than the descriptor."""
    names = [licence["name"] for licence in context.now.descriptor["licenses"]]
    shown = workspace.package.show
    for found, value in top_level_values(context.text(CITATION), "license"):
        if value not in names:
            yield Fault(_line(shown(CITATION), found), found[0], " or ".join(names))
    for name in _licence_files(context.root):
        if not any(licence in context.text(name) for licence in names):
            yield Fault(Location(shown(name)), f"no mention of {', '.join(names)}", "its name")


def _licence_files(root: Path) -> list[str]:
    """Return the licence of the whole folder, unless there is one in the data folder.

    ``figures check`` reads that one, in licence-mixed.
    """
    beside, whole = root / "data" / "LICENSE", root / "LICENSE"
    return ["LICENSE"] if whole.is_file() and not beside.is_file() else []


@release_rule(
    "build-differs",
    family=FAMILY,
    title="Two builds of the release differ",
    why="Checksums prove something only if everybody can build the same files from the same data.",
    fix="This is a fault of the build, not of the data: report it with the package.",
)
def build_differs(context: ReleaseContext, workspace: Workspace) -> Iterator[Fault]:
    """Find files of the release that differ when built at another time and place."""
    from .reproducible import differing_builds

    place = Location(workspace.package.descriptor.shown)
    for name in differing_builds(context.root):
        yield Fault(place, f"{name} differs between two builds", "the same bytes", name)
