"""Rules on releases: a sealed version never changes, and its entry in the changelog is read."""

import re
from collections.abc import Iterator

from ..finding import Fault, Location, Severity
from ..package import changelog
from ..package.seal import seal
from ..text import quoted
from .rule import rule, unreadable
from .workspace import Workspace

_THREE_NUMBERS = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


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
    seals = _seals(text, version)
    actual = seal(package) if seals else ""
    for line in [line for line, sealed in seals.items() if sealed != actual][:1]:
        place = Location(shown, line, len(changelog.SEAL) + 1)
        yield Fault(place, f"version {version} with the fingerprint {actual}", seals[line])


@rule(
    "changelog-unreadable",
    family="history",
    title="A heading or a fingerprint in the changelog cannot be read",
    why="What cannot be read is not checked: neither fingerprint nor corrections.",
    fix="Write the heading as ## [1.0.0] - 2026-11-26 or ## 1.0.0 (2026-11-26), and below it the "
    "fingerprint as figures update --seal does.",
)
def changelog_unreadable(workspace: Workspace) -> Iterator[Fault]:
    """Find headings of versions, and fingerprints, that are not read as such."""
    shown, text = workspace.package.show(changelog.NAME), _text(workspace)
    conflict = changelog.conflict(text)
    if conflict:
        place, fix = Location(shown, conflict, 1), "Keep the lines that are right, remove the rest."
        yield Fault(place, "git conflict markers", "one text", fix=fix)
        return
    headings = [*changelog.unread_headings(text)]
    for line, heading in headings:
        yield Fault(Location(shown, line, 1), quoted(heading), "## [VERSION] - DATE")
    for line, sealed in changelog.unread_seals(text) if not headings else ():
        expected = f"in the entry of a version, {changelog.SEAL}sha256: and 64 hexadecimal digits"
        yield Fault(Location(shown, line, 1), quoted(sealed), expected)


@rule(
    "version-unrecorded",
    family="history",
    title="The changelog has no entry for this version, or one that disagrees",
    why="Under a version that the changelog does not know, anything can change unseen.",
    fix="Give the package a version of its own in datapackage.json, above all that were released, "
    "and CHANGELOG.md an entry for it, headed by the day in created or by the word unreleased.",
)
def version_unrecorded(workspace: Workspace) -> Iterator[Fault]:
    """Find a version without an entry, below one that is sealed, or with another date."""
    descriptor, shown = workspace.package.descriptor, workspace.package.show(changelog.NAME)
    about = descriptor.data
    version, day = str(about.get("version")), str(about.get("created"))[:10]
    entries = changelog.parse(_readable(workspace))
    own = [entry for entry in entries if entry.version == version]
    later = [entry.version for entry in entries if entry.seals and _is_later(entry, version)]
    if later:
        found, expected = f"version {version}", f"a version above {later[0]}, which was released"
        yield Fault(descriptor.place("version"), found, expected)
    elif entries and not own:
        found = f"version {version}, without an entry in {shown}"
        yield Fault(descriptor.place("version"), found, f"## [{version}] - {day}")
    for entry in own:
        if entry.is_dated and entry.date != day:
            found = f"{version} of {entry.date}"
            yield Fault(Location(shown, entry.line, 1), found, f"of {day}, the day in created")


@rule(
    "release-unsealed",
    family="history",
    title="A release has no fingerprint",
    why="Whatever changes under its version is not noticed.",
    fix="Run figures update --seal when nothing is left to change; until then, head the entry by "
    "the word unreleased.",
    severity=Severity.WARNING,
)
def release_unsealed(workspace: Workspace) -> Iterator[Fault]:
    """Find a dated entry for this version without a fingerprint."""
    shown, text = workspace.package.show(changelog.NAME), _readable(workspace)
    version = workspace.package.descriptor.data.get("version")
    own = [entry for entry in changelog.parse(text) if entry.version == version]
    if any(entry.seals for entry in own) or any(changelog.unread_seals(text)):
        return
    for entry in own:
        if entry.is_dated:
            place = Location(shown, entry.line, 1)
            yield Fault(place, f"{version} of {entry.date}, unsealed", "its fingerprint")


def _seals(text: str, version: object) -> dict[int, str]:
    """Return the fingerprints of a version by their lines."""
    entries = (entry for entry in changelog.parse(text) if entry.version == version)
    return {line: sealed for entry in entries for line, sealed in entry.seals.items()}


def _is_later(entry: changelog.Entry, version: str) -> bool:
    numbers, others = _numbers(entry.version), _numbers(version)
    if numbers and others:
        return numbers > others
    from semver import Version  # only here, as most versions are three numbers

    known = Version.is_valid(entry.version) and Version.is_valid(version)
    return known and Version.parse(entry.version) > Version.parse(version)


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version such as 2.1.0; empty for any other, such as 2.1.0-beta."""
    found = _THREE_NUMBERS.fullmatch(version)
    return tuple(map(int, found.groups())) if found else ()


def _readable(workspace: Workspace) -> str:
    """Return the changelog, empty where git left a conflict: changelog-unreadable says so."""
    text = _text(workspace)
    return "" if changelog.conflict(text) else text


def _text(workspace: Workspace) -> str:
    """Return the changelog, empty also where it cannot be read: release-altered says so."""
    try:
        return _changelog(workspace)
    except OSError:
        return ""


def _changelog(workspace: Workspace) -> str:
    """Return the changelog, empty where there is none. Raises OSError."""
    return workspace.package.beside(changelog.NAME).decode("utf-8", "replace")
