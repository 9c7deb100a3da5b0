"""Rules on what is published beside the tables: versions, changelog, derived files, archive."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from ...errors import FiguresError
from ...finding import Fault, Location
from ...package.changelog import NAME as CHANGELOG
from ...rules.workspace import Workspace
from .context import Occasion, line_of
from .release_rule import release_rule

CITATION, README, PYPROJECT = "CITATION.cff", "README.md", "pyproject.toml"
FAMILY = "publication"
AROUND = 40  # characters shown before and after a difference
CHECKED_ELSEWHERE = ("datapackage.json", README, CITATION)


@release_rule(
    "version-differs",
    family=FAMILY,
    title="Version or date is not the same everywhere",
    why="Whoever cites by one of them cites another release than the one that was used.",
    fix="Set version and created in datapackage.json, run figures update, and head the newest "
    "entry of CHANGELOG.md with them.",
)
def version_differs(occasion: Occasion, workspace: Workspace) -> Iterator[Fault]:
    """Find places that name another version or date than the descriptor."""
    package, about = workspace.package, occasion.now.descriptor
    version, day = about["version"], about["created"][:10]
    place = package.descriptor.place("version")
    if occasion.tag and occasion.tag != f"v{version}":
        yield Fault(place, f"version {version} under the tag {occasion.tag}", f"tag v{version}")
    for name, pattern, expected in (
        (CITATION, r"^version: (.*)$", version),
        (CITATION, r"^date-released: (.*)$", day),
        (PYPROJECT, _static_version(occasion), version),
    ):
        for found in re.finditer(pattern, occasion.text(name), re.MULTILINE) if pattern else ():
            if found[1].strip("\"'") != expected:
                place = Location(package.show(name), line_of(found.string, found[0]), 1)
                yield Fault(place, found[0], expected)
    yield from _changelog_differs(occasion, package.show(CHANGELOG), version, day)


def _static_version(occasion: Occasion) -> str:
    """Return the pattern of the version in pyproject.toml, empty when it has none of ours."""
    project = tomllib.loads(occasion.text(PYPROJECT)).get("project", {})
    ours = project.get("name") == occasion.now.descriptor["name"] and "version" in project
    return r"^version *= *(.*)$" if ours else ""


def _changelog_differs(occasion: Occasion, shown: str, version: str, day: str) -> Iterator[Fault]:
    newest, entry = next(iter(occasion.entries), None), occasion.entry
    if newest and entry and newest is not entry:
        place = Location(shown, newest.line, 1)
        yield Fault(place, f"{newest.version} as the newest entry", f"{version} as the newest")
    if entry and entry.is_dated and entry.date != day:
        yield Fault(Location(shown, entry.line, 1), f"{version} of {entry.date}", f"of {day}")


@release_rule(
    "changelog-missing",
    family=FAMILY,
    title="The changelog has no dated entry for this version",
    why="Readers learn of a release, and above all of a corrected value, from the changelog.",
    fix="Add an entry to CHANGELOG.md, headed by version and date, that says what changed.",
)
def changelog_missing(occasion: Occasion, workspace: Workspace) -> Iterator[Fault]:
    """Find a version that the changelog does not have, or without its date or text."""
    about = occasion.now.descriptor
    expected = f"## {about['version']} ({about['created'][:10]})"
    shown, entry = workspace.package.show(CHANGELOG), occasion.entry
    if entry is None:
        found = f"no entry for {about['version']}" if occasion.entries else "no entry at all"
        yield Fault(Location(shown, 1 if occasion.entries else 0), found, expected)
    elif not entry.is_dated:
        found = f"{about['version']} with the date {entry.date!r}"
        yield Fault(Location(shown, entry.line, 1), found, expected)
    elif not any(line.strip() for lines in entry.sections.values() for line in lines):
        yield Fault(Location(shown, entry.line, 1), "an entry without text", "what changed")


@release_rule(
    "readme-differs",
    family=FAMILY,
    title="The README does not show the figures or the version as they are",
    why="Most people read the README only; it must not say what the tables do not.",
    fix="Run figures update.",
)
def readme_differs(occasion: Occasion, workspace: Workspace) -> Iterator[Fault]:
    """Find lines of the README that are derived and not current."""
    yield from _stale(occasion, workspace, README)


@release_rule(
    "generated-file-stale",
    family=FAMILY,
    title="A derived file is not current",
    why="It shows the tables as they were before the last change.",
    fix="Run figures update.",
)
def generated_file_stale(occasion: Occasion, workspace: Workspace) -> Iterator[Fault]:
    """Find derived files that are not what the tables make of them."""
    from ..derived.files import (
        DERIVED,  # only here and below: figures explain should not wait for it
    )

    for name in DERIVED:
        if name not in CHECKED_ELSEWHERE:
            yield from _stale(occasion, workspace, name)


def _stale(occasion: Occasion, workspace: Workspace, name: str) -> Iterator[Fault]:
    from ..derived.files import derived

    try:
        is_now, should_be = derived(occasion.root, name)
    except FiguresError as error:
        yield Fault(
            Location(workspace.package.show(name)), str(error), "a file to bring up to date"
        )
        return
    if is_now != should_be:
        same = _same(is_now, should_be)
        line, column = is_now.count("\n", 0, same) + 1, same - is_now.rfind("\n", 0, same)
        found, expected = (_excerpt(text, same) for text in (is_now, should_be))
        yield Fault(Location(workspace.package.show(name), line, column), found, expected)


def _same(one: str, other: str) -> int:
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
    title="The licence of the data is not the same everywhere",
    why="Nobody can rely on a licence that is another one in the next file.",
    fix="Name the licence of datapackage.json in CITATION.cff and in the licence file of the data.",
)
def licence_differs(occasion: Occasion, workspace: Workspace) -> Iterator[Fault]:
    """Find files that name another licence for the data than the descriptor."""
    names = [each["name"] for each in occasion.now.descriptor["licenses"]]
    shown = workspace.package.show
    for found in re.finditer(r"(?m)^license: (.*)$", occasion.text(CITATION)):
        if found[1].strip("\"'") not in names:
            place = Location(shown(CITATION), line_of(found.string, found[0]), 1)
            yield Fault(place, found[0], " or ".join(names))
    for name in _licence_files(occasion.root):
        if not any(each in occasion.text(name) for each in names):
            yield Fault(Location(shown(name)), f"no mention of {', '.join(names)}", "its name")


def _licence_files(root: Path) -> list[str]:
    """Return the licence of the whole folder, unless there is one beside the tables.

    That one is read by ``figures check``, in licence-mixed.
    """
    beside, whole = root / "data" / "LICENSE", root / "LICENSE"
    return ["LICENSE"] if whole.is_file() and not beside.is_file() else []


@release_rule(
    "build-differs",
    family=FAMILY,
    title="Two builds of the release are not the same",
    why="Checksums mean something only when everybody can make the same files from the same data.",
    fix="This is a fault of the build, not of the data: report it with the package.",
)
def build_differs(occasion: Occasion, workspace: Workspace) -> Iterator[Fault]:
    """Find files of the release that come out differently at another time and place."""
    from .reproducible import differing_builds

    place = Location(workspace.package.descriptor.shown)
    for name in differing_builds(occasion.root):
        yield Fault(place, f"{name} differs between two builds", "the same bytes", name)
