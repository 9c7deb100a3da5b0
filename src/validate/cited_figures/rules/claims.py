"""Rules on what the descriptor says beside the tables."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..finding import Finding, Location, Severity
from ..package.package import Package
from .rule import Fault, rule, unreadable
from .workspace import Workspace

CREATIVE_COMMONS, OPEN_DATA = (
    "https://creativecommons.org/",
    "https://opendatacommons.org/licenses/",
)
# The address and the title of each licence that the profile knows.
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
    title="The descriptor lists a source that the table does not have",
    why="Catalogues show the sources of the descriptor; one address of the two is wrong, or the "
    "figures were not taken from there.",
    fix="Give the source in datapackage.json the url or copy_url of a row of the table of sources.",
)
def listed_source_unknown(workspace: Workspace) -> Iterator[Fault]:
    """Find addresses of the descriptor that no row of the table of sources has."""
    table, descriptor = workspace.tables.get("sources"), workspace.package.descriptor
    if table is None or not _is_sound(workspace, table.resource.shown):
        return
    known = {*table.data["url"], *table.data["copy_url"]}
    for index, each in enumerate(descriptor.data["sources"]):
        if each["path"] not in known:
            place = descriptor.place("sources", index, "path")
            yield Fault(place, each["path"], f"an address of {table.resource.shown}")


@rule(
    "accessed-after-created",
    family="sources",
    title="A source was read after the package was made",
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
            place = table.place(row, "accessed")
            yield Fault(
                place, f"accessed on {day}", f"by {created}, as created says", table.key(row)
            )


@rule(
    "licence-mixed",
    family="structure",
    title="Name, title, address or text of the licence are not of one licence",
    why="Nobody can rely on a licence that is another one in the next line.",
    fix="Write name, title and path of one licence, and put its text, with that name, beside the "
    "tables.",
)
def licence_mixed(workspace: Workspace) -> Iterator[Fault]:
    """Find licences whose parts do not fit, and a licence file that is not of one of them."""
    package = workspace.package
    if not _is_sound(workspace):
        return
    licences = package.descriptor.data["licenses"]
    for index, each in enumerate(licences):
        for key, expected in _misfits(**each):
            place = package.descriptor.place("licenses", index, key)
            yield Fault(place, f'"{each[key]}"', expected)
    names = [each["name"] for each in licences]
    folders = {PurePosixPath(each.path).parent for each in package}
    for folder in sorted(each for each in folders if each.parts):
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
        yield Fault(Location(package.show(path)), f'"{closed[0]}"', f"words of {', '.join(names)}")
    elif text and not any(each in text or re.search(LICENCES[each][1], text) for each in names):
        expected = "its name or title"
        yield Fault(Location(package.show(path)), f"no mention of {', '.join(names)}", expected)


def _misfits(name: str, path: str, title: str = "") -> Iterator[tuple[str, str]]:
    """Yield what of a licence does not fit its name, and what would."""
    address, words = LICENCES[name]
    site = OPEN_DATA if "/" not in address else CREATIVE_COMMONS
    wanted = re.escape(site + address).replace("https://", r"https?://(www\.)?")
    more = r"(/1[.-]0)?(/(deed|legalcode)(\.[A-Za-z-]+)?)?/?"
    if not re.fullmatch(rf"{wanted}{more}|.*/{re.escape(name)}\b.*", path):
        yield "path", f"{site}{address}/, the address of {name}"
    if title and title != name and not re.fullmatch(words + _END + _VERSION, title):
        yield "title", f"the title of {name}"


def _is_sound(workspace: Workspace, file: str = "") -> bool:
    """Return whether descriptor and file have no error so far, which would explain this one."""
    descriptor = workspace.package.descriptor
    if workspace.foreign or workspace.gaps or workspace.package.unreadable:
        return False
    broken = {each.location.file for each in workspace.findings if _is_error(each)}
    shapeless = any(each.document is descriptor for each in workspace.violations)
    return not shapeless and broken.isdisjoint({file, descriptor.shown})


def _is_error(finding: Finding) -> bool:
    """Return whether a finding is more than a warning."""
    return finding.severity is not Severity.WARNING
