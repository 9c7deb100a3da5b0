"""Rules on releases: a sealed version never changes, and its entry in the changelog is read."""

from collections.abc import Iterator

from ..finding import Fault, Location
from ..package import changelog
from ..package.seal import seal
from ..text import quoted
from .rule import rule, unreadable
from .workspace import Workspace


@rule(
    "release-altered",
    family="history",
    title="A release differs from what was sealed under its version",
    why="A version that means two things cannot be cited: nobody can tell which one was used.",
    fix="Undo the change, or give it a version of its own in datapackage.json with an entry in "
    "CHANGELOG.md.",
)
def release_altered(workspace: Workspace) -> Iterator[Fault]:
    """Find another fingerprint than the one that the changelog has for this version."""
    package = workspace.package
    if package.unreadable or any(resource.missing for resource in package):
        return
    version, shown = package.descriptor.data.get("version"), package.show(changelog.NAME)
    try:
        text = _changelog(workspace)
    except OSError as error:
        yield unreadable(package, changelog.NAME, error)
        return
    entries = (entry for entry in changelog.parse(text) if entry.version == version)
    seals = [seal_line for entry in entries for seal_line in entry.seals.items()]
    actual = seal(package) if seals else ""
    for line, sealed in seals:
        if sealed != actual:
            place = Location(shown, line, len(changelog.SEAL) + 1)
            yield Fault(place, f"version {version} with the fingerprint {actual}", sealed)


@rule(
    "changelog-unreadable",
    family="history",
    title="A heading of the changelog names a version but cannot be read",
    why="The entry below it is not found: neither its fingerprint nor its corrections are checked.",
    fix="Write the heading as ## [1.0.0] - 2026-11-26 or ## 1.0.0 (2026-11-26).",
)
def changelog_unreadable(workspace: Workspace) -> Iterator[Fault]:
    """Find headings of the changelog that look like those of a version but are not read as one."""
    shown = workspace.package.show(changelog.NAME)
    try:
        text = _changelog(workspace)
    except OSError:
        return  # release-altered says so
    for line, heading in changelog.unread_headings(text):
        yield Fault(Location(shown, line, 1), quoted(heading), "## [VERSION] - DATE")


def _changelog(workspace: Workspace) -> str:
    """Return the changelog, empty where there is none. Raises OSError."""
    return workspace.package.beside(changelog.NAME).decode("utf-8", "replace")
