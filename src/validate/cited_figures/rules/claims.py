"""Rules on what the descriptor says of sources, dates and licences."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..finding import Fault, Location
from ..package.package import Package
from ..text import quoted
from .rule import rule, unreadable
from .workspace import Workspace

CREATIVE_COMMONS, OPEN_DATA = (
    "https://creativecommons.org/",
    "https://opendatacommons.org/licenses/",
)
# The URL and the title of each licence that the profile knows.
LICENCES = {
    "CC-BY-4.0": ("licenses/by/4.0", r"((Creative Commons )?Attribution|CC[ -]BY) 4\.0"),
    "CC-BY-SA-4.0": (
        "licenses/by-sa/4.0",
        r"((Creative Commons )?Attribution.Share.?Alike|CC[ -]BY-SA) 4\.0",
    ),
    "CC0-1.0": ("publicdomain/zero/1.0", r"(Creative Commons )?(Zero v|CC0 )1\.0"),
    "ODbL-1.0": ("odbl", r"(Open Data Commons )?Open Database License"),
    "ODC-By-1.0": ("by", r"(Open Data Commons|ODC) Attribution License"),
    "PDDL-1.0": ("pddl", r"(Open Data Commons|ODC).{1,3}Public Domain Dedication( (and|&))?"),
}
_CLOSED = re.compile("Attribution-?No[nD][A-Za-z]+|CC[ -]BY(-SA)?-N[CD]")  # none of these is open
_END = r"( International| Universal)?( Public)?( Domain Dedication)?( Licen[cs]e)?"
_VERSION = r"( \([A-Za-z0-9. -]+\))?( v?1\.0)?"


@rule(
    "listed-source-unknown",
    family="sources",
    title="The descriptor lists a source that is not in the table of sources",
    why="Catalogues show the sources of the descriptor: either its URL is wrong, or the figures "
    "were not taken from there.",
    fix="Give the source in datapackage.json the url or copy_url of a row of the table of sources.",
)
def listed_source_unknown(workspace: Workspace) -> Iterator[Fault]:
    """Find URLs in the descriptor that no row of the table of sources has."""
    table, descriptor = workspace.tables.get("sources"), workspace.package.descriptor
    if table is None or not _is_sound(workspace, table.resource.shown):
        return
    known = {*table.data["url"], *table.data["copy_url"]}
    for index, source in enumerate(descriptor.data["sources"]):
        if source["path"] not in known:
            place = descriptor.place("sources", index, "path")
            yield Fault(place, source["path"], f"a URL of {table.resource.shown}")


@rule(
    "accessed-after-created",
    family="sources",
    title="A source was accessed after the package was created",
    why="One of the two dates is wrong, and citations print both.",
    fix="Correct accessed, or set created in datapackage.json to the day of this version.",
)
def accessed_after_created(workspace: Workspace) -> Iterator[Fault]:
    """Find days of access after the day of the package."""
    table = workspace.tables.get("sources")
    if table is None or not _is_sound(workspace, table.resource.shown):
        return
    created = workspace.package.descriptor.data["created"][:10]
    for row, day in enumerate(table.data["accessed"]):
        if day is not None and day.isoformat() > created:
            place, expected = table.place(row, "accessed"), f"by {created}, the date in created"
            yield Fault(place, f"accessed on {day}", expected, table.key(row))


@rule(
    "licence-mixed",
    family="structure",
    title="Licence name, title, URL and text disagree",
    why="Nobody can rely on a licence that the next line contradicts.",
    fix="Give name, title and path of one licence, and put its text, with that name, beside the "
    "tables.",
)
def licence_mixed(workspace: Workspace) -> Iterator[Fault]:
    """Find licences whose parts disagree, tables under another, and a file that names none."""
    package = workspace.package
    if not _is_sound(workspace):
        return
    licences = package.descriptor.data["licenses"]
    for index, licence in enumerate(licences):
        for key, expected in _misfits(**licence):
            place = package.descriptor.place("licenses", index, key)
            yield Fault(place, quoted(licence[key]), expected)
    names = [licence["name"] for licence in licences]
    for resource in package:
        for index, licence in enumerate(resource.entry.get("licenses", [])):
            if licence["name"] not in names:
                place = package.descriptor.place("resources", resource.index, "licenses", index)
                expected = f"{' or '.join(names)}, the licence of the package"
                yield Fault(place, licence["name"], expected, resource.name)
    readable = (resource for resource in package if resource.missing is None)
    folders = {PurePosixPath(resource.path).parent for resource in readable}
    for folder in sorted(folder for folder in folders if folder.parts):
        yield from _unlike(package, (folder / "LICENSE").as_posix(), names)


def _unlike(package: Package, path: str, names: list[str]) -> Iterator[Fault]:
    """Yield a fault for a licence file that names none of the licences, or a closed one."""
    try:
        text = " ".join(package.beside(path).decode("utf-8", "replace").split())
    except OSError as error:
        yield unreadable(package, path, error)
        return
    closed = _CLOSED.search(text)
    if closed:
        expected = f"the text of {', '.join(names)}"
        yield Fault(Location(package.show(path)), quoted(closed[0]), expected)
    elif text and not any(name in text or re.search(LICENCES[name][1], text) for name in names):
        expected = "its name or title"
        yield Fault(Location(package.show(path)), f"no mention of {', '.join(names)}", expected)


def _misfits(name: str, path: str, title: str = "") -> Iterator[tuple[str, str]]:
    """Yield each key of a licence that does not fit its name, and what would."""
    end, words = LICENCES[name]
    url = (CREATIVE_COMMONS if "/" in end else OPEN_DATA) + end
    wanted = re.escape(url).replace("https://", r"https?://(www\.)?")
    more = r"(/1[.-]0)?(/(deed|legalcode)(\.[A-Za-z-]+)?)?/?"
    if not re.fullmatch(rf"{wanted}{more}|.*/{re.escape(name)}\b.*", path):
        yield "path", f"{url}/, the URL of {name}"
    if title and title != name and not re.fullmatch(words + _END + _VERSION, title):
        yield "title", f"the title of {name}"


def _is_sound(workspace: Workspace, file: str = "") -> bool:
    """Return whether descriptor and file have no error so far, which would explain this one."""
    descriptor = workspace.package.descriptor
    if workspace.foreign or workspace.gaps or workspace.package.unreadable:
        return False
    errors = (found for found in workspace.findings if found.severity.is_error)
    broken = {finding.location.file for finding in errors}
    misshapen = any(violation.document is descriptor for violation in workspace.violations)
    return not misshapen and broken.isdisjoint({file, descriptor.shown})
