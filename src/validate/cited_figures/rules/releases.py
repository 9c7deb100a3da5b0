"""The rule on what was released: it never changes."""

from collections.abc import Iterator

from ..finding import Location
from ..package import changelog
from ..package.seal import seal
from .rule import Fault, rule, unreadable
from .workspace import Workspace


@rule(
    "release-altered",
    family="history",
    title="A release is not what it was when it was sealed",
    why="A version that means two things cannot be cited: nobody can tell which one was used.",
    fix="Undo the change, or give it a version of its own in datapackage.json with an entry in "
    "CHANGELOG.md.",
)
def release_altered(workspace: Workspace) -> Iterator[Fault]:
    """Find another fingerprint than the one that the changelog has for this version."""
    package = workspace.package
    if package.unreadable or any(each.missing for each in package):
        return
    version, shown = package.descriptor.data.get("version"), package.show(changelog.NAME)
    try:
        text = package.beside(changelog.NAME).decode("utf-8", "replace")
    except OSError as error:
        yield unreadable(package, changelog.NAME, error)
        return
    entries = [each for each in changelog.parse(text) if each.version == version]
    for line, sealed in ((line, each) for entry in entries for line, each in entry.seals.items()):
        actual = seal(package)
        if sealed != actual:
            place = Location(shown, line, len(changelog.SEAL) + 1)
            yield Fault(place, f"version {version} with the fingerprint {actual}", sealed)
