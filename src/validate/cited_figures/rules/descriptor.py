"""Rules on datapackage.json and the table schemas."""

from collections.abc import Iterator

from ..finding import Fault, Location, Severity
from ..package.bundled import bundled
from ..package.membership import loosened, tightened
from ..package.package import Package, Resource
from ..package.profile import Violation
from ..package.standard import is_surely_standard, refusals
from ..package.template import WORKFLOW, unfilled
from ..tables.cells import judge
from ..text import quoted
from .rule import rule, unreadable
from .workspace import Workspace

MARKDOWN = "description"  # which may have several lines
ELSEWHERE = {"pattern", "dialect", "missingValues", "path", "schema"}  # judged by other rules
DEFECTS = {
    "invisible": "no invisible character",
    "padded": "single plain spaces, and none at the ends",
    "disguised": "letters and digits of one alphabet, of normal width, composed",
}
PUBLISHED = ("rules.json", "datapackage.schema.json", "report.schema.json")


@rule(
    "package-unreadable",
    family="structure",
    title="The descriptor or a schema cannot be read",
    why="Without them the tables cannot be checked.",
    fix="Correct the path or the file: datapackage.json and the schemas are JSON objects in UTF-8.",
    severity=Severity.FATAL,
)
def package_unreadable(workspace: Workspace) -> Iterator[Fault]:
    """Find what could not be read: the descriptor itself, or schemas that it names."""
    yield from dict.fromkeys(workspace.package.unreadable.values())


@rule(
    "profile-missing",
    family="structure",
    title="The package lacks tables or columns of this profile",
    why="Most rules cannot run without them; only files, descriptor and cells are checked.",
    fix="Add what is missing; figures new writes a package to start from.",
    severity=Severity.FATAL,
)
def profile_missing(workspace: Workspace) -> Iterator[Fault]:
    """Find tables and columns that the profile asks for."""
    yield from workspace.gaps


@rule(
    "descriptor-invalid",
    family="structure",
    title="The descriptor or a schema violates the Data Package standard or this profile",
    why="Tools read it in different ways, or not at all, and the constraints that it declares are "
    "not enforced.",
    fix="Write it as schemas/datapackage.schema.json says, which allows less than the Data Package "
    "standard.",
)
def descriptor_invalid(workspace: Workspace) -> Iterator[Fault]:
    """Find what the strict profile refuses; if it refuses nothing, ask frictionless.

    A package that was made for something else is held to the standard only.
    """
    package = workspace.package
    found = [] if workspace.foreign else workspace.violations
    for violation in found:
        if not violation.unknown:
            severity = Severity.FATAL if _hides_a_table(package, violation) else None
            yield violation.fault._replace(severity=severity)
    unread = package.unreadable or any(table.missing for table in package) or not [*package]
    if not (found or unread) and (workspace.violations or not is_surely_standard(package)):
        yield from refusals(package)


@rule(
    "descriptor-unknown-property",
    family="structure",
    title="The descriptor or a schema has a property that nothing reads",
    why="Every tool silently ignores a misspelt property, and with it what it should enforce.",
    fix="Correct the spelling, or remove the property.",
)
def descriptor_unknown_property(workspace: Workspace) -> Iterator[Fault]:
    """Find properties that the strict profile does not know."""
    found = [] if workspace.foreign else workspace.violations
    yield from (violation.fault for violation in found if violation.unknown)


@rule(
    "schema-loosened",
    family="structure",
    title="A schema allows more than the profile",
    why="Values that the profile refuses would pass, and readers of the schema would believe them "
    "to be allowed.",
    fix="Write the constraint or key as in the schema of the profile, or a stricter one.",
)
def schema_loosened(workspace: Workspace) -> Iterator[Fault]:
    """Find constraints and keys of the profile that a schema leaves out or weakens."""
    for resource in _of_the_profile(workspace):
        yield from loosened(resource)


@rule(
    "schema-tightened",
    family="structure",
    title="A schema allows less than the profile",
    why="Readers of many packages expect the codes and lengths of the profile, and a row that it "
    "allows is refused here. Nothing is wrong where that is meant.",
    fix="Write the constraint as in the schema of the profile.",
    severity=Severity.WARNING,
)
def schema_tightened(workspace: Workspace) -> Iterator[Fault]:
    """Find constraints on columns of the profile that the profile does not have."""
    for resource in _of_the_profile(workspace):
        yield from tightened(resource)


@rule(
    "descriptor-text",
    family="structure",
    title="A text of the descriptor or a schema has characters that nobody sees",
    why="Pages and pictures show it in another way, or not at all, and a terminal may obey it.",
    fix="Retype the text on one line, with single plain spaces.",
)
def descriptor_text(workspace: Workspace) -> Iterator[Fault]:
    """Find invisible characters, odd white space and characters that pose as others."""
    for document in (workspace.package.descriptor, *workspace.package.schemas):
        for keys, text in [] if document.root else document.strings():
            if _is_plain(text) or not ELSEWHERE.isdisjoint(keys):
                continue
            line = text.replace("\n", "") if keys[-1] == MARKDOWN else text
            kinds = [kind for kind, _ in judge(line, "string").defects if kind in DEFECTS]
            if kinds:
                found = f"{keys[-1]} is {quoted(text)}"
                yield Fault(document.place(*keys), found, DEFECTS[kinds[0]])


@rule(
    "template-unfilled",
    family="structure",
    title="Text of the template was not replaced",
    why="Catalogues would show it as yours, and the workflow of the template checks nothing.",
    fix="Say there what is true of your package, or remove it.",
    severity=Severity.WARNING,
)
def template_unfilled(workspace: Workspace) -> Iterator[Fault]:
    """Find what figures new wrote to be replaced."""
    try:
        yield from unfilled(workspace.package)
    except OSError as error:
        yield unreadable(workspace.package, WORKFLOW, error)


@rule(
    "profile-file-differs",
    family="structure",
    title="The package publishes other rules than those that check it",
    why="Readers believe that the package was checked by the rules that it publishes.",
    fix="Copy the file from this version of cited-figures, or remove it.",
    severity=Severity.WARNING,
)
def profile_file_differs(workspace: Workspace) -> Iterator[Fault]:
    """Find copies of the rules and of the profile that are not those of this code."""
    package, ours = workspace.package, bundled() / "schemas"
    if workspace.foreign or package.root.resolve() == bundled().resolve():
        return
    for name in PUBLISHED:
        path = f"schemas/{name}"
        try:
            raw = package.beside(path)
        except OSError as error:
            yield unreadable(package, path, error)
            continue
        if raw and raw.replace(b"\r\n", b"\n") != (ours / name).read_bytes():
            place = Location(package.show(path))
            yield Fault(place, "other content", f"{name} of this version of cited-figures", name)


def _hides_a_table(package: Package, violation: Violation) -> bool:
    """Return whether a violation keeps a table, or all of them, from being read."""
    if violation.document is not package.descriptor or violation.keys[:1] != ("resources",):
        return False
    read = {("resources", resource.index) for resource in package}
    return not read or (len(violation.keys) > 1 and violation.keys[:2] not in read)


def _is_plain(text: str) -> bool:
    """Return whether a text surely has no fault, as most have none."""
    return text.isascii() and text.isprintable() and text == text.strip() and "  " not in text


def _of_the_profile(workspace: Workspace) -> Iterator[Resource]:
    """Yield the tables that are held to the profile, each name once, with a sound schema."""
    if workspace.foreign or workspace.gaps:
        return
    for resource in workspace.package:
        is_first = workspace.package.table(resource.name) is resource
        if is_first and not _is_in_doubt(workspace, resource):
            yield resource


def _is_in_doubt(workspace: Workspace, resource: Resource) -> bool:
    """Return whether a table has no schema, or one that violates the profile in other ways."""
    schema = resource.schema
    return schema is None or any(violation.concerns(schema) for violation in workspace.violations)
